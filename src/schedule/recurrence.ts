/**
 * When a cron line means in a time zone. A wall time that is skipped when clocks go forward runs at the next minute there is; one that
 * occurs twice when they go back runs once, the first time.
 */
import { zone as openZone, UnknownZone, type Zone } from '../base/zone.ts';
import { type CalendarDate, leastMinutesApart, readCron } from './cron.ts';

export interface Recurrence {
  /** The first instant after `after`, both milliseconds since the epoch; null where there is none. */
  next(after: number): number | null;
  /** Fewest minutes between two of its times of day. */
  readonly leastMinutes: number;
}

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** Days looked ahead: a leap day that falls on a given weekday comes again after at most 40 years. */
const mostDays = 366 * 41;

/** The recurrence of `cron` in the IANA zone called `zone`; what cannot be read where it is none. */
export function recurrenceOf(cron: string, zone: string): Recurrence | 'cron' | 'zone' {
  const read = readCron(cron);
  if (read === null) return 'cron';
  const place = zoneOrNull(zone);
  if (place === null) return 'zone';
  return {
    leastMinutes: leastMinutesApart(read),
    next(after) {
      // The wall clock of the day before may still be on its way where a day was skipped.
      const first = Math.floor((after + place.offset(after)) / dayMs) - 1;
      for (let day = first; day < first + mostDays; day += 1) {
        if (!read.on(dateOf(day))) continue;
        for (const minute of read.minutes) {
          const at = instantOf(day * dayMs + minute * minuteMs, place);
          if (at > after) return at;
        }
      }
      return null;
    },
  };
}

/** The next `count` instants after `after`; fewer where there are no more. */
export function nextOf(recurrence: Recurrence, after: number, count: number): readonly number[] {
  const found: number[] = [];
  for (let at = recurrence.next(after); at !== null && found.length < count; at = recurrence.next(at)) found.push(at);
  return found;
}

function zoneOrNull(name: string): Zone | null {
  try {
    return openZone(name);
  } catch (error) {
    if (error instanceof UnknownZone) return null;
    throw error;
  }
}

/** The calendar's day `day` days after 1 January 1970. */
function dateOf(day: number): CalendarDate {
  const date = new Date(day * dayMs);
  const month = date.getUTCMonth();
  const last = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return { month: month + 1, day: date.getUTCDate(), weekday: date.getUTCDay(), last };
}

/** The first instant at which the clock shows `wall` (as if it were UTC) or, where it never does, the first later one. */
function instantOf(wall: number, place: Zone): number {
  const [before, after] = [place.offset(wall - dayMs), place.offset(wall + dayMs)];
  const shown = [wall - before, wall - after].filter((at) => at + place.offset(at) === wall);
  if (shown.length > 0) return Math.min(...shown);
  // The clock jumps over it, somewhere between these two.
  let [low, high] = [wall - after, wall - before];
  while (high - low > minuteMs) {
    const middle = low + Math.floor((high - low) / 2 / minuteMs) * minuteMs;
    if (place.offset(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}
