/** What a follow-up changed, aspect by aspect. */
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { changesBetween, panelChanges } from '../../src/plan/changes.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import type { MetricsPlan, SnapshotPlan } from '../../src/plan/plan.ts';
import { questionFrom } from '../../src/plan/question-from.ts';
import { auroraContext } from '../support/plan-context.ts';
import { questionOf, type Sketch } from '../support/question-of.ts';

const changes = suite('what a follow-up changed');
const context = auroraContext();
const base: Sketch = { metrics: ['exposed'], by: ['campaign'] };
const shared: Sketch = { metrics: ['exposures'], by: ['device'] };
const daily: Sketch = { metrics: ['exposed'], grain: 'day' };
const october = { from: '2026-10-01', to: '2026-10-31', phrase: 'last month', unit: { grain: 'month', count: 1 }, running: false } as const;

const facebook = { dimension: 'source_type', op: 'in', values: ['facebook'] } as const;
const phones = { dimension: 'device', op: 'in', values: ['mobile smartphone'] } as const;
const above = { metric: 'csat_score', op: '>', value: { value: 70, unit: 'percent' } } as const;
const many = { metric: 'exposed', op: '>', value: { value: 10, unit: null } } as const;

function planOf(sketch: Sketch): MetricsPlan {
  const planned = makePlan(questionOf(sketch), context);
  if (!planned.ok || planned.value.plan.kind !== 'metrics') throw new Error('no plan');
  return planned.value.plan;
}

const cases: readonly (readonly [before: Sketch, after: Sketch, told: string])[] = [
  [base, base, ''],
  [base, { ...base, ranking: { n: 5 } }, 'top 5'],
  [base, { ...base, ranking: { n: 1 } }, 'top 1'],
  [base, { ...base, ranking: { n: 3, rank: 'bottom' } }, 'bottom 3'],
  [base, { ...base, ranking: { n: 3, metric: 'csat_score' } }, 'top 3 by csat score'],
  [{ ...base, ranking: { n: 3 } }, { ...base, ranking: { n: 3, rank: 'bottom' } }, 'bottom 3'],
  [{ ...base, ranking: { n: 3, rank: 'bottom' } }, { ...base, ranking: { rank: 'bottom' } }, 'all rows'],
  [base, { ...base, ranking: { n: 3, byChange: true } }, 'top 3 by change; compared with the previous period (9–15 November 2026)'],
  [base, { ...base, ranking: { n: 1 }, order: [{ by: 'campaign', direction: 'asc' }] }, '1 row; sorted by campaign, A to Z'],
  [base, { ...base, ranking: { n: 4 }, order: [{ by: 'campaign', direction: 'desc' }] }, '4 rows; sorted by campaign, Z to A'],
  [{ ...base, ranking: { n: 3 } }, { metrics: ['engaged'], by: ['campaign'], ranking: { n: 3 } }, 'ENGAGED'],
  [
    { metrics: ['exposed'], by: ['lob', 'campaign'] },
    { metrics: ['exposed'], by: ['lob', 'campaign'], ranking: { n: 3, per: 'lob' } },
    'top 3 campaigns per lob',
  ],
  [{ ...base, ranking: { n: 5 } }, base, 'all rows'],
  [shared, { ...shared, transform: { kind: 'share' } }, 'shares'],
  [daily, { ...daily, transform: { kind: 'rolling', days: 7, total: false } }, '7 day rolling average'],
  [daily, { ...daily, transform: { kind: 'rolling', days: 28, total: true } }, '28 day rolling total'],
  [{ ...daily, transform: { kind: 'rolling', days: 7, total: false } }, daily, 'no rolling window'],
  [daily, { ...daily, order: [{ by: 'time', direction: 'desc' }] }, 'sorted by time, latest first'],
  [{ ...shared, transform: { kind: 'share' } }, shared, 'no shares'],
  [base, { ...base, order: [{ by: 'campaign', direction: 'asc' }] }, 'sorted by campaign, A to Z'],
  [base, { ...base, order: [{ by: 'campaign', direction: 'desc' }] }, 'sorted by campaign, Z to A'],
  [base, { ...base, by: ['device'], chart: 'pie' }, 'by device; chart: pie'],
  [base, { ...base, order: [{ by: 'csat_score', direction: 'desc' }], chart: 'none' }, 'sorted by csat score, highest first; no chart'],
  [
    { metrics: ['exposed'], by: ['weekday'] },
    { metrics: ['exposed'], by: ['weekday'], order: [{ by: 'weekday', direction: 'desc' }] },
    'sorted by weekday, last to first',
  ],
  [{ ...base, output: 'csv' }, { ...base, by: ['device'] }, 'by device'],
  [{ ...base, output: 'csv' }, base, 'no file'],
  [{ ...base, filters: [facebook, phones] }, { ...base, filters: [facebook] }, 'all devices'],
  [{ ...base, filters: [facebook] }, { ...base, filters: [facebook, { ...phones, op: 'not_in' }] }, 'not device "mobile smartphone"'],
  [{ ...base, filters: [facebook, phones] }, base, 'no filters'],
  [{ ...base, having: [above, many] }, { ...base, having: [many] }, 'no condition on csat score'],
  [{ ...base, having: [above] }, base, 'no conditions'],
  [{ ...base, having: [many] }, { ...base, having: [above, many] }, 'with csat score > 70%'],
  [{ ...base, time: october }, { ...base, time: { ...october, phrase: null } }, '1–31 October 2026'],
  [base, { ...base, chart: 'none' }, 'no chart'],
  [base, { ...base, chart: 'pie' }, 'chart: pie'],
  [base, { ...base, output: 'csv' }, 'as csv'],
  [base, { ...base, time: { from: null, to: '2026-11-10', phrase: null, unit: null, running: false } }, 'up to 10 November 2026'],
];

for (const [before, after, told] of cases) {
  changes(`${JSON.stringify(after)} is told: ${told}`, () => {
    assert.is(changesBetween(planOf(before), planOf(after), context), told);
  });
}

changes('a panel tells its dates, filters and comparison, or that it is the same', () => {
  const panelOf = (compared: boolean): SnapshotPlan => {
    const at = { start: 0, end: 0 };
    const compare = compared ? ({ kind: 'previous', unit: 'month', at } as const) : null;
    const planned = makePlan({ kind: 'snapshot', panel: null, time: { ...october, at }, filters: [], compare, overview: false }, context);
    if (!planned.ok || planned.value.plan.kind !== 'snapshot') throw new Error('no panel');
    return planned.value.plan;
  };
  assert.is(panelChanges(panelOf(true), panelOf(true)), '');
  assert.is(panelChanges(panelOf(false), panelOf(true)), 'compared with the previous month (1–30 September 2026)');
  assert.is(panelChanges(panelOf(true), panelOf(false)), 'no comparison');
});

function partsOf(plan: MetricsPlan): readonly Partial<MetricsPlan>[] {
  const keys = Object.keys(plan) as (keyof MetricsPlan)[];
  return keys.map((key) => ({ [key]: plan[key] }));
}

/** Parts of plans that differ in everything a plan has. */
const variants: readonly Partial<MetricsPlan>[] = cases.flatMap(([before, after]) =>
  [before, after].flatMap((sketch) => partsOf(planOf(sketch))),
);

function withParts(plan: MetricsPlan, parts: readonly Partial<MetricsPlan>[]): MetricsPlan {
  return parts.reduce<MetricsPlan>((soFar, part) => ({ ...soFar, ...part }), plan);
}

changes('something is told where plans differ, and only there', () => {
  const some = fc.uniqueArray(fc.constantFrom(...variants), { maxLength: 3 });
  fc.assert(
    fc.property(fc.constantFrom(...cases), some, some, ([, sketch], one, other) => {
      const before = withParts(planOf(sketch), one);
      const after = withParts(before, other);
      assert.is(changesBetween(before, after, context) === '', isDeepStrictEqual(before, after), JSON.stringify([before, after]));
      assert.is(changesBetween(after, after, context), '');
    }),
    { numRuns: 500 },
  );
});

changes('a part that is as it was is not told', () => {
  const aspects: readonly (readonly [keyof MetricsPlan, RegExp])[] = [
    ['time', /\d{4}/],
    ['filters', /only|not |no filters|all devices/],
    ['having', /condition|with /],
    ['compare', /compar/],
    ['transform', /rolling|shares/],
    ['limit', /top|bottom|row/],
  ];
  fc.assert(
    fc.property(fc.constantFrom(...cases), fc.uniqueArray(fc.constantFrom(...variants), { maxLength: 4 }), ([, sketch], other) => {
      const before = planOf(sketch);
      const after = withParts(before, other);
      const told = changesBetween(before, after, context).replace(/compared with .*?(?:;|$)/u, (part) =>
        before.compare === after.compare ? part : 'compar',
      );
      for (const [key, words] of aspects) {
        // What is ranked, and by what, is said with how many.
        const ranked =
          key === 'limit' && !isDeepStrictEqual([before.order, before.by, before.metrics], [after.order, after.by, after.metrics]);
        if (isDeepStrictEqual(before[key], after[key]) && !ranked) assert.not.match(told, words);
      }
    }),
    { numRuns: 300 },
  );
});

const kept: readonly Sketch[] = [
  ...(['period', 'week', 'month', 'quarter', 'year'] as const).map(
    (unit): Sketch => ({ ...base, time: october, compare: { kind: 'previous', unit } }),
  ),
  { ...shared, transform: { kind: 'share' } },
  { ...base, having: [{ metric: 'exposed', op: 'between', value: { value: 10, unit: null }, value2: { value: 20, unit: null } }] },
  { ...base, having: [{ metric: 'exposed_rate', op: '>', value: { value: 20, unit: 'percent' } }] },
  { ...base, having: [{ metric: 'exposed', op: '>', than: 'engaged' }] },
  {
    metrics: ['revenue_after_engagement'],
    by: ['campaign'],
    having: [{ metric: 'revenue_after_engagement', op: '>', value: { value: 500, unit: 'money' } }],
  },
];

for (const sketch of kept) {
  changes(`a follow-up keeps ${JSON.stringify({ ...sketch, time: undefined })}`, () => {
    const plan = planOf(sketch);
    const again = makePlan(questionFrom(plan, context), context);
    assert.equal(again.ok ? again.value.plan : again.problems, plan);
  });
}

changes.run();
