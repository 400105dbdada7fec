/** The range that a range is compared with. */
import type { Day, Grain, WeekStart } from '../base/day.ts';
import { addDays, addMonths, dayCount, partsOf } from './calendar.ts';
import type { Range } from './draft.ts';
import { bucketAfter, bucketEnd, bucketStart } from './time-buckets.ts';

export type PreviousUnit = 'period' | 'week' | 'month' | 'quarter' | 'year';

export interface Days {
  readonly from: Day;
  readonly to: Day;
}

type Bounded = Range & { readonly from: Day };

/**
 * The range before `range`, by unit. A whole unit is compared with the unit before (by year: the same unit a year back),
 * a running one with as many elapsed days; other ranges are shifted by 7 days, by calendar months or by a calendar year,
 * and for `period` by their own length.
 */
export function previousRange(range: Bounded, by: PreviousUnit, weekStart: WeekStart): Days {
  const { unit } = range;
  if (by === 'period') return unit === null ? justBefore(range) : unitsBack(range, unit, weekStart);
  if (unit?.grain === by) return unitsBack(range, unit, weekStart);
  if (unit !== null && unit.grain !== 'day' && by === 'year') return sameUnitLastYear(range, unit.grain, weekStart);
  if (unit !== null && !range.running && isMonths(unit.grain) && isMonths(by)) return wholeMonthsBack(range, monthsOf(by));
  return by === 'week'
    ? { from: addDays(range.from, -7), to: addDays(range.to, -7) }
    : { from: addMonths(range.from, -monthsOf(by)), to: addMonths(range.to, -monthsOf(by)) };
}

/** The first days of `whole`, as many as `range` has, no more than `whole` holds. */
export function sameElapsed(range: Days, whole: Days): Days {
  const to = addDays(whole.from, dayCount(range.from, range.to) - 1);
  return { from: whole.from, to: to < whole.to ? to : whole.to };
}

/** As many days, just before. */
function justBefore({ from, to }: Days): Days {
  return { from: addDays(from, -dayCount(from, to)), to: addDays(from, -1) };
}

function unitsBack(range: Bounded, { grain, count }: { readonly grain: Grain; readonly count: number }, weekStart: WeekStart): Days {
  const start = bucketStart(range.from, grain, weekStart);
  const from = bucketAfter(start, grain, -count);
  const whole = { from, to: addDays(start, -1) };
  return range.running ? sameElapsed(range, whole) : whole;
}

/** Weeks stay weeks: 52 of them back. */
function sameUnitLastYear(range: Bounded, grain: Grain, weekStart: WeekStart): Days {
  if (grain === 'week') return { from: addDays(range.from, -364), to: addDays(range.to, -364) };
  if (!range.running) return wholeMonthsBack(range, 12);
  const from = addMonths(bucketStart(range.from, grain, weekStart), -12);
  return sameElapsed(range, { from, to: bucketEnd(from, grain) });
}

/** Of a range of whole months: it ends on the last day of its last month, however long that is. */
function wholeMonthsBack(range: Bounded, months: number): Days {
  const { year, month } = partsOf(range.to);
  const lastMonth = `${String(year)}-${String(month).padStart(2, '0')}-01`;
  return { from: addMonths(range.from, -months), to: bucketEnd(addMonths(lastMonth, -months), 'month') };
}

function isMonths(grain: Grain): boolean {
  return grain === 'month' || grain === 'quarter' || grain === 'year';
}

function monthsOf(unit: 'week' | 'month' | 'quarter' | 'year'): number {
  return { week: 0, month: 1, quarter: 3, year: 12 }[unit];
}
