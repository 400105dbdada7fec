/** What owners are to be told: written down with its cause, told once. */
import type { Knex } from 'knex';
import { instantIn } from './instant.ts';
import { type Scope, within } from './schedules.ts';
import type { Store } from './store.ts';

export interface Telling {
  /** Begins with its cause, ends with what tells this time from every other: a surface sends each id once. */
  readonly id: string;
  /** Of one cause an owner is told once, until it is forgotten. */
  readonly cause: string;
  /** Of a schedule, or of an alert. */
  readonly schedule: string;
  readonly about: TellingAbout;
  readonly team: string;
  readonly asker: string;
  readonly text: string;
}

export type TellingAbout = 'schedule' | 'alert';

export interface TellingRow extends Omit<Telling, 'cause'> {
  /** due, told, given_up. */
  readonly state: string;
  readonly owner: string;
  readonly lease_until: number;
  readonly tries: number;
  readonly try_at: number;
}

/** Writes down what is to be told; what was told before of the same cause is not told again. */
export async function insertTelling(transaction: Knex, { cause, ...telling }: Telling): Promise<void> {
  const before = transaction('tellings').where({ schedule: telling.schedule }).whereRaw('substr(id, 1, length(?)) = ?', [cause, cause]);
  if ((await before.first('id')) !== undefined) return;
  await transaction('tellings')
    .insert({ ...telling, state: 'due', owner: '', lease_until: 0, tries: 0, try_at: 0 })
    .onConflict('id')
    .ignore();
}

export interface TellingOptions {
  readonly owner: string;
  readonly leaseMs: number;
  readonly scope: Scope;
  /** Milliseconds since the epoch; the database's clock where left out. */
  readonly now?: () => number;
}

/** The next that is due, held for a lease; null where none is. */
export async function takeTelling(
  store: Pick<Store, 'writer' | 'dialect'>,
  { owner, leaseMs, scope, now }: TellingOptions,
): Promise<TellingRow | null> {
  const instant = instantIn(store, now);
  const due = () =>
    store
      .writer<TellingRow>('tellings')
      .where({ state: 'due' })
      .whereRaw(within(scope, 'team'))
      .where('lease_until', '<=', instant())
      .where('try_at', '<=', instant());
  for (const { id } of await due().orderBy('try_at').limit(4).select('id')) {
    const [taken] = await due()
      .where({ id })
      .update({ owner, lease_until: instant(leaseMs) })
      .returning<TellingRow[]>('*');
    if (taken !== undefined) return taken;
  }
  return null;
}

/** What came of it: told, given up, or due again in so many milliseconds. */
export async function settleTelling(
  store: Pick<Store, 'writer' | 'dialect'>,
  { id, tries }: TellingRow,
  came: 'told' | 'given_up' | number,
  { owner, now }: TellingOptions,
): Promise<void> {
  const change = typeof came === 'number' ? { try_at: instantIn(store, now)(came), tries: tries + 1 } : { state: came };
  await store
    .writer('tellings')
    .where({ id, owner })
    .update({ ...change, lease_until: 0 });
}

/** Forgets what was told of a schedule or an alert, so that it is told again when it comes again. */
export async function forgetTellings(transaction: Knex, schedule: string): Promise<void> {
  await transaction('tellings').where({ schedule }).whereNot({ state: 'due' }).delete();
}
