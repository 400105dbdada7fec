/** The condition of an alert that was read, and which periods it looks at. */
import type { Watched } from '../../ask/watching.ts';
import type { Day, Grain } from '../../base/day.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import { addDays } from '../../plan/calendar.ts';
import { bucketAfter, bucketEnd, bucketStart } from '../../plan/time-buckets.ts';
import { basisOf, defaultK, mostBefore } from './judge.ts';
import type { Condition } from './watch.ts';

/** The condition; a problem where it names a target that is not set. */
export function conditionOf({ plan, grain, weekStart, window, target, name }: Watched): Result<Condition> {
  const { op, basis } = plan;
  const shape = {
    grain,
    weekStart,
    window,
    op,
    basis: basis === null || basis === 'custom' ? 'previous period' : basis,
    periods: plan.for,
  } as const;
  switch (plan.test) {
    case 'unusual':
      return ok({ ...shape, test: 'unusual', value: plan.value ?? defaultK });
    case 'target':
      return target === null ? refused(noTarget(plan.metric, name)) : ok({ ...shape, test: 'threshold', value: target });
    case 'threshold':
    case 'change':
      return ok({ ...shape, test: plan.test, value: plan.value ?? 0 });
  }
}

function noTarget(metric: string, name: string): Parameters<typeof refused>[0] {
  const unusual = `alert me when ${name} is unusual`;
  return {
    code: 'not_understood',
    message: `There is no target for ${name}. Whoever runs Parley sets it in parley.yml: targets: { ${metric}: … }.`,
    at: null,
    suggestions: [{ label: unusual, question: unusual }],
  };
}

/** The first date of the last period whose days are all complete; null where there is none. */
export function lastComplete({ grain, weekStart, completeTo }: Pick<Watched, 'grain' | 'weekStart' | 'completeTo'>): Day | null {
  if (completeTo === null) return null;
  const start = bucketStart(completeTo, grain, weekStart);
  return bucketEnd(start, grain) === completeTo ? start : bucketAfter(start, grain, -1);
}

/** Days that a back-test looks back, and at least so many periods. */
export const daysBack = 90;
const leastPeriods = 12;

/** The first date of the earliest period that a back-test judges. */
export function testedFrom({ grain, weekStart }: Pick<Watched, 'grain' | 'weekStart'>, last: Day): Day {
  const days = bucketStart(addDays(bucketEnd(last, grain), 1 - daysBack), grain, weekStart);
  const periods = bucketAfter(last, grain, 1 - leastPeriods);
  return grain === 'day' || days < periods ? days : periods;
}

/** The first date of the earliest value that judging `period` may look at. */
export function readFrom(condition: Condition, period: Day): Day {
  const before: Readonly<Record<Grain, number>> = {
    day: 7 * mostBefore,
    week: mostBefore,
    month: mostBefore,
    quarter: mostBefore,
    year: mostBefore,
  };
  const usual = condition.test === 'unusual' ? bucketAfter(period, condition.grain, -before[condition.grain]) : period;
  const basis = condition.test === 'change' ? basisOf(condition, period) : period;
  const earliest = usual < basis ? usual : basis;
  return bucketAfter(earliest, condition.grain, -2 * condition.periods - 14);
}
