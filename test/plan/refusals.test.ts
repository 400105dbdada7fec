import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { makePlan } from '../../src/plan/make-plan.ts';
import { auroraContext } from '../support/plan-context.ts';
import { questionOf, type Sketch } from '../support/question-of.ts';

const refusals = suite('questions that cannot stand');
const context = auroraContext();
const some = { value: 1, unit: null } as const;

const cases: readonly (readonly [name: string, sketch: Sketch, code: string, message: string, first: string])[] = [
  [
    'no metric',
    { by: ['campaign'] },
    'no_metric',
    'The question names no metric, such as exposed rate or csat score.',
    'prospect rate by campaign last 7 days',
  ],
  [
    'best of nothing',
    { ranking: { rank: 'best', n: 1, of: 'campaign' } },
    'ambiguous',
    'Best by which metric?',
    'prospect rate by campaign last 7 days, top 1',
  ],
  [
    'the best of what has no direction',
    { metrics: ['avg_consumer_response_time'], ranking: { rank: 'worst', n: 1, of: 'skill' } },
    'ambiguous',
    'AVG CONSUMER RESPONSE TIME is neither better high nor better low: highest or lowest?',
    'avg consumer response time by skill last 7 days, top 1',
  ],
  [
    'two suffixes',
    {
      metrics: [
        ['prospects', 'lob'],
        ['exposed', 'campaign'],
      ],
    },
    'ambiguous',
    'Two levels at once: LOB and campaign. One answer counts visits at one level.',
    'prospects and exposed by lob last 7 days',
  ],
  [
    'a suffix coarser than the breakdown',
    { metrics: [['exposed', 'lob']], by: ['campaign'] },
    'ambiguous',
    'Counted per LOB, but broken down by campaign, which is finer.',
    'exposed by campaign last 7 days',
  ],
  [
    'the suffix of the brand with a breakdown',
    { metrics: [['exposed', 'brand']], by: ['campaign'] },
    'ambiguous',
    'Counted per brand, but broken down by campaign, which is finer.',
    'exposed by campaign last 7 days',
  ],
  [
    'a range that ends before it starts',
    { metrics: ['exposed'], time: { from: '2026-11-10', to: '2026-11-01', phrase: null, unit: null, running: false } },
    'bad_time',
    'The range ends before it starts: it starts on 10 November 2026 and ends on 1 November 2026.',
    'exposed 2026-11-01 to 2026-11-10',
  ],
  [
    'a percentage of what has no rate',
    { metrics: ['sessions'], having: [{ metric: 'sessions', op: '>', value: { value: 20, unit: 'percent' } }] },
    'not_understood',
    'SESSIONS is a count; the bound is a percentage.',
    'sessions last 7 days, sessions > 20',
  ],
  [
    'money against a length of time',
    { having: [{ metric: 'online_time', op: '>', value: { value: 20, unit: 'money' } }] },
    'not_understood',
    'ONLINE is a length of time; the bound is an amount of money.',
    'online time last 7 days',
  ],
  [
    'the share of a rate',
    { metrics: ['exposed_rate'], by: ['device'], transform: { kind: 'share' } },
    'not_exact',
    'EXPOSED RATE is no sum, so that it has no shares.',
    'share of sessions by device last 7 days',
  ],
  [
    'the share of visits by campaign',
    { metrics: ['exposed'], by: ['campaign'], transform: { kind: 'share' } },
    'not_exact',
    'EXPOSED does not add up over campaigns: the rows would come to more or other than the whole.',
    'share of exposures by campaign last 7 days',
  ],
  [
    'the share of exposures by entry point',
    { metrics: ['exposures'], by: ['entry_point'], transform: { kind: 'share' } },
    'not_exact',
    'EXPOSURES does not add up over entry points: the rows would come to more or other than the whole.',
    'share of engagement views by entry point last 7 days',
  ],
  [
    'the share of the brand’s hours by campaign',
    { metrics: ['online_time'], by: ['campaign'], transform: { kind: 'share' } },
    'not_exact',
    'ONLINE does not add up over campaigns: the rows would come to more or other than the whole.',
    'share of exposures by campaign last 7 days',
  ],
  [
    'the share of handled conversations by day',
    { metrics: ['handled_conversations'], grain: 'day', transform: { kind: 'share' } },
    'not_exact',
    'HANDLED CONVERSATIONS counts a conversation once over all days, so that days do not add up to the whole.',
    'share of opened conversations by day last 7 days',
  ],
  [
    'the share of money by currency',
    { metrics: ['revenue_after_engagement'], by: ['currency'], transform: { kind: 'share' } },
    'not_exact',
    'TOTAL DIRECT REVENUE AFTER ENGAGEMENT does not add up over currencies: the rows would come to more or other than the whole.',
    'share of conversions after engagement by currency last 7 days',
  ],
  [
    'a share of nothing in particular',
    { metrics: ['exposures'], transform: { kind: 'share' } },
    'ambiguous',
    'A share needs a breakdown: share per what?',
    'share of exposures by campaign last 7 days',
  ],
  [
    'a rolling window by week',
    { metrics: ['exposed'], grain: 'week', transform: { kind: 'rolling', days: 7, total: false } },
    'not_exact',
    'A rolling window of days moves day by day, not by week.',
    'exposed by day last 7 days, 7 day rolling average',
  ],
  [
    'a rolling window by weekday',
    { metrics: ['exposed'], by: ['weekday'], transform: { kind: 'rolling', days: 7, total: false } },
    'not_understood',
    'A rolling window cannot be broken down by weekday.',
    'exposed by day last 7 days, 7 day rolling average',
  ],
  [
    'a rolling window of one day',
    { metrics: ['exposed'], transform: { kind: 'rolling', days: 1, total: false } },
    'not_understood',
    'A rolling window has 2 to 366 days.',
    'exposed by day last 7 days, 7 day rolling average',
  ],
  [
    'the top nought',
    { metrics: ['exposed'], ranking: { n: 0, of: 'device' } },
    'not_understood',
    'A ranking shows a whole number of rows, at least one, not 0.',
    'exposed by device last 7 days, top 5',
  ],
  [
    'an order by nothing that is there',
    { metrics: ['exposed'], order: [{ by: 'colour', direction: 'asc' }] },
    'not_understood',
    'The order names nothing that is shown: a metric, a breakdown, time or the change.',
    'exposed last 7 days',
  ],
  [
    'several things at once, with what still works',
    {
      metrics: ['exposed_rate'],
      by: ['campaign'],
      transform: { kind: 'share' },
      having: [{ metric: 'csat_score', op: '>', value: { value: 1, unit: 'money' } }],
    },
    'not_understood',
    'CSAT SCORE (UNIFIED) is a percentage; the bound is an amount of money.',
    'exposed rate by campaign last 7 days',
  ],
];

for (const [name, sketch, code, message, first] of cases) {
  refusals(`${name}: ${code}`, () => {
    const planned = makePlan(questionOf(sketch), context);
    assert.ok(!planned.ok);
    const [problem] = planned.problems;
    assert.equal([problem.code, problem.message, problem.suggestions[0]?.question], [code, message, first]);
  });
}

refusals('a metric that nobody knows is a fault of ours', () => {
  assert.throws(
    () => makePlan(questionOf({ metrics: ['colour'], having: [{ metric: 'exposed', op: '>', value: some }] }), context),
    /no metric colour/u,
  );
});

refusals.run();
