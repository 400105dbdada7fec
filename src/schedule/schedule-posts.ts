/** What schedules post: the numbers of a run, and what is said below them. */
import type { Log } from '../ask/log.ts';
import type { PostingRow } from '../store/runs.ts';
import { loadSchedule } from '../store/schedules.ts';
import type { Store } from '../store/store.ts';
import type { Deliver, Delivered } from './deliver.ts';
import { lateMs } from './due.ts';
import { sayFollowUp } from './follow-ups.ts';
import { delivered } from './outcome.ts';
import type { Post } from './posting-source.ts';
import { scheduleOf } from './rows.ts';
import type { RunMeters } from './run-meters.ts';
import type { Schedule } from './schedule.ts';
import { settlePosting } from './settling.ts';
import { lateText } from './words.ts';

export interface SchedulePostsParts {
  readonly store: Pick<Store, 'writer' | 'dialect'>;
  readonly deliver: Pick<Deliver, 'post' | 'correct'>;
  /** Which data of the brand are there: another text when they may be others. */
  readonly version: (brand: string) => Promise<string>;
  readonly log: Log;
  readonly meters: RunMeters;
  /** Milliseconds before the second and the third try. */
  readonly retryMs?: readonly number[];
}

const usualRetryMs = [15_000, 60_000];

/** How postings of schedules are posted. */
export function schedulePosts({
  store,
  deliver,
  version,
  log,
  meters,
  retryMs = usualRetryMs,
}: SchedulePostsParts): Readonly<Record<'run' | 'late' | 'final', Post>> {
  const deliverOne = (row: PostingRow, schedule: Schedule, now: number): Promise<Delivered> => {
    const said = row.note === '' ? [] : row.note.split('\n');
    const saysSo = said.some((note) => note.startsWith('Late: '));
    // It may have been claimed in time, and nothing ran since.
    const late = saysSo || now - row.due_at > schedule.waitMs + lateMs;
    const notes = late && !saysSo ? [lateText(row.due_at, schedule.zone), ...said] : said;
    return delivered(row, log, () => deliver.post({ id: row.id, schedule, dueAt: row.due_at, to: row.place, late, notes }));
  };
  const run: Post = async (row, now, queue) => {
    const kept = await loadSchedule(store, row.schedule);
    // Deleted in between, with its runs.
    if (kept === null) return;
    const schedule = scheduleOf(kept);
    // Before the numbers are read: data that come in between count as late.
    const seen = await version(schedule.brand);
    const came = await deliverOne(row, schedule, now);
    const end = await settlePosting(row, schedule, came, { at: now, version: seen }, { store, queue, retryMs });
    if (end !== null) meters.ended(end, now - row.due_at);
  };
  const followUp: Post = async (row, now, queue) => {
    const kept = await loadSchedule(store, row.schedule);
    if (kept !== null) await sayFollowUp(row, scheduleOf(kept), now, { store, queue, retryMs, deliver });
  };
  return { run, late: followUp, final: followUp };
}
