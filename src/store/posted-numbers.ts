/** Numbers that schedules posted, to be held against those of later: whoever looks at some holds them for a lease. */
import type { Knex } from 'knex';
import { instantIn } from './instant.ts';
import type { PostingRow } from './runs.ts';
import { type Scope, within } from './schedules.ts';
import type { Store } from './store.ts';

export interface NumbersRow {
  readonly posting: string;
  /** JSON. */
  readonly numbers: string;
  /** A day; null where nothing was provisional. */
  readonly provisional_until: string | null;
  /** When it is looked at again; null: never. */
  readonly look_at: number | null;
  readonly look_owner: string;
  readonly look_until: number;
  /** When it was posted. */
  readonly at: number;
}

export type WatchedPosting = PostingRow & NumbersRow;

/** Keeps what was posted; what is there already stays. */
export async function keepNumbers(
  transaction: Knex,
  row: Pick<NumbersRow, 'posting' | 'numbers' | 'provisional_until' | 'look_at' | 'at'>,
): Promise<void> {
  await transaction('posted_numbers')
    .insert({ ...row, look_owner: '', look_until: 0 })
    .onConflict('posting')
    .ignore();
}

export interface LookOptions {
  /** Of the runner's clock: what is to be looked at by then. */
  readonly at: number;
  readonly owner: string;
  readonly leaseMs: number;
  readonly scope: Scope;
  /** Milliseconds since the epoch, for leases; the database's clock where left out. */
  readonly now?: () => number;
}

/** The posting that is to be looked at next, held for a lease; null where none is. */
export async function takeLook(store: Pick<Store, 'writer' | 'dialect'>, options: LookOptions): Promise<WatchedPosting | null> {
  const { at, owner, leaseMs, scope } = options;
  const instant = instantIn(store, options.now);
  const free = () =>
    store
      .writer<NumbersRow>('posted_numbers as n')
      .where('n.look_at', '<=', at)
      .where('n.look_until', '<=', instant())
      .whereRaw(`exists (select 1 from postings as p where p.id = n.posting and p.state = 'posted' and ${within(scope, 'p.team')})`);
  const due = await free().orderBy('n.look_at').limit(4).select<readonly { readonly posting: string }[]>('n.posting');
  for (const { posting } of due) {
    const taken = await store
      .writer<NumbersRow>('posted_numbers')
      .where({ posting })
      .where('look_at', '<=', at)
      .where('look_until', '<=', instant())
      .update({ look_owner: owner, look_until: instant(leaseMs) });
    if (taken > 0) return loadWatched(store, posting);
  }
  return null;
}

/** A posting with the numbers that it held; null where they are not kept any more. */
export async function loadWatched(store: Pick<Store, 'writer'>, posting: string): Promise<WatchedPosting | null> {
  const [row] = await store
    .writer('posted_numbers as n')
    .join('postings as p', 'p.id', 'n.posting')
    .where('n.posting', posting)
    .select<readonly WatchedPosting[]>('p.*', 'n.*');
  return row ?? null;
}

/** What a look came to. */
export interface Looked {
  /** Of the data that were looked at. */
  readonly version: string;
  /** When it is looked at again; null: never. */
  readonly lookAt: number | null;
  /** What is to be said below it: one that was written down before is not written down again. */
  readonly followUps: readonly PostingRow[];
}

/** Notes what a look came to, where `owner` still holds it; which messages are to be made of it. One transaction. */
export function settleLook(
  store: Pick<Store, 'transaction'>,
  { posting }: Pick<NumbersRow, 'posting'>,
  owner: string,
  { version, lookAt, followUps }: Looked,
): Promise<number> {
  return store.transaction(async (transaction) => {
    const held = await transaction('posted_numbers')
      .where({ posting, look_owner: owner })
      .update({ look_at: lookAt, look_until: 0, look_owner: '' });
    if (held === 0) return 0;
    await transaction('postings').where({ id: posting }).update({ version });
    let made = 0;
    for (const row of followUps) {
      const told = toldColumn(row.kind);
      const first = await transaction('postings')
        .where({ id: posting, [told]: 0 })
        .update({ [told]: 1 });
      if (first === 0) continue;
      await transaction('postings').insert(row).onConflict('id').ignore();
      made += 1;
    }
    return made;
  });
}

/** What was to be said below a posting is not to be said, or not now: it is looked at again at `lookAt`, whatever the data are. */
export async function takeBackFollowUp(transaction: Knex, { id, about, kind }: PostingRow, lookAt: number): Promise<void> {
  await transaction('postings').where({ id }).delete();
  await transaction('postings')
    .where({ id: about })
    .update({ [toldColumn(kind)]: 0, version: '' });
  await transaction('posted_numbers').where({ posting: about }).update({ look_at: lookAt });
}

/** Forgets numbers that were posted before the instant. */
export async function forgetNumbers(store: Pick<Store, 'writer'>, before: number): Promise<void> {
  await store.writer('posted_numbers').where('at', '<', before).delete();
}

function toldColumn(kind: string): 'told_late' | 'told_final' {
  return kind === 'late' ? 'told_late' : 'told_final';
}
