/** Rows of a result as series over categories: the shape that charts are drawn from. */
import type { Grain } from '../../base/day.ts';
import type { Cell, QueryResult, ResultColumn } from '../../query/result.ts';

/** A column of the result over the categories, for one member of the breakdown that is not on the axis. */
export interface Line {
  readonly column: ResultColumn;
  /** The member it is for, null where nothing tells series apart but the column. */
  readonly member: string | null;
  readonly values: readonly (number | null)[];
}

export interface Pivot {
  /** Names as shown, or the first days of buckets where `grain` is set. */
  readonly categories: readonly string[];
  readonly grain: Grain | null;
  readonly lines: readonly Line[];
  /** How many members there were before `most` cut them. */
  readonly members: number;
}

/** Members drawn as series of their own: more cannot be told apart by colour. */
const mostSeries = 6;

/**
 * The columns `shown` of `result` over its time or else its first breakdown; other breakdowns become series, the first six
 * in the order of the rows. Categories keep the order of the rows, dates ascend.
 */
export function pivot(result: QueryResult, grain: Grain | null, shown: readonly ResultColumn[]): Pivot {
  const names = result.columns.flatMap((column, index) => (column.role === 'by' ? [index] : []));
  const time = result.columns.findIndex((column) => column.role === 'time');
  const axis = time >= 0 ? time : (names[0] ?? -1);
  const rest = names.filter((index) => index !== axis);
  const categories = [...new Set(result.rows.map((row) => nameOf(row, axis, result.columns)))];
  if (time >= 0) categories.sort();
  const members = [...new Set(result.rows.map((row) => seriesOf(row, rest, result.columns)))];
  const kept = rest.length === 0 ? [null] : members.slice(0, mostSeries);
  const place = new Map(categories.map((name, index) => [name, index]));
  const lines = kept.flatMap((member) => shown.map((column) => ({ column, member, values: categories.map((): number | null => null) })));
  const byKey = new Map(lines.map((line) => [`${line.column.id} ${line.member ?? ''}`, line]));
  for (const row of result.rows) {
    const member = rest.length === 0 ? null : seriesOf(row, rest, result.columns);
    const at = place.get(nameOf(row, axis, result.columns)) ?? 0;
    for (const column of shown) {
      const line = byKey.get(`${column.id} ${member ?? ''}`);
      const cell = row[result.columns.indexOf(column)];
      if (line !== undefined && typeof cell === 'number' && Number.isFinite(cell)) line.values[at] = cell;
    }
  }
  return { categories, grain: time >= 0 ? (grain ?? 'day') : null, lines, members: rest.length === 0 ? 0 : members.length };
}

function nameOf(row: readonly Cell[], index: number, columns: readonly ResultColumn[]): string {
  const cell = row[index] ?? null;
  if (index < 0) return '';
  if (cell === null) return '(none)';
  return columns[index]?.of === 'hour' && columns[index].role === 'by' ? `${String(cell).padStart(2, '0')}:00` : String(cell);
}

function seriesOf(row: readonly Cell[], indexes: readonly number[], columns: readonly ResultColumn[]): string {
  return indexes.map((index) => nameOf(row, index, columns)).join(' / ');
}
