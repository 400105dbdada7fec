/** Deliveries that were taken: the database is where processes agree who answers. */
import type { Store } from './store.ts';

export interface Deliveries {
  /**
   * True for the first caller, in whatever process, that brings one of `keys`; false where a key was taken before.
   * Keys are taken in order and taking stops at the first that is gone, so of several callers with the same keys exactly one wins.
   * `work` names what takes them: the same work holds them again, whoever does it.
   */
  claim(keys: readonly string[], work?: string): Promise<boolean>;
  /** Lets `keys` be taken again: what they were taken for was not done. */
  giveBack(keys: readonly string[]): Promise<void>;
  /** Forgets what was taken before the instant (milliseconds since the epoch). */
  forgetBefore(instant: number): Promise<void>;
}

/** The deliveries that `store` keeps, dated by `now` (milliseconds since the epoch). */
export function deliveriesIn(store: Pick<Store, 'writer'>, now: () => number): Deliveries {
  return {
    async claim(keys, work) {
      for (const id of keys) {
        // Nobody but the same work finds the row to be changed.
        const rows: unknown = await store.writer.raw(
          `insert into deliveries (id, at, work) values (?, ?, ?)
            on conflict (id) do update set work = excluded.work where deliveries.work = excluded.work returning id`,
          [id, now(), work ?? null],
        );
        if (rowsOf(rows).length === 0) return false;
      }
      return true;
    },
    async giveBack(keys) {
      await store.writer('deliveries').whereIn('id', keys).delete();
    },
    async forgetBefore(instant) {
      await store.writer('deliveries').where('at', '<', instant).delete();
    },
  };
}

/** What a raw statement gave: SQLite's driver hands back the rows themselves, PostgreSQL's a result that holds them. */
export function rowsOf(result: unknown): readonly unknown[] {
  if (Array.isArray(result)) return result;
  if (typeof result === 'object' && result !== null && 'rows' in result && Array.isArray(result.rows)) return result.rows;
  throw new TypeError('neither rows nor a result with rows');
}
