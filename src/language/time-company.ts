/** Words of time that their neighbours make what they are: `to`, `before`, `between`, `last`. */
import type { TokenType } from 'chevrotain';
import * as t from '../../grammar/tokens.ts';
import { as, type Company, isOf } from './neighbours.ts';
import type { Segment } from './segment.ts';
import { timeEnds, timeStarts } from './time-tokens.ts';

function tokenAt(reader: Company, index: number): TokenType | null {
  return reader.at(index)?.token ?? null;
}

/** `to` and `until` between two dates make a range; after `compare A` they set B against it. */
export function readTo(reader: Company, segment: Segment, at: number, before: readonly Segment[]): Segment | null {
  const next = reader.after(at);
  // `from billing to sales chat` is a way from one to the other, which no filter says.
  const way = segment.norm === 'to' && isOf(before.at(-1), t.Value) && isOf(reader.at(next), t.Value);
  if (way) return before.some(({ token }) => token === t.Compare) ? as(segment, t.Versus) : as(segment, t.Equals);
  if (!reader.startsOrDay(next, before)) return null;
  const last = before.at(-1)?.token ?? null;
  // `week 44 to week 46`
  const follows = (last !== null && timeEnds.has(last)) || (last === t.Num && isOf(before.at(-2), t.Unit));
  if (segment.token === t.Until) return isOf(before.at(-1), t.DayNumber, t.MonthName) ? as(segment, t.To) : segment;
  if (before.some((one) => one.token === t.Compare)) return as(segment, t.Versus);
  return follows ? segment : null;
}

/** `the 7 days before` are a comparison; what is before something that is no time cannot be told, and is not left out in silence. */
export function readBefore(reader: Company, segment: Segment, at: number, before: readonly Segment[]): Segment | null {
  if (reader.startsTime(reader.after(at))) return segment;
  if (isOf(before.at(-1), t.Unit) && isOf(before.at(-2), t.Num)) return as(segment, t.PreviousPeriod);
  return segment.norm === 'before' ? as(segment, t.Equals) : null;
}

/** `between` opens a range of dates or of amounts; between two names it only joins. */
export function readBetween(reader: Company, segment: Segment, at: number): Segment | null {
  const next = reader.after(at);
  if (
    reader.startsTime(next) &&
    !(tokenAt(reader, next) === t.Num && tokenAt(reader, reader.after(next)) === t.And && !reader.isDay(next, []))
  )
    return segment;
  return isOf(reader.at(next), t.Num, t.YearNumber) ? as(segment, t.BetweenAmounts) : null;
}

export function readLast(reader: Company, segment: Segment, at: number, before: readonly Segment[]): Segment | null {
  const follower = reader.after(at);
  const next = tokenAt(reader, follower);
  // A number of nothing is only counted where the question says what it ranks: `which day in the last 30`.
  const counts =
    next === t.Num &&
    (tokenAt(reader, reader.after(follower)) === t.Unit || isOf(before[before.findIndex(({ token }) => token === t.Which) + 1], t.Unit));
  if (next === t.Unit || counts || (next !== null && timeStarts.has(next))) return segment;
  if (isOf(before.at(-1), t.Versus)) return as(segment, t.PreviousPeriod);
  // `latest` may be filler; a bare `last` says something that cannot be read.
  return /^(?:last|past|previous)$/i.test(segment.text) ? segment : null;
}
