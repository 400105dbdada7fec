/** What some periods, judged one after the other, make of the members of an alert. Pure. */
import type { Series } from '../../ask/watching.ts';
import type { Day } from '../../base/day.ts';
import { type Finding, findingOf } from './alert.ts';
import { step } from './course.ts';
import type { Condition } from './watch.ts';

/** What one period turned. */
export interface Turned {
  readonly period: Day;
  readonly fired: readonly Finding[];
  readonly cleared: readonly Finding[];
}

export interface Course {
  /** Only periods that turned something, in order. */
  readonly turned: readonly Turned[];
  /** Since when each member fires, by its cells as JSON. */
  readonly firing: ReadonlyMap<string, Day>;
}

/** Judges `periods` in order; a member that fires and is in no series any more has gone, and fires no longer. */
export function courseOf(
  condition: Condition,
  series: readonly Series[],
  periods: readonly Day[],
  before: ReadonlyMap<string, Day>,
): Course {
  const known = new Set(series.map(({ member }) => JSON.stringify(member)));
  const firing = new Map([...before].filter(([member]) => known.has(member)));
  const turned = periods.map((period): Turned => {
    const fired: Finding[] = [];
    const cleared: Finding[] = [];
    for (const { member, values } of series) {
      const key = JSON.stringify(member);
      const next = step(firing.has(key), condition, values, period);
      if (next === null) continue;
      if (next.turn === 'fires') firing.set(key, period);
      else firing.delete(key);
      (next.turn === 'fires' ? fired : cleared).push(findingOf(member, next.verdict));
    }
    return { period, fired, cleared };
  });
  return { turned: turned.filter(({ fired, cleared }) => fired.length + cleared.length > 0), firing };
}
