/** Where a plan counts visits: the finest of the levels that it groups or filters by. */
import { type DimensionId, dimensionIds, type Level } from '../catalogue/dimension.ts';
import type { PlanFilter } from './plan.ts';

/** From coarse to fine; entry points stand across the tree and win wherever they occur. */
const fineness: readonly Level[] = ['brand', 'lob', 'campaign', 'engagement', 'entry_point'];

/** The suffix that a funnel metric is shown with at each level. */
export const levelSuffix: Readonly<Record<Level, string>> = {
  brand: 'BRAND',
  lob: 'LOB',
  campaign: 'CAMP',
  engagement: 'ENG',
  entry_point: 'ENTRY POINT',
};

/** The level of a plan with these breakdowns and filters; brand where none of them is a level. */
export function levelOf(plan: { readonly by: readonly DimensionId[]; readonly filters: readonly Pick<PlanFilter, 'dimension'>[] }): Level {
  return finest([...plan.by, ...plan.filters.map((filter) => filter.dimension)]);
}

/** The finest level among `dimensions`, brand where none of them is one. */
export function finest(dimensions: readonly DimensionId[]): Level {
  return fineness.findLast((level) => level !== 'brand' && dimensions.includes(level)) ?? 'brand';
}

/** Whether members of `level` hold several members of `other`. */
export function isCoarser(level: Level, other: Level): boolean {
  return fineness.indexOf(level) < fineness.indexOf(other);
}

/** Whether `word` is a dimension's id. */
export function isDimension(word: string | null | undefined): word is DimensionId {
  return dimensionIds.some((id) => id === word);
}
