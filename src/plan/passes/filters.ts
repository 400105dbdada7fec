/** Filters in their one order: values sorted, clauses sorted, repeated ones dropped. */
import type { DimensionId } from '../../catalogue/dimension.ts';
import type { FilterTerm } from '../../language/question.ts';
import { decided, type Pass } from '../draft.ts';
import type { PlanFilter } from '../plan.ts';
import { weekdayOrder } from '../time-buckets.ts';

/** Chooses `filters`. Clauses on one dimension stay apart: values are ORed within a clause, clauses are ANDed. */
export const filterPass: Pass = (draft) => decided(draft, { filters: settledFilters(draft.question.filters) });

/** The filters of these terms: by dimension, then op, then values; of each alike only one. */
export function settledFilters(terms: readonly (FilterTerm | PlanFilter)[]): readonly PlanFilter[] {
  const filters = terms.map(({ dimension, op, values }) => ({
    dimension,
    op,
    values: op === 'in' || op === 'not_in' ? sortedValues(dimension, values) : [...new Set(values)].sort(),
  }));
  const distinct = [...new Map(filters.map((filter) => [sortKey(filter), filter])).entries()];
  return distinct.sort(([left], [right]) => (left < right ? -1 : 1)).map(([, filter]) => filter);
}

/** Each value once; weekdays from monday, hours by number, all else by code unit. */
function sortedValues(dimension: DimensionId, values: readonly string[]): readonly string[] {
  const once = [...new Set(values)];
  if (dimension === 'weekday') return weekdayOrder.filter((weekday) => once.includes(weekday));
  if (dimension === 'hour') return once.sort((left, right) => Number(left) - Number(right));
  return once.sort((left, right) => (left < right ? -1 : 1));
}

function sortKey({ dimension, op, values }: PlanFilter): string {
  return [dimension, op, ...values].join('\u0000');
}
