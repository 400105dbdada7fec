import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Amount } from '../../src/language/question.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { scaled } from '../../src/plan/passes/conditions.ts';
import { auroraContext } from '../support/plan-context.ts';
import { questionOf, type Sketch } from '../support/question-of.ts';

const conditions = suite('conditions in stored units');
const context = auroraContext();

const bounds: readonly (readonly [metric: string, Amount['value'], Amount['unit'], expected: string, said: string | null])[] = [
  ['exposed_rate', 20, 'percent', 'exposed_rate > 0.2', null],
  ['exposed_rate', 29, 'percent', 'exposed_rate > 0.29', null],
  ['exposed_rate', 0.7, null, 'exposed_rate > 0.7', null],
  ['csat_score', 70, null, 'csat_score > 0.7', '70 is read as 70 %.'],
  ['csat_score', 1, null, 'csat_score > 1', null],
  ['exposures', 2500, null, 'exposures > 2500', null],
  [
    'abandoned_conversations',
    15,
    'percent',
    'abandoned_rate > 0.15',
    'A percentage of ABANDONED CONVERSATIONS is its rate, ABANDONED RATE.',
  ],
  ['exposures', 15, 'percent', 'online_exposure_rate > 0.15', 'A percentage of EXPOSURES is its rate, ONLINE EXPOSURE RATE.'],
  ['revenue_after_engagement', 12.5, 'money', 'revenue_after_engagement > 1250', null],
  ['aov_after_engagement', 40, null, 'aov_after_engagement > 4000', null],
  ['revenue_per_online_hour', 7.01, null, 'revenue_per_online_hour > 701', null],
  ['avg_consumer_response_time', 90, 'seconds', 'avg_consumer_response_time > 90', null],
  ['avg_consumer_response_time', 90, null, 'avg_consumer_response_time > 90', '90 is read as seconds.'],
  ['mcs', -20, null, 'mcs > -20', null],
];

for (const [metric, value, unit, expected, said] of bounds) {
  conditions(`${metric} above ${String(value)} ${unit ?? ''} is ${expected}`, () => {
    const planned = makePlan(questionOf({ metrics: ['sessions'], having: [{ metric, op: '>', value: { value, unit } }] }), context);
    assert.ok(planned.ok && planned.value.plan.kind === 'metrics');
    const [condition] = planned.value.plan.having;
    assert.ok(condition && 'value' in condition);
    assert.is(`${condition.metric} ${condition.op} ${String(condition.value)}`, expected);
    assert.equal(
      planned.value.assumptions.map(({ text }) => text),
      said === null ? [] : [said],
    );
  });
}

const implied: readonly (readonly [string, Sketch, readonly string[]])[] = [
  [
    'conditions alone are the metrics',
    {
      having: [
        { metric: 'accepted_rate', op: '>', value: { value: 5, unit: 'percent' } },
        { metric: 'exposures', op: '>', value: { value: 1000, unit: null } },
      ],
    },
    ['accepted_rate', 'exposures'],
  ],
  [
    'a percentage of a count alone is its rate',
    { having: [{ metric: 'abandoned_conversations', op: '>', value: { value: 15, unit: 'percent' } }] },
    ['abandoned_rate'],
  ],
  [
    'both sides of a condition are the metrics',
    { having: [{ metric: 'closed_by_system', op: '>', than: 'closed_by_agent' }] },
    ['closed_by_system', 'closed_by_agent'],
  ],
  ['the metric of a ranking is the metric', { ranking: { n: 3, of: 'campaign', metric: 'exposures' } }, ['exposures']],
  ['the metric of an order is the metric', { by: ['campaign'], order: [{ by: 'exposures', direction: 'asc' }] }, ['exposures']],
];

for (const [name, sketch, metrics] of implied) {
  conditions(name, () => {
    const planned = makePlan(questionOf({ by: ['campaign'], ...sketch }), context);
    assert.equal(planned.ok && planned.value.plan.kind === 'metrics' && planned.value.plan.metrics, metrics);
    assert.equal(planned.ok && planned.value.extraMetrics, []);
  });
}

conditions('the ends of a range of amounts are put in order', () => {
  const planned = makePlan(
    questionOf({
      metrics: ['exposed_rate'],
      having: [{ metric: 'exposed_rate', op: 'between', value: { value: 20, unit: 'percent' }, value2: { value: 10, unit: 'percent' } }],
    }),
    context,
  );
  assert.equal(planned.ok && planned.value.plan.kind === 'metrics' && planned.value.plan.having, [
    { metric: 'exposed_rate', op: 'between', value: 0.1, value2: 0.2 },
  ]);
});

conditions('digits are moved without dust', () => {
  assert.is(scaled(0.07, 2), 7);
  assert.is(scaled(0.29, 2), 29);
  assert.is(scaled(29, -2), 0.29);
  assert.is(scaled(1e21, 2), 1e23);
  assert.is(scaled(5e-7, -2), 5e-9);
});

conditions.run();
