/** The range of a plan with what its dates alone do not say: of which calendar unit it is a whole number. */
import type { Grain } from '../base/day.ts';
import type { CompareTerm } from '../language/question.ts';
import { dayCount } from './calendar.ts';
import type { Range } from './draft.ts';
import { comparedWith } from './passes/compare.ts';
import type { MetricsPlan, PlanCompare } from './plan.ts';
import type { PlanContext } from './planned.ts';
import { bucketEnd, bucketStart, bucketsOf } from './time-buckets.ts';

const nowhere = { start: 0, end: 0 };

type Times = Pick<MetricsPlan, 'time' | 'compare'>;

/** The dates of `plan` in the unit that its comparison follows from; where there is none, in that of the dates. */
export function rangeOf(plan: Times, context: PlanContext): Range {
  const written = inUnit(plan, context, ['year', 'quarter', 'month']);
  const inWeeks = inUnit(plan, context, ['week']);
  return [written, inWeeks].find((range) => isCompared(range, plan, context)) ?? written;
}

/** Whether the dates of `plan` have to be said as weeks: as days they would be compared with others. */
export function isInWeeks({ time, compare }: Times, context: PlanContext): boolean {
  return time.phrase === null && rangeOf({ time, compare }, context).unit?.grain === 'week';
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
    case 'custom': {
      const range = { from, to, phrase: null, unit: null, running: false, at: nowhere };
      return { kind: 'range', range, sameElapsed: false, at: nowhere };
    }
  }
}

/** The unit is that of the phrase, else the largest of `units` that the range is a whole number of. */
function inUnit({ time: { from, to, phrase } }: Times, { today, directory }: PlanContext, units: readonly Grain[]): Range {
  if (from === null) return { from, to, phrase, unit: null, running: false };
  const { weekStart } = directory.brand;
  const spoken = /\b(day|week|month|quarter|year)s?$/u.exec(phrase ?? '')?.[1] as Grain | undefined;
  const running = to === today && spoken !== undefined && phrase?.startsWith('this ') === true;
  const possible = spoken === undefined ? units : phrase?.startsWith('rolling ') ? rolled(spoken) : [spoken];
  const starts = (grain: Grain): boolean => bucketStart(from, grain, weekStart) === from;
  const isWhole = (grain: Grain): boolean => starts(grain) && (running || bucketEnd(bucketStart(to, grain, weekStart), grain) === to);
  const whole = from === to && !running ? 'day' : possible.find(isWhole);
  const count = whole === 'day' ? dayCount(from, to) : whole === undefined ? 0 : bucketsOf(from, to, whole, weekStart).length;
  return { from, to, phrase, unit: whole === undefined ? null : { grain: whole, count }, running };
}

/** What rolls is counted in days, and `rolling 3 months` by the dates alone, also where it happens to be whole months. */
function rolled(spoken: Grain): readonly Grain[] {
  return spoken === 'day' || spoken === 'week' ? ['day'] : [];
}

function isCompared(range: Range, { compare }: Times, context: PlanContext): boolean {
  const { from } = range;
  if (compare === null || from === null) return true;
  const found = comparedWith({ ...range, from }, compareTerm(compare), context).compare;
  return found.from === compare.from && found.to === compare.to && found.name === compare.name;
}
