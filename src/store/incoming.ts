/**
 * Many rows as one relation inside a statement: SQLite reads one JSON text, PostgreSQL one array per column. Far faster than Knex's
 * insert of many rows, and free of its limit on bindings.
 */
import type { Dialect, SqlValue, Statement } from '../base/statement.ts';

export type IncomingType = 'text' | 'integer' | 'big' | 'seconds' | 'day';

export interface IncomingColumn {
  readonly name: string;
  readonly type: IncomingType;
}

const postgresTypes = { text: 'text', integer: 'integer', big: 'bigint', seconds: 'numeric', day: 'date' } as const;

/**
 * A relation for a FROM clause named `incoming` with `columns`; each of `rows` holds their values in that order (null where the column allows it).
 * Texts must not hold the character U+0000. On SQLite an `insert … select … from incoming` needs `where true` before `on conflict`.
 */
export function incoming(dialect: Dialect, columns: readonly IncomingColumn[], rows: readonly (readonly SqlValue[])[]): Statement {
  if (dialect === 'sqlite') {
    const read = columns.map(({ name }, index) => `json_extract(value, '$[${index}]') as "${name}"`);
    return { text: `(select ${read.join(', ')} from jsonb_each(?)) as incoming`, bindings: [JSON.stringify(rows)] };
  }
  const arrays = columns.map(({ type }) => `?::${postgresTypes[type]}[]`);
  const names = columns.map(({ name }) => `"${name}"`);
  return {
    text: `unnest(${arrays.join(', ')}) as incoming(${names.join(', ')})`,
    bindings: columns.map((_, index) => arrayText(rows, index)),
  };
}

/** PostgreSQL's text form of one column's values. */
function arrayText(rows: readonly (readonly SqlValue[])[], index: number): string {
  const items = rows.map((row) => {
    const value = row[index] ?? null;
    if (typeof value === 'number') return String(value);
    return value === null ? 'null' : `"${/["\\]/.test(value) ? value.replace(/["\\]/g, String.raw`\$&`) : value}"`;
  });
  return `{${items.join(',')}}`;
}
