/** What the range is compared with. */
import type { WeekStart } from '../../base/day.ts';
import type { CompareTerm, MetricsQuestion } from '../../language/question.ts';
import { dayCount } from '../calendar.ts';
import { type Draft, decided, guessed, type Pass, type Range, troubled } from '../draft.ts';
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
  return found.whole === null ? told : clipped(told, found.whole);
};

export interface Compared {
  readonly compare: PlanCompare;
  /** What is named, where only as many days of it are taken. */
  readonly whole: Days | null;
}

/** The comparison that `term` means for `range`; a running range is compared with as many elapsed days of the named unit. */
export function comparedWith(range: Range & { readonly from: string }, term: CompareTerm, { directory, today }: PlanContext): Compared {
  const { weekStart } = directory.brand;
  if (term.kind === 'previous') {
    return { compare: { ...previousRange(range, term.unit, weekStart), name: names[term.unit] }, whole: null };
  }
  const { from, to, unit } = term.range;
  const shift = shiftOf(range, term);
  if (shift !== null) {
    // `last month vs last month` and the like name the unit before: nothing of it is left out.
    const whole = range.unit?.grain === shift ? null : { from: from ?? to, to };
    return { compare: { ...previousRange(range, shift, weekStart), name: names[shift] }, whole };
  }
  const whole = { from: from ?? directory.extent.from ?? to, to };
  // `November vs October` in November: the month is named whole, and has not ended.
  const running = range.running || (range.unit?.count === 1 && range.from <= today && today < range.to);
  const clip = term.sameElapsed || (running && unit?.count === 1 && unit.grain === range.unit?.grain);
  const days = clip ? sameElapsed(running && today < range.to ? { ...range, to: today } : range, whole) : whole;
  // `last 7 days vs the previous 7 days`: set against itself it would say nothing.
  if (days.from === range.from && days.to === range.to)
    return before(range, range.phrase === 'last weekend' ? 'week' : 'period', weekStart);
  return { compare: { ...days, name: nameFor(range, days, weekStart) }, whole: clip && days.to < to ? whole : null };
}

function before(range: Range & { readonly from: string }, unit: PreviousUnit, weekStart: WeekStart): Compared {
  return { compare: { ...previousRange(range, unit, weekStart), name: names[unit] }, whole: null };
}

/** `vs last year` after a range that is no year means that range a year back, not all of last year. */
function shiftOf(range: Range & Days, term: Extract<CompareTerm, { kind: 'range' }>): Exclude<PreviousUnit, 'period'> | null {
  const { from, to, unit, phrase } = term.range;
  if (term.sameElapsed || from === null || unit?.count !== 1 || unit.grain === 'day' || phrase !== `last ${unit.grain}`) return null;
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

function clipped(draft: Draft, whole: Days): Draft {
  const question: MetricsQuestion = {
    ...draft.question,
    compare: {
      kind: 'range',
      range: { ...whole, phrase: null, unit: null, running: false, at: { start: 0, end: 0 } },
      sameElapsed: false,
      at: { start: 0, end: 0 },
    },
  };
  return guessed(draft, 'Compared with as many days, not with the whole of what is named.', [
    { label: `vs ${whole.from} to ${whole.to}`, question },
  ]);
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
