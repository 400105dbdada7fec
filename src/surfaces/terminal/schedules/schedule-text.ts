/** Schedules and their runs as a terminal shows them. */
import { scheduleSentence } from '../../../plan/watch-sentence.ts';
import type { Run, Schedule } from '../../../schedule/schedule.ts';
import { instantText } from '../../../schedule/words.ts';

/** One schedule in a few lines: what, when next, how its last runs ended. */
export function scheduleText(schedule: Schedule, runs: readonly Run[]): string {
  const { id, plan, sentence, asker, zone } = schedule;
  const lines = runs.map((run) => `    ${runText(run, zone)}`);
  return [`${id}  ${scheduleSentence(plan, sentence)}`, `    ${asker}: ${stateText(schedule)}`, ...lines].join('\n');
}

function stateText({ state, pausedWhy, nextAt, zone, to }: Schedule): string {
  const places = `to ${to.join(', ')}`;
  if (state === 'active') return `${places}, next ${nextAt === null ? 'never' : instantText(nextAt, zone)}`;
  return `${places}, ${state}${pausedWhy === null ? '' : `: ${pausedWhy}`}`;
}

/** `Mon, 23 Nov 2026, 09:00 (Europe/Berlin)  posted`. */
export function runText({ dueAt, state, note }: Run, zone: string): string {
  return `${instantText(dueAt, zone)}  ${state}${note === '' ? '' : `: ${note.replaceAll('\n', ' ')}`}`;
}

/** The next times, one a line. */
export function nextText(times: readonly number[], zone: string): string {
  return times.map((at) => instantText(at, zone)).join('\n');
}
