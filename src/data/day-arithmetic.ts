/** Steps between calendar days. */
import type { Day } from '../base/day.ts';

const dayMs = 86_400_000;

/** Days since 1970-01-01; differences of these count days. */
export function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs;
}

/** The day that `number` days after 1970-01-01. */
export function dayOfNumber(number: number): Day {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

export function nextDay(day: Day): Day {
  return dayOfNumber(dayNumber(day) + 1);
}

export function previousDay(day: Day): Day {
  return dayOfNumber(dayNumber(day) - 1);
}

/** Every day from `from` to `to`, both included. */
export function daysBetween(from: Day, to: Day): readonly Day[] {
  const first = dayNumber(from);
  return Array.from({ length: Math.max(0, dayNumber(to) - first + 1) }, (_, index) => dayOfNumber(first + index));
}
