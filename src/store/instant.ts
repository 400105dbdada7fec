/** The present instant in SQL. */
import type { Knex } from 'knex';
import type { Store } from './store.ts';

/** Milliseconds since the epoch by the database's clock. */
const clocks = {
  sqlite: "cast(unixepoch('subsec') * 1000 as integer)",
  postgres: 'cast(extract(epoch from clock_timestamp()) * 1000 as bigint)',
} as const;

/** The instant so many milliseconds from now, as SQL. By `now`, or by the database's clock: processes agree by it whose own clocks differ. */
export function instantIn(store: Pick<Store, 'dialect' | 'writer'>, now: (() => number) | undefined): (later?: number) => Knex.Raw {
  return (later = 0) => store.writer.raw(`${now === undefined ? clocks[store.dialect] : String(now())} + ${later}`);
}
