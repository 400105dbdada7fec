/** A form that was sent: read as a sentence, checked, and kept. */
import type { webApi } from '@slack/bolt';
import { everything } from '../../../../ask/access/rights.ts';
import type { Problem } from '../../../../base/problem.ts';
import { ok, type Result } from '../../../../base/result.ts';
import type { Schedule } from '../../../../schedule/schedule.ts';
import type { NewSchedule } from '../../../../schedule/schedules.ts';
import { surely } from '../../access/look-up.ts';
import { answerHere, gone } from '../../own-answers.ts';
import { askerOf } from '../../place.ts';
import type { Room } from '../../room.ts';
import { type AskedSchedule, scheduleIn } from '../asked-schedule.ts';
import { obstacleAt } from '../checked.ts';
import { scheduleFor } from '../own-schedules.ts';
import { keepOnce } from '../set-up.ts';
import type { SentForm } from './inbound.ts';
import { ownWords } from './often.ts';
import type { FormContent, FormPart } from './view.ts';

/** What is wrong, by the part of the form, in plain text. */
export type Errors = Partial<Record<FormPart, string>>;

/** The schedule that was made or changed, or what is wrong. Rejects where Slack or the database cannot be asked. */
export async function submitted(form: SentForm, room: Room, client: webApi.WebClient): Promise<Result<Schedule, Errors>> {
  const { team, user, content } = form;
  const mine = await openTo(form, room, client);
  if ('why' in mine) return wrong({ what: mine.why });
  const { channel, person } = content;
  const to = [...new Set([channel, person, ...mine.others].filter((one) => one !== null))];
  if (to.length === 0) return wrong({ channel: 'Choose a channel, or a person below.' });
  const asked = await read(form, room, client);
  if (!asked.ok) return asked;
  // All at once: Slack waits three seconds for a form.
  const obstacles = await Promise.all(to.map((place) => obstacleAt(place, asked.value, { team, user }, room, client)));
  for (const [index, obstacle] of obstacles.entries())
    if (obstacle !== null) return wrong({ [to[index] === person ? 'person' : 'channel']: plainly(obstacle) });
  // A double click on the button sends the form twice.
  const sending = `schedule-form:${team}:${form.viewId}`;
  if (!(await room.deliveries.claim([sending]))) return wrong({ what: 'It was sent already.' });
  let taken = false;
  try {
    const kept = await keep({ ...asked.value, to }, form, room);
    taken = kept.ok;
    return kept;
  } finally {
    // What was not taken may be mended and sent again.
    if (!taken) await room.deliveries.giveBack([sending]);
  }
}

/** The places without a field that stay, which are the schedule's own whatever came back; or why the form may not be sent by this person. */
async function openTo(
  { team, user, opened: { from, channel, others } }: SentForm,
  room: Room,
  client: webApi.WebClient,
): Promise<{ readonly others: readonly string[] } | { readonly why: string }> {
  const seeker = { team, user, channel };
  if ('answer' in from) return (await answerHere(from.answer, seeker, room)) === null ? { why: gone } : { others: [] };
  const found = await scheduleFor(from.schedule, seeker, room, client);
  return 'why' in found ? { why: plainly(found.why) } : { others: found.schedule.to.filter((place) => others.includes(place)) };
}

/** What the form says, read as the sentence that it is. */
async function read(
  { team, user, opened, content }: SentForm,
  room: Room,
  client: webApi.WebClient,
): Promise<Result<AskedSchedule, Errors>> {
  const head = oftenIn(content);
  if (head === null) return wrong({ own: 'Say how often, such as: every Tuesday and Thursday.' });
  const before = `${head} ${content.zone} post here: `;
  const { rights } = await surely(room.access, { team, user, channel: null }, client);
  const outcome = await room.ask({
    ...{ text: before + content.what, brand: opened.brand === '' ? null : opened.brand, asker: askerOf({ team, user }) },
    ...{ thread: null, kept: false, signal: room.inFlight.signal, rights, room: everything },
  });
  if (outcome.kind === 'fault') return wrong({ what: `That met a fault on our side. It is logged as ${outcome.id}.` });
  if (outcome.kind === 'refused') return wrong(placed(outcome.problems[0], head.length, content));
  const asked = scheduleIn(outcome.shown, null);
  return asked === null ? wrong({ what: 'Only numbers are posted again and again.' }) : ok(asked);
}

/** `every weekday at 09:00`; null where nothing says how often. */
function oftenIn({ often: { choice, own, time } }: FormContent): string | null {
  if (choice !== ownWords) return `${choice} at ${time}`;
  if (own === '') return null;
  // A time of day that is said goes before the one in its field.
  return /\d\d?:\d\d|\bat \d|\d ?[ap]m\b|noon|midnight/i.test(own) ? own : `${own} at ${time}`;
}

function placed({ at, message }: Problem, head: number, { often }: FormContent): Errors {
  // What is offered can always be read: then the question is at fault, whatever place is named.
  return { [often.choice === ownWords && at !== null && at.start < head ? 'own' : 'what']: message };
}

async function keep(
  asked: AskedSchedule & { readonly to: readonly string[] },
  form: SentForm,
  room: Room,
): Promise<Result<Schedule, Errors>> {
  const { team, user, opened, content } = form;
  const has = new Set(content.options);
  const choices = { csv: has.has('csv'), tellFinal: has.has('final'), ...(has.has('wait') ? {} : { waitMs: 0 }) };
  const made: NewSchedule = { ...asked, asker: askerOf({ team, user }), team, ...choices };
  if ('answer' in opened.from) {
    const kept = await keepOnce(made, room);
    return 'problems' in kept ? wrong({ what: kept.problems.text }) : ok(kept.schedule);
  }
  const { sentence, plan, to } = made;
  const changed = await room.schedules.change(opened.from.schedule, {
    ...{ sentence, plan, to, csv: choices.csv, tellFinal: choices.tellFinal },
    waitMs: has.has('wait') ? usualWaitMs : 0,
  });
  if (!changed.ok) return wrong({ what: changed.problems[0].message });
  return changed.value === null ? wrong({ what: 'It was deleted meanwhile.' }) : ok(changed.value);
}

const usualWaitMs = 3 * 3_600_000;

/** Beside a field Slack shows plain text. */
function plainly(text: string): string {
  return text
    .replaceAll(/<#\w+>/g, 'that channel')
    .replaceAll(/<@\w+>/g, 'that person')
    .replaceAll('`', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function wrong(errors: Errors): { readonly ok: false; readonly problems: Errors } {
  return { ok: false, problems: errors };
}
