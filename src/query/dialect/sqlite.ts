/** SQLite: days are text already, JSON is read with json_each. */
import knex from 'knex';
import type { SqlDialect } from './dialect.ts';

export const sqlite: SqlDialect = {
  build: knex({ client: 'sqlite3', useNullAsDefault: true, wrapIdentifier: (name) => (name === '*' ? name : `"${name}"`) }),
  dayText: (column) => column,
  calendarRows: `select json_extract(value, '$[0]') as "date", json_extract(value, '$[1]') as "time", json_extract(value, '$[2]') as "weekday" from json_each(?)`,
  textRows: 'select value as "value" from json_each(?)',
};
