/** What an answer offers besides: the other readings of its question. */
import type { Suggestion } from '../base/problem.ts';
import type { Planned } from '../plan/planned.ts';

type Offering = Pick<Planned, 'assumptions' | 'alternatives'>;

/** Each question once: those of what was taken for granted first, reading before planning, then the other readings. Only numbers are asked for in several ways. */
export function offeredBy(planned: Offering & Pick<Planned, 'plan'>, reading: Offering): readonly Suggestion[] {
  if (planned.plan.kind !== 'metrics') return planned.alternatives;
  const from = [reading, planned];
  const suggestions = [
    ...from.flatMap(({ assumptions }) => assumptions.flatMap(({ alternatives }) => alternatives)),
    ...from.flatMap(({ alternatives }) => alternatives),
  ];
  return [...new Map(suggestions.map((suggestion) => [suggestion.question, suggestion])).values()];
}
