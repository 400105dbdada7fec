/** Dates as written, with what they leave out (year, month, day), and the days they mean. */

import type { Day } from '../../base/day.ts';
import { monthNames } from '../../base/day-text.ts';
import { addDays, addMonths, dayOf, dayText, makeDay, monthOf, yearOf } from './calendar.ts';

/** A day, a month, a quarter, a half or a year as written; null where a part is not said. */
export interface CalendarForm {
  readonly year: number | null;
  /** First month, 1 to 12; null where only a day is said. */
  readonly month: number | null;
  readonly day: number | null;
  /** How many months it spans where no day is said: 1, 3, 6 or 12. */
  readonly months: number;
}

export interface Days {
  readonly from: Day;
  readonly to: Day;
}

/** What cannot be a date, in words, with a date that can. */
export interface TimeTrouble {
  readonly message: string;
  /** Text that reads as a time in the place of the wrong one. */
  readonly instead: string;
}

/** The days that `form` means: without a year the latest that is not in the future (a unit: the latest that has begun). */
export function daysOf(form: CalendarForm, today: Day): Days | TimeTrouble {
  if (form.day === null) return unitDays(form, today);
  if (form.month === null) return latestDayOfMonth(form.day, today);
  if (form.year !== null) return exactDay(form.year, form.month, form.day);
  for (let year = yearOf(today); year > yearOf(today) - 9; year -= 1) {
    const day = makeDay(year, form.month, form.day);
    if (day !== null && day <= today) return { from: day, to: day };
  }
  return noSuchDay(form.month, form.day, null);
}

/** The days of a month, quarter, half or year as written: without a year the latest that has begun. */
export function unitDays(form: CalendarForm, today: Day): Days {
  const { year, months } = form;
  const asked = year ?? yearOf(today);
  const start = dayText(asked, startMonth(form), 1);
  const from = year === null && start > today ? addMonths(start, -12) : start;
  return { from, to: addDays(addMonths(from, months), -1) };
}

/** The first of a form's months: the year's where none is said. */
function startMonth({ month }: CalendarForm): number {
  return month ?? 1;
}

function latestDayOfMonth(day: number, today: Day): Days | TimeTrouble {
  const first = `${today.slice(0, 8)}01`;
  for (let back = 0; back < 12; back += 1) {
    const month = addMonths(first, -back);
    const found = makeDay(yearOf(month), monthOf(month), day);
    if (found !== null && found <= today) return { from: found, to: found };
  }
  return { message: `No month has a day ${day}.`, instead: 'yesterday' };
}

function exactDay(year: number, month: number, day: number): Days | TimeTrouble {
  const found = makeDay(year, month, day);
  return found === null ? noSuchDay(month, day, year) : { from: found, to: found };
}

function noSuchDay(month: number, day: number, year: number | null): TimeTrouble {
  const name = monthNames[month - 1];
  const suffix = year === null ? '' : ` ${year}`;
  if (name === undefined) return { message: `There is no month ${month}: a year has 12.`, instead: 'last month' };
  const last = dayOf(addDays(addMonths(`${String(year ?? 2024)}-${String(month).padStart(2, '0')}-01`, 1), -1));
  return {
    message: `There is no ${day} ${name}${suffix}: ${name}${suffix} has ${last} days.`,
    instead: `${year === null && month === 2 ? 28 : last} ${name}${suffix}`,
  };
}

/**
 * Two forms as the ends of a range, what one leaves out taken from the other: a year or a month on one end carries to the
 * other; without years the start is the latest that is not in the future, and the end takes its year, or the next
 * where its month is earlier.
 */
export function completed(start: CalendarForm, end: CalendarForm, today: Day): readonly [CalendarForm, CalendarForm] {
  let from = start;
  let to = end;
  if (from.month === null && to.month !== null) from = { ...from, month: to.month, year: from.year ?? to.year };
  if (from.year === null && to.year !== null) {
    from = { ...from, year: to.year - (startMonth(from) > startMonth(to) ? 1 : 0) };
  }
  const first = daysOf(from, today);
  if ('message' in first) return [from, to];
  from = { ...from, year: yearOf(first.from), month: monthOf(first.from) };
  if (to.month === null && to.day !== null) {
    const next =
      to.day < dayOf(first.from) && end.month === null && start.month === null ? addMonths(`${first.from.slice(0, 8)}01`, 1) : first.from;
    to = { ...to, month: monthOf(next), year: yearOf(next) };
  }
  if (to.year === null) to = { ...to, year: yearOf(first.from) + (startMonth(to) < monthOf(first.from) ? 1 : 0) };
  return [from, to];
}

/** The parts of `2026-11-03`, `11/3/2026` or `3.11.26`; null where it is no date. */
export function writtenForm(text: string, order: 'mdy' | 'dmy'): CalendarForm | null {
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]), months: 1 };
  const parts = /^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{2}|\d{4}))?$/.exec(text);
  if (!parts) return null;
  const [, first, second, written] = parts;
  const year = written === undefined ? null : written.length === 2 ? 2000 + Number(written) : Number(written);
  const dayFirst = order === 'dmy' || text.includes('.');
  const [month, day] = dayFirst ? [Number(second), Number(first)] : [Number(first), Number(second)];
  return { year, month, day, months: 1 };
}

/** A date that is written month first, as one with the day first; `turned`: as it is written there is no such month. Null where it is neither, or is not written so. */
export function dayFirst(text: string, order: 'mdy' | 'dmy'): { readonly text: string; readonly turned: boolean } | null {
  const form = order === 'mdy' && text.includes('/') ? writtenForm(text, order) : null;
  if (form === null || form.month === null || form.day === null) return null;
  const month = monthNames[form.day - 1];
  if (month === undefined || form.month > 31) return null;
  return { text: `${String(form.month)} ${month}${form.year === null ? '' : ` ${String(form.year)}`}`, turned: form.month > 12 };
}
