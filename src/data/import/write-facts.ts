/** Writes the rows of one fact table and marks what they touch. */
import type { Knex } from 'knex';
import type { Dialect, SqlValue, Statement } from '../../base/statement.ts';
import { incoming } from '../../store/incoming.ts';
import type { Row } from './batch.ts';
import { compareCodePoints } from './code-points.ts';
import { type FactTable, onceColumns, type SubjectKind } from './fact-table.ts';
import { rowsOf, run } from './run.ts';

/** Dirty marks to be written: `[brand, kind, id]` under their own text. */
export type Marks = Map<string, readonly [brand: string, kind: SubjectKind, id: string]>;

export interface Written {
  readonly accepted: number;
  readonly duplicates: number;
  readonly conflicts: number;
}

/**
 * Writes `rows` to `table` and adds to `marks` what they touch. Where every row is new, as on most imports, that is one statement;
 * only where some are there already they are compared with what stands.
 */
export async function writeFacts(
  transaction: Knex.Transaction,
  dialect: Dialect,
  table: FactTable,
  rows: readonly Row[],
  marks: Marks,
): Promise<Written> {
  const sorted = rows.toSorted((one, other) => compareRows(table, one, other));
  const distinct =
    table.identity === 'each' ? sorted.filter((row, index) => index === 0 || !sameKey(table, row, sorted[index - 1])) : sorted;
  const added = await insertNew(transaction, dialect, table, distinct);
  let changed = 0;
  let conflicts = 0;
  if (added < distinct.length && table.identity === 'once') {
    const settled = await settleConflicts(transaction, dialect, table, distinct, marks);
    changed = settled.replaced;
    conflicts = settled.conflicts;
  } else if (added < distinct.length && table.line >= 0) changed = await keepSmallerLines(transaction, dialect, table, distinct);
  if (added > 0 || changed > 0) for (const row of distinct) mark(marks, String(row[0]), table.marks, subjectOf(table, row));
  return { accepted: added, duplicates: rows.length - added - conflicts, conflicts };
}

/** The second column, or the hour of a status: rollup asks which days it can reach. */
function subjectOf(table: FactTable, row: Row): string {
  return table.marks === 'agent' ? new Date(Number(row[2])).toISOString().slice(0, 13) : String(row[1]);
}

/** Adds one mark. */
export function mark(marks: Marks, brand: string, kind: SubjectKind, id: string): void {
  marks.set(`${brand}\n${kind}\n${id}`, [brand, kind, id]);
}

function insertNew(transaction: Knex.Transaction, dialect: Dialect, table: FactTable, rows: readonly Row[]): Promise<number> {
  const source = incoming(dialect, table.columns, rows);
  const columns = quoted(table.columns.map(({ name }) => name));
  return run(transaction, dialect, {
    text: `insert into "${table.name}" (${columns}) select ${columns} from ${source.text} where true on conflict do nothing`,
    bindings: source.bindings,
  });
}

/** Of equal events that came as different lines the smaller line stays. Returns how many lines changed. */
function keepSmallerLines(transaction: Knex.Transaction, dialect: Dialect, table: FactTable, rows: readonly Row[]): Promise<number> {
  const source = incoming(dialect, table.columns, rows);
  return run(transaction, dialect, {
    text: `update "${table.name}" as stored set line = incoming.line from ${source.text} where ${sameStored(table)} and incoming.line < stored.line`,
    bindings: source.bindings,
  });
}

/** Rows whose id is there with another line: the earliest `at` wins, then the smaller line. What a replaced row touched is marked. */
async function settleConflicts(
  transaction: Knex.Transaction,
  dialect: Dialect,
  table: FactTable,
  rows: readonly Row[],
  marks: Marks,
): Promise<{ readonly replaced: number; readonly conflicts: number }> {
  let conflicts = 0;
  const winners = new Map<string, Row>();
  for (const { mine, stored } of await differing(transaction, dialect, table, rows)) {
    if (!sameContent(table, mine, stored)) conflicts += 1;
    const key = JSON.stringify([mine[0], mine[1]]);
    const best = winners.get(key) ?? stored;
    if (compareOnce(table, mine, best) < 0) {
      winners.set(key, mine);
      mark(marks, String(stored[0]), 'visitor', String(stored[onceColumns.visitor]));
      mark(marks, String(stored[0]), 'day', String(stored[onceColumns.date]));
      const visit = String(stored[table.columns.findIndex(({ name }) => name === 'visit_id')] ?? '');
      if (visit !== '') mark(marks, String(stored[0]), 'visit', visit);
    }
  }
  if (winners.size === 0) return { replaced: 0, conflicts };
  const source = incoming(dialect, table.columns, [...winners.values()]);
  const set = table.columns.slice(table.keyLength).map(({ name }) => `"${name}" = incoming."${name}"`);
  const replaced = await run(transaction, dialect, {
    text: `update "${table.name}" as stored set ${set.join(', ')} from ${source.text} where ${sameStored(table)}`,
    bindings: source.bindings,
  });
  return { replaced, conflicts };
}

async function differing(
  transaction: Knex.Transaction,
  dialect: Dialect,
  table: FactTable,
  rows: readonly Row[],
): Promise<readonly { readonly mine: Row; readonly stored: Row }[]> {
  const source = incoming(dialect, table.columns, rows);
  const names = table.columns.map(({ name }) => name);
  const columns = [
    ...names.map((name) => `incoming."${name}" as "mine_${name}"`),
    ...names.map((name) => `stored."${name}" as "stored_${name}"`),
  ];
  const statement: Statement = {
    text: `select ${columns.join(', ')} from ${source.text} join "${table.name}" as stored on ${sameStored(table)} where incoming.line <> stored.line`,
    bindings: source.bindings,
  };
  const found = await rowsOf(transaction, dialect, statement);
  return found.map((row) => ({
    mine: names.map((name) => row[`mine_${name}`] ?? null),
    stored: names.map((name) => row[`stored_${name}`] ?? null),
  }));
}

function sameStored(table: FactTable): string {
  return table.columns
    .slice(0, table.keyLength)
    .map(({ name }) => `stored."${name}" = incoming."${name}"`)
    .join(' and ');
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

/** By key, so that rows that lie together are written together; then the winner first. */
function compareRows(table: FactTable, one: Row, other: Row): number {
  for (let index = 0; index < table.keyLength; index += 1) {
    const order = compareValues(one[index], other[index]);
    if (order !== 0) return order;
  }
  return table.identity === 'once' ? compareOnce(table, one, other) : compareLines(table, one, other);
}

function compareOnce(table: FactTable, one: Row, other: Row): number {
  return Number(one[onceColumns.at]) - Number(other[onceColumns.at]) || compareLines(table, one, other);
}

function compareLines(table: FactTable, one: Row, other: Row): number {
  return table.line < 0 ? 0 : compareCodePoints(String(one[table.line]), String(other[table.line]));
}

function compareValues(one: SqlValue | undefined, other: SqlValue | undefined): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return one === other ? 0 : String(one) < String(other) ? -1 : 1;
}

function sameKey(table: FactTable, one: Row, other: Row | undefined): boolean {
  for (let index = 0; index < table.keyLength; index += 1) if (one[index] !== other?.[index]) return false;
  return true;
}

function sameContent(table: FactTable, one: Row, other: Row): boolean {
  return one.every(
    (value, index) =>
      index === table.line || index === onceColumns.date || value === other[index] || table.columns[index]?.name === 'entry_point_id',
  );
}
