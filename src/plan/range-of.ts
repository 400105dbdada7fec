/** The range of a plan with what its dates alone do not say: of which calendar unit it is a whole number. */
import type { Grain } from '../base/day.ts';
import type { CompareTerm } from '../language/question.ts';
import { dayCount } from './calendar.ts';
import type { Range } from './draft.ts';
import { comparedWith, writtenTerm } from './passes/compare.ts';
import type { MetricsPlan, PlanCompare } from './plan.ts';
import type { PlanContext } from './planned.ts';
import { bucketEnd, bucketStart, bucketsOf } from './time-buckets.ts';

const nowhere = { start: 0, end: 0 };

type Times = Pick<MetricsPlan, 'time' | 'compare'>;

/** The dates of `plan` in the unit that they were named in, else in that which its comparison follows from, else in that of the dates. */
export function rangeOf(plan: Times, context: PlanContext): Range {
  const { named } = context;
  const { from, to, phrase } = plan.time;
  return named && named.from === from && named.to === to && named.phrase === phrase ? named : derived(plan, context);
}

/** `range` where the dates of `plan` alone do not tell its unit; undefined where they do. */
export function namedRange(range: Range, plan: Times, context: PlanContext): Range | undefined {
  return JSON.stringify(derived(plan, context).unit) === JSON.stringify(range.unit) ? undefined : range;
}

function derived(plan: Times, context: PlanContext): Range {
  const written = inUnit(plan, context, ['year', 'quarter', 'month']);
  const inWeeks = inUnit(plan, context, ['week']);
  return [written, inWeeks].find((range) => isCompared(range, plan, context)) ?? written;
}

/** Whether the dates of `plan` have to be said as weeks: as days they would be compared with others. */
export function isInWeeks({ time, compare }: Times, context: PlanContext): boolean {
  return time.phrase === null && derived({ time, compare }, context).unit?.grain === 'week';
}

/** What a question says for the comparison of a plan. */
export function compareTerm({ from, to, name }: PlanCompare): CompareTerm {
  switch (name) {
    case 'previous period':
      return { kind: 'previous', unit: 'period', at: nowhere };
    case 'previous week':
      return { kind: 'previous', unit: 'week', at: nowhere };
    case 'previous month':
      return { kind: 'previous', unit: 'month', at: nowhere };
    case 'previous quarter':
      return { kind: 'previous', unit: 'quarter', at: nowhere };
    case 'previous year':
      return { kind: 'previous', unit: 'year', at: nowhere };
    case 'custom':
      return writtenTerm({ from, to });
  }
}

/** The unit is that of the phrase, else the largest of `units` that the range is a whole number of. */
function inUnit({ time: { from, to, phrase } }: Times, { today, directory }: PlanContext, units: readonly Grain[]): Range {
  if (from === null) return { from, to, phrase, unit: null, running: false };
  const { weekStart } = directory.brand;
  const running = to === today && phrase?.startsWith('this ') === true;
  const possible = phrase === null ? units : unitsOf(phrase, units);
  const starts = (grain: Grain): boolean => bucketStart(from, grain, weekStart) === from;
  const isWhole = (grain: Grain): boolean => starts(grain) && (running || bucketEnd(bucketStart(to, grain, weekStart), grain) === to);
  const whole = from === to && !running ? 'day' : possible.find(isWhole);
  const count = whole === 'day' ? dayCount(from, to) : whole === undefined ? 0 : bucketsOf(from, to, whole, weekStart).length;
  return { from, to, phrase, unit: whole === undefined ? null : { grain: whole, count }, running };
}

/** `last 2 weeks`, `this month`, `2 weeks ago`, `rolling 3 months`. */
const counted = /^(?<how>last|this|rolling|)(?: ?\d+)? ?(?<unit>day|week|month|quarter|year)s?(?: ago)?$/u;

/**
 * The units that a phrase may be a whole number of. What rolls is counted in days, and `rolling 3 months` by the dates alone, also where
 * it happens to be whole months, as is what goes on until today.
 */
function unitsOf(phrase: string, units: readonly Grain[]): readonly Grain[] {
  const said = counted.exec(phrase)?.groups;
  const grain = said?.['unit'] as Grain | undefined;
  if (grain === undefined) return phrase.startsWith('since ') ? [] : units;
  if (said?.['how'] !== 'rolling') return [grain];
  return grain === 'day' || grain === 'week' ? ['day'] : [];
}

function isCompared(range: Range, { compare }: Times, context: PlanContext): boolean {
  const { from } = range;
  if (compare === null || from === null) return true;
  const found = comparedWith({ ...range, from }, compareTerm(compare), context).compare;
  return found.from === compare.from && found.to === compare.to && found.name === compare.name;
}
