import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { DimensionId } from '../../src/catalogue/dimension.ts';
import type { MetricRef } from '../../src/catalogue/metric.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { labelAt } from '../../src/plan/metric-ref.ts';
import { reachOf } from '../../src/plan/reach.ts';
import { auroraContext } from '../support/plan-context.ts';
import { planText } from '../support/plan-text.ts';
import { questionOf, type Sketch } from '../support/question-of.ts';

const reach = suite('what reaches which metric');
const context = auroraContext();

const columns: readonly (readonly [string, readonly DimensionId[]])[] = [
  ['device', ['device', 'device_class']],
  ['source', ['source_type']],
  ['goal', ['goal_type']],
  ['tree', ['lob', 'campaign', 'engagement']],
  ['entry', ['entry_point']],
  ['group, agent', ['group', 'agent']],
  ['skill', ['skill']],
  ['weekday', ['weekday']],
  ['hour', ['hour']],
];

/** One letter a column: p partition, o overlap, r repeat, - none. */
const table: readonly (readonly [letters: string, ...metrics: MetricRef[]])[] = [
  ['pp-----p-', 'sessions', { ratio: ['sessions', 'days'], per: 1 }],
  ['ppooo--p-', 'exposed', 'exposed_rate', 'prospect_rate', 'exposures', 'avg_exposures', { ratio: ['exposures', 'sessions'], per: 1 }],
  ['ppppp--p-', 'engagement_views', 'accepted_offers'],
  ['ppooo--p-', 'accepted_rate'],
  ['pppp-ppp-', 'closed_conversations', 'abandoned_rate', 'csat_score', 'mcs', 'total_transfers', 'avg_conversation_duration'],
  ['pppp-ooo-', 'handled_conversations'],
  ['pppp--pp-', 'opened_conversations', 'avg_consumer_response_time'],
  ['pppp---p-', 'conversation_open_rate'],
  ['pppp-p-p-', 'conversions_after_engagement', 'revenue_after_engagement', 'aov_after_engagement'],
  ['pppo---p-', 'conversion_rate_after_engagement', 'incremental_conversions', 'conversion_rate_after_exposure_not_engagement'],
  ['pppo---p-', 'revenue_after_exposure', 'aov_after_exposure_not_engagement'],
  ['---r-p-pp', 'online_time', 'away_rate'],
  ['---p-p-p-', 'closed_conversations_per_login_hour', 'conversions_per_online_hour', 'revenue_per_online_hour'],
];

const letters = { partition: 'p', overlap: 'o', repeat: 'r', none: '-' } as const;

for (const [expected, ...metrics] of table) {
  for (const metric of metrics) {
    reach(`${JSON.stringify(metric)} is reached as ${expected}`, () => {
      const found = columns.map(([, dimensions]) => [
        ...new Set(dimensions.map((dimension) => letters[reachOf(metric, dimension, context.catalogue).reach])),
      ]);
      assert.equal(found.map((each) => each.join('/')).join(''), expected);
    });
  }
}

reach('currency cuts money and conversions only', () => {
  const reached = context.catalogue.metrics.filter(({ id }) => reachOf(id, 'currency', context.catalogue).reach !== 'none');
  assert.ok(reached.every(({ id }) => /^(revenue_after|aov|conversions_after_engagement)/u.test(id)));
  assert.is(reached.length, 7);
});

const refusals: readonly (readonly [string, Sketch, string, readonly string[]])[] = [
  [
    'a breakdown is called one',
    { metrics: ['csat_score'], by: ['hour'] },
    'CSAT SCORE (UNIFIED) cannot be broken down by hour: it is not counted per hour.',
    ['csat score last 7 days', 'online rate by hour last 7 days', 'away rate by hour last 7 days'],
  ],
  [
    'a filter is called one',
    { metrics: ['sessions'], filters: [{ dimension: 'campaign', op: 'in', values: ['Win Back'] }] },
    'SESSIONS cannot be filtered by campaign: it is not counted per campaign.',
    ['sessions last 7 days', 'prospects last 7 days, campaign "Win Back"', 'exposed last 7 days, campaign "Win Back"'],
  ],
  [
    'the metrics that are reached are kept',
    { metrics: ['avg_consumer_response_time', 'csat_score'], by: ['group'] },
    'AVG CONSUMER RESPONSE TIME cannot be broken down by group: it is not counted per group.',
    [
      'csat score by group last 7 days',
      'avg consumer response time and csat score last 7 days',
      'logged in time by group last 7 days',
      'online time by group last 7 days',
    ],
  ],
];

for (const [name, sketch, message, questions] of refusals) {
  reach(`in a refusal ${name}`, () => {
    const planned = makePlan(questionOf(sketch), context);
    assert.is(planned.ok, false);
    if (planned.ok) return;
    assert.is(planned.problems[0].code, 'unreachable_filter');
    assert.is(planned.problems[0].message, message);
    assert.equal(
      planned.problems[0].suggestions.map(({ question }) => question),
      questions,
    );
  });
}

reach('a condition is held to the same reach', () => {
  const planned = makePlan(
    questionOf({
      metrics: ['exposed'],
      by: ['entry_point'],
      having: [{ metric: 'csat_score', op: '>', value: { value: 70, unit: 'percent' } }],
    }),
    context,
  );
  assert.is(planned.ok ? planText(planned.value.plan) : planned.problems[0].code, 'unreachable_filter');
});

reach('a section of which nothing is reached is refused', () => {
  const planned = makePlan(questionOf({ sections: ['conversation'], by: ['entry_point'] }), context);
  assert.is(planned.ok ? planText(planned.value.plan) : planned.problems[0].code, 'unreachable_filter');
});

reach('a ratio that ranks or bounds a section is no part of it: it is refused where it is not reached', () => {
  const daily = { ratio: ['sessions', 'days'], per: 1 } as const;
  const ranked = makePlan(
    questionOf({ sections: ['funnel'], by: ['campaign'], ranking: { rank: 'bottom', n: null, metric: daily } }),
    context,
  );
  assert.is(ranked.ok ? planText(ranked.value.plan) : ranked.problems[0].code, 'unreachable_filter');
  const ofConversations = { ratio: ['conversions_after_engagement', 'abandoned_conversations'], per: 1 } as const;
  const bounded = makePlan(
    questionOf({
      sections: ['funnel'],
      filters: [{ dimension: 'agent', op: 'in', values: ['Marco'] }],
      having: [{ metric: 'csat_score', op: '<=', than: ofConversations }],
    }),
    context,
  );
  assert.is(bounded.ok ? planText(bounded.value.plan) : bounded.problems[0].code, 'unreachable_filter');
});

for (const [metric, level, label] of [
  ['exposed', 'campaign', 'EXPOSED (CAMP)'],
  ['prospect_rate', 'brand', 'PROSPECT RATE (BRAND)'],
  ['exposures', 'entry_point', 'EXPOSURES (ENTRY POINT)'],
  ['sessions', 'brand', 'SESSIONS'],
  ['mcs', 'lob', 'MCS'],
] as const) {
  reach(`${metric} is shown as ${label}`, () => {
    assert.is(labelAt(metric, level, context.catalogue), label);
  });
}

reach.run();
