/** Calendar arithmetic on days as ISO text: pure, exact, independent of zones. */
import type { Day, Grain, WeekStart } from '../../base/day.ts';
import { itemAt } from '../../base/item.ts';

const msPerDay = 86_400_000;
const weekdayNames: readonly WeekStart[] = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

function epoch(day: Day): number {
  return Date.UTC(yearOf(day), monthOf(day) - 1, dayOf(day)) / msPerDay;
}

function fromEpoch(days: number): Day {
  return new Date(days * msPerDay).toISOString().slice(0, 10);
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** 1 to 12. */
export function monthOf(day: Day): number {
  return Number(day.slice(5, 7));
}

/** 1 to 31. */
export function dayOf(day: Day): number {
  return Number(day.slice(8, 10));
}

/** The day of a year, month (1 to 12) and day of month; null where there is none such (31 November). */
export function makeDay(year: number, month: number, day: number): Day | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dayText(year, month, day);
}

/** A day that there is, from its year, month (1 to 12) and day of month. */
export function dayText(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `day` moved by whole days, backwards where negative. */
export function addDays(day: Day, days: number): Day {
  return fromEpoch(epoch(day) + days);
}

/** Days from `from` to `to`, 0 where they are the same. */
function daysBetween(from: Day, to: Day): number {
  return epoch(to) - epoch(from);
}

/** The number of days in a closed range. */
function lengthOf(range: { readonly from: Day; readonly to: Day }): number {
  return daysBetween(range.from, range.to) + 1;
}

/** `day` moved by calendar months; the last day of a shorter month where the day does not exist (29 Feb → 28 Feb). */
export function addMonths(day: Day, months: number): Day {
  const index = yearOf(day) * 12 + monthOf(day) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return dayText(year, month, Math.min(dayOf(day), daysInMonth(year, month)));
}

export function weekdayOf(day: Day): WeekStart {
  return itemAt(weekdayNames, new Date(epoch(day) * msPerDay).getUTCDay());
}

/** The latest `weekday` on or before `day`. */
export function weekdayOnOrBefore(day: Day, weekday: WeekStart): Day {
  const back = (weekdayNames.indexOf(weekdayOf(day)) - weekdayNames.indexOf(weekday) + 7) % 7;
  return addDays(day, -back);
}

/** The calendar unit that `day` lies in, both ends included. Weeks start on `weekStart`. */
export function unitAround(day: Day, grain: Grain, weekStart: WeekStart): { readonly from: Day; readonly to: Day } {
  if (grain === 'day') return { from: day, to: day };
  if (grain === 'week') {
    const from = weekdayOnOrBefore(day, weekStart);
    return { from, to: addDays(from, 6) };
  }
  const months = monthsIn(grain);
  const first = grain === 'year' ? 1 : monthOf(day) - ((monthOf(day) - 1) % months);
  const from = `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
  return { from, to: addDays(addMonths(from, months), -1) };
}

function monthsIn(grain: 'month' | 'quarter' | 'year'): number {
  return grain === 'month' ? 1 : grain === 'quarter' ? 3 : 12;
}

/** `day` moved by whole units: 7 days for a week, calendar months for the rest. */
export function shift(day: Day, grain: Grain, count: number): Day {
  if (grain === 'day') return addDays(day, count);
  return grain === 'week' ? addDays(day, 7 * count) : addMonths(day, monthsIn(grain) * count);
}

/** `count` whole units that end just before the unit around `day`. */
export function unitsBefore(day: Day, grain: Grain, count: number, weekStart: WeekStart): { readonly from: Day; readonly to: Day } {
  const current = unitAround(day, grain, weekStart);
  return { from: shift(current.from, grain, -count), to: addDays(current.from, -1) };
}

/** The largest calendar unit that a closed range is a whole number of, with how many; days where no other fits. */
export function unitOf(
  range: { readonly from: Day; readonly to: Day },
  weekStart: WeekStart,
): { readonly grain: Grain; readonly count: number } {
  for (const grain of ['year', 'quarter', 'month'] as const) {
    const starts = unitAround(range.from, grain, weekStart).from === range.from;
    const ends = unitAround(range.to, grain, weekStart).to === range.to;
    if (starts && ends) return { grain, count: monthsApart(range) / monthsIn(grain) };
  }
  const days = lengthOf(range);
  if (days % 7 === 0 && weekdayOf(range.from) === weekStart) return { grain: 'week', count: days / 7 };
  return { grain: 'day', count: days };
}

function monthsApart(range: { readonly from: Day; readonly to: Day }): number {
  return (yearOf(range.to) - yearOf(range.from)) * 12 + monthOf(range.to) - monthOf(range.from) + 1;
}
