/** What a schedule that is due becomes: the latest of its due instants is run where that is not too late, the others were missed. */
import { type Claim, newPosting, type PostingRow, type RunRow } from '../store/runs.ts';
import type { ScheduleRow } from '../store/schedules.ts';
import type { FollowUpKind } from './deliver.ts';
import { type Recurrence, recurrenceOf } from './recurrence.ts';
import { placesIn, runId } from './rows.ts';
import { lateText, missedText, overtakenText } from './words.ts';

/** A run that begins this much after its time says so. */
export const lateMs = 5 * 60_000;

/** Missed runs that are noted at most: the latest. */
const mostMissed = 20;

/** Its runs up to `now`, and when it is due next. */
export function claimOf(row: ScheduleRow, now: number): Claim {
  const recurrence = recurrenceOf(row.cron, row.zone);
  if (typeof recurrence === 'string') throw new Error(`schedule ${row.id} has no ${recurrence}`);
  const due = dueBetween(recurrence, row.next_at ?? now, now);
  const latest = due.at(-1) ?? now;
  const isMissed = now - latest > row.catch_up_ms;
  const missed = due.slice(0, isMissed ? undefined : -1).map((at) => missedRun(row, at, at === latest ? missedText : overtakenText, now));
  const made = isMissed ? { runs: [], postings: [] } : runAt(row, latest, now);
  return { runs: [...missed, ...made.runs], postings: made.postings, nextAt: recurrence.next(now) };
}

/** One run with a posting for each place. */
export function runAt(row: ScheduleRow, dueAt: number, now: number): Pick<Claim, 'runs' | 'postings'> {
  const late = now - dueAt > lateMs;
  const note = late ? lateText(dueAt, row.zone) : '';
  const run: RunRow = { schedule: row.id, due_at: dueAt, state: 'due', late: late ? 1 : 0, note, ready_at: now, claimed_at: now };
  return { runs: [run], postings: postingsAt(row, dueAt) };
}

/** What the run that is due then posts, held: a posting for each place. */
export function postingsAt(row: ScheduleRow, dueAt: number): readonly PostingRow[] {
  return placesIn(row).map((place, index) => postingAt(row, dueAt, place, index));
}

/** The latest due instants of `first` to `now`. */
function dueBetween(recurrence: Recurrence, first: number, now: number): readonly number[] {
  const due: number[] = [];
  for (let at: number | null = first; at !== null && at <= now; at = recurrence.next(at)) {
    due.push(at);
    if (due.length > mostMissed) due.shift();
  }
  return due;
}

function missedRun({ id }: ScheduleRow, dueAt: number, note: string, now: number): RunRow {
  return { schedule: id, due_at: dueAt, state: 'missed', late: 0, note, ready_at: dueAt, claimed_at: now };
}

function postingAt({ id: schedule, team }: ScheduleRow, dueAt: number, place: string, index: number): PostingRow {
  const id = `${runId(schedule, dueAt)}:${String(index)}`;
  return newPosting({ id, kind: 'run', about: '', schedule, due_at: dueAt, team, place, state: 'held' });
}

/** What is due at once below what was posted: in its place after what is due there already. */
export function followUpOf(about: PostingRow, kind: FollowUpKind, now: number): PostingRow {
  const { schedule, team, place } = about;
  return newPosting({ id: `${kind}:${about.id}`, kind, about: about.id, schedule, due_at: now, team, place, state: 'due' });
}
