/** PostgreSQL: days are DATE, JSON is read with json_array_elements. */
import knex from 'knex';
import type { SqlDialect } from './dialect.ts';

export const postgres: SqlDialect = {
  build: knex({ client: 'pg' }),
  dayText: (column) => `to_char(${column}, 'YYYY-MM-DD')`,
  calendarRows: `select cast(value ->> 0 as date) as "date", value ->> 1 as "time", cast(value ->> 2 as integer) as "weekday" from json_array_elements(cast(? as json))`,
  textRows: 'select value as "value" from json_array_elements_text(cast(? as json))',
};
