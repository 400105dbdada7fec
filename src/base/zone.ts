/** Instants to the days and hours of a zone, fast enough for millions of events: the offset is looked up once per UTC day. */
import { Temporal } from 'temporal-polyfill';
import type { Day } from './day.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

export interface Zone {
  readonly name: string;
  /** Milliseconds that the zone's wall clock is ahead of UTC at the instant `at` (milliseconds since the epoch). */
  offset(at: number): number;
  /** The day of `at`. */
  day(at: number): Day;
  /** The hour of `at`, 0…23. */
  hour(at: number): number;
  /** The first instant of `day`, in milliseconds since the epoch. */
  start(day: Day): number;
}

/** Thrown where a time zone is unknown. */
export class UnknownZone extends Error {
  constructor(name: string) {
    super(`unknown time zone: ${name}`);
    this.name = 'UnknownZone';
  }
}

/** The day of the instant `at` (milliseconds since the epoch) in the IANA zone called `name`. For many instants hold a `zone`. Throws UnknownZone. */
export function dayAt(name: string, at: number): Day {
  return zone(name).day(at);
}

/** The offset during one UTC day: `before` until the instant `change`, `after` from it on. */
interface Offsets {
  readonly before: number;
  readonly change: number;
  readonly after: number;
}

/** The IANA zone called `name`; it keeps what it looked up, so hold on to it. Throws UnknownZone. */
export function zone(name: string): Zone {
  const clock = wallClock(name);
  const offsets = new Map<number, Offsets>();
  const days = new Map<number, Day>();
  const starts = new Map<Day, number>();

  function offset(at: number): number {
    const number = Math.floor(at / dayMs);
    let known = offsets.get(number);
    if (known === undefined) {
      known = offsetsOf(number, clock);
      offsets.set(number, known);
    }
    return at < known.change ? known.before : known.after;
  }

  return {
    name,
    offset,
    day: (at) => {
      const number = Math.floor((at + offset(at)) / dayMs);
      let day = days.get(number);
      if (day === undefined) {
        day = new Date(number * dayMs).toISOString().slice(0, 10);
        days.set(number, day);
      }
      return day;
    },
    hour: (at) => {
      const local = at + offset(at);
      return Math.floor((local - Math.floor(local / dayMs) * dayMs) / hourMs);
    },
    start: (day) => {
      let start = starts.get(day);
      if (start === undefined) {
        start = Temporal.PlainDate.from(day).toZonedDateTime(name).epochMilliseconds;
        starts.set(day, start);
      }
      return start;
    },
  };
}

/** No zone changes its clocks twice between two UTC midnights, so one change at most is looked for, to the second. */
function offsetsOf(number: number, clock: (at: number) => number): Offsets {
  const from = number * dayMs;
  const to = from + dayMs;
  const before = clock(from);
  const after = clock(to);
  if (before === after) return { before, change: to, after };
  let [low, high] = [from, to];
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000;
    if (clock(middle) === before) low = middle;
    else high = middle;
  }
  return { before, change: high, after };
}

/** The offset at a whole second, from the platform's own zone data. */
function wallClock(name: string): (at: number) => number {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw new UnknownZone(name);
  }
  return (at) => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) - at;
  };
}
