/** Tables that sort and page. */
import type { Cell } from './blocks.ts';

export type Direction = 'ascending' | 'descending';

export interface Sorting {
  readonly column: number;
  readonly direction: Direction;
}

type Row = readonly Cell[];

/** The next sorting after a click on the head of `column`: numbers from the top first, texts from A; then turned around; then as it came. */
export function nextSorting(now: Sorting | null, column: number, numeric: boolean): Sorting | null {
  const first: Direction = numeric ? 'descending' : 'ascending';
  if (now?.column !== column) return { column, direction: first };
  return now.direction === first ? { column, direction: first === 'ascending' ? 'descending' : 'ascending' } : null;
}

/** Whether a column holds numbers: then it stands to the right and sorts by value. */
export function isNumeric(rows: readonly Row[], column: number): boolean {
  return rows.some((row) => row[column]?.type === 'raw_number');
}

/** `rows` in the order of `sorting`; cells without a number stand last either way, equal ones as they came. */
export function sorted(rows: readonly Row[], sorting: Sorting | null): readonly Row[] {
  if (sorting === null) return rows;
  const { column, direction } = sorting;
  const sign = direction === 'ascending' ? 1 : -1;
  const numeric = isNumeric(rows, column);
  return rows.toSorted((a, b) => {
    const [left, right] = [a[column], b[column]];
    if (!numeric) return sign * cellText(left).localeCompare(cellText(right), undefined, { numeric: true });
    if (left?.value === undefined || right?.value === undefined)
      return Number(left?.value === undefined) - Number(right?.value === undefined);
    return sign * (left.value - right.value);
  });
}

/** What a cell says. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (cell.text !== undefined) return cell.text;
  const walk = (part: { readonly text?: string; readonly elements?: Cell['elements'] }): string =>
    (part.text ?? '') +
    (part.elements ?? [])
      .map((one) => walk({ ...(one.text === undefined ? {} : { text: one.text }), elements: one.elements ?? [] }))
      .join('');
  return walk({ elements: cell.elements ?? [] });
}

export interface Page {
  readonly rows: readonly Row[];
  /** Numbers of the first and last row shown, from 1. */
  readonly from: number;
  readonly to: number;
  readonly pages: number;
}

/** The page numbered `page` (from 0) of `rows`. */
export function pageOf(rows: readonly Row[], page: number, size: number): Page {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const from = Math.min(page, pages - 1) * size;
  const shown = rows.slice(from, from + size);
  return { rows: shown, from: shown.length === 0 ? 0 : from + 1, to: from + shown.length, pages };
}
