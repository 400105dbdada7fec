/** Days and hours of a time zone for millions of instants: its offsets are looked up once and then it is arithmetic. */
import { Temporal } from 'temporal-polyfill';
import type { Day } from '../base/day.ts';

export interface LocalHour {
  readonly date: Day;
  /** 0 to 23. */
  readonly hour: number;
}

/** Instants are milliseconds since the epoch. */
export interface Zone {
  dayOf(at: number): Day;
  hourOf(at: number): LocalHour;
  /** The first instant of `day`. */
  startOf(day: Day): number;
  /** The first instant of the day after `day`. */
  endOf(day: Day): number;
  /** The first instant after `at` at which the local hour changes: the next full hour, or the next change of the clocks. */
  nextHour(at: number): number;
}

/** A stretch without a change of the clocks. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

const hour = 3_600_000;
const day = 24 * hour;

/** The calendar of an IANA zone. Throws RangeError where there is no such zone. */
export function makeZone(timeZone: string): Zone {
  const stretches: Stretch[] = [];
  let last = stretchAt(0, timeZone);
  const at = (instant: number): Stretch => {
    if (instant >= last.from && instant < last.to) return last;
    let found = stretches.find(({ from, to }) => instant >= from && instant < to);
    if (found === undefined) {
      found = stretchAt(instant, timeZone);
      stretches.push(found);
    }
    last = found;
    return found;
  };
  const startOf = (date: Day) => Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds;
  return {
    dayOf: (instant) => dayText(Math.floor((instant + at(instant).offset) / day)),
    hourOf: (instant) => {
      const hours = Math.floor((instant + at(instant).offset) / hour);
      const days = Math.floor(hours / 24);
      return { date: dayText(days), hour: hours - days * 24 };
    },
    startOf,
    endOf: (date) => startOf(nextDay(date)),
    nextHour: (instant) => {
      const { offset, to } = at(instant);
      return Math.min(to, (Math.floor((instant + offset) / hour) + 1) * hour - offset);
    },
  };
}

/** The day after `date`. */
export function nextDay(date: Day): Day {
  return dayText(dayNumber(date) + 1);
}

/** The day before `date`. */
export function previousDay(date: Day): Day {
  return dayText(dayNumber(date) - 1);
}

/** Days since 1970-01-01; differences of these count days. */
export function dayNumber(date: Day): number {
  return Date.parse(`${date}T00:00:00Z`) / day;
}

const texts = new Map<number, Day>();

function dayText(number: number): Day {
  let text = texts.get(number);
  if (text === undefined) {
    if (texts.size > 50_000) texts.clear();
    text = new Date(number * day).toISOString().slice(0, -14);
    texts.set(number, text);
  }
  return text;
}

function stretchAt(at: number, timeZone: string): Stretch {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const next = local.getTimeZoneTransition('next');
  // 'previous' is strictly before, so that the instant of a change itself is asked for from a millisecond later.
  const previous = local.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  return {
    from: previous?.epochMilliseconds ?? -Infinity,
    to: next?.epochMilliseconds ?? Infinity,
    offset: Math.round(local.offsetNanoseconds / 1_000_000),
  };
}
