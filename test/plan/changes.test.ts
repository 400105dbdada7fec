/** What a follow-up changed, aspect by aspect. */
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

function planOf(sketch: Sketch): MetricsPlan {
  const planned = makePlan(questionOf(sketch), context);
  if (!planned.ok || planned.value.plan.kind !== 'metrics') throw new Error('no plan');
  return planned.value.plan;
}

const cases: readonly (readonly [before: Sketch, after: Sketch, told: string])[] = [
  [base, base, ''],
  [base, { ...base, ranking: { n: 5 } }, '5 rows'],
  [
    { metrics: ['exposed'], by: ['lob', 'campaign'] },
    { metrics: ['exposed'], by: ['lob', 'campaign'], ranking: { n: 3, per: 'lob' } },
    '3 rows',
  ],
  [{ ...base, ranking: { n: 5 } }, base, 'all rows'],
  [shared, { ...shared, transform: { kind: 'share' } }, 'shares'],
  [daily, { ...daily, transform: { kind: 'rolling', days: 7, total: false } }, 'windows of 7 days'],
  [{ ...shared, transform: { kind: 'share' } }, shared, 'plain numbers'],
  [base, { ...base, order: [{ by: 'campaign', direction: 'asc' }] }, 'sorted by campaign ascending'],
  [base, { ...base, order: [{ by: 'campaign', direction: 'desc' }] }, 'sorted by campaign descending'],
  [base, { ...base, chart: 'none' }, 'no chart'],
  [base, { ...base, chart: 'pie' }, 'chart: pie'],
  [base, { ...base, output: 'csv' }, 'as csv'],
  [base, { ...base, time: { from: null, to: '2026-11-10', phrase: null, unit: null, running: false } }, 'the first data to 2026-11-10'],
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
  assert.is(panelChanges(panelOf(false), panelOf(true)), 'compared with 2026-09-01 to 2026-09-30');
  assert.is(panelChanges(panelOf(true), panelOf(false)), 'no comparison');
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
