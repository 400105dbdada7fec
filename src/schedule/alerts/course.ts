/** Firing and clearing over time: an alert fires once, and not again until it has cleared. Pure. */
import type { Day } from '../../base/day.ts';
import { bucketAfter } from '../../plan/time-buckets.ts';
import { judge } from './judge.ts';
import type { Condition, Values, Verdict } from './watch.ts';

/** Periods without a value that may lie among those in a row. */
const mostGaps = 14;

export interface Step {
  readonly turn: 'fires' | 'clears';
  readonly verdict: Verdict;
}

/** What `period` does to a series that is firing or not: null where it changes nothing. */
export function step(firing: boolean, condition: Condition, values: Values, period: Day): Step | null {
  const verdict = judge(condition, values, period);
  if (verdict === null) return null;
  if (firing) return verdict.met ? null : { turn: 'clears', verdict };
  return verdict.met && isInARow(condition, values, period) ? { turn: 'fires', verdict } : null;
}

/** Whether the last `periods` verdicts up to `period` are all met; periods without one are left out. */
function isInARow(condition: Condition, values: Values, period: Day): boolean {
  let left = condition.periods;
  let at = period;
  for (let gaps = 0; left > 0 && gaps <= mostGaps; at = bucketAfter(at, condition.grain, -1)) {
    const verdict = judge(condition, values, at);
    if (verdict?.met === false) return false;
    if (verdict === null) gaps += 1;
    else left -= 1;
  }
  return left === 0;
}

/** One time of firing. */
export interface Episode {
  readonly from: Day;
  readonly verdict: Verdict;
  /** The period that cleared it; null: it is still firing. */
  readonly cleared: Day | null;
}

/** All episodes over `periods`, in order, from not firing on. */
export function episodes(condition: Condition, values: Values, periods: readonly Day[]): readonly Episode[] {
  const found: Episode[] = [];
  for (const period of periods) {
    const last = found.at(-1);
    const firing = last !== undefined && last.cleared === null;
    const next = step(firing, condition, values, period);
    if (next?.turn === 'fires') found.push({ from: period, verdict: next.verdict, cleared: null });
    if (next?.turn === 'clears' && last !== undefined) found[found.length - 1] = { ...last, cleared: period };
  }
  return found;
}
