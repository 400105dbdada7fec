/** Rows of the database as cells of the answer: names for ids, days for buckets, null for what has no value. */
import type { SqlRow, SqlValue } from '../base/statement.ts';
import type { DimensionId } from '../catalogue/dimension.ts';
import { isMember } from '../plan/source/selection.ts';
import { weekdayOrder } from '../plan/time-buckets.ts';
import type { PlacedColumn } from './columns.ts';
import type { Compiled } from './compile-plan.ts';
import type { Cell } from './result.ts';
import type { Shape } from './shape.ts';

/** Rates that rest on fewer are marked. */
const smallBaseUnder = 30;

export interface Cells {
  readonly cells: readonly (readonly Cell[])[];
  readonly totals: readonly Cell[] | null;
  readonly smallBase: readonly (readonly [number, number])[];
}

/** The cells of `rows` and of the totals' row `total`, in the order of the columns. */
export function cellsOf(compiled: Pick<Compiled, 'shape' | 'columns'>, rows: readonly SqlRow[], total: SqlRow | null): Cells {
  const { shape, columns } = compiled;
  const shown = columns.map((column) => ({ name: column.name, cell: cellOf(shape, column) }));
  const cells = rows.map((row) => shown.map(({ name, cell }) => cell(row[name] ?? null)));
  const totals = total ? columns.map((column) => (hasTotal(shape, column) ? (total[column.name] ?? null) : null)) : null;
  return { cells, totals, smallBase: smallBases(columns, rows, cells, total, totals) };
}

/** Row by row, the totals last; bases stand beside their rates in the database's rows. */
function smallBases(
  columns: readonly PlacedColumn[],
  rows: readonly SqlRow[],
  cells: Cells['cells'],
  total: SqlRow | null,
  totals: Cells['totals'],
): Cells['smallBase'] {
  const rates = columns.flatMap(({ name, column }, index) => (column.role === 'metric' ? [{ base: `${name}_base`, index }] : []));
  const found: (readonly [number, number])[] = [];
  const mark = (row: SqlRow, shown: readonly Cell[] | null | undefined, at: number): void => {
    for (const { base, index } of rates) {
      const count = row[base];
      if (typeof count === 'number' && count < smallBaseUnder && shown?.[index] !== null) found.push([at, index]);
    }
  };
  rows.forEach((row, at) => mark(row, cells[at], at));
  if (total) mark(total, totals, -1);
  return found;
}

/** How the values of a column become cells; it is asked for every row, so what holds for all of them is decided here. */
function cellOf({ directory }: Shape, { column }: PlacedColumn): (value: SqlValue) => Cell {
  if (column.role !== 'by') return (value) => value;
  const dimension = column.of as DimensionId;
  if (isMember(dimension)) return (value) => (value === null ? null : directory.label(dimension, String(value)));
  if (dimension === 'weekday') return (value) => (value === null ? null : weekdayName(Number(value)));
  return (value) => (value === '' ? null : value);
}

/** `Monday` for 1. */
function weekdayName(number: number): string {
  const name = weekdayOrder[number - 1] ?? '';
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Breakdowns, buckets, repeated numbers, metrics without a value, and money in several currencies have no total. */
function hasTotal(shape: Shape, { column }: PlacedColumn): boolean {
  const term = shape.terms.find(({ key }) => key === column.of);
  if (!term?.expression || column.role === 'by' || column.role === 'time') return false;
  return !term.repeated && !(shape.by.includes('currency') && term.measures.some(({ money }) => money));
}
