/** Messages as a team types them into a channel, in half sentences and short forms: what they come to, or what is offered instead. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { offered, otherReadings, told } from '../support/told.ts';

const channels = suite('messages in channels');

const answered: readonly (readonly [messages: readonly string[], sentence: string])[] = [
  // Days that are counted back, and today within a range.
  [['revenue weekend before last'], 'revenue after engagement weekend before last'],
  [['csat last weekend vs the weekend before'], 'csat score last weekend, week over week'],
  [['csat last weekend vs weekend before last'], 'csat score last weekend, vs 2026-11-14 to 2026-11-15'],
  [['exposures two fridays ago'], 'exposures 2 Fridays ago'],
  [['exposures 3 mondays ago by campaign'], 'exposures by campaign 3 Mondays ago'],
  [['csat the friday before last'], 'csat score 2 Fridays ago'],
  [['exposures last 7 days including today'], 'exposures 6 days ago to today'],
  [['exposures in the last 14 days, today included'], 'exposures 13 days ago to today'],
  [['exposures last 2 weeks incl. today'], 'exposures 13 days ago to today'],
  [['exposures this week including today'], 'exposures this week'],
  [['exposures this quarter excluding today'], 'exposures this quarter to yesterday'],
  [['exposures mtd not counting today'], 'exposures this month to yesterday'],
  [['exposures last 7 days excluding today'], 'exposures last 7 days'],
  [['exposures lw by campaign'], 'exposures by campaign last week'],
  [['exposures lm'], 'exposures last month'],
  [['exposures last week vs ly'], 'exposures last week, year over year'],
  [['exposures tw vs lw'], 'exposures this week, week over week'],
  [['exposures for the month of november'], 'exposures 2026-11-01 to 2026-11-30'],
  // What was not done, and what was done at all.
  [["who didn't close anything yesterday"], 'closed by agent by agent yesterday, closed by agent = 0'],
  [['who closed nothing last week'], 'closed by agent by agent last week, closed by agent = 0'],
  [['who did not close a single conversation'], 'closed by agent by agent last 7 days, closed by agent = 0'],
  [['which agents closed something yesterday'], 'closed by agent by agent yesterday, closed by agent > 0'],
  [["which campaigns didn't convert last week"], 'conversions after engagement by campaign last week, conversions after engagement = 0'],
  [['engagements nobody clicked last week'], 'accepted offers by engagement last week, accepted offers = 0'],
  [['campaigns that never converted'], 'conversions after engagement by campaign last 7 days, conversions after engagement = 0'],
  // Everything about somebody.
  [['what did night shift do yesterday'], 'brand panel yesterday, group "Night Shift"'],
  [['what has dana been doing this week'], 'brand panel this week, agent "Dana"'],
  // Words for metrics.
  [['how long does it take customers to respond'], 'avg consumer response time last 7 days'],
  [['time customers take to reply by skill'], 'avg consumer response time by skill last 7 days'],
  [['how many visitors clicked the sticky button'], 'accepted offers last 7 days, engagement "Sticky Button"'],
  [['visitors who clicked the sticky button'], 'accepted offers last 7 days, engagement "Sticky Button"'],
  [['closed per hour by group'], 'closed conversations per login hour by group last 7 days'],
  [['revenue per hour last week'], 'revenue per online hour last week'],
  // Posts of everything.
  [['send me the weekly numbers every monday'], 'every Monday at 09:00 America/New_York post by dm: brand panel last week'],
  [['post weekly report in #ops'], 'every Monday at 09:00 America/New_York post in #ops: brand panel last week'],
  [['daily numbers at 9 to #ops'], 'every day at 09:00 America/New_York post in #ops: brand panel yesterday'],
  // In a thread.
  [['csat by agent last month', 'drop the time'], 'csat score by agent last 7 days'],
  [['csat by agent last month', 'remove the date range'], 'csat score by agent last 7 days'],
  [['csat by agent last month', 'everything else the same but for mcs'], 'mcs by agent last month'],
  [['csat by agent last month', 'keep everything else the same, but for mcs'], 'mcs by agent last month'],
  [['csat by agent last month', 'rest the same but last week'], 'csat score by agent last week'],
  [['csat by group last month', 'break down further by skill'], 'csat score by group and skill last month'],
  [['csat by group last month', 'the other way round'], 'csat score by group last month, sorted by csat score asc'],
  [['csat by group last month', 'other way around please'], 'csat score by group last month, sorted by csat score asc'],
  [['csat by group for facebook', 'back to all'], 'csat score by group last 7 days'],
];

for (const [messages, expected] of answered) channels(messages.join(' → '), () => assert.is(told(...messages), expected));

const refused: readonly (readonly [text: string, said: RegExp, instead: string])[] = [
  ['bot vs human closed conversations last week', /^! not_offered vs human: /u, 'bot by agent closed conversations last week'],
  ['web vs app', /^! no_metric web vs app: .*which numbers/u, 'web vs app, funnel metrics'],
  ['compare web and app last week', /^! no_metric web and app: /u, 'compare web and app last week, funnel metrics'],
  [
    'how are night shift and day team doing',
    /^! no_metric night shift and day team: /u,
    'how are night shift and day team doing, operations metrics',
  ],
  ['human agents csat', /^! not_offered human agents: /u, 'by agent csat'],
  ['closed by humans last week', /^! not_offered by humans: /u, 'closed by agent last week'],
  ['deleted campaigns', /^! not_offered deleted campaigns: .*list/u, 'list all campaigns'],
  ['active engagements', /^! not_offered active engagements: /u, 'list all engagements'],
  ['which campaigns are new this month', /^! not_offered which campaigns are new: /u, 'exposures by campaign this month'],
  ['active agents yesterday', /^! not_offered active agents: /u, 'closed conversations by agent yesterday'],
  ['what is a good csat', /^! not_offered what is a good: /u, 'define csat'],
  ['revenue on black friday vs last black friday', /^! not_offered black friday: /u, 'revenue on 28 November 2025 vs 29 November 2024'],
  ['exposures fridays ago', /^! not_understood ago/u, 'exposures fridays'],
];

for (const [text, said, instead] of refused)
  channels(`${text} is refused`, () => {
    assert.match(told(text), said);
    assert.ok(offered(text).includes(instead), offered(text).join(' | '));
  });

channels('an average of a rate per day offers the count per day', () => {
  assert.is(told('avg exposures per day last week'), 'avg exposures by day last week');
  assert.ok(otherReadings('avg exposures per day last week').includes('average daily exposures last week'));
});

channels('without a thread, what is to stay the same is a change of nothing', () => {
  assert.is(told('same for mobile'), 'only device "mobile smartphone" or "mobile tablet"');
  assert.is(told('can you do the same for mobile'), 'only device "mobile smartphone" or "mobile tablet"');
});

for (const small of ['never mind, csat by agent', "I don't know, csat by agent"])
  channels(`small talk that denies denies no number: ${small}`, () => assert.is(/= 0/u.test(told(small)), false, told(small)));

channels('how large a picture is cannot be asked for', () => {
  assert.equal(offered('csat by day last week', 'bigger chart'), ['as csv', 'as table']);
  assert.equal(offered('csat by day last week', 'transposed'), ['as csv', 'as table']);
});

channels.run();
