/** Fire times computed apart from how recurrences are read: a walk through the minutes on the platform's own wall clock. */

const minuteMs = 60_000;

export const zones = ['America/New_York', 'Europe/Berlin', 'Australia/Sydney', 'America/Santiago', 'Australia/Lord_Howe'] as const;

/** What a wall clock and a calendar show. */
interface Wall {
  /** Milliseconds, as if it were UTC. */
  readonly at: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly last: boolean;
  readonly lastOfWeekday: boolean;
}

/** Each line with what it means, said apart from how it is read. */
export const lines: Readonly<Record<string, (wall: Wall) => boolean>> = {
  '0 * * * *': ({ minute }) => minute === 0,
  '*/15 * * * *': ({ minute }) => minute % 15 === 0,
  '30 2 * * *': ({ hour, minute }) => hour === 2 && minute === 30,
  '15 1,2,3 * * *': ({ hour, minute }) => hour > 0 && hour < 4 && minute === 15,
  '0 0 * * *': ({ hour, minute }) => hour + minute === 0,
  '30 0 * * *': ({ hour, minute }) => hour === 0 && minute === 30,
  '45 1-3 * * SUN': ({ hour, minute, weekday }) => weekday === 0 && hour > 0 && hour < 4 && minute === 45,
  '0 9 * * 1-5': ({ hour, minute, weekday }) => hour === 9 && minute === 0 && weekday > 0 && weekday < 6,
  '0 9 * * 1,4': ({ hour, minute, weekday }) => hour === 9 && minute === 0 && (weekday === 1 || weekday === 4),
  '30 8 * * MON#1': ({ hour, minute, weekday, day }) => hour === 8 && minute === 30 && weekday === 1 && day < 8,
  '0 7 * * SUN#4': ({ hour, minute, weekday, day }) => hour === 7 && minute === 0 && weekday === 0 && day > 21 && day < 29,
  '0 17 * * FRI#L': ({ hour, minute, weekday, lastOfWeekday }) => hour === 17 && minute === 0 && weekday === 5 && lastOfWeekday,
  '59 23 L * *': ({ hour, minute, last }) => hour === 23 && minute === 59 && last,
  '0 6 31 * *': ({ hour, minute, day }) => hour === 6 && minute === 0 && day === 31,
  '0 9 1 1,4,7,10 *': ({ hour, minute, day, month }) => hour === 9 && minute === 0 && day === 1 && month % 3 === 1,
  '0 9 13 * 5': ({ hour, minute, day, weekday }) => hour === 9 && minute === 0 && (day === 13 || weekday === 5),
  '0 9 1 1 *': ({ hour, minute, day, month }) => hour === 9 && minute === 0 && day === 1 && month === 1,
};

/** Minutes of the hour that no line means need no look at the calendar. */
const meant = new Set([0, 15, 30, 45, 59]);

/** When each of `lines` is meant in `zone` between two instants, minute by minute: what is skipped at the next minute, what comes again not again. */
export function walk(zone: string, from: number, to: number): ReadonlyMap<string, readonly number[]> {
  const clock = wallClock(zone);
  const found = new Map<string, number[]>(Object.keys(lines).map((line) => [line, []]));
  let shown = clock(from - minuteMs);
  // Clocks change on the quarter hour: in between minutes pass as they should.
  for (let quarter = from; quarter < to; quarter += 15 * minuteMs) {
    const wall = clock(quarter);
    for (let passed = 0; passed < 15; passed += 1) {
      const now = wall + passed * minuteMs;
      for (let minute = shown + minuteMs; minute <= now; minute += minuteMs) {
        if (!meant.has((minute / minuteMs) % 60)) continue;
        const parts = partsOf(minute);
        for (const [line, means] of Object.entries(lines)) {
          const at = quarter + passed * minuteMs;
          const times = found.get(line);
          if (means(parts) && times?.at(-1) !== at) times?.push(at);
        }
      }
      shown = Math.max(shown, now);
    }
  }
  return found;
}

function wallClock(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' });
  return (at) => Date.parse(`${format.format(at).replace(', ', 'T')}Z`);
}

function partsOf(at: number): Wall {
  const date = new Date(at);
  const month = date.getUTCMonth() + 1;
  const later = (days: number): number => new Date(at + days * 86_400_000).getUTCMonth() + 1;
  return {
    at,
    month,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    weekday: date.getUTCDay(),
    last: later(1) !== month,
    lastOfWeekday: later(7) !== month,
  };
}

/** The instants of a year at which the clocks of `zone` change, to the quarter of an hour. */
export function changesIn(zone: string, year: number): readonly number[] {
  const clock = wallClock(zone);
  const found: number[] = [];
  const [from, to] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  for (let at = from; at < to; at += 15 * minuteMs)
    if (clock(at + 15 * minuteMs) - clock(at) !== 15 * minuteMs) found.push(at + 15 * minuteMs);
  return found;
}
