/** Sets a schedule up from what was asked, or asks back where it would post elsewhere. */
import type { webApi } from '@slack/bolt';
import type { Shown } from '../../../present/answer.ts';
import type { Schedule } from '../../../schedule/schedule.ts';
import type { NewSchedule } from '../../../schedule/schedules.ts';
import type { Outgoing } from '../blocks/outgoing.ts';
import { refusalMessage } from '../blocks/refusal.ts';
import { codeOf, patiently } from '../patience.ts';
import { askerOf } from '../place.ts';
import type { Room } from '../room.ts';
import { type AskedSchedule, scheduleIn } from './asked-schedule.ts';
import { obstacleAt } from './checked.ts';
import { type Asker, destinationsOf } from './destinations.ts';
import { confirmMessage, madeMessage, notMadeMessage } from './set-up-message.ts';

export interface Spoken extends Asker {
  /** Only the asker sees what was said. */
  readonly privately: boolean;
  /** The asker has seen what it will be, and said yes. */
  readonly confirmed: boolean;
}

/** What is said to whoever asked for a schedule; null where `shown` is none. Rejects where Slack or the database cannot be asked. */
export async function setUp(shown: Shown, spoken: Spoken, room: Room, client: webApi.WebClient): Promise<Outgoing | null> {
  const asked = scheduleIn(shown, await zoneOf(spoken.user, room, client));
  if (asked === null) return null;
  const to = await destinationsOf(asked.plan.schedule.to, spoken, room, client);
  if (!to.ok) return notMadeMessage(to.problems.message);
  const made = newSchedule(asked, spoken, to.value);
  const obstacles = await Promise.all(to.value.map((place) => obstacleAt(place, made, spoken, room, client)));
  const obstacle = obstacles.find((one) => one !== null) ?? null;
  if (obstacle !== null) return notMadeMessage(obstacle);
  const next = room.schedules.next(asked.plan.schedule, 5);
  if (!spoken.confirmed && !isHere(to.value, spoken)) return confirmMessage(made, next, spoken.user, shown.answer.id);
  const kept = await keepOnce(made, room);
  return 'problems' in kept ? kept.problems : madeMessage(kept.schedule, next, spoken.user, kept.before);
}

/** Whether it goes where it was asked, before everybody's eyes, or to whoever asked. */
function isHere(to: readonly string[], { user, channel, privately }: Spoken): boolean {
  return to.every((place) => place === user || (!privately && place === channel));
}

function newSchedule({ plan, sentence, brand }: AskedSchedule, { team, user }: Asker, to: readonly string[]): NewSchedule {
  return { brand, asker: askerOf({ team, user }), team, sentence, plan, to };
}

type Kept = { readonly schedule: Schedule; readonly before: boolean } | { readonly problems: Outgoing };

/** Whoever asks for the same twice has one: a delivery that another process does again makes no second. */
export async function keepOnce(made: NewSchedule, { schedules }: Room): Promise<Kept> {
  const mine = await schedules.list({ team: made.team, asker: made.asker });
  const same = mine.find((one) => one.state === 'active' && isSame(one, made));
  if (same !== undefined) return { schedule: same, before: true };
  const kept = await schedules.create(made);
  return kept.ok ? { schedule: kept.value, before: false } : { problems: refusalMessage(made.sentence, kept.problems) };
}

function isSame(one: Schedule, { brand, sentence, plan, to }: NewSchedule): boolean {
  const { cron, zone } = plan.schedule;
  return (
    one.brand === brand &&
    one.sentence === sentence &&
    one.cron === cron &&
    one.zone === zone &&
    [...one.to].sort().join() === [...to].sort().join()
  );
}

/** The zone that somebody has chosen in Slack; null where that is not told. */
export async function zoneOf(user: string, room: Room, client: webApi.WebClient): Promise<string | null> {
  try {
    const { user: found } = await patiently(room.waits, 'reads', () => client.users.info({ user }));
    return found?.tz ?? null;
  } catch (error) {
    room.log.warn({ code: codeOf(error), user }, 'the zone of a person is not known');
    return null;
  }
}
