/** Where a target holds. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { MetricsPlan } from '../../src/plan/plan.ts';
import { targetIn } from '../../src/present/target.ts';
import { catalogueWith } from '../support/additions.ts';
import { planOf, resultOf, shownOf } from '../support/results.ts';

const targets = suite('targets');

const catalogue = catalogueWith({
  targets: { csat_score: '85%', aov_after_engagement: 40, revenue_after_engagement: 2500, exposed: 1400, incremental_conversions: 12 },
});
const daily = { grain: 'day' } as const;

const held: readonly (readonly [what: string, id: string, parts: Partial<MetricsPlan>, target: number | null])[] = [
  ['a rate has its target in any cut', 'csat_score', { by: ['campaign'] }, 0.85],
  ['money is in the minor units of the brand', 'aov_after_engagement', {}, 4000],
  ['a sum has it day by day', 'revenue_after_engagement', daily, 250_000],
  ['a sum has it on a day alone', 'exposed', { time: { from: '2026-11-18', to: '2026-11-18', phrase: null } }, 1400],
  ['a week has no target of a day', 'exposed', {}, null],
  ['months have none either', 'exposed', { grain: 'month' }, null],
  ['a member has no target of the brand', 'exposed', { ...daily, by: ['campaign'] }, null],
  ['a part has none', 'exposed', { ...daily, filters: [{ dimension: 'device', op: 'in', values: ['mobile tablet'] }] }, null],
  ['what grows with days is like a sum', 'incremental_conversions', {}, null],
  ['what grows with days has it on a day', 'incremental_conversions', daily, 12],
  ['money of a currency is other money', 'aov_after_engagement', { filters: [{ dimension: 'currency', op: 'in', values: ['EUR'] }] }, null],
  ['a share is another number', 'csat_score', { transform: 'share' }, null],
  ['a rolling average is the same number', 'csat_score', { ...daily, transform: { rolling: 7 } }, 0.85],
  ['a rolling total is another', 'exposed', { ...daily, transform: { rolling: 7, total: true } }, null],
  ['no target, none held', 'mcs', {}, null],
  ['what is no metric has none', 'csat_1/csat_5', {}, null],
];

for (const [what, id, parts, target] of held)
  targets(what, () => {
    assert.is(targetIn(planOf(parts), id, catalogue, 'USD'), target);
  });

targets('a headline says on which side of its target a number is', () => {
  const plan = planOf({ metrics: ['csat_score'], chart: 'number' });
  const said = (value: number | null) => shownOf(plan, resultOf(plan, [[value]]), { catalogue }).answer.headline;
  assert.match(said(0.9), ', above its target of 85.0%.');
  assert.match(said(0.5), ', below its target of 85.0%.');
  assert.match(said(0.85), ', at its target of 85.0%.');
  assert.not.match(said(null), 'target');
});

targets.run();
