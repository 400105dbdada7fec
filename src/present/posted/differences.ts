/** Which numbers of a post are others by now: beyond what rounding hides. */
import { formatCell, shownStep } from '../format.ts';
import type { PostedColumn, PostedNumbers, PostedRow } from './posted-numbers.ts';

/** A number that is another one; one that is no longer shown, or was not, has no text on that side. */
export interface Difference {
  /** The row as it is called; empty where there is only one. */
  readonly row: string;
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface Differences {
  readonly changes: readonly Difference[];
  /** How many rows hold them, the total not counted, of how many that were posted. */
  readonly rows: number;
  readonly of: number;
  /** The total is among them. */
  readonly total: boolean;
  /** Numbers in rows that are not told one by one are others, too. */
  readonly beyond: boolean;
}

/** What late data changed between what was posted and `now`: what was provisional is left out. */
export function lateDifferences(posted: PostedNumbers, now: PostedNumbers): Differences {
  return differencesIn(posted, now, ({ provisional }) => !provisional);
}

/** What has become of the numbers that were provisional. */
export function finalDifferences(posted: PostedNumbers, now: PostedNumbers): Differences {
  return { ...differencesIn(posted, now, ({ provisional, id }) => provisional && !id.includes('.')), beyond: false };
}

/** Whether there is anything to tell. */
export function isDifferent({ changes, beyond }: Differences): boolean {
  return changes.length > 0 || beyond;
}

function differencesIn(posted: PostedNumbers, now: PostedNumbers, counts: (column: PostedColumn) => boolean): Differences {
  const pairs = posted.columns.flatMap((column, index) => {
    const other = now.columns.findIndex(({ id }) => id === column.id);
    return other === -1 || !counts(column) ? [] : [{ column, index, other }];
  });
  const between = (before: PostedRow | null, after: PostedRow | null): readonly Difference[] => {
    const found = pairs.flatMap(({ column, index, other }) => {
      const one = differenceOf(column, before, after, before?.cells[index] ?? null, after?.cells[other] ?? null);
      return one === null ? [] : [{ column, one }];
    });
    // A change of what a number is compared with says no more than the number itself.
    const plain = found.filter(({ column }) => !column.derived);
    return (plain.length > 0 ? plain : found).map(({ one }) => one);
  };
  const later = new Map(now.rows.map((row) => [row.name, row]));
  const earlier = new Set(posted.rows.map(({ name }) => name));
  // Beyond the rows that were kept nobody knows whether one is new.
  const isWhole = posted.rest === null && now.rest === null;
  const byRow = [
    ...posted.rows.map((row) => {
      const after = later.get(row.name) ?? null;
      return after === null && now.rest !== null ? [] : between(row, after);
    }),
    ...(isWhole ? now.rows.filter(({ name }) => !earlier.has(name)).map((row) => between(null, row)) : []),
  ];
  const total = posted.total === null || now.total === null ? [] : between(posted.total, now.total);
  return {
    changes: [...total, ...byRow.flat()],
    rows: byRow.filter((changes) => changes.length > 0).length,
    of: posted.of,
    total: total.length > 0,
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
  if (old === recent) return null;
  if (before !== null && after !== null && from !== null && to !== null && Math.abs(from - to) <= shownStep(from, format) / 2) return null;
  return { row: (before ?? after)?.name ?? '', name, from: old, to: recent };
}
