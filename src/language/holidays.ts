/** Days that have a name of their own in one part of the world or another: their latest date, to be offered. */
import { type Day } from '../base/day.ts';
import { dayText } from '../base/day-text.ts';
import { addDays, makeDay, weekdayOf, yearOf } from './time/calendar.ts';

type DateIn = (year: number) => Day;

function on(month: number, day: number): DateIn {
  return (year) => makeDay(year, month, day) ?? `${String(year)}-01-01`;
}

/** The fourth Thursday of November. */
function thanksgiving(year: number): Day {
  const first = on(11, 1)(year);
  const ahead = [0, 1, 2, 3, 4, 5, 6].find((days) => weekdayOf(addDays(first, days)) === 'thursday') ?? 0;
  return addDays(first, ahead + 21);
}

const dates: readonly (readonly [names: string, date: DateIn])[] = [
  ['black friday', (year) => addDays(thanksgiving(year), 1)],
  ['cyber monday', (year) => addDays(thanksgiving(year), 4)],
  ['thanksgiving|thanksgiving day', thanksgiving],
  ['christmas|christmas day|xmas', on(12, 25)],
  ['christmas eve', on(12, 24)],
  ['boxing day', on(12, 26)],
  ["new year's eve|new years eve", on(12, 31)],
  ["new year's day|new years day|new year's|new years", on(1, 1)],
  ["valentine's day|valentines day|valentine's|valentines", on(2, 14)],
  ['halloween', on(10, 31)],
  ["singles day|single's day|singles' day", on(11, 11)],
  ['independence day', on(7, 4)],
];

/** Every name of such a day. */
export const holidayNames: readonly string[] = dates.flatMap(([names]) => names.split('|'));

/** The latest day that is called `name` and is not in the future, or that `years` before it, as a date that can be asked for; null where there is none. */
export function holidayDate(name: string, today: Day, years = 0): string | null {
  const date = dates.find(([names]) => names.split('|').includes(name.toLowerCase()))?.[1];
  if (date === undefined) return null;
  const year = yearOf(today);
  return dayText(date((date(year) <= today ? year : year - 1) - years));
}
