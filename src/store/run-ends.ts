/** How runs and events end, and what that means for their schedules and alerts. All inside the transaction that settles a posting. */
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
  const end = endOf(await transaction<PostingRow>('postings').where({ schedule, due_at, kind: 'run' }).select('state'), [
    'failed',
    'refused',
  ]);
  if (end === null) return null;
  await transaction('schedule_runs')
    .where({ schedule, due_at })
    .update({ state: end, ...(note === '' ? {} : { note }) });
  return end;
}

/** How what is told of an event ended; null where some of it is still to be told. A place that takes nothing is no failure: nothing more goes there. */
export async function endEvent(
  transaction: Knex.Transaction,
  dialect: Store['dialect'],
  { about, schedule }: Pick<PostingRow, 'about' | 'schedule'>,
): Promise<RunEnd | null> {
  const alert = transaction('alerts').where({ id: schedule }).select('id');
  // Of two postings that are settled at once one sees both.
  await (dialect === 'postgres' ? alert.forUpdate() : alert);
  return endOf(await transaction<PostingRow>('postings').where({ schedule, about }).select('state'), ['failed']);
}

/** Of the postings together; `failed` names what counts as a failure. */
function endOf(postings: readonly Pick<PostingRow, 'state'>[], failed: readonly string[]): RunEnd | null {
  const states = postings.map(({ state }) => state);
  if (states.some((state) => state === 'held' || state === 'due')) return null;
  if (states.some((state) => failed.includes(state))) return 'failed';
  return states.includes('unknown') ? 'unknown' : 'posted';
}

/** What fails again and again. */
export type Failing = 'schedules' | 'alerts';

/** Failures in a row, this one counted. */
export async function countFailure(transaction: Knex.Transaction, table: Failing, id: string): Promise<number> {
  const [row] = await transaction<Pick<ScheduleRow, 'id' | 'failures'>>(table)
    .where({ id })
    .increment('failures', 1)
    .returning<Pick<ScheduleRow, 'failures'>[]>(['failures']);
  return row?.failures ?? 0;
}

/** What came through ends the row of failures. */
export async function clearFailures(transaction: Knex.Transaction, table: Failing, id: string): Promise<void> {
  await transaction(table).where({ id }).where('failures', '>', 0).update({ failures: 0 });
}

/** Stops an active schedule; false where it was stopped before. What it has not begun is not begun. */
export async function stopSchedule(transaction: Knex.Transaction, id: string, state: 'paused' | 'ended', why: string): Promise<boolean> {
  const stopped = await transaction('schedules').where({ id, state: 'active' }).update({ state, paused_why: why, next_at: null });
  await transaction('schedule_runs').where({ schedule: id }).whereIn('state', ['due', 'waiting']).update({ state: 'missed', note: why });
  await transaction('postings').where({ schedule: id, state: 'held' }).delete();
  return stopped > 0;
}
