/** Schedules as they are kept. JSON stays text here: what it holds is the business of those who make it. */
import type { Knex } from 'knex';
import type { Store } from './store.ts';

export interface ScheduleRow {
  readonly id: string;
  readonly brand_id: string;
  readonly team: string;
  readonly asker: string;
  readonly sentence: string;
  /** JSON. */
  readonly plan: string;
  readonly cron: string;
  readonly zone: string;
  /** JSON: a list of ids. */
  readonly places: string;
  readonly state: string;
  readonly paused_why: string | null;
  readonly next_at: number | null;
  readonly failures: number;
  readonly catch_up_ms: number;
  readonly wait_ms: number;
  readonly tell_final: number;
  readonly csv: number;
  readonly made_at: number;
}

/** Whose work a process does: what goes to a terminal has no team. */
export type Scope = 'terminal' | 'slack' | 'all';

/** The condition on `column`, a team, that stays within `scope`; SQL. */
export function within(scope: Scope, column: string): string {
  return scope === 'all' ? '1 = 1' : `${column} ${scope === 'terminal' ? '=' : '<>'} ''`;
}

type Writer = Pick<Store, 'writer'>;

const table = (store: Writer): Knex.QueryBuilder<ScheduleRow, ScheduleRow[]> => store.writer<ScheduleRow>('schedules');

/** Keeps a new schedule. Throws where its id is taken. */
export async function insertSchedule(store: Writer, row: ScheduleRow): Promise<void> {
  await store.writer('schedules').insert(row);
}

/** The schedule called `id`, null where there is none. */
export async function loadSchedule(store: Writer, id: string): Promise<ScheduleRow | null> {
  const [row] = await table(store).where({ id });
  return row ?? null;
}

/** Those that have all of `which`, in order of their next run; those that have none last. */
export async function listScheduleRows(
  store: Writer,
  which: Partial<Pick<ScheduleRow, 'brand_id' | 'team' | 'asker'>>,
): Promise<readonly ScheduleRow[]> {
  return table(store).where(which).orderByRaw('next_at is null, next_at, made_at, id');
}

/** The schedule as it is then, null where there is none. */
export async function updateSchedule(store: Writer, id: string, change: Partial<Omit<ScheduleRow, 'id'>>): Promise<ScheduleRow | null> {
  const [row] = await store.writer<ScheduleRow>('schedules').where({ id }).update(change).returning<ScheduleRow[]>('*');
  return row ?? null;
}

/** Forgets a schedule with its runs and what they posted; false where there is none. */
export function deleteSchedule(store: Pick<Store, 'transaction'>, id: string): Promise<boolean> {
  return store.transaction(async (transaction) => {
    // First the schedule: whoever claims it now waits, or is waited for, and leaves no run behind.
    const removed = await transaction('schedules').where({ id }).delete();
    await transaction('posted_numbers')
      .whereIn('posting', transaction('postings').where({ schedule: id }).select('id'))
      .delete();
    for (const name of ['postings', 'tellings', 'schedule_runs']) await transaction(name).where({ schedule: id }).delete();
    return removed > 0;
  });
}
