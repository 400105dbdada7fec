/** What the databases write differently; everything else is portable SQL. */
import type { Knex } from 'knex';

export interface SqlDialect {
  /** Builds statements; it has no connection. */
  readonly build: Knex;
  /** A DATE column (quoted by the caller) as text, YYYY-MM-DD. */
  dayText(column: string): string;
  /** A query of `date`, `time`, `weekday`, one row for each `[date, time, weekday]` of the JSON text that is bound to its `?`. */
  readonly calendarRows: string;
  /** A query of `value`, one row for each text of the JSON array that is bound to its `?`. */
  readonly textRows: string;
}
