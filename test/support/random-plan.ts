/** Random plans that every metric in them can answer, for holding one way of counting against another. */
import * as fc from 'fast-check';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import { type DimensionId, dimensionIds } from '../../src/catalogue/dimension.ts';
import { dimensionOf } from '../../src/catalogue/dimensions.ts';
import type { Directory } from '../../src/catalogue/directory.ts';
import { addDays, dayCount } from '../../src/plan/calendar.ts';
import type { MetricsPlan, PlanFilter } from '../../src/plan/plan.ts';
import { isReached } from '../../src/plan/reach.ts';
import { isMember } from '../../src/plan/source/selection.ts';
import { metricsPlan } from './metrics-plan.ts';

/** Plans of one to three metrics over a part of the brand's days, with up to two breakdowns, two filters and a grain. */
export function randomPlan(
  directory: Directory,
  catalogue = dashboard,
  ids = catalogue.metrics.map(({ id }) => id),
): fc.Arbitrary<MetricsPlan> {
  const { from, to } = directory.extent;
  if (from === null || to === null) throw new Error('a brand without data');
  const length = dayCount(from, to);
  return fc
    .record({
      metrics: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 3 }),
      by: fc.uniqueArray(fc.constantFrom(...dimensionIds), { maxLength: 2 }),
      filters: fc.uniqueArray(
        fc.constantFrom(...dimensionIds).chain((dimension) => randomFilter(dimension, directory)),
        {
          maxLength: 2,
          selector: ({ dimension }) => dimension,
        },
      ),
      grain: fc.constantFrom(null, null, 'day' as const, 'week' as const, 'month' as const),
      first: fc.integer({ min: 0, max: length - 1 }),
      days: fc.integer({ min: 0, max: 30 }),
    })
    .map(({ first, days, ...given }) => {
      const begin = addDays(from, first);
      const end = addDays(begin, days);
      return metricsPlan({
        ...given,
        brand: directory.brand.id,
        by: given.by.includes('device_class') ? given.by.filter((dimension) => dimension !== 'device') : given.by,
        time: { from: begin, to: end > to ? to : end, phrase: null },
      });
    })
    .filter((plan) => {
      const dimensions = [...plan.by, ...plan.filters.map(({ dimension }) => dimension)];
      return plan.metrics.every((ref) => isReached(ref, dimensions, catalogue));
    });
}

function randomFilter(dimension: DimensionId, directory: Directory): fc.Arbitrary<PlanFilter> {
  const values = valuesOf(dimension, directory);
  return fc
    .record({
      dimension: fc.constant(dimension),
      op: fc.constantFrom('in' as const, 'in' as const, 'not_in' as const),
      // Money of several currencies together is another matter.
      values: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: dimension === 'currency' ? 1 : 3 }),
    })
    .map((filter) => (dimension === 'currency' ? { ...filter, op: 'in' as const } : filter));
}

function valuesOf(dimension: DimensionId, directory: Directory): readonly string[] {
  if (isMember(dimension)) return directory.members(dimension).map(({ id }) => directory.label(dimension, id) ?? id);
  return dimension === 'currency' ? directory.currencies : dimensionOf(dimension).fixed.map(({ value }) => value);
}
