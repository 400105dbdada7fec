import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { datasets } from '../../src/catalogue/datasets.ts';
import { explain } from '../../src/plan/explain.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import type { MetricsPlan } from '../../src/plan/plan.ts';
import { chooseSources } from '../../src/plan/source/choose.ts';
import { collect } from '../../src/plan/source/collect.ts';
import type { Part } from '../../src/plan/source/part.ts';
import { selectionsOf } from '../../src/plan/source/selection.ts';
import { auroraContext } from '../support/plan-context.ts';
import { questionOf, type Sketch } from '../support/question-of.ts';

const receipt = suite('the receipt of an answer');
const context = auroraContext();

const cases: readonly (readonly [string, Sketch, readonly string[]])[] = [
  [
    'names the formula, the level and the table',
    { metrics: ['exposed_rate'], by: ['campaign'], filters: [{ dimension: 'device', op: 'in', values: ['mobile tablet'] }] },
    [
      'EXPOSED RATE: exposed ÷ prospects.',
      'Level: campaign: a visit counts once in each campaign, so that the total is no sum of the rows.',
      'Dates: last 7 days: 16–22 November 2026, whole days in America/New_York.',
      'Filter: device "mobile tablet".',
      'Source of exposed, prospects: exposures_daily_campaign, the cheapest table that is exact by campaign and device: it counts once in each campaign, as asked.',
    ],
  ],
  [
    'says why the single events are read',
    {
      metrics: ['exposed'],
      time: { from: '2026-11-03', to: '2026-11-10', phrase: null, unit: null, running: false },
      filters: [{ dimension: 'campaign', op: 'in', values: ['Summer Sale', 'Win Back'] }],
      having: [{ metric: 'exposures', op: '>', value: { value: 10, unit: null } }],
      compare: { kind: 'previous', unit: 'period' },
    },
    [
      'EXPOSED: exposed.',
      'EXPOSURES: exposures.',
      'Level: campaign: a visit counts once in each campaign, so that the total is no sum of the rows.',
      'Dates: 3–10 November 2026, whole days in America/New_York.',
      'Filter: campaign "Summer Sale" or "Win Back".',
      'Condition: exposures > 10.',
      'Compared with: 26 October – 2 November 2026 (previous period).',
      'Source of exposed: the single events, since no daily table counts them exactly by campaign.',
      'Source of exposures: exposures_daily_campaign, the cheapest table that is exact by campaign: an engagement of a visit stands in one place of the tree, so that its rows add up.',
    ],
  ],
  [
    'takes ratios and windows apart, and leaves the calendar out',
    { metrics: [{ ratio: ['handled_conversations', 'days'], per: 1 }], transform: { kind: 'rolling', days: 7, total: true } },
    [
      'AVERAGE DAILY HANDLED CONVERSATIONS: (distinct conversations with an agent message in the period) ÷ (number of days).',
      'Level: the whole brand: a visit counts once.',
      'Dates: last 7 days: 16–22 November 2026, whole days in America/New_York.',
      'Calculation: each day the total of the 7 days that end on it.',
      'Source of handled: handled_conversations, the cheapest table that is exact for the whole brand: it names each conversation, so that none is counted twice.',
    ],
  ],
  [
    'explains shares, and rows that add up',
    { metrics: [{ ratio: ['total_transfers', 'closed_conversations'], per: 100 }, 'accepted_offers'], by: ['source_type'] },
    [
      'TOTAL NO. OF TRANSFERS PER 100 CLOSED CONVERSATIONS: 100 × (skill + queue + agent transfers) ÷ (closed by agent + closed by consumer + closed by system).',
      'ACCEPTED OFFERS: accepted offers.',
      'Level: the whole brand: a visit counts once.',
      'Dates: last 7 days: 16–22 November 2026, whole days in America/New_York.',
      'Source of transfers skill, transfers queue, transfers agent, closed by agent, closed by consumer, closed by system: agent_messaging_activity, the cheapest table that is exact by source type: every occurrence counts, so that its rows add up.',
      'Source of accepted offers: view_and_accepted_offers_daily, the cheapest table that is exact by source type: every occurrence counts, so that its rows add up.',
    ],
  ],
];

for (const [name, sketch, expected] of cases) {
  receipt(name, () => {
    const plan = planOf(sketch);
    assert.equal(
      explain(plan, partsOf(plan), context).map(({ topic, text }) => `${topic}: ${text}`),
      expected,
    );
  });
}

receipt('says what a share is of', () => {
  const plan = planOf({ metrics: ['exposures'], by: ['device'], transform: { kind: 'share' } });
  assert.ok(
    explain(plan, [], context).some(({ text }) => text === 'each row divided by the whole under the same dates and the other filters.'),
  );
});

receipt('says that a range starts with the data', () => {
  const plan = planOf({ metrics: ['exposures'], time: { from: null, to: '2026-11-10', phrase: null, unit: null, running: false } });
  assert.ok(explain(plan, [], context).some(({ text }) => text.startsWith('the first day with data to 10 November 2026')));
});

function planOf(sketch: Sketch): MetricsPlan {
  const planned = makePlan(questionOf(sketch), context);
  if (!planned.ok || planned.value.plan.kind !== 'metrics') throw new Error('no plan');
  return planned.value.plan;
}

/** The parts of `plan` where every table and every fact is there. */
function partsOf(plan: MetricsPlan): readonly Part[] {
  const { directory, catalogue } = context;
  const selections = selectionsOf(plan.filters, directory);
  if (!selections.ok) throw new Error('no selections');
  const metrics = [...plan.metrics, ...plan.having.map(({ metric }) => metric)];
  const collected = collect({ metrics, by: plan.by, selections: selections.value, shareOver: null }, catalogue);
  if (!collected.ok) throw new Error('no cuts');
  const whole = [{ from: '2025-01-01', to: '2026-12-31' }];
  const tables = Object.fromEntries(datasets.map(({ table }) => [table, whole]));
  const parts = chooseSources(collected.value.cuts, { directory, coverage: { facts: whole, tables }, ranges: whole });
  if (!parts.ok) throw new Error('no sources');
  return parts.value;
}

receipt.run();
