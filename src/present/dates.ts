/** Days and buckets in few letters, and the buckets in words. */
import type { Day, Grain } from '../base/day.ts';
import { dayParts } from '../base/day-text.ts';

const weekdayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

/** `22 Nov`. */
export function shortDay(day: Day): string {
  const { month, day: date } = dayParts(day);
  return `${date} ${month.slice(0, 3)}`;
}

/** The bucket of `grain` that begins on `day`: `Mon 16 Nov 2026`, `16–22 Nov 2026`, `November 2026`, `Q4 2026`, `2026`. */
export function bucketText(day: Day, grain: Grain): string {
  const { year, month } = dayParts(day);
  switch (grain) {
    case 'day':
      return `${weekdayOf(day)} ${shortDay(day)} ${year}`;
    case 'week':
      return shortRange(day, addDays(day, 6));
    case 'month':
      return `${month} ${year}`;
    case 'quarter':
      return `Q${quarterOf(day)} ${year}`;
    case 'year':
      return String(year);
  }
}

/** The bucket in the fewest letters, for an axis: `16 Nov`, `Nov`, `Q4`, `2026`; the year is said by the label of its first bucket. */
export function axisText(day: Day, grain: Grain, withYear: boolean): string {
  const { year, month } = dayParts(day);
  const tail = withYear ? ` ${year}` : '';
  switch (grain) {
    case 'day':
    case 'week':
      return `${shortDay(day)}${tail}`;
    case 'month':
      return `${month.slice(0, 3)}${tail}`;
    case 'quarter':
      return `Q${quarterOf(day)}${tail}`;
    case 'year':
      return String(year);
  }
}

/** `day` and `count` days on. */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);
}

function shortRange(from: Day, to: Day): string {
  const [start, end] = [dayParts(from), dayParts(to)];
  if (start.month === end.month) return `${start.day}–${shortDay(to)} ${end.year}`;
  const year = start.year === end.year ? '' : ` ${start.year}`;
  return `${shortDay(from)}${year} – ${shortDay(to)} ${end.year}`;
}

function weekdayOf(day: Day): string {
  return weekdayNames[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
}

function quarterOf(day: Day): number {
  return Math.ceil(Number(day.slice(5, 7)) / 3);
}
