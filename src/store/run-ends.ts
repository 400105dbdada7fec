/** How runs end, and what that means for their schedules. All inside the transaction that settles a posting. */
import type { Knex } from 'knex';
import type { PostingRow, RunRow } from './runs.ts';
import type { ScheduleRow } from './schedules.ts';
import type { Store } from './store.ts';

export type RunEnd = 'posted' | 'unknown' | 'failed';

type RunKey = Pick<RunRow, 'schedule' | 'due_at'>;

/** Ends the run where all its postings are settled: how; null where some are not. */
export async function endRun(
  transaction: Knex.Transaction,
  dialect: Store['dialect'],
  { schedule, due_at }: RunKey,
  note: string,
): Promise<RunEnd | null> {
  const own = transaction<RunRow>('schedule_runs').where({ schedule, due_at, state: 'working' }).select('due_at', 'note');
  // Of two postings that are settled at once one sees both.
  const [run] = await (dialect === 'postgres' ? own.forUpdate() : own);
  if (run === undefined) return null;
  const states = (await transaction<PostingRow>('postings').where({ schedule, due_at, kind: 'run' }).select('state')).map(
    ({ state }) => state,
  );
  if (states.some((state) => state === 'held' || state === 'due')) return null;
  const end: RunEnd = states.some((state) => state === 'failed' || state === 'refused')
    ? 'failed'
    : states.includes('unknown')
      ? 'unknown'
      : 'posted';
  await transaction('schedule_runs')
    .where({ schedule, due_at })
    .update({ state: end, ...(note === '' ? {} : { note }) });
  return end;
}

/** Failed runs in a row, this one counted. */
export async function countFailure(transaction: Knex.Transaction, schedule: string): Promise<number> {
  const [row] = await transaction<ScheduleRow>('schedules')
    .where({ id: schedule })
    .increment('failures', 1)
    .returning<ScheduleRow[]>(['failures']);
  return row?.failures ?? 0;
}

/** A run that came through ends the row of failures. */
export async function clearFailures(transaction: Knex.Transaction, schedule: string): Promise<void> {
  await transaction('schedules').where({ id: schedule }).where('failures', '>', 0).update({ failures: 0 });
}

/** Stops an active schedule; false where it was stopped before. What it has not begun is not begun. */
export async function stopSchedule(transaction: Knex.Transaction, id: string, state: 'paused' | 'ended', why: string): Promise<boolean> {
  const stopped = await transaction('schedules').where({ id, state: 'active' }).update({ state, paused_why: why, next_at: null });
  await transaction('schedule_runs').where({ schedule: id }).whereIn('state', ['due', 'waiting']).update({ state: 'missed', note: why });
  await transaction('postings').where({ schedule: id, state: 'held' }).delete();
  return stopped > 0;
}
