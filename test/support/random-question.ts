/** Questions at random, as data: any mixture of clauses, sensible or not. */
import * as fc from 'fast-check';
import type { Grain } from '../../src/base/day.ts';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import type { DimensionId } from '../../src/catalogue/dimension.ts';
import { dimensionIds } from '../../src/catalogue/dimension.ts';
import { dimensionOf } from '../../src/catalogue/dimensions.ts';
import type { Directory, Member } from '../../src/catalogue/directory.ts';
import type { MetricRef, Section } from '../../src/catalogue/metric.ts';
import type { Amount, Reading } from '../../src/language/question.ts';
import { isMember } from '../../src/plan/source/selection.ts';
import type { Placeless, Sketch } from './question-of.ts';

/** Plain objects, as JSON gives them. */
function record<Fields extends object>(model: { [Key in keyof Fields]: fc.Arbitrary<Fields[Key]> }): fc.Arbitrary<Fields> {
  return fc.record<Fields>(model).map((fields) => ({ ...fields }));
}

type Time = NonNullable<Sketch['time']>;

/** Every form that a range has, as it is typed. */
const timeTexts: readonly string[] = [
  'today',
  'yesterday',
  'day before yesterday',
  'last 30 days',
  'last week',
  'last 1 week',
  'last 2 weeks',
  'last 3 months',
  'last quarter',
  'last year',
  'this week',
  'this month',
  'ytd',
  '3 days ago',
  '2 weeks ago',
  'last Monday',
  'last weekend',
  'weekend before last',
  '2 Fridays ago',
  '12 Mondays ago',
  '13 days ago to today',
  'rolling 2 weeks',
  'trailing 3 months',
  'beginning of last month',
  'last week of October',
  'first week of last quarter',
  'September',
  'week 45',
  'week 44 to week 45',
  'week 44 and week 45',
  'October and November 2025',
  'Q3',
  'H1',
  '2025',
  '3 to 17 September',
  '3 November',
  'until 10 November',
  'until last week',
  'before last month',
  'since 1 November',
  'since last Monday',
  'last Monday to yesterday',
  'last Monday to Wednesday',
  '1 to 23 November',
  '28 February to 1 March',
];

const metricIds = dashboard.metrics.map((metric) => metric.id);
const metricId = fc.constantFrom(...metricIds);
export const metricRef: fc.Arbitrary<MetricRef> = fc.oneof(
  { weight: 9, arbitrary: metricId },
  { weight: 1, arbitrary: record({ ratio: fc.tuple(metricId, metricId), per: fc.constantFrom(1, 100, 1000, 2.5) }) },
  { weight: 1, arbitrary: record({ ratio: fc.tuple(metricId, fc.constant('days')), per: fc.constant(1) }) },
);
const dimension = fc.constantFrom(...dimensionIds);
export const comparison = fc.constantFrom('>', '>=', '<', '<=', '=');
const amount: fc.Arbitrary<Amount> = record({
  value: fc.oneof(fc.nat(100), fc.constantFrom(0.07, 0.29, 12.5, 2500, 1_000_000)),
  unit: fc.constantFrom('percent' as const, 'seconds' as const, 'money' as const, null),
});

const having: fc.Arbitrary<NonNullable<Sketch['having']>[number]> = fc.oneof(
  record({ metric: metricRef, op: comparison, value: amount }),
  record({ metric: metricRef, op: fc.constant('between' as const), value: amount, value2: amount }),
  record({ metric: metricRef, op: comparison, than: metricRef }),
);

const sections = fc.constantFrom<Section>('funnel', 'conversation', 'conversion', 'efficiency', 'operations');
const grains = fc.constantFrom<Grain>('day', 'week', 'month', 'quarter', 'year');

/** Any question about the members of a brand whose texts `readText` reads. */
export function randomSketch(directory: Directory, readText: (text: string) => Reading): fc.Arbitrary<Sketch> {
  return fc
    .record(
      {
        metrics: fc.array(
          fc.oneof(metricRef, fc.tuple(metricRef, fc.constantFrom('brand' as const, 'lob' as const, 'campaign' as const))),
          {
            maxLength: 3,
          },
        ),
        sections: fc.uniqueArray(sections, { maxLength: 2 }),
        by: fc.uniqueArray(dimension, { maxLength: 3 }),
        grain: fc.oneof(grains, fc.constant('auto' as const)),
        time: randomTime(readText),
        filters: randomFilters(directory),
        having: fc.array(having, { maxLength: 2 }),
        ranking: record({
          rank: fc.constantFrom('top' as const, 'bottom' as const, 'best' as const, 'worst' as const),
          n: fc.option(fc.integer({ min: 1, max: 20 })),
          metric: fc.option(metricRef),
          byChange: fc.boolean(),
          of: fc.option(fc.oneof(dimension, grains)),
          per: fc.option(dimension, { freq: 5 }),
        }),
        order: fc.array(
          record({
            by: fc.oneof(metricRef, dimension, fc.constantFrom('time', 'change', 'change_rate')),
            direction: fc.constantFrom('asc' as const, 'desc' as const),
          }),
          { maxLength: 2 },
        ),
        compare: randomCompare(readText),
        transform: fc.oneof(
          fc.constant({ kind: 'share' as const }),
          record({ kind: fc.constant('rolling' as const), days: fc.constantFrom(2, 7, 28, 365), total: fc.boolean() }),
        ),
        chart: fc.constantFrom<NonNullable<Sketch['chart']>>(
          'line',
          'bar',
          'stacked_bar',
          'pie',
          'funnel',
          'combo',
          'number',
          'none',
          'default',
          'other',
        ),
        output: fc.constantFrom('csv' as const, 'png' as const, null),
      },
      { requiredKeys: ['metrics'], noNullPrototype: true },
    )
    .chain(thinned);
}

/** Any range, as it is read. */
export function randomTime(readText: (text: string) => Reading): fc.Arbitrary<Time> {
  return fc.constantFrom(...timeTexts.map((text) => timeOf(text, readText)));
}

/** Up to three filters. */
export function randomFilters(directory: Directory): fc.Arbitrary<NonNullable<Sketch['filters']>[number][]> {
  return fc.array(randomFilter(directory), { maxLength: 3 }).map(oneClause);
}

function timeOf(text: string, readText: (text: string) => Reading): Time {
  const { question } = readText(`exposed ${text}`);
  if (question?.kind !== 'metrics' || question.time === null) throw new Error(`${text} is no time`);
  const { from, to, phrase, unit, running } = question.time;
  return { from, to, phrase, unit, running };
}

/** Values of one dimension are one clause, however they are put: no text says two that are both to hold. */
function oneClause<Filter extends { readonly dimension: DimensionId; readonly op: string }>(filters: readonly Filter[]): Filter[] {
  return filters.filter(
    ({ dimension: own, op }, index) =>
      op === 'contains' || op === 'starts_with' || filters.findIndex((other) => other.dimension === own && other.op === op) === index,
  );
}

/** Most questions have few clauses: drops about two thirds of them. */
function thinned(sketch: Sketch): fc.Arbitrary<Sketch> {
  const keys = Object.keys(sketch).filter((key) => key !== 'metrics');
  return fc.subarray(keys, { maxLength: Math.min(keys.length, 4) }).map((kept) => {
    const entries = Object.entries(sketch).filter(([key]) => key === 'metrics' || kept.includes(key));
    return Object.fromEntries(entries);
  });
}

/** Any comparison that a text asks for. */
export function randomCompare(readText: (text: string) => Reading): fc.Arbitrary<NonNullable<Sketch['compare']>> {
  return fc.oneof(
    record({
      kind: fc.constant('previous' as const),
      unit: fc.constantFrom('period' as const, 'week' as const, 'month' as const, 'quarter' as const, 'year' as const),
    }),
    fc
      .tuple(
        randomTime(readText).filter(({ from }) => from !== null),
        fc.boolean(),
      )
      .map(
        ([range, sameElapsed]): Placeless<Extract<NonNullable<Sketch['compare']>, { kind: 'range' }>> => ({
          kind: 'range',
          range: { ...range, at: { start: 0, end: 0 } },
          sameElapsed,
        }),
      ),
  );
}

function randomFilter(directory: Directory): fc.Arbitrary<NonNullable<Sketch['filters']>[number]> {
  const named = dimensionIds.filter((id) => valuesOf(id, directory).length > 0);
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
          values: fc.uniqueArray(fc.constantFrom('sale', 'B', 'win back', '20%', 'last week', 'not', 'a "b"', "'", 'exposed'), {
            minLength: 1,
            maxLength: 2,
          }),
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
  return isMember(id) ? directory.members(id).flatMap((member) => namesOf(member, directory)) : [];
}

/** A name, and where several share it what tells its bearer from them. */
function namesOf({ dimension: id, id: key, name, deleted }: Member, directory: Directory): readonly string[] {
  const label = directory.label(id, key);
  return deleted ? [] : label === null || label === name ? [name] : [name, label];
}
