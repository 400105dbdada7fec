/** Days of the brand's zone as numbers (days since 1970), their bounds, the seasons and the three incidents (README.md). */

import type { Day } from '../../base/day.ts';
import { itemAt } from '../../base/item.ts';
import { zone } from '../../base/zone.ts';
import { timeZone } from './brand.ts';

const dayMs = 86_400_000;
export const hourMs = 3_600_000;
export const minuteMs = 60_000;

/** Days since 1970-01-01 of a calendar day. */
export function numberOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs;
}

/** The calendar day with this number. */
export function dayOf(number: number): Day {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

/** Where days of the brand's zone begin. Remembers what it worked out: the same days are asked for again and again. */
export class Calendar {
  readonly #zone = zone(timeZone);
  readonly #starts = new Map<number, number>();

  /** The instant at which the day with this number begins. */
  startOf(number: number): number {
    let start = this.#starts.get(number);
    if (start === undefined) {
      start = this.#zone.start(dayOf(number));
      this.#starts.set(number, start);
    }
    return start;
  }

  /** The number of the day in which an instant lies. */
  numberAt(instant: number): number {
    return Math.floor((instant + this.#zone.offset(instant)) / dayMs);
  }

  /** The instant at which a clock on the wall shows `hour` (with fraction; 24 and more: the next day). */
  at(number: number, hour: number): number {
    if (hour >= 24) return this.startOf(number + 1) + (hour - 24) * hourMs;
    return hour < 2 ? this.startOf(number) + hour * hourMs : this.startOf(number + 1) - (24 - hour) * hourMs;
  }
}

const hourShape = [2.2, 1.2, 0.6, 0.4, 0.3, 0.4, 0.8, 1.6, 2.8, 3.8, 4.4, 4.6, 5, 4.8, 4.4, 4.4, 4.6, 5, 5.8, 6.8, 7.4, 7.2, 6, 4.2];
const hourTotal = hourShape.reduce((sum, weight) => sum + weight, 0);

/** The time of day, in hours with fraction, at which `share` (0 to 1) of a day's visits have begun. */
export function hourAt(share: number): number {
  let left = share * hourTotal;
  for (const [hour, weight] of hourShape.entries()) {
    if (left < weight) return hour + left / weight;
    left -= weight;
  }
  return 23.999;
}

const weekdayShape = [1.08, 0.98, 0.97, 1, 0.98, 0.93, 1.06]; // Monday first
const monthShape = [0.86, 0.84, 0.9, 0.94, 0.98, 1.06, 1.1, 1.06, 0.94, 0.98, 1.16, 1.32];

/** 0 Monday … 6 Sunday. */
export function weekdayOf(number: number): number {
  return (number + 3) % 7; // 1970-01-01 was a Thursday
}

/** 0 January … 11 December. */
export function monthOf(number: number): number {
  return new Date(number * dayMs).getUTCMonth();
}

/** How many visitors are to be expected on a day: weekday, season, the days around Black Friday, growth of about a fifth a year. */
export function expectedVisitors(number: number): number {
  const growth = 1.2 ** ((number - numberOf('2026-05-01')) / 365);
  const sale = isBlackFridayWeekend(number) ? 1.7 : 1;
  return 72 * Math.min(Math.max(growth, 0.6), 2) * sale * itemAt(monthShape, monthOf(number)) * itemAt(weekdayShape, weekdayOf(number));
}

/** Friday to Monday after the fourth Thursday of November. */
function isBlackFridayWeekend(number: number): boolean {
  const thursday = number - ((weekdayOf(number) + 4) % 7);
  const date = new Date(thursday * dayMs);
  return number > thursday && number - thursday <= 4 && date.getUTCMonth() === 10 && Math.ceil(date.getUTCDate() / 7) === 4;
}

const periodDays = 56;
const periodStart = numberOf('2026-11-02');

/** The day's place in its period of eight weeks, 0 to 55. Eight weeks, so that every incident lies within the last 60 days of any today. */
function placeInPeriod(number: number): number {
  return (((number - periodStart) % periodDays) + periodDays) % periodDays;
}

/** Incident: on these two days the button of Checkout Help does not work on smartphones. */
export function isButtonBroken(number: number): boolean {
  const place = placeInPeriod(number);
  return place === 9 || place === 10;
}

/** Incident: one agent alone has the night that begins on this day, while late parcels bring more visitors than usual. */
export function isNightShort(number: number): boolean {
  return placeInPeriod(number) === 15;
}

const liftedDays = 14;

/** Incident: a new price list on the period's first day lifts what an order is worth by half; two weeks later it is taken back. */
export function priceFactor(number: number): number {
  return placeInPeriod(number) < liftedDays ? 1.5 : 1;
}
