/** Runs a statement inside a transaction and tells what came of it, alike on both databases. */
import type { Knex } from 'knex';
import { itemAt } from '../../base/item.ts';
import type { Dialect, SqlRow, Statement } from '../../base/statement.ts';

/** Runs `statement`; the number of rows it added or changed. */
export async function run(transaction: Knex.Transaction, dialect: Dialect, { text, bindings }: Statement): Promise<number> {
  const answer: unknown = await transaction.raw(text, bindings);
  if (dialect === 'postgres') return countOf(answer, 'rowCount');
  const changes = await rowsOf(transaction, dialect, { text: 'select changes() as n', bindings: [] });
  return Number(itemAt(changes, 0)['n']);
}

/** The rows that `statement` gives. */
export async function rowsOf(transaction: Knex.Transaction, dialect: Dialect, { text, bindings }: Statement): Promise<readonly SqlRow[]> {
  const answer: unknown = await transaction.raw(text, bindings);
  const rows = dialect === 'sqlite' ? answer : isRecord(answer) ? answer['rows'] : [];
  return Array.isArray(rows) ? (rows as readonly SqlRow[]) : [];
}

function countOf(answer: unknown, name: string): number {
  return isRecord(answer) ? Number(answer[name] ?? 0) : 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
