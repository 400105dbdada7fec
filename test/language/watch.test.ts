/** Schedules and alerts in words: how often, when, where, and the bound. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { makePlan } from '../../src/plan/make-plan.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { sentence } from '../../src/plan/sentence.ts';
import { readAurora } from '../support/aurora.ts';
import { auroraContext } from '../support/plan-context.ts';

const watches = suite('schedules and alerts in words');
const context = auroraContext();

function planOf(text: string): Plan {
  const { question, problems } = readAurora(text);
  assert.equal(problems, [], text);
  assert.ok(question);
  const planned = makePlan(question, context);
  assert.ok(planned.ok, text);
  return planned.value.plan;
}

const schedules: readonly (readonly [text: string, cron: string, zone: string, to: string, phrase: string])[] = [
  ['every weekday at 9:00 post snapshot in #ops', '0 9 * * 1-5', 'America/New_York', '#ops', 'yesterday'],
  ['every Monday 08:30 Europe/Berlin exposed rate by campaign last 30 days', '30 8 * * 1', 'Europe/Berlin', 'here', 'last 30 days'],
  ['send me a summary every Sunday', '0 9 * * 0', 'America/New_York', 'me', 'last week'],
  ['every week post exposed', '0 9 * * 1', 'America/New_York', 'here', 'last week'],
  ['every Monday and Thursday at 5:30 pm utc post exposed here and #ops', '30 17 * * 1,4', 'UTC', 'here #ops', 'yesterday'],
  ['every weekday at 9 post snapshot to <@U02AB3CDE>', '0 9 * * 1-5', 'America/New_York', '@U02AB3CDE', 'yesterday'],
  ['every weekday at 9 post snapshot to <@U02AB3CDE|dana>.', '0 9 * * 1-5', 'America/New_York', '@U02AB3CDE', 'yesterday'],
  ['monthly on the 1st at 9am snapshot last month to @Dana.', '0 9 1 * *', 'America/New_York', '@dana', 'last month'],
  ['every day at 9 post exposed to #ops and @dana.lee', '0 9 * * *', 'America/New_York', '#ops @dana.lee', 'yesterday'],
  ['every day at 9 post exposed to me', '0 9 * * *', 'America/New_York', 'me', 'yesterday'],
  ['every day at 9 post exposed in #ops and me', '0 9 * * *', 'America/New_York', '#ops me', 'yesterday'],
  ['every day at 9 post exposed to me, @josé and #ops', '0 9 * * *', 'America/New_York', 'me @josé #ops', 'yesterday'],
  ['every first Monday of the month post revenue', '0 9 * * MON#1', 'America/New_York', 'here', 'last month'],
  ['post revenue monthly on the 15th at noon', '0 12 15 * *', 'America/New_York', 'here', 'last month'],
  ['dm me csat every quarter', '0 9 1 1,4,7,10 *', 'America/New_York', 'me', 'last quarter'],
  ['daily at 7am america/new_york post exposed in #ops-daily', '0 7 * * *', 'America/New_York', '#ops-daily', 'yesterday'],
];

for (const [text, cron, zone, to, phrase] of schedules) {
  watches(`reads: ${text}`, () => {
    const plan = planOf(text);
    if (plan.kind !== 'schedule') throw new Error(`${text} is ${plan.kind}`);
    const { schedule, of } = plan;
    assert.equal([schedule.cron, schedule.zone, schedule.to.join(' '), of.time.phrase], [cron, zone, to, phrase]);
    assert.equal(planOf(sentence(plan, context)), plan);
  });
}

const alerts: readonly (readonly [text: string, plan: string])[] = [
  ['alert me when abandoned rate is above 10%', 'abandoned_rate threshold > 0.1 | for 1 | to here'],
  ['tell #ops when daily exposed drops by more than 20% wow', 'exposed change < -0.2 previous week | for 1 | to #ops'],
  ['tell @dana when csat falls below 70%', 'csat_score threshold < 0.7 | for 1 | to @dana'],
  ['alert #ops and <@U02AB3CDE> when csat is below target', 'csat_score target < null | for 1 | to #ops @U02AB3CDE'],
  ['let me know if csat falls below 70% for 3 days in a row', 'csat_score threshold < 0.7 | for 3 | to here'],
  ['alert us if csat is below 70% 2 consecutive days', 'csat_score threshold < 0.7 | for 2 | to here'],
  ['warn me if transfers spike', 'total_transfers unusual > null | for 1 | to here'],
  ['alert me when exposed is unusual', 'exposed unusual = null | for 1 | to here'],
  ['alert me when csat misses target', 'csat_score target < null | for 1 | to here'],
  ['alert me when abandoned rate misses target', 'abandoned_rate target > null | for 1 | to here'],
  ['notify us when over 15% abandoned', 'abandoned_rate threshold > 0.15 | for 1 | to here'],
  ['dm me when revenue is under 500', 'revenue_after_engagement threshold < 50000 | for 1 | to me'],
  ['alert me when mcs is below -20', 'mcs threshold < -20 | for 1 | to here'],
  [
    'alert me if abandoned rate goes above 10% with at least 100 closed conversations',
    'abandoned_rate threshold > 0.1 | for 1 | to here | closed_conversations 100',
  ],
  ['alert me when exposed by campaign drops 30% vs last month', 'exposed change <= -0.3 previous month | for 1 | to here'],
];

for (const [text, expected] of alerts) {
  watches(`reads: ${text}`, () => {
    const plan = planOf(text);
    if (plan.kind !== 'alert') throw new Error(`${text} is ${plan.kind}`);
    const { metric, test, op, value, basis, minimum, to } = plan;
    const bound = [metric, test, op, String(value), ...(basis === null ? [] : [basis])].join(' ');
    const least = minimum === null ? [] : [`${minimum.metric} ${String(minimum.value)}`];
    assert.is([bound, `for ${String(plan.for)}`, `to ${to.join(' ')}`, ...least].join(' | '), expected);
    assert.equal(planOf(sentence(plan, context)), plan);
  });
}

watches('an alert without a metric leaves it to the thread', () => {
  const { question, problems } = readAurora('alert me if that goes under 3');
  assert.equal(problems, []);
  assert.is(question?.kind === 'alert' ? question.metric : undefined, null);
});

watches('the words of posts are filler in a plain question', () => {
  assert.is(planOf('show exposed to me').kind, 'metrics');
  assert.is(planOf('send me exposed').kind, 'metrics');
  assert.is(planOf('exposed every week').kind, 'metrics');
});

watches.run();
