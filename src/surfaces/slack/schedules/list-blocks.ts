/** Schedules as blocks: what is posted how often and where, when next, how it went, and what can be done. */
import type { types } from '@slack/bolt';
import type { Run, Schedule } from '../../../schedule/schedule.ts';
import { instantText } from '../blocks/instant.ts';
import { oneLine } from '../blocks/words.ts';
import { button, lines, said } from '../home/parts.ts';
import { limits } from '../limits.ts';
import { type Deed, deedId, type Where } from './ids.ts';
import { oftenText, ownerOf, placesIn, postedText, withPlaces } from './words.ts';

/** A schedule with its latest runs and the times that follow; `link` is the address of what a run posted, null where there is none. */
export interface ListedSchedule {
  readonly schedule: Schedule;
  readonly next: readonly number[];
  readonly runs: readonly (Run & { readonly link: string | null })[];
}

/** Three blocks each: a message takes 50. */
export const mostListed = 12;

/** The blocks of `listed` for `reader`; `more` of them are not shown. */
export function listBlocks(
  listed: readonly ListedSchedule[],
  more: number,
  reader: string | null,
  where: Where,
): readonly types.KnownBlock[] {
  if (listed.length === 0)
    return [said('No schedules yet. Schedule under an answer sets one up, and so does a sentence: every weekday at 9:00 post snapshot.')];
  return [
    ...listed.flatMap((one, index) => scheduleBlocks(one, index, reader, where)),
    ...(more === 0 ? [] : [lines([`And ${more} more. They come up when some of these are deleted.`])]),
  ];
}

function scheduleBlocks(
  { schedule, next, runs }: ListedSchedule,
  index: number,
  reader: string | null,
  where: Where,
): readonly types.KnownBlock[] {
  const often = oftenText(schedule);
  const head = `*${often.slice(0, 1).toUpperCase()}${often.slice(1)}* in ${placesIn(schedule.to, reader)}`;
  const owner = ownerOf(schedule) === reader ? '' : `Set up by <@${ownerOf(schedule)}>`;
  const text = `${head}\n${postedText(schedule)}`.slice(0, limits.text);
  const facts = [owner, stateText(schedule, next), ...(runs.length === 0 ? [] : [`Last: ${runs.map(runText).join(', ')}`])];
  return [
    { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } },
    lines([facts.filter((fact) => fact !== '').join(' · ')]),
    { type: 'actions', elements: buttons(schedule, index, where) },
  ];
}

/** Times that are shown ahead. */
export const mostAhead = 5;

function stateText({ state, nextAt, pausedWhy }: Schedule, next: readonly number[]): string {
  const why = pausedWhy === null ? '' : `: ${withPlaces(oneLine(pausedWhy), 500)}`;
  if (state === 'paused') return `Paused${why}`;
  if (state === 'ended') return `Ended${why}`;
  if (nextAt === null) return 'It never comes';
  // What is due already has not been begun: it comes first.
  const times = [nextAt, ...next.filter((at) => at > nextAt)].slice(0, mostAhead);
  return `Next ${times.map(instantText).join(' · ')}`;
}

const runStates: Readonly<Record<Run['state'], string>> = {
  due: 'due',
  waiting: 'waiting',
  working: 'being made',
  posted: 'posted',
  unknown: 'perhaps posted',
  failed: 'failed',
  missed: 'missed',
};

/** `posted 24 Nov 09:00`, a link where it stands. */
function runText({ state, dueAt, note, link }: ListedSchedule['runs'][number]): string {
  const why = note === '' || state === 'posted' ? '' : ` (${withPlaces(oneLine(note), 150)})`;
  return `${link === null ? runStates[state] : `<${link}|${runStates[state]}>`} ${instantText(dueAt)}${why}`;
}

const labels: Readonly<Record<Deed, string>> = { run: 'Run now', pause: 'Pause', resume: 'Resume', edit: 'Edit', delete: 'Delete' };

function buttons({ id, state, sentence }: Schedule, index: number, where: Where): types.Button[] {
  const turn = state === 'active' ? (['pause'] as const) : state === 'paused' ? (['resume'] as const) : [];
  return (['run', ...turn, 'edit', 'delete'] as const).map((deed) => ({
    ...button({ id: deedId(where, deed, index), label: labels[deed], value: id, spoken: `${labels[deed]}: ${sentence}` }),
    ...(deed === 'delete' ? { confirm: sure(sentence) } : {}),
  }));
}

function sure(sentence: string): types.ConfirmationDialog {
  const plain = (text: string): types.PlainTextElement => ({ type: 'plain_text', text, emoji: false });
  return {
    title: plain('Delete this schedule?'),
    text: plain(`It is not posted any more: ${oneLine(sentence)}`.slice(0, 290)),
    confirm: plain('Delete'),
    deny: plain('Keep it'),
    style: 'danger',
  };
}
