/** The dialect of a database. */
import type { Dialect } from '../../base/statement.ts';
import type { SqlDialect } from './dialect.ts';
import { postgres } from './postgres.ts';
import { sqlite } from './sqlite.ts';

const dialects: Readonly<Record<Dialect, SqlDialect>> = { sqlite, postgres };

/** How `dialect` is written. */
export function dialectOf(dialect: Dialect): SqlDialect {
  return dialects[dialect];
}
