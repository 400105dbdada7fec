/** Short forms of days: `two fridays ago`, `the friday before last`, `last 7 days including today`, `mtd not counting today`, `lw`, `the month of november`. */
import * as t from '../../../grammar/tokens.ts';
import { as, isOf } from '../neighbours.ts';
import type { Segment } from '../segment.ts';
import { counting, isWord, joined, plainNumber, type Rule, saidAt, silent, worded } from './rule.ts';

const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The number of a day of the week, Monday 1, however it is written: `friday`, `fridays`; null where it is none. */
function weekdayOf({ token, payload }: Segment): string | null {
  if (token === t.WeekdayName && payload.kind === 'word') return payload.value;
  const [reading, ...others] = payload.kind === 'value' ? payload.readings : [];
  const index =
    reading?.dimension === 'weekday' && others.length + reading.values.length === 1 ? names.indexOf(reading.values[0] ?? '') : -1;
  return index < 0 ? null : String(index + 1);
}

/** `two fridays ago` */
export const weekdaysAgo: Rule = ({ all, at, segment, said }) => {
  const [day, ago] = [all[at + 1], all[at + 2]];
  const count = plainNumber(segment);
  if (count === null || !Number.isInteger(count) || count < 1 || count > 99 || !day || !ago) return null;
  const weekday = weekdayOf(day);
  if (weekday === null || !isOf(ago, t.Ago) || isOf(said.at(-1), t.Top, t.Superlative, t.Comparator)) return null;
  return { out: [worded(joined(segment, ago, segment.text), t.UnitAgo, `weekday ${weekday} ${String(count)}`)], end: at + 3 };
};

/** `the friday before last` */
export const weekdayBeforeLast: Rule = ({ all, at, segment }) => {
  const [before, last] = [all[at + 1], all[at + 2]];
  // `friday before` is one phrase: that of the week before.
  const named = isOf(segment, t.UnitBefore) ? /^(\p{L}{3})\p{L}* before$/iu.exec(segment.text)?.[1]?.toLowerCase() : undefined;
  const number = named === undefined ? 0 : names.findIndex((name) => name.startsWith(named)) + 1;
  if (number > 0 && before !== undefined && isBareLast(all, at + 1))
    return { out: [worded(joined(segment, before, segment.text), t.UnitAgo, `weekday ${String(number)} 2`)], end: at + 2 };
  const weekday = weekdayOf(segment);
  const parted = weekday !== null && before?.norm === 'before' && last !== undefined && isBareLast(all, at + 2);
  return parted ? { out: [worded(joined(segment, last, segment.text), t.UnitAgo, `weekday ${weekday} 2`)], end: at + 3 } : null;
};

/** `last` with nothing of which it is the last. */
function isBareLast(all: readonly Segment[], at: number): boolean {
  return all[at]?.norm === 'last' && !isOf(all[saidAt(all, at + 1)], t.Unit, t.Num, t.WeekdayName, t.MonthName, t.Weekend, t.Quarter);
}

/** `last weekend vs the weekend before` */
export const weekendBefore: Rule = ({ all, at, segment, said }) => {
  const before = all[at + 1];
  if (!isOf(segment, t.Weekend) || !isOf(said.at(-1), t.Versus) || before?.norm !== 'before') return null;
  return { out: [worded(joined(segment, before, segment.text), t.UnitBefore, 'week')], end: at + 2 };
};

const including = /^(?:including|includes?|incl|with|plus|and including|counting)$/u;
const excluding = /^(?:excluding|exclude|excl|without|w\/o|not counting|not including|except|except for|minus|but not|not|leaving out)$/u;

/** `including today`, `today included`: 1 where today counts, -1 where it does not, null where nothing is said; with where the words end. */
function todayAt(all: readonly Segment[], at: number): { readonly side: 1 | -1; readonly end: number } | null {
  let from = at;
  while (all[from]?.token === null && /^[,(.]$|^(?:and|but)$/u.test(all[from]?.norm ?? '')) from += 1;
  let next = from + 1;
  while (all[next]?.norm === '.') next += 1;
  const [first, second] = [all[from], all[next]];
  if (isWord(second, t.NamedDay, 'today')) {
    if (including.test(first?.norm ?? '')) return { side: 1, end: next + 1 };
    return excluding.test(first?.norm ?? '') ? { side: -1, end: next + 1 } : null;
  }
  if (!isWord(first, t.NamedDay, 'today')) return null;
  if (/^(?:included|inclusive|incl)$/u.test(second?.norm ?? '')) return { side: 1, end: next + 1 };
  return /^(?:excluded|exclusive|not included|left out|not counted)$/u.test(second?.norm ?? '') ? { side: -1, end: next + 1 } : null;
}

/** `last 7 days including today`, `last 2 weeks, today included`: so many days, of which today is the last. */
export const lastDaysWithToday: Rule = ({ all, at, segment, said }) => {
  const [number, unit] = [all[at + 1], all[at + 2]];
  const count = plainNumber(number);
  if (!isOf(segment, t.Last) || number === undefined || unit === undefined || count === null) return null;
  const days = isWord(unit, t.Unit, 'day') ? count : isWord(unit, t.Unit, 'week') ? 7 * count : null;
  const today = days === null ? null : todayAt(all, at + 3);
  if (days === null || days < 2 || today === null || isOf(said.at(-1), t.Since, t.Until, t.From, t.To)) return null;
  if (today.side === -1) return { out: [segment, number, unit], end: today.end };
  const day = all[today.end - 1] ?? segment;
  const ago = [counting(number, t.Num, days - 1), worded(unit, t.Unit, 'day'), worded(unit, t.Ago)];
  return { out: [worded(segment, t.From), ...ago, worded(day, t.To), worded(day, t.NamedDay, 'today')], end: today.end };
};

/** `this week including today`, `mtd not counting today` */
export const runningWithToday: Rule = ({ all, at, segment, said }) => {
  const end = isOf(segment, t.This) && isOf(all[at + 1], t.Unit) ? at + 2 : isOf(segment, t.ToDate) ? at + 1 : null;
  const today = end === null ? null : todayAt(all, end);
  if (end === null || today === null) return null;
  const range = all.slice(at, end);
  if (today.side === 1) return { out: range, end: today.end };
  if (isOf(said.at(-1), t.Since, t.Until, t.From, t.To, t.Versus)) return null;
  const day = all[today.end - 1] ?? segment;
  return { out: [worded(segment, t.From), ...range, worded(day, t.To), worded(day, t.NamedDay, 'yesterday')], end: today.end };
};

const lasts = new Map([
  ['lw', 'week'],
  ['lm', 'month'],
  ['lq', 'quarter'],
  ['ly', 'year'],
]);
const running = new Map([
  ['tw', 'week'],
  ['tm', 'month'],
  ['tq', 'quarter'],
  ['ty', 'year'],
]);

/** `lw`, `vs ly`; `tw` beside `lw` only: `ty` alone are thanks. */
export const unitInLetters: Rule = ({ all, at, segment }) => {
  if (!isOf(segment, t.Unknown)) return null;
  const last = lasts.get(segment.norm);
  if (last !== undefined) return { out: [worded(segment, t.Last), worded(segment, t.Unit, last)], end: at + 1 };
  const unit = running.get(segment.norm);
  const beside = unit !== undefined && all.some(({ norm, token }) => token === t.Unknown && lasts.has(norm));
  return beside ? { out: [worded(segment, t.This), worded(segment, t.Unit, unit)], end: at + 1 } : null;
};

/** `the month of november` */
export const monthOf: Rule = ({ all, at, segment, said }) => {
  const next = all[saidAt(all, at + 1)];
  const between = all.slice(at + 1, saidAt(all, at + 1)).every(({ norm }) => norm === 'of');
  const cut = isOf(said.at(-1), t.By, t.Per, t.Which, t.Num, t.Last, t.This, t.Top, t.Superlative, t.And);
  const month = isWord(segment, t.Unit, 'month') && between && !cut && isOf(next, t.MonthName);
  return month ? { out: [silent(segment)], end: at + 1 } : null;
};

/** `fridays ago` says of no number how many. */
export const agoAlone: Rule = ({ at, segment, said }) =>
  isOf(segment, t.Ago) && segment.norm === 'ago' && !isOf(said.at(-1), t.Unit)
    ? { out: [as(segment, t.Equals, { kind: 'word', value: 'ago' })], end: at + 1 }
    : null;
