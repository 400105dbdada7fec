/** Days, weeks, months, quarters and years as buckets of a range; a bucket is known by its first date, which may lie before the range. */
import type { Day, Grain, WeekStart } from '../base/day.ts';
import { addDays, addMonths, dayAt, dayNumber, dayOf, partsOf } from './calendar.ts';

/** Weekday values in the order in which they are shown and sorted. */
export const weekdayOrder: readonly WeekStart[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The weekday of `day`. */
export function weekdayOf(day: Day): WeekStart {
  return weekdayAt(weekdayIndex(day));
}

/** How many of each weekday the closed range holds, in the order monday to sunday. */
export function weekdayCounts(from: Day, to: Day): readonly number[] {
  const counts = [0, 0, 0, 0, 0, 0, 0];
  const last = dayNumber(to);
  for (let number = dayNumber(from); number <= last; number += 1) {
    const index = indexOfNumber(number);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

/** The first date of the bucket that holds `day`. */
export function bucketStart(day: Day, grain: Grain, weekStart: WeekStart): Day {
  const { year, month } = partsOf(day);
  switch (grain) {
    case 'day':
      return day;
    case 'week':
      return addDays(day, -((weekdayIndex(day) - weekdayOrder.indexOf(weekStart) + 7) % 7));
    case 'month':
      return dayOf(year, month, 1);
    case 'quarter':
      return dayOf(year, Math.floor((month - 1) / 3) * 3 + 1, 1);
    case 'year':
      return dayOf(year, 1, 1);
  }
}

/** The first date of the bucket `count` after the one that starts on `start` (before it where negative). */
export function bucketAfter(start: Day, grain: Grain, count = 1): Day {
  switch (grain) {
    case 'day':
      return addDays(start, count);
    case 'week':
      return addDays(start, 7 * count);
    case 'month':
      return addMonths(start, count);
    case 'quarter':
      return addMonths(start, 3 * count);
    case 'year':
      return addMonths(start, 12 * count);
  }
}

/** The last date of the bucket that starts on `start`. */
export function bucketEnd(start: Day, grain: Grain): Day {
  return addDays(bucketAfter(start, grain), -1);
}

/** The first dates of all buckets that hold a day of the closed range, in order. */
export function bucketsOf(from: Day, to: Day, grain: Grain, weekStart: WeekStart): readonly Day[] {
  if (grain === 'day') {
    const first = dayNumber(from);
    return Array.from({ length: Math.max(0, dayNumber(to) - first + 1) }, (_, index) => dayAt(first + index));
  }
  const buckets: Day[] = [];
  for (let start = bucketStart(from, grain, weekStart); start <= to; start = bucketAfter(start, grain)) buckets.push(start);
  return buckets;
}

function weekdayIndex(day: Day): number {
  return indexOfNumber(dayNumber(day));
}

/** 0 is monday; 1 January 1970 was a Thursday. */
function indexOfNumber(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}

function weekdayAt(index: number): WeekStart {
  const found = weekdayOrder[index];
  if (!found) throw new RangeError(`no weekday ${index}`);
  return found;
}
