/** What the range is compared with. */
import type { WeekStart } from '../../base/day.ts';
import { rangeText } from '../../base/day-text.ts';
import type { CompareTerm, MetricsQuestion } from '../../language/question.ts';
import { shift } from '../../language/time/calendar.ts';
import { addDays, dayCount } from '../calendar.ts';
import { type Draft, decided, guessed, type Mend, type Pass, type Range, troubled } from '../draft.ts';
import type { PlanCompare } from '../plan.ts';
import type { PlanContext } from '../planned.ts';
import { type Days, type PreviousUnit, previousRange, sameElapsed } from '../previous.ts';

const names = {
  period: 'previous period',
  week: 'previous week',
  month: 'previous month',
  quarter: 'previous quarter',
  year: 'previous year',
} as const satisfies Record<PreviousUnit, PlanCompare['name']>;

/** Chooses `compare`. An order by change without a comparison takes the previous period, and says so. */
export const comparePass: Pass = (draft, context) => {
  const { compare } = draft.question;
  const byChange = draft.plan.order.some((entry) => entry.by === 'change' || entry.by === 'change_rate');
  if (compare === null && !byChange) return draft;
  const term: CompareTerm = compare ?? { kind: 'previous', unit: 'period', at: { start: 0, end: 0 } };
  const { from } = draft.range;
  if (from === null) return unbounded(draft, term);
  const range = { ...draft.range, from };
  const found = comparedWith(range, term, context);
  const next = decided(draft, { compare: found.compare });
  const told = compare === null ? guessed(next, 'The change is that from the previous period.') : next;
  const { text, whole } = remarkOn(found);
  return text === null ? told : guessed(told, text, whole === null ? [] : [wholeMend(draft, whole)]);
};

export interface Compared {
  readonly compare: PlanCompare;
  /** What is named, where only as many days of it are taken. */
  readonly whole: Days | null;
  /** The days that are named are the range's own: set against itself it would say nothing, and the time before is taken. */
  readonly itself: boolean;
  /** Some days are of both ranges. */
  readonly overlap?: boolean;
}

/** What an answer says about a comparison that is not just what was asked for, and the days that may do instead; null where it is. */
export function remarkOn({ compare, whole, itself, overlap }: Compared): { readonly text: string | null; readonly whole: Days | null } {
  if (itself) {
    const text = `What is named is the range itself, so it is compared with the time before it: ${rangeText(compare.from, compare.to)}.`;
    return { text, whole: null };
  }
  if (overlap === true) return { text: 'The two ranges overlap: the days that are in both count on both sides.', whole };
  return { text: whole === null ? null : 'Compared with as many days, not with the whole of what is named.', whole };
}

/** The days as a comparison that is taken as written. */
export function writtenTerm({ from, to }: Days): CompareTerm {
  const at = { start: 0, end: 0 };
  return { kind: 'range', range: { from, to, phrase: null, unit: null, running: false, at }, sameElapsed: false, at };
}

/** The comparison that `term` means for `range`; a running range is compared with as many elapsed days of the named unit. */
export function comparedWith(range: Range & { readonly from: string }, term: CompareTerm, { directory, today }: PlanContext): Compared {
  const { weekStart } = directory.brand;
  if (term.kind === 'previous') {
    return { ...before(range, term.unit, weekStart), itself: false };
  }
  const { from, to, unit } = term.range;
  const shift = shiftOf(range, term);
  if (shift !== null) {
    const shifted = before(range, shift, weekStart);
    return isItself(range, { from, to }) ? { ...shifted, itself: !isBefore(term) } : { ...shifted, whole: { from: from ?? to, to } };
  }
  const named = { from: from ?? directory.extent.from ?? to, to };
  // The previous 14 days of the last 7 are those before them.
  if (term.before === 'range' && range.running) return { ...before(range, 'period', weekStart), itself: false };
  const ahead = term.before === 'range' || (isBefore(term) && overlaps(range, named));
  const whole = ahead && unit !== null ? daysBefore(range.from, unit) : named;
  // `November vs October` in November: the month is named whole, and has not ended.
  const running = range.running || (range.unit?.count === 1 && range.from <= today && today < range.to);
  const clip = term.sameElapsed || (running && unit?.count === 1 && unit.grain === range.unit?.grain);
  const days = clip ? sameElapsed(running && today < range.to ? { ...range, to: today } : range, whole) : whole;
  if (isItself(range, days)) {
    const shifted = before(range, range.phrase === 'last weekend' ? 'week' : 'period', weekStart);
    return { ...shifted, itself: !isBefore(term) };
  }
  return {
    overlap: overlaps(range, days),
    compare: { ...days, name: nameFor(range, days, weekStart) },
    whole: clip && days.to < to ? whole : null,
    itself: false,
  };
}

function overlaps(one: Range & { readonly from: string }, other: Days): boolean {
  return one.from <= other.to && other.from <= one.to;
}

function daysBefore(from: string, { grain, count }: NonNullable<Range['unit']>): Days {
  return { from: shift(from, grain, -count), to: addDays(from, -1) };
}

function before(range: Range & { readonly from: string }, unit: PreviousUnit, weekStart: WeekStart): Compared {
  return { compare: { ...previousRange(range, unit, weekStart), name: names[unit] }, whole: null, itself: false };
}

function isItself(range: Range, days: { readonly from: string | null; readonly to: string }): boolean {
  return days.from === range.from && days.to === range.to;
}

/** `last 7 days vs the previous 7 days` says itself that it is those before. */
function isBefore(term: CompareTerm): boolean {
  return term.kind === 'range' && term.before !== undefined;
}

/** `vs last year`, `vs a year ago` after a range that is no year mean that range a year back, not all of last year. */
function shiftOf(range: Range & Days, term: Extract<CompareTerm, { kind: 'range' }>): Exclude<PreviousUnit, 'period'> | null {
  const { from, to, unit, phrase } = term.range;
  if (term.sameElapsed || from === null || unit?.count !== 1 || unit.grain === 'day') return null;
  const isAgo = phrase === `1 ${unit.grain} ago`;
  if (!isAgo && phrase !== `last ${unit.grain}`) return null;
  if (range.unit?.grain === unit.grain) return range.from === from ? unit.grain : null;
  return dayCount(range.from, range.to) <= dayCount(from, to) ? unit.grain : null;
}

/** A range that a short form would give is called by it. */
function nameFor(
  range: Range & { readonly from: string },
  days: Days,
  weekStart: Parameters<typeof previousRange>[2],
): PlanCompare['name'] {
  const grain = range.unit?.count === 1 && range.unit.grain !== 'day' ? range.unit.grain : 'period';
  const units: readonly PreviousUnit[] = [grain, 'year'];
  const found = units.find((unit) => {
    const previous = previousRange(range, unit, weekStart);
    return previous.from === days.from && previous.to === days.to;
  });
  return found === undefined ? 'custom' : names[found];
}

function wholeMend({ question }: Draft, whole: Days): Mend {
  return { label: `vs ${rangeText(whole.from, whole.to)}`, question: { ...question, compare: writtenTerm(whole) } };
}

function unbounded(draft: Draft, term: CompareTerm): Draft {
  return troubled(draft, {
    code: 'bad_time',
    message: 'A range without a first day has no period before it to compare with.',
    at: term.at,
    mends: [{ label: 'without the comparison', question: withoutChange(draft.question) }],
  });
}

function withoutChange(question: MetricsQuestion): MetricsQuestion {
  const order = question.order.filter((term) => term.by !== 'change' && term.by !== 'change_rate');
  const ranking = question.ranking?.byChange ? { ...question.ranking, byChange: false } : question.ranking;
  return { ...question, compare: null, order, ranking };
}
