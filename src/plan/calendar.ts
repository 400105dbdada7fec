/** Arithmetic on calendar days as ISO text; whole numbers only, so that making thousands of buckets costs nothing. */
import type { Day } from '../base/day.ts';

const dayMs = 86_400_000;

/** Year, month (1 to 12) and day of the month. */
export interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly date: number;
}

/** The parts of `day`. */
export function partsOf(day: Day): DayParts {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) throw new RangeError(`not a day: ${day}`);
  return { year, month, date };
}

/** Days since 1 January 1970. */
export function dayNumber(day: Day): number {
  const { year, month, date } = partsOf(day);
  return Date.UTC(year, month - 1, date) / dayMs;
}

/** The day that is `number` days after 1 January 1970. */
export function dayAt(number: number): Day {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

/** `day` moved by `count` days, back where negative. */
export function addDays(day: Day, count: number): Day {
  return dayAt(dayNumber(day) + count);
}

/** `day` moved by `count` months; where the month is too short, its last day (31 March − 1 month = 28 or 29 February). */
export function addMonths(day: Day, count: number): Day {
  const { year, month, date } = partsOf(day);
  const months = year * 12 + (month - 1) + count;
  const target = { year: Math.floor(months / 12), month: (months % 12) + 1 };
  return dayOf(target.year, target.month, Math.min(date, daysInMonth(target.year, target.month)));
}

/** The number of days of a month (1 to 12). */
function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The day of these parts; they must exist. */
export function dayOf(year: number, month: number, date: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** The number of days of the closed range `from` to `to`. */
export function dayCount(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from) + 1;
}
