/** Days and ranges of days as every sentence says them. */
import type { Day } from './day.ts';

export const monthNames: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export interface DayParts {
  readonly year: number;
  readonly month: string;
  readonly day: number;
}

/** `22 November 2026`. */
export function dayText(day: Day): string {
  const { year, month, day: date } = dayParts(day);
  return `${date} ${month} ${year}`;
}

/** `16–22 November 2026`, `28 October – 3 November 2026`; one day is that day; without a start `up to 22 November 2026`. */
export function rangeText(from: Day | null, to: Day): string {
  if (from === null) return `up to ${dayText(to)}`;
  if (from === to) return dayText(to);
  const [start, end] = [dayParts(from), dayParts(to)];
  if (start.year !== end.year) return `${dayText(from)} – ${dayText(to)}`;
  if (start.month !== end.month) return `${start.day} ${start.month} – ${dayText(to)}`;
  return `${start.day}–${dayText(to)}`;
}

/** Year, name of the month and number of a day. */
export function dayParts(day: Day): DayParts {
  return { year: Number(day.slice(0, 4)), month: monthNames[Number(day.slice(5, 7)) - 1] ?? '', day: Number(day.slice(8, 10)) };
}
