/** A Knex query as a statement. */
import type { Knex } from 'knex';
import type { SqlValue, Statement } from '../base/statement.ts';
import { formatSql } from './format-sql.ts';

/** `query` as text with `?` placeholders and their values. */
export function statementOf(query: Knex.QueryBuilder): Statement {
  const { sql, bindings } = query.toSQL();
  return { text: formatSql(sql), bindings: bindings as readonly SqlValue[] };
}
