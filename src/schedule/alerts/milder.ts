/** A milder bound for an alert that would fire too often. */
import type { Watched } from '../../ask/watching.ts';
import type { Condition } from './watch.ts';

/** Steps by which a bound is moved away, as shares of itself. */
const steps: readonly number[] = [0.1, 0.25, 0.5, 1, 2, 4, 9, 19, 49];

/** The canonical sentence with the nearest bound that is `mild` enough; null where no step is, or the bound is not in the sentence. */
export function milder(watched: Watched, condition: Condition, mild: (condition: Condition) => boolean): string | null {
  const { plan } = watched;
  if (plan.test === 'target') return null;
  const higher = plan.test !== 'threshold' || plan.op === '>' || plan.op === '>=';
  for (const share of steps) {
    const moved = rounded(higher ? condition.value * (1 + share) : condition.value / (1 + share));
    if (moved !== condition.value && mild({ ...condition, value: moved })) return watched.sentenceOf({ ...plan, value: moved });
  }
  return null;
}

/** Two figures are enough of a bound. */
function rounded(value: number): number {
  return Number(value.toPrecision(2));
}
