/** Days and hours of a time zone by asking Intl for every quarter of an hour: slow and plain. */

export interface LocalHour {
  readonly date: string;
  readonly hour: number;
}

const quarter = 15 * 60_000;

/** The day and hour of an instant in `timeZone`. */
export function makeCalendar(timeZone: string): (ms: number) => LocalHour {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  const seen = new Map<number, LocalHour>();
  return (ms) => {
    const slot = Math.floor(ms / quarter);
    let local = seen.get(slot);
    if (local === undefined) {
      const parts = Object.fromEntries(format.formatToParts(slot * quarter).map((part) => [part.type, part.value]));
      local = { date: `${String(parts['year'])}-${String(parts['month'])}-${String(parts['day'])}`, hour: Number(parts['hour']) };
      seen.set(slot, local);
    }
    return local;
  };
}

/** Cuts [from, to) at every quarter of an hour, so that each piece lies within one local hour. */
export function pieces(from: number, to: number): readonly (readonly [from: number, to: number])[] {
  const cuts: [number, number][] = [];
  for (let at = from; at < to; ) {
    const next = Math.min(to, (Math.floor(at / quarter) + 1) * quarter);
    cuts.push([at, next]);
    at = next;
  }
  return cuts;
}
