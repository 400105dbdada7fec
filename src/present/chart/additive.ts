/** Whether the parts of a result make up its whole: only then may they be stacked or cut out of a pie. */
import type { QueryResult, ResultColumn } from '../../query/result.ts';

/** Sums of fractions of seconds differ in the last bits. */
const tolerance = 1e-9;

/**
 * True where the rows' values of `column` are none negative and add up to the total that was counted for itself. Rows left out by a
 * limit or a condition, visits that several members share, and rates all show as a difference.
 */
export function addsUp(result: QueryResult, column: ResultColumn): boolean {
  const index = result.columns.indexOf(column);
  const total = result.totals?.[index];
  if (typeof total !== 'number' || total <= 0 || !summable(column)) return false;
  let sum = 0;
  for (const row of result.rows) {
    const cell = row[index] ?? 0;
    if (typeof cell !== 'number' || cell < 0) return false;
    sum += cell;
  }
  return Math.abs(sum - total) <= tolerance * total;
}

function summable(column: ResultColumn): boolean {
  return column.role === 'share' || column.unit === 'count' || column.unit === 'currency' || column.unit === 'duration';
}
