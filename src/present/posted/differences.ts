/** Which numbers of a post are others by now: beyond what rounding hides. */
import { formatCell, shownStep } from '../format.ts';
import type { PostedColumn, PostedNumbers, PostedRow } from './posted-numbers.ts';

/** A number as it was and as it is; null: its row is not shown on that side. */
export interface Difference {
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface RowDifferences {
  /** As the row is called; empty where there is only one. */
  readonly name: string;
  readonly isTotal: boolean;
  /** One at least. */
  readonly numbers: readonly Difference[];
}

export interface Differences {
  /** The total first, then in order of what was posted; new ones last. */
  readonly rows: readonly RowDifferences[];
  /** How many rows there are, the total not counted. */
  readonly of: number;
  /** Numbers in rows that were not kept one by one are others, too. */
  readonly beyond: boolean;
}

/** What late data changed between what was posted and `now`: what was provisional is left out. */
export function lateDifferences(posted: PostedNumbers, now: PostedNumbers): Differences {
  return differencesIn(posted, now, ({ provisional }) => !provisional);
}

/** What has become of the numbers that were provisional. */
export function finalDifferences(posted: PostedNumbers, now: PostedNumbers): Differences {
  return { ...differencesIn(posted, now, isFinal), beyond: false };
}

/** Whether a column is of those that are told when they are final. */
export function isFinal({ provisional, id }: PostedColumn): boolean {
  return provisional && !id.includes('.');
}

/** Whether there is anything to tell. */
export function isDifferent({ rows, beyond }: Differences): boolean {
  return rows.length > 0 || beyond;
}

function differencesIn(posted: PostedNumbers, now: PostedNumbers, counts: (column: PostedColumn) => boolean): Differences {
  const pairs = posted.columns.flatMap((column, index) => {
    const other = now.columns.findIndex(({ id }) => id === column.id);
    return other === -1 || !counts(column) ? [] : [{ column, index, other }];
  });
  const between = (before: PostedRow | null, after: PostedRow | null, isTotal: boolean): readonly RowDifferences[] => {
    const found = pairs.flatMap(({ column, index, other }) => {
      const one = differenceOf(column, before, after, before?.cells[index] ?? null, after?.cells[other] ?? null);
      return one === null ? [] : [{ column, one }];
    });
    // A change of what a number is compared with says no more than the number itself.
    const plain = found.filter(({ column }) => !column.derived);
    const numbers = (plain.length > 0 ? plain : found).map(({ one }) => one);
    return numbers.length === 0 ? [] : [{ name: (before ?? after)?.name ?? '', isTotal, numbers }];
  };
  const later = new Map(now.rows.map((row) => [row.name, row]));
  const earlier = new Set(posted.rows.map(({ name }) => name));
  // Beyond the rows that were kept nobody knows whether one is new, or gone.
  const isWhole = posted.rest === null && now.rest === null;
  return {
    rows: [
      ...(posted.total === null || now.total === null ? [] : between(posted.total, now.total, true)),
      ...posted.rows.filter(({ name }) => isWhole || later.has(name)).flatMap((row) => between(row, later.get(row.name) ?? null, false)),
      ...now.rows.filter(({ name }) => isWhole && !earlier.has(name)).flatMap((row) => between(null, row, false)),
    ],
    of: Math.max(posted.of, now.of),
    beyond: posted.rest !== now.rest,
  };
}

function differenceOf(
  { name, format }: PostedColumn,
  before: PostedRow | null,
  after: PostedRow | null,
  from: number | null,
  to: number | null,
): Difference | null {
  const [old, recent] = [before && formatCell(from, format, before.currency), after && formatCell(to, format, after.currency)];
  const isHidden = from !== null && to !== null && Math.abs(from - to) <= shownStep(from, format) / 2;
  return old === recent || isHidden ? null : { name, from: old, to: recent };
}
