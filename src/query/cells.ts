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
  const cells = rows.map((row) => columns.map((column) => cellOf(shape, column, row[column.name] ?? null)));
  const totals = total ? columns.map((column) => (hasTotal(shape, column) ? (total[column.name] ?? null) : null)) : null;
  const smallBase = [...rows.map((row, index) => [row, index] as const), ...(total ? [[total, -1] as const] : [])].flatMap(([row, at]) =>
    columns.flatMap(({ name, column }, index): readonly (readonly [number, number])[] => {
      const base = row[`${name}_base`];
      const shown = at === -1 ? totals?.[index] : cells[at]?.[index];
      const isSmall = column.role === 'metric' && typeof base === 'number' && base < smallBaseUnder && shown !== null;
      return isSmall ? [[at, index]] : [];
    }),
  );
  return { cells, totals, smallBase };
}

function cellOf(shape: Shape, { column }: PlacedColumn, value: SqlValue): Cell {
  if (column.role !== 'by' || value === null) return value;
  const dimension = column.of as DimensionId;
  if (isMember(dimension)) return shape.directory.label(dimension, String(value));
  if (dimension === 'weekday') return weekdayName(Number(value));
  return value === '' ? null : value;
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
