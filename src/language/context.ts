/** Words that mean different things in different company (`over`, `to`, `last`, a bare number) get the token that fits their neighbours. */
import type { TokenType } from 'chevrotain';
import * as t from '../../grammar/tokens.ts';
import { itemAt } from '../base/item.ts';
import { weekdays, workdays } from '../catalogue/dimensions.ts';
import { readComparator, readSuperlative } from './bound-words.ts';
import { countedBefore } from './counted-before.ts';
import { isCountedWeekend, isHalt, isOfDays, isOfTime } from './lone-words.ts';
import { noneOf, readNot, readZero } from './negation.ts';
import { as, type Company, isLevel, isOf } from './neighbours.ts';
import type { Segment } from './segment.ts';
import { isRatio, isState, leadsThan, smallWord } from './small-words.ts';
import { readBefore, readBetween, readLast, readTo } from './time-company.ts';
import { timeEnds, timeStarts } from './time-tokens.ts';

const rangeMarks = new Set(['-', '–', '—', '..', '...', '->', '→']);
const separators = new Set([',', ';']);

/** The segments that are tokens, in order, each as its neighbours make it. */
export function inContext(segments: readonly Segment[]): readonly Segment[] {
  const reader = new ContextReader(segments);
  const out: Segment[] = [];
  const counted = countedBefore(segments);
  for (let at = 0; at < segments.length; at += 1) {
    if (at === counted?.at) continue;
    const found = reader.read(at, out);
    if (found?.token === t.UnitBefore && reader.startsTime(reader.after(at)) && !isOf(out.at(-1), t.Versus)) {
      // `the week before 10 November`: one week, up to that day.
      out.push(as(found, t.Num, { kind: 'amount', value: 1, unit: null }), as(found, t.Unit), as(found, t.Before));
    } else if (found) out.push(found, ...noneOf(found), ...(at === counted?.ranking ? [as(found, t.Num, counted.amount)] : []));
  }
  return out;
}

class ContextReader implements Company {
  readonly #all: readonly Segment[];
  /** For each segment the next one that is not filler. */
  readonly #next: number[];

  constructor(segments: readonly Segment[]) {
    this.#all = segments;
    this.#next = segments.map((_segment, at) => at + 1);
    for (let at = segments.length - 2; at >= 0; at -= 1) {
      const { token, norm } = itemAt(segments, at + 1);
      if (token === null && !rangeMarks.has(norm)) this.#next[at] = itemAt(this.#next, at + 1);
    }
  }

  /** The token at `at`, with what came before it decided; null: not part of the question. */
  read(at: number, before: readonly Segment[]): Segment | null {
    const segment = itemAt(this.#all, at);
    if (isText(segment, before)) return as(segment, t.Text, { kind: 'text', text: bare(segment) });
    const mark = segment.token === null ? this.#mark(segment, at, before) : null;
    if (mark) return as(segment, mark);
    const small = smallWord(this.#all, at, before, this.after(at), this.startsTime(this.after(at)));
    if (small) return small;
    if (segment.token === null || segment.token === t.And) {
      if (this.#sets(segment, at, before)) return as(segment, t.Versus);
      if (segment.token === null) return null;
    }
    if (isRatio(segment) && this.#all.some(({ token }) => token === t.To)) return null;
    if (isState(segment, before) || leadsThan(segment, this.#all.slice(at + 1))) return null;
    const rule = rules.get(segment.token);
    return rule ? rule(this, segment, at, before) : segment;
  }

  /** `compare this month with last month`: the words between two times that are compared. */
  #sets(segment: Segment, at: number, before: readonly Segment[]): boolean {
    const last = before.at(-1)?.token ?? null;
    if (!['with', 'and', '&', 'to'].includes(segment.norm) || last === null || !timeEnds.has(last)) return false;
    return this.startsTime(this.after(at)) && before.some(({ token }) => token === t.Compare);
  }

  /** Index of the next segment after `at` that is not filler. */
  after(at: number): number {
    return this.#next[at] ?? at + 1;
  }

  isLevel(index: number): boolean {
    return isLevel(this.#all, index);
  }

  at(index: number): Segment | undefined {
    return this.#all[index];
  }

  token(index: number): TokenType | null {
    return this.#all[index]?.token ?? null;
  }

  /** Whether a date or a range starts with the segment at `index`. */
  startsTime(index: number): boolean {
    const token = this.token(index);
    if (token === null) return false;
    if (timeStarts.has(token)) return true;
    const next = this.token(this.after(index));
    if (token === t.Last || token === t.This) return next === t.Unit || next === t.Num || (next !== null && timeStarts.has(next));
    if (token === t.Num) return next === t.Unit || this.isDay(index, []);
    return token === t.Unit && (next === t.Num || next === t.YearNumber);
  }

  /** Whether the number at `index` is a day of a month, by its neighbours. */
  isDay(index: number, before: readonly Segment[]): boolean {
    const segment = this.#all[index];
    if (segment?.payload.kind !== 'amount' || segment.payload.unit !== null) return false;
    const { value } = segment.payload;
    if (!Number.isInteger(value) || value < 1 || value > 99) return false;
    const last = before.at(-1)?.token;
    // `between 60 and 80, october` bounds a metric.
    if (value > 31 && this.token(index - 1) === t.Between) return false;
    if (last === t.Top || last === t.Last || last === t.Comparator || last === t.Superlative || last === t.Rolling) return false;
    const next = this.after(index);
    if (this.token(next) === t.MonthName && !(last === t.And && separators.has(this.#all[index + 1]?.norm ?? ''))) return true;
    if (last === t.MonthName) return true;
    if (last === t.To && before.at(-2)?.token === t.DayNumber) return true;
    return this.#joins(next) && this.#dayThenMonth(this.after(next));
  }

  #joins(index: number): boolean {
    const segment = this.#all[index];
    return (
      segment !== undefined &&
      (rangeMarks.has(segment.norm) || segment.token === t.To || segment.token === t.And || segment.token === t.Until)
    );
  }

  #dayThenMonth(index: number): boolean {
    const token = this.token(index);
    const parted = separators.has(this.#all[index + 1]?.norm ?? '');
    return !parted && (token === t.Num || token === t.DayNumber) && this.token(this.after(index)) === t.MonthName;
  }

  #mark(segment: Segment, at: number, before: readonly Segment[]): TokenType | null {
    const { norm } = segment;
    const last = before.at(-1)?.token ?? null;
    const next = this.after(at);
    if (separators.has(norm)) return isOf(before.at(-1), t.DayNumber, t.MonthName) && this.token(next) === t.YearNumber ? null : t.Comma;
    if (rangeMarks.has(norm)) return last !== null && timeEnds.has(last) && this.startsOrDay(next, before) ? t.To : null;
    // What an alert tests is parted from what it shows: `is unusual > 3: csat by campaign`.
    if (norm === ':' && before.some(({ token }) => token === t.Alert)) return t.Comma;
    if (norm === '+') return t.Plus;
    if (norm === '/' || norm === '÷') {
      if (last === t.Metric && (this.token(next) === t.Metric || this.#isDays(next))) return t.Slash;
      return last === t.Noun && this.token(next) === t.Noun ? t.And : null;
    }
    return null;
  }

  /** `exposures / days`: so many a day. */
  #isDays(index: number): boolean {
    return this.token(index) === t.Unit && this.at(index)?.norm === 'days';
  }

  /** A date, or the number that ends `nov 1-10`. */
  startsOrDay(index: number, before: readonly Segment[]): boolean {
    return this.startsTime(index) || (this.token(index) === t.Num && before.at(-1)?.token === t.DayNumber);
  }
}

const consumers = new Set(['people', 'users', 'customers', 'consumers', 'ones', 'those', 'everyone', 'anyone', 'anybody', 'everybody']);

type Rule = (reader: ContextReader, segment: Segment, at: number, before: readonly Segment[]) => Segment | null;

const rules = new Map<TokenType, Rule>([
  [
    t.Num,
    (reader, segment, at, before) =>
      reader.isDay(at, before) ? as(segment, t.DayNumber) : (readZero(reader, segment, at, before) ?? segment),
  ],
  [t.YearNumber, (_reader, segment, _at, before) => (isOf(before.at(-1), t.Comparator, t.Top) ? as(segment, t.Num) : segment)],
  [t.From, (reader, segment, at) => (reader.startsOrDay(reader.after(at), []) ? segment : null)],
  [t.To, readTo],
  [t.Until, readTo],
  // What is before or since something that is no time cannot be told, and is not left out in silence.
  [
    t.Since,
    (reader, segment, at) =>
      reader.startsOrDay(reader.after(at), []) ? segment : /^(?:since|after)$/u.test(segment.norm) ? as(segment, t.Equals) : null,
  ],
  [t.Before, readBefore],
  // `today to date`
  [
    t.AllTime,
    (_reader, segment, _at, before) => {
      const last = before.at(-1);
      // `our best week ever`
      const ranked = segment.norm === 'ever' && isOf(last, t.Unit) && !isOf(before.at(-2), t.Last, t.This, t.Num);
      return timeEnds.has(last?.token ?? t.Num) && !ranked ? null : segment;
    },
  ],
  [t.Between, readBetween],
  [t.WeekOf, (reader, segment, at) => (reader.startsTime(reader.after(at)) || reader.isDay(reader.after(at), []) ? segment : null)],
  [t.Beginning, readEdge],
  [t.Ending, readEdge],
  [t.Last, readLast],
  [t.This, (reader, segment, at) => (reader.startsTime(at) ? segment : null)],
  [t.Ago, (_reader, segment, _at, before) => (isOf(before.at(-1), t.Unit) ? segment : null)],
  [t.MonthName, (reader, segment, at) => (segment.norm === 'may' && isPronoun(reader.at(at + 1)) ? null : segment)],
  // `drop table …` asks for no picture.
  [
    t.Chart,
    (_reader, segment, _at, before) => (segment.norm === 'table' && isOf(before.at(-1), t.Moves) ? as(segment, t.Equals) : segment),
  ],
  [t.Comparator, readComparator],
  [t.Equals, readEquals],
  [t.Which, (reader, segment, at) => (isOf(reader.at(reader.after(at)), t.Noun, t.Unit, t.Superlative, t.Value, t.Num) ? segment : null)],
  [t.By, readBy],
  [t.Per, readBy],
  [t.And, (_reader, segment, _at, before) => (before.length > 0 ? segment : null)],
  // `people who clicked` are no agents.
  [
    t.Slash,
    (reader, segment, at, before) =>
      isOf(before.at(-1), t.Metric) && isOf(reader.at(reader.after(at)), t.Metric)
        ? segment
        : segment.norm === 'out of'
          ? null
          : as(segment, t.Share),
  ],
  // `how much time did dana spend away` is about no money.
  [
    t.NotOffered,
    (reader, segment, at) => ((segment.norm === 'spend' && isOfTime(reader, at)) || isHalt(reader, segment, at) ? null : segment),
  ],
  [t.Who, (reader, segment, at) => (segment.norm === 'who' && consumers.has(reader.at(at - 1)?.norm ?? '') ? null : segment)],
  [t.Contains, (reader, segment, at, before) => (isOf(before.at(-1), t.Noun) ? segment : segment.norm === 'like' ? null : segment)],
  [t.Noun, readNoun],
  [t.Not, readNot],
  // Without a word that leaves out before it, `nor` would add what it leaves out.
  [
    t.Or,
    (_reader, segment, _at, before) =>
      segment.norm === 'nor' && !before.some(({ token }) => token === t.Not) ? as(segment, t.Equals) : segment,
  ],
  [t.WeekdayName, readWeekday],
  [t.Average, (_reader, segment, _at, before) => (isOfDays(before) ? as(segment, t.Rolling) : segment)],
  [t.Value, (_reader, segment, _at, before) => (isCountedWeekend(segment, before) ? as(segment, t.Weekend) : segment)],
  [t.Superlative, readSuperlative],
  [
    t.ToDate,
    (reader, segment, at, before) =>
      isOf(before.at(-1), t.Versus) && reader.token(at + 1) === t.Last ? as(segment, t.SamePeriod) : segment,
  ],
]);

/** `early November`, `end of the month`; `late conversions` are none that are counted here, and are not read as all of them. */
function readEdge(reader: ContextReader, segment: Segment, at: number): Segment | null {
  const next = reader.after(at);
  if (reader.startsTime(next) || reader.token(next) === t.Unit) return segment;
  return /^(?:early|late)$/u.test(segment.norm) && reader.token(next) === t.Metric ? as(segment, t.Equals) : null;
}

/** What stands after `contains` and `starts with` is text, whatever it means elsewhere. */
function isText(segment: Segment, before: readonly Segment[]): boolean {
  if (segment.token === null && /^[\p{P}\p{S}]$/u.test(segment.norm)) return false;
  const follows = isOf(before.at(-1), t.Contains, t.StartsWith);
  const listed = isOf(before.at(-1), t.Or) && isOf(before.at(-2), t.Text);
  return follows || (listed && (isQuoted(segment) || !isOf(segment, t.Metric, t.Noun)));
}

function isQuoted({ text, norm }: Segment): boolean {
  return /^["'“„«`]/u.test(text) && text.length > norm.length;
}

/** What is quoted, else the words as typed. */
function bare(segment: Segment): string {
  return isQuoted(segment) ? segment.norm : segment.text;
}

/** A weekday that is left out is one of all weeks. */
function readWeekday(_reader: ContextReader, segment: Segment, _at: number, before: readonly Segment[]): Segment {
  if (!isOf(before.at(-1), t.Not) || segment.payload.kind !== 'word') return segment;
  const name = weekdays[Number(segment.payload.value) - 1] ?? '';
  return as(segment, t.Value, { kind: 'value', readings: [{ dimension: 'weekday', values: [name] }], quoted: false });
}

function isPronoun(segment: Segment | undefined): boolean {
  return segment?.token === null && ['i', 'we', 'you', 'be', 'have'].includes(segment.norm);
}

function readEquals(reader: ContextReader, segment: Segment, at: number, before: readonly Segment[]): Segment | null {
  const next = reader.at(reader.after(at));
  const last = before.at(-1);
  const isMetric = isOf(last, t.Metric) || (isOf(last, t.Unit) && isOf(before.at(-2), t.Slash));
  if (isOf(next, t.Num, t.YearNumber, t.Metric) && isMetric) return as(segment, t.Comparator, { kind: 'word', value: '=' });
  const alone = segment.payload.kind === 'word' && segment.payload.value !== '';
  return alone || (isOf(last, t.Noun) && isOf(next, t.Value)) ? segment : null;
}

/** `by` and `per` open a breakdown, a ratio or a ranking's metric; before anything else they are filler. */
function readBy(reader: ContextReader, segment: Segment, at: number, before: readonly Segment[]): Segment | null {
  const next = reader.after(at);
  if (isOf(reader.at(next), t.Noun, t.Unit, t.GrainWord)) return segment;
  if (segment.token === t.By) return isOf(reader.at(next), t.Metric, t.Value) ? segment : null;
  if (!isOf(before.at(-1), t.Metric)) return null;
  if (isOf(reader.at(next), t.Metric)) return segment;
  return isOf(reader.at(next), t.Num) && isOf(reader.at(reader.after(next)), t.Metric) ? segment : null;
}

/** `(camp)` and `at lob level` after a metric say its level; `weekdays vs weekends` are values. */
function readNoun(reader: ContextReader, segment: Segment, at: number, before: readonly Segment[]): Segment | null {
  // By weekdays there is a row for each; in any other place they are those of the working week.
  if (segment.norm === 'weekdays' && !isOf(before.at(-1), t.By, t.Per, t.Which, t.Top, t.Superlative, t.List, t.OrderBy, t.Num))
    return as(segment, t.Value, { kind: 'value', readings: [{ dimension: 'weekday', values: workdays }], quoted: false });
  if (segment.payload.kind !== 'noun' || !reader.isLevel(at)) return segment;
  return isOf(before.at(-1), t.Metric) ? as(segment, t.LevelSuffix, { kind: 'word', value: segment.payload.dimension }) : segment;
}
