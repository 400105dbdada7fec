/** Whether the value of a period meets the condition of an alert. Pure. */
import type { Day, Grain } from '../../base/day.ts';
import { addDays } from '../../plan/calendar.ts';
import { type PreviousUnit, previousRange } from '../../plan/previous.ts';
import { bucketAfter, bucketEnd } from '../../plan/time-buckets.ts';
import { median, spreadAround } from './spread.ts';
import type { Condition, Values, Verdict } from './watch.ts';

/**
 * Deviations that make a value unusual where a sentence names none. Measured on the demo brand: see "The default k" in the README. A MAD is
 * about two thirds of a standard deviation of values that scatter normally, so that 6 of them are about four standard deviations.
 */
export const defaultK = 6;

/** Earlier values that the usual is taken from at most, and how many it needs. */
export const mostBefore = 12;
export const leastBefore = 8;

/**
 * The verdict on `period`; null where nothing can be said: it has no value, or nothing to be held against.
 *
 * Unusual is what lies outside median ± k·MAD of the last 12 values (at least 8) of the same weekday, or for longer periods of the periods
 * before; MAD is the median distance from the median, at least 1 % of the median. (Hampel's identifier: F. R. Hampel, "The influence curve
 * and its role in robust estimation", 1974; for median and MAD instead of mean and deviation see C. Leys and others, "Detecting outliers",
 * Journal of Experimental Social Psychology 49, 2013. A past incident among the values moves neither.)
 */
export function judge(condition: Condition, values: Values, period: Day): Verdict | null {
  const value = values.get(period);
  if (value === undefined) return null;
  switch (condition.test) {
    case 'threshold':
      return held(value, condition.op, condition.value, null);
    case 'change':
      return changed(condition, values, period, value);
    case 'unusual':
      return unusual(condition, values, period, value);
  }
}

function changed(condition: Condition, values: Values, period: Day, value: number): Verdict | null {
  const before = values.get(basisOf(condition, period));
  // As in every answer: a change of nothing is none.
  if (before === undefined || before <= 0) return null;
  const { met } = held((value - before) / before, condition.op, condition.value, null);
  return { ...held(value, condition.op, before * (1 + condition.value), before), met };
}

function unusual({ grain, op, value: k }: Condition, values: Values, period: Day, value: number): Verdict | null {
  const earlier = periodsBefore(grain, period).flatMap((day) => values.get(day) ?? []);
  if (earlier.length < leastBefore) return null;
  const usual = median(earlier);
  const spread = spreadAround(usual, earlier);
  // Nothing but zeros: there is no telling how far a first one is out.
  if (spread === 0) return null;
  const low = op === '>' || op === '>=' ? null : usual - k * spread;
  const high = op === '<' || op === '<=' ? null : usual + k * spread;
  return { met: (low !== null && value < low) || (high !== null && value > high), value, low, high, before: usual };
}

/** The first date of the period that `period` is compared with; it may begin on no period's first date, and then has no value. */
export function basisOf({ grain, basis, weekStart, window }: Condition, period: Day): Day {
  // Of the last 7 days the 7 before, not those of yesterday, six of which are the same.
  if (basis === 'previous period' && window > 1) return addDays(period, -window);
  const range = { from: period, to: bucketEnd(period, grain), phrase: null, unit: { grain, count: 1 }, running: false };
  return previousRange(range, basis.replace('previous ', '') as PreviousUnit, weekStart).from;
}

/** The periods that the usual is taken from: of days the same weekday. */
function periodsBefore(grain: Grain, period: Day): readonly Day[] {
  return Array.from({ length: mostBefore }, (_, index) =>
    grain === 'day' ? addDays(period, -7 * (index + 1)) : bucketAfter(period, grain, -index - 1),
  );
}

function held(value: number, op: Condition['op'], bound: number, before: number | null): Verdict {
  switch (op) {
    case '>':
      return { met: value > bound, value, low: null, high: bound, before };
    case '>=':
      return { met: value >= bound, value, low: null, high: bound, before };
    case '<':
      return { met: value < bound, value, low: bound, high: null, before };
    case '<=':
      return { met: value <= bound, value, low: bound, high: null, before };
    case '=':
      return { met: value === bound, value, low: bound, high: bound, before };
  }
}
