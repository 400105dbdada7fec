/** Runs of schedules: claimed in one transaction with what they post, held until they are ready. */
import type { Knex } from 'knex';
import { type ScheduleRow, type Scope, within } from './schedules.ts';
import type { Store } from './store.ts';

export interface RunRow {
  readonly schedule: string;
  readonly due_at: number;
  /** due, waiting, working, posted, unknown, failed, missed. */
  readonly state: string;
  /** 0 or 1. */
  readonly late: number;
  readonly note: string;
  /** When it is looked at again. */
  readonly ready_at: number;
  readonly claimed_at: number;
}

/** What a schedule posts, what is said below that, and what an alert tells. */
export type PostingKind = 'run' | 'late' | 'final' | 'fired' | 'cleared';

export interface PostingRow {
  readonly id: string;
  readonly kind: PostingKind;
  /** Of late and final the posting that it is said below, of fired and cleared the event; empty for a run's. */
  readonly about: string;
  /** Of a schedule, or of an alert. */
  readonly schedule: string;
  readonly due_at: number;
  readonly team: string;
  readonly place: string;
  /** held, due, posted, unknown, refused, failed. */
  readonly state: string;
  readonly note: string;
  readonly code: string;
  readonly owner: string;
  readonly lease_until: number;
  readonly claims: number;
  readonly tries: number;
  readonly try_at: number;
  readonly channel: string;
  readonly ts: string;
  readonly answer: string;
  readonly posted_at: number;
  readonly version: string;
  readonly final_at: number | null;
  readonly told_late: number;
  readonly told_final: number;
}

/** A posting that nobody has taken. */
export function newPosting(
  posting: Pick<PostingRow, 'id' | 'kind' | 'about' | 'schedule' | 'due_at' | 'team' | 'place' | 'state'>,
): PostingRow {
  const untaken = { note: '', code: '', owner: '', lease_until: 0, claims: 0, tries: 0, try_at: 0 };
  const unposted = { channel: '', ts: '', answer: '', posted_at: 0, version: '', final_at: null, told_late: 0, told_final: 0 };
  return { ...untaken, ...unposted, ...posting };
}

/** What becomes of a schedule that is due: its runs with their postings, and when it is due again. */
export interface Claim {
  readonly runs: readonly RunRow[];
  readonly postings: readonly PostingRow[];
  readonly nextAt: number | null;
}

type Writer = Pick<Store, 'writer' | 'transaction' | 'dialect'>;

export interface DueOptions {
  readonly now: number;
  /** How many at most. */
  readonly limit: number;
  readonly scope: Scope;
}

/** Claims schedules that are due, the longest due first; how many. `claim` says what becomes of each. */
export function claimDue(store: Writer, { now, limit, scope }: DueOptions, claim: (row: ScheduleRow) => Claim): Promise<number> {
  return store.transaction(async (transaction) => {
    const due = transaction<ScheduleRow>('schedules')
      .where({ state: 'active' })
      .where('next_at', '<=', now)
      .whereRaw(within(scope, 'team'))
      .orderBy(['next_at', 'id'])
      .limit(limit)
      .select('*');
    // Others wait here and find the rows moved on: what is due earlier is claimed earlier.
    const rows: readonly ScheduleRow[] = await (store.dialect === 'postgres' ? due.forUpdate() : due);
    for (const row of rows) {
      const { nextAt, ...made } = claim(row);
      await insertRuns(transaction, made);
      await transaction('schedules').where({ id: row.id }).update({ next_at: nextAt });
    }
    return rows.length;
  });
}

/** Writes runs and their postings; what is there already stays as it is. */
export async function insertRuns(transaction: Knex, { runs, postings }: Pick<Claim, 'runs' | 'postings'>): Promise<void> {
  for (const run of runs) await transaction('schedule_runs').insert(run).onConflict(['schedule', 'due_at']).ignore();
  for (const posting of postings) await transaction('postings').insert(posting).onConflict('id').ignore();
}

/** Runs that are to be looked at, the earliest due first. */
export function readyRuns(store: Pick<Store, 'writer'>, { now, limit, scope }: DueOptions): Promise<readonly RunRow[]> {
  return store
    .writer<RunRow>('schedule_runs')
    .whereIn('state', ['due', 'waiting'])
    .where('ready_at', '<=', now)
    .whereRaw(`exists (select 1 from schedules as s where s.id = schedule_runs.schedule and ${within(scope, 's.team')})`)
    .orderBy(['due_at', 'schedule'])
    .limit(limit)
    .select('*');
}

/** Runs that wait for their data. */
export async function countWaiting(store: Pick<Store, 'writer'>, scope: Scope): Promise<number> {
  const [row] = await store
    .writer('schedule_runs')
    .where({ state: 'waiting' })
    .whereRaw(`exists (select 1 from schedules as s where s.id = schedule_runs.schedule and ${within(scope, 's.team')})`)
    .count<readonly { readonly runs: number | string }[]>('* as runs');
  return Number(row?.runs ?? 0);
}

/** Looks at the run again later. */
export async function postpone(store: Pick<Store, 'writer'>, { schedule, due_at }: RunRow, readyAt: number, note: string): Promise<void> {
  await store
    .writer('schedule_runs')
    .where({ schedule, due_at })
    .whereIn('state', ['due', 'waiting'])
    .update({ state: 'waiting', ready_at: readyAt, note });
}

/** Lets the run's postings be taken. */
export function release(store: Writer, { schedule, due_at }: RunRow, note: string): Promise<void> {
  return store.transaction(async (transaction) => {
    const released = await transaction('schedule_runs')
      .where({ schedule, due_at })
      .whereIn('state', ['due', 'waiting'])
      .update({ state: 'working', note });
    if (released > 0) await transaction('postings').where({ schedule, due_at, state: 'held' }).update({ state: 'due', note });
  });
}

/** Runs that were not begun are not, `note` says why: all of a schedule, or the one that was due at an instant. */
export function missHeld(store: Writer, which: { readonly schedule: string; readonly due_at?: number }, note: string): Promise<void> {
  return store.transaction(async (transaction) => {
    await transaction('schedule_runs').where(which).whereIn('state', ['due', 'waiting']).update({ state: 'missed', note });
    await transaction('postings')
      .where({ ...which, state: 'held' })
      .delete();
  });
}

/** Runs that were not begun post `postings` instead. */
export function replaceHeld(store: Writer, schedule: string, postings: (dueAt: number) => readonly PostingRow[]): Promise<void> {
  return store.transaction(async (transaction) => {
    const runs = transaction<RunRow>('schedule_runs').where({ schedule }).whereIn('state', ['due', 'waiting']).select('due_at');
    // None of them is released meanwhile.
    for (const { due_at } of await (store.dialect === 'postgres' ? runs.forUpdate() : runs)) {
      await transaction('postings').where({ schedule, due_at, state: 'held' }).delete();
      await insertRuns(transaction, { runs: [], postings: postings(due_at) });
    }
  });
}

/** The latest runs of a schedule with their postings, the latest first. */
export async function loadRuns(
  store: Pick<Store, 'writer'>,
  schedule: string,
  limit: number,
): Promise<readonly (RunRow & { readonly postings: readonly PostingRow[] })[]> {
  const runs = (await store
    .writer<RunRow>('schedule_runs')
    .where({ schedule })
    .orderBy('due_at', 'desc')
    .limit(limit)
    .select('*')) as readonly RunRow[];
  const postings = (await store
    .writer<PostingRow>('postings')
    .where({ schedule, kind: 'run' })
    .whereIn(
      'due_at',
      runs.map((run) => run.due_at),
    )
    .orderBy('id')
    .select('*')) as readonly PostingRow[];
  return runs.map((run) => ({ ...run, postings: postings.filter((one) => one.due_at === run.due_at) }));
}

/** Forgets runs of before the instant, with what they posted. What alerts told stays: that it is over is said below it, however late. */
export function forgetRuns(store: Writer, before: number): Promise<void> {
  return store.transaction(async (transaction) => {
    await transaction('posted_numbers').where('at', '<', before).delete();
    await transaction('postings')
      .where('due_at', '<', before)
      .whereNotIn('state', ['held', 'due'])
      .whereNotIn('kind', ['fired', 'cleared'])
      .delete();
    await transaction('schedule_runs').where('due_at', '<', before).whereNotIn('state', ['due', 'waiting', 'working']).delete();
  });
}
