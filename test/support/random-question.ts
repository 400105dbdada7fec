/** Questions at random, as data: any mixture of clauses, sensible or not. */
import * as fc from 'fast-check';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import type { DimensionId } from '../../src/catalogue/dimension.ts';
import { dimensionIds } from '../../src/catalogue/dimension.ts';
import { dimensionOf } from '../../src/catalogue/dimensions.ts';
import type { Directory } from '../../src/catalogue/directory.ts';
import type { MetricRef } from '../../src/catalogue/metric.ts';
import type { Amount } from '../../src/language/question.ts';
import type { Placeless, Sketch } from './question-of.ts';

/** Plain objects, as JSON gives them. */
function record<Fields extends object>(model: { [Key in keyof Fields]: fc.Arbitrary<Fields[Key]> }): fc.Arbitrary<Fields> {
  return fc.record<Fields>(model).map((fields) => ({ ...fields }));
}

type Time = NonNullable<Sketch['time']>;

/** Ranges as the language reads them on 23 November 2026, a Monday. */
const times: readonly Time[] = [
  { from: '2026-11-22', to: '2026-11-22', phrase: 'yesterday', unit: { grain: 'day', count: 1 }, running: false },
  { from: '2026-10-24', to: '2026-11-22', phrase: 'last 30 days', unit: { grain: 'day', count: 30 }, running: false },
  { from: '2026-11-16', to: '2026-11-22', phrase: 'last week', unit: { grain: 'week', count: 1 }, running: false },
  { from: '2026-08-01', to: '2026-10-31', phrase: 'last 3 months', unit: { grain: 'month', count: 3 }, running: false },
  { from: '2026-11-01', to: '2026-11-23', phrase: 'this month', unit: { grain: 'month', count: 1 }, running: true },
  { from: '2025-01-01', to: '2025-12-31', phrase: 'last year', unit: { grain: 'year', count: 1 }, running: false },
  { from: '2026-09-03', to: '2026-09-17', phrase: null, unit: null, running: false },
  { from: '2026-11-03', to: '2026-11-03', phrase: null, unit: { grain: 'day', count: 1 }, running: false },
  { from: null, to: '2026-11-10', phrase: null, unit: null, running: false },
];

const metricIds = dashboard.metrics.map((metric) => metric.id);
const metricId = fc.constantFrom(...metricIds);
const metricRef: fc.Arbitrary<MetricRef> = fc.oneof(
  { weight: 9, arbitrary: metricId },
  { weight: 1, arbitrary: record({ ratio: fc.tuple(metricId, metricId), per: fc.constantFrom(1, 100) }) },
  { weight: 1, arbitrary: record({ ratio: fc.tuple(metricId, fc.constant('days')), per: fc.constant(1) }) },
);
const dimension = fc.constantFrom(...dimensionIds);
const comparison = fc.constantFrom('>', '>=', '<', '<=', '=');
const amount: fc.Arbitrary<Amount> = record({
  value: fc.oneof(fc.nat(100), fc.constantFrom(0.07, 0.29, 12.5, 2500, 1_000_000)),
  unit: fc.constantFrom('percent' as const, 'seconds' as const, 'money' as const, null),
});

const having: fc.Arbitrary<NonNullable<Sketch['having']>[number]> = fc.oneof(
  record({ metric: metricRef, op: comparison, value: amount }),
  record({ metric: metricRef, op: fc.constant('between' as const), value: amount, value2: amount }),
  record({ metric: metricRef, op: comparison, than: metricRef }),
);

/** Any question about the members of `directory`. */
export function randomSketch(directory: Directory): fc.Arbitrary<Sketch> {
  return fc
    .record(
      {
        metrics: fc.array(
          fc.oneof(metricRef, fc.tuple(metricRef, fc.constantFrom('brand' as const, 'lob' as const, 'campaign' as const))),
          {
            maxLength: 3,
          },
        ),
        sections: fc.array(fc.constantFrom('funnel' as const, 'conversation' as const, 'efficiency' as const), { maxLength: 1 }),
        by: fc.array(dimension, { maxLength: 2 }),
        grain: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'auto' as const),
        time: fc.constantFrom(...times),
        filters: fc.array(randomFilter(directory), { maxLength: 2 }),
        having: fc.array(having, { maxLength: 2 }),
        ranking: record({
          rank: fc.constantFrom('top' as const, 'bottom' as const, 'best' as const, 'worst' as const),
          n: fc.option(fc.integer({ min: 1, max: 20 })),
          metric: fc.option(metricRef),
          byChange: fc.boolean(),
          of: fc.option(fc.oneof(dimension, fc.constantFrom('day' as const, 'week' as const))),
          per: fc.option(dimension, { freq: 5 }),
        }),
        order: fc.array(
          record({
            by: fc.oneof(metricRef, dimension, fc.constantFrom('time', 'change', 'change_rate')),
            direction: fc.constantFrom('asc' as const, 'desc' as const),
          }),
          { maxLength: 2 },
        ),
        compare: randomCompare,
        transform: fc.oneof(
          fc.constant({ kind: 'share' as const }),
          record({ kind: fc.constant('rolling' as const), days: fc.constantFrom(7, 28), total: fc.boolean() }),
        ),
        chart: fc.constantFrom(
          'line' as const,
          'bar' as const,
          'stacked_bar' as const,
          'pie' as const,
          'none' as const,
          'default' as const,
        ),
        output: fc.constantFrom('csv' as const, 'png' as const, null),
      },
      { requiredKeys: ['metrics'], noNullPrototype: true },
    )
    .chain(thinned);
}

/** Most questions have few clauses: drops about two thirds of them. */
function thinned(sketch: Sketch): fc.Arbitrary<Sketch> {
  const keys = Object.keys(sketch).filter((key) => key !== 'metrics');
  return fc.subarray(keys, { maxLength: Math.min(keys.length, 4) }).map((kept) => {
    const entries = Object.entries(sketch).filter(([key]) => key === 'metrics' || kept.includes(key));
    return Object.fromEntries(entries);
  });
}

const randomCompare: fc.Arbitrary<NonNullable<Sketch['compare']>> = fc.oneof(
  record({
    kind: fc.constant('previous' as const),
    unit: fc.constantFrom('period' as const, 'week' as const, 'month' as const, 'quarter' as const, 'year' as const),
  }),
  fc.constantFrom(...times.filter((time) => time.from !== null)).map(
    (time): Placeless<Extract<NonNullable<Sketch['compare']>, { kind: 'range' }>> => ({
      kind: 'range',
      range: { ...time, at: { start: 0, end: 0 } },
      sameElapsed: false,
    }),
  ),
);

function randomFilter(directory: Directory): fc.Arbitrary<NonNullable<Sketch['filters']>[number]> {
  const named = dimensionIds.filter((id) => id !== 'hour' && valuesOf(id, directory).length > 0);
  return fc.constantFrom(...named).chain((id) =>
    fc.oneof(
      {
        weight: 4,
        arbitrary: record({
          dimension: fc.constant(id),
          op: fc.constantFrom('in' as const, 'not_in' as const),
          values: someOf(id, directory),
        }),
      },
      {
        weight: 1,
        arbitrary: record({
          dimension: fc.constant(id),
          op: fc.constantFrom('contains' as const, 'starts_with' as const),
          values: fc.array(fc.constantFrom('sale', 'b', 'win back'), { minLength: 1, maxLength: 2 }),
        }),
      },
    ),
  );
}

function someOf(id: DimensionId, directory: Directory): fc.Arbitrary<string[]> {
  return fc.uniqueArray(fc.constantFrom(...valuesOf(id, directory)), { minLength: 1, maxLength: 3 });
}

function valuesOf(id: DimensionId, directory: Directory): readonly string[] {
  const { values, fixed } = dimensionOf(id);
  if (values === 'fixed') return fixed.map(({ value }) => value);
  if (id === 'currency') return directory.currencies;
  const members = (['lob', 'campaign', 'engagement', 'entry_point', 'group', 'agent', 'skill'] as const).find((member) => member === id);
  return members === undefined
    ? []
    : directory
        .members(members)
        .filter(({ deleted }) => !deleted)
        .map(({ name }) => name);
}
