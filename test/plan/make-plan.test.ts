import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { makePlan } from '../../src/plan/make-plan.ts';
import { auroraContext } from '../support/aurora.ts';
import { planText } from '../support/plan-text.ts';
import { questionOf, type Sketch } from '../support/question-of.ts';

const plans = suite('questions become plans');
const context = auroraContext();
const october = { from: '2026-10-01', to: '2026-10-31', phrase: 'last month', unit: { grain: 'month', count: 1 }, running: false } as const;

const cases: readonly (readonly [string, Sketch, string])[] = [
  ['one number of the last 7 days', { metrics: ['sessions'] }, 'sessions | 2026-11-16..2026-11-22 | brand | number'],
  [
    'bars by member, the largest first',
    { metrics: ['exposed_rate'], by: ['campaign'], time: october },
    'exposed_rate by campaign | 2026-10-01..2026-10-31 | exposed_rate desc | campaign | bar',
  ],
  [
    'a limit and an order by another metric',
    { metrics: ['conversions_after_engagement'], ranking: { n: 1, metric: 'exposures', of: 'campaign' } },
    'conversions_after_engagement by campaign | 2026-11-16..2026-11-22 | exposures desc | limit 1 | campaign | bar',
  ],
];

for (const [name, sketch, expected] of cases) {
  plans(name, () => {
    const planned = makePlan(questionOf(sketch), context);
    assert.is(planned.ok ? planText(planned.value.plan) : JSON.stringify(planned.problems), expected);
  });
}

plans.run();
