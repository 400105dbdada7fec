/** Changes of dates, filters and comparison, which tables and panels have alike. */
import { isDeepStrictEqual } from 'node:util';
import { rangeText } from '../base/day-text.ts';
import type { DimensionId } from '../catalogue/dimension.ts';
import { dimensionOf } from '../catalogue/dimensions.ts';
import type { PlanCompare, PlanFilter, PlanTime } from './plan.ts';
import { filterText } from './sentence.ts';

/** Whether two parts of plans hold the same. */
export function isSame(before: unknown, after: unknown): boolean {
  return isDeepStrictEqual(before, after);
}

/** `last month (1–31 October 2026)`, `3 November 2026`. */
export function timeChange(before: PlanTime, after: PlanTime): readonly string[] {
  if (isSame(before, after)) return [];
  const days = rangeText(after.from, after.to);
  return [after.phrase === null ? days : `${after.phrase} (${days})`];
}

/** The filters of each dimension that has others than before; `all devices` where it has none any more. */
export function filterChanges(before: readonly PlanFilter[], after: readonly PlanFilter[]): readonly string[] {
  if (after.length === 0) return before.length === 0 ? [] : ['no filters'];
  const of = (filters: readonly PlanFilter[], dimension: DimensionId) => filters.filter((one) => one.dimension === dimension);
  const dimensions = [...new Set([...before, ...after].map(({ dimension }) => dimension))];
  return dimensions.flatMap((dimension) => {
    const [old, now] = [of(before, dimension), of(after, dimension)];
    if (isSame(old, now)) return [];
    const only = now.filter(({ op }) => op !== 'not_in').map(filterText);
    const not = now.filter(({ op }) => op === 'not_in').map(filterText);
    return [...(only.length > 0 ? [listed('only', only, '')] : []), ...not, ...(now.length === 0 ? [`all ${pluralName(dimension)}`] : [])];
  });
}

/** `compared with the previous week (9–15 November 2026)`, `no comparison`. */
export function compareChange(before: PlanCompare | null, after: PlanCompare | null): readonly string[] {
  if (isSame(before, after)) return [];
  if (after === null) return ['no comparison'];
  const days = rangeText(after.from, after.to);
  return [`compared with ${after.name === 'custom' ? days : `the ${after.name} (${days})`}`];
}

/** `by campaign and device`; `none` where there are no parts. */
export function listed(word: string, parts: readonly string[], none: string): string {
  return parts.length === 0 ? none : `${word} ${parts.join(' and ')}`;
}

/** A dimension as it is called in a sentence. */
export function dimensionName(dimension: DimensionId): string {
  return dimensionOf(dimension).label.toLowerCase();
}

function pluralName(dimension: DimensionId): string {
  return dimensionOf(dimension).plural.toLowerCase();
}
