import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { makePlan } from '../../src/plan/make-plan.ts';
import { auroraContext } from '../support/plan-context.ts';
import { planText } from '../support/plan-text.ts';
import { questionOf, type Sketch } from '../support/question-of.ts';

const plans = suite('questions become plans');
const context = auroraContext();
const week = '2026-11-16..2026-11-22';
const october = { from: '2026-10-01', to: '2026-10-31', phrase: 'last month', unit: { grain: 'month', count: 1 }, running: false } as const;
const year = { from: '2025-11-23', to: '2026-11-22', phrase: 'last 365 days', unit: { grain: 'day', count: 365 }, running: false } as const;

const cases: readonly (readonly [string, Sketch, string])[] = [
  ['one number of the last 7 days', { metrics: ['sessions'] }, `sessions | ${week} | brand | number`],
  ['several numbers without a picture', { metrics: ['sessions', 'mcs'] }, `sessions, mcs | ${week} | brand | no chart`],
  [
    'bars by member, the largest first',
    { metrics: ['exposed_rate'], by: ['campaign'], time: october },
    'exposed_rate by campaign | 2026-10-01..2026-10-31 | exposed_rate desc | campaign | bar',
  ],
  ['week order by weekday', { metrics: ['sessions'], by: ['weekday'] }, `sessions by weekday | ${week} | weekday asc | brand | bar`],
  [
    'clock order by hour, the largest first within',
    { metrics: ['online_time'], by: ['hour', 'agent'] },
    `online_time by hour, agent | ${week} | hour asc | online_time desc | brand | no chart`,
  ],
  [
    'a line over time',
    { metrics: ['exposed'], by: ['campaign'], grain: 'week' },
    `exposed by campaign, week | ${week} | time asc | campaign | line`,
  ],
  [
    'two axes where units differ',
    { metrics: ['exposed', 'exposed_rate'], grain: 'day' },
    `exposed, exposed_rate by day | ${week} | time asc | brand | combo`,
  ],
  ['days over a week', { metrics: ['mcs'], grain: 'auto' }, `mcs by day | ${week} | time asc | brand | line`],
  [
    'weeks over more than a month',
    { metrics: ['mcs'], grain: 'auto', time: { ...year, from: '2026-10-01' } },
    'mcs by week | 2026-10-01..2026-11-22 | time asc | brand | line',
  ],
  [
    'months over a year',
    { metrics: ['mcs'], grain: 'auto', time: year },
    'mcs by month | 2025-11-23..2026-11-22 | time asc | brand | line',
  ],
  [
    'months since the data begin',
    { metrics: ['mcs'], grain: 'auto', time: { from: null, to: '2026-11-10', phrase: null, unit: null, running: false } },
    'mcs by month | ..2026-11-10 | time asc | brand | line',
  ],
  [
    'a limit and an order by another metric',
    { metrics: ['conversions_after_engagement'], ranking: { n: 1, metric: 'exposures', of: 'campaign' } },
    `conversions_after_engagement by campaign | ${week} | exposures desc | limit 1 | campaign | bar`,
  ],
  [
    'a ranking without a dimension by campaign',
    { metrics: ['conversion_rate_after_engagement'], ranking: { n: 10 } },
    `conversion_rate_after_engagement by campaign | ${week} | conversion_rate_after_engagement desc | limit 10 | campaign | bar`,
  ],
  [
    'a ranking of agent hours by agent, since campaigns would repeat them',
    { metrics: ['away_time'], ranking: { n: 3 } },
    `away_time by agent | ${week} | away_time desc | limit 3 | brand | bar`,
  ],
  [
    'the worst of what is better low is the highest',
    { metrics: ['abandoned_rate'], ranking: { rank: 'worst', n: 1, of: 'group' } },
    `abandoned_rate by group | ${week} | abandoned_rate desc | limit 1 | brand | bar`,
  ],
  [
    'the worst of what is better high is the lowest',
    { metrics: ['csat_score'], ranking: { rank: 'worst', n: 1, of: 'group' } },
    `csat_score by group | ${week} | csat_score asc | limit 1 | brand | bar`,
  ],
  [
    'the best day',
    { metrics: ['csat_score'], ranking: { rank: 'best', n: 1, of: 'day' } },
    `csat_score by day | ${week} | csat_score desc | limit 1 | brand | line`,
  ],
  [
    'the top of each member',
    { metrics: ['exposures'], ranking: { n: 3, of: 'engagement', per: 'campaign' } },
    `exposures by campaign, engagement | ${week} | exposures desc | limit 3 per campaign | engagement | bar`,
  ],
  [
    'what is ranked comes before the other breakdown',
    { metrics: ['exposures'], by: ['device'], ranking: { n: 3, of: 'campaign' } },
    `exposures by campaign, device | ${week} | exposures desc | limit 3 | campaign | bar`,
  ],
  [
    'an order by name adds the breakdown',
    { metrics: ['exposures'], order: [{ by: 'campaign', direction: 'asc' }] },
    `exposures by campaign | ${week} | campaign asc | campaign | bar`,
  ],
  [
    'an order by time adds the grain',
    { metrics: ['exposures'], order: [{ by: 'time', direction: 'desc' }] },
    `exposures by day | ${week} | time desc | brand | line`,
  ],
  [
    'a suffix adds its breakdown',
    { metrics: [['prospects', 'campaign'], 'exposed'] },
    `prospects, exposed by campaign | ${week} | prospects desc | campaign | bar`,
  ],
  [
    'a suffix finer than the breakdown adds to it',
    { metrics: [['exposed', 'campaign']], by: ['lob'] },
    `exposed by lob, campaign | ${week} | exposed desc | campaign | bar`,
  ],
  ['the suffix of the brand adds nothing', { metrics: [['exposed', 'brand']] }, `exposed | ${week} | brand | number`],
  [
    'the level of a filter',
    {
      metrics: ['exposed'],
      filters: [
        { dimension: 'lob', op: 'in', values: ['Sales'] },
        { dimension: 'engagement', op: 'in', values: ['Cart Embed'] },
      ],
    },
    `exposed | ${week} | engagement in Cart Embed | lob in Sales | engagement | number`,
  ],
  [
    'entry point wins',
    { metrics: ['exposed'], by: ['entry_point'], filters: [{ dimension: 'engagement', op: 'in', values: ['Cart Embed'] }] },
    `exposed by entry_point | ${week} | engagement in Cart Embed | exposed desc | entry_point | bar`,
  ],
  [
    'filters and their values sorted, each once',
    {
      metrics: ['sessions'],
      filters: [
        { dimension: 'weekday', op: 'in', values: ['sunday', 'monday', 'sunday'] },
        { dimension: 'device', op: 'not_in', values: ['mobile tablet'] },
        { dimension: 'device', op: 'in', values: ['mobile tablet', 'mobile smartphone'] },
        { dimension: 'device', op: 'not_in', values: ['mobile tablet'] },
      ],
    },
    `sessions | ${week} | device in mobile smartphone/mobile tablet | device not_in mobile tablet | weekday in monday/sunday | brand | number`,
  ],
  [
    'hours sorted by number',
    { metrics: ['online_time'], filters: [{ dimension: 'hour', op: 'in', values: ['10', '9'] }] },
    `online_time | ${week} | hour in 9/10 | brand | number`,
  ],
  [
    'the funnel with its picture',
    { sections: ['funnel'] },
    `sessions, prospects, prospect_rate, exposed, exposed_rate, exposures, avg_exposures, online_exposures, online_exposure_rate, engagement_views, accepted_offers, accepted_rate | ${week} | brand | funnel`,
  ],
  [
    'a panel section without what its level lacks, after what was named first',
    { metrics: ['exposed'], sections: ['funnel'], ranking: { n: 2 } },
    `exposed, prospects, prospect_rate, exposed_rate, exposures, avg_exposures, online_exposures, online_exposure_rate, engagement_views, accepted_offers, accepted_rate by campaign | ${week} | exposed desc | limit 2 | campaign | bar`,
  ],
  [
    'a section that the panel of the level lacks, whole',
    { sections: ['efficiency'], by: ['lob'] },
    `closed_conversations_per_login_hour, closed_conversations_per_online_hour, conversions_per_online_hour, revenue_per_online_hour by lob | ${week} | closed_conversations_per_login_hour desc | lob | bar`,
  ],
  [
    'a ratio made on the fly',
    { metrics: [{ ratio: ['total_transfers', 'handled_conversations'], per: 100 }], by: ['skill'] },
    `total_transfers/handled_conversations*100 by skill | ${week} | total_transfers/handled_conversations desc | brand | bar`,
  ],
  ['a ratio per day', { metrics: [{ ratio: ['exposures', 'days'], per: 1 }] }, `exposures/days | ${week} | brand | number`],
  ['a rate per day is the rate', { metrics: [{ ratio: ['csat_score', 'days'], per: 1 }] }, `csat_score | ${week} | brand | number`],
  [
    'a ratio with a rate is a list',
    { metrics: [{ ratio: ['csat_score', 'exposures'], per: 1 }] },
    `csat_score, exposures | ${week} | brand | no chart`,
  ],
  [
    'a share by source type',
    { metrics: ['exposures'], by: ['source_type'], transform: { kind: 'share' } },
    `exposures by source_type | ${week} | exposures desc | brand | "share" | bar`,
  ],
  [
    'the share of a filtered member is by its dimension',
    {
      metrics: ['revenue_after_engagement'],
      filters: [{ dimension: 'campaign', op: 'in', values: ['Win Back'] }],
      transform: { kind: 'share' },
    },
    `revenue_after_engagement by campaign | ${week} | campaign in Win Back | revenue_after_engagement desc | campaign | "share" | bar`,
  ],
  [
    'a rolling window by day',
    { metrics: ['exposed'], transform: { kind: 'rolling', days: 7, total: false } },
    `exposed by day | ${week} | time asc | brand | {"rolling":7} | line`,
  ],
  [
    'a rolling total',
    { metrics: ['exposed'], transform: { kind: 'rolling', days: 28, total: true } },
    `exposed by day | ${week} | time asc | brand | {"rolling":28,"total":true} | line`,
  ],
  ['no chart', { metrics: ['exposed'], chart: 'none' }, `exposed | ${week} | brand | no chart`],
  [
    'a chart that is asked for',
    { metrics: ['exposed'], by: ['device'], chart: 'pie', output: 'csv' },
    `exposed by device | ${week} | exposed desc | brand | pie | csv`,
  ],
  [
    'no picture above 30 rows',
    { metrics: ['exposed'], by: ['campaign', 'source_type'] },
    `exposed by campaign, source_type | ${week} | exposed desc | campaign | no chart`,
  ],
  [
    'the mover of the previous period',
    { metrics: ['exposed'], by: ['campaign'], ranking: { byChange: true } },
    `exposed by campaign | ${week} | change desc | campaign | vs 2026-11-09..2026-11-15 previous period | bar`,
  ],
];

for (const [name, sketch, expected] of cases) {
  plans(name, () => {
    const planned = makePlan(questionOf(sketch), context);
    assert.is(planned.ok ? planText(planned.value.plan) : JSON.stringify(planned.problems), expected);
  });
}

plans('metrics of conditions and of the order are further columns', () => {
  const planned = makePlan(
    questionOf({
      metrics: ['exposed'],
      having: [{ metric: 'prospects', op: '>', value: { value: 10, unit: null } }],
      ranking: { n: 1, metric: 'exposures', of: 'campaign' },
    }),
    context,
  );
  assert.equal(planned.ok && planned.value.extraMetrics, ['prospects', 'exposures']);
});

plans('what is taken for granted is said', () => {
  const planned = makePlan(questionOf({ metrics: ['exposed'], ranking: { n: 10 } }), context);
  assert.equal(planned.ok && planned.value.assumptions.map(({ text }) => text), [
    'Ranked by campaign: the question names nothing else to rank.',
  ]);
});

plans('a section shows what is not reached as such, and says so', () => {
  const planned = makePlan(questionOf({ sections: ['operations'], by: ['device'] }), context);
  assert.ok(planned.ok);
  assert.ok(planned.value.unreachable.includes('online_time') && !planned.value.unreachable.includes('csat_score'));
  assert.equal(
    planned.value.notes.map(({ code }) => code),
    ['unreachable'],
  );
});

plans('repeated hours and visits are said once', () => {
  const planned = makePlan(questionOf({ metrics: ['closed_conversations_per_login_hour', 'online_time'], by: ['campaign'] }), context);
  assert.equal(planned.ok && planned.value.notes, [{ code: 'repeated', text: "Hours are the whole brand's." }]);
  const goals = makePlan(questionOf({ metrics: ['conversion_rate_after_engagement'], by: ['goal_type'] }), context);
  assert.equal(goals.ok && goals.value.notes.map(({ text }) => text), ['Goal type selects the goal reached; the visits are all visits.']);
});

plans('what was left out is said to stay beside other members only of what can have several', () => {
  const codes = (metric: string) => {
    const planned = makePlan(
      questionOf({ metrics: [metric], filters: [{ dimension: 'campaign', op: 'not_in', values: ['Mobile'] }] }),
      context,
    );
    return planned.ok && planned.value.notes.map(({ code }) => code);
  };
  assert.equal(codes('exposed'), ['others']);
  assert.equal(codes('closed_conversations'), []);
});

plans.run();
