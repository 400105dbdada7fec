/** Messages of colleagues who write as they talk: what falls and dips, the numbers of a day, pictures and posts changed in words. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { offered, plannedOf, told } from '../support/told.ts';

const colleagues = suite('colleagues who write as they talk');

const answered: readonly (readonly [messages: readonly string[], sentence: string])[] = [
  [['top 3 agents by csat last week with at least 20 closed convos'], 'csat score by agent last week, closed conversations >= 20, top 3'],
  [['biggest dip in csat by campaign last week'], 'csat score by campaign last week, sorted by change asc, vs previous period'],
  [['did csat fall below 70 last week'], 'csat score last week, csat score < 70%'],
  [['which campaigns dropped below 5% accepted rate last month'], 'accepted rate by campaign last month, accepted rate < 5%'],
  [['who was away the longest yesterday'], 'away time by agent yesterday, top 1'],
  [['who was online on saturday'], 'online time by agent last Saturday'],
  [['how many visitors converted last week'], 'conversions after engagement last week'],
  [
    ['which campaign converts best on mobile'],
    'conversion rate after engagement by campaign last 7 days, device "mobile smartphone" or "mobile tablet", top 1',
  ],
  [['how quick are customers replying to us on sms'], 'avg consumer response time last 7 days, source type "twilio sms"'],
  [['how fast do our customers respond'], 'avg consumer response time last 7 days'],
  [['weekends last 2 weeks sessions'], 'sessions last 2 weeks, weekday "saturday" or "sunday"'],
  [['is todays data in yet'], 'list days'],
  [['what skills exist'], 'list skills'],
  [['what counts as abandoned'], 'define abandoned conversations'],
  [['numbers for yesterday'], 'brand panel yesterday'],
  [['facebook numbers last week'], 'brand panel last week, source type "facebook"'],
  [['numbers for summer sale last week'], 'campaign panel last week, campaign "Summer Sale"'],
  [['move the monday report to tuesday at 10'], 'list schedules'],
  [['make it 10am'], 'list schedules'],
  [['send it to #cs instead'], 'list schedules'],
  [['csat by agent last week', 'no weekly'], 'csat score by agent and week last week'],
  [['csat by agent and week last week', 'no weekly'], 'csat score by agent last week'],
  [['csat by agent last week', 'no last month'], 'csat score by agent last month'],
  [['conversions by campaign, only sales', 'back to all lobs'], 'conversions after engagement by campaign last 7 days'],
  [['sessions by day last week', 'change the chart to bars'], 'sessions by day last week, as bar'],
  [['sessions by device last week', 'turn it into a pie'], 'sessions by device last week, as pie'],
  [['sessions by device last week', 'make it a table'], 'sessions by device last week, no chart'],
  [['conversions by campaign yesterday', 'change the chart to line'], 'conversions after engagement by campaign yesterday, as line'],
  [['conversions yesterday', 'and the numbers for last week'], 'conversions after engagement last week'],
  [['alert me if csat dips below 75'], 'alert here when csat score < 75%'],
  [['tell #ops when abandoned rate climbs past 12%'], 'alert #ops when abandoned rate > 12%'],
  [
    ['weekly revenue report to #exec fridays 9am'],
    'every Friday at 09:00 America/New_York post in #exec: revenue after engagement last week',
  ],
  [
    ['weekly revenue report to #exec on friday at 9am'],
    'every Friday at 09:00 America/New_York post in #exec: revenue after engagement last week',
  ],
  [
    ['send me csat by agent mondays and thursdays at 8'],
    'every Monday and Thursday at 08:00 America/New_York post by dm: csat score by agent yesterday',
  ],
  [
    ['daily revenue post to #exec 9am weekdays'],
    'every weekday at 09:00 America/New_York post in #exec: revenue after engagement yesterday',
  ],
  [['remind me on fridays to check csat'], 'every Friday at 09:00 America/New_York post by dm: csat score last week'],
  [['send me sessions on mondays in october'], 'sessions 2026-10-01 to 2026-10-31, weekday "monday"'],
  [['difference in csat between day team and night shift'], 'csat score by group last 7 days, group "Day Team" or "Night Shift"'],
  [
    ['is mobile converting better than desktop'],
    'conversion rate after engagement by device class last 7 days, device class "desktop" or "mobile"',
  ],
  [['quick q: whats ur csat :wave:'], 'csat score last 7 days'],
  [['accepted rate 👍 last week'], 'accepted rate last week'],
  [['which lob makes the most money'], 'revenue after engagement by lob last 7 days, top 1'],
  [['peak day for sessions last month'], 'sessions by day last month, top 1'],
  [['biggest winners in revenue last week'], 'revenue after engagement by campaign last week, sorted by change desc, vs previous period'],
  [
    ['fastest growing campaign by conversions'],
    'conversions after engagement by campaign last 7 days, top 1, sorted by change desc, vs previous period',
  ],
  [
    ['which lob had the biggest revenue drop last week'],
    'revenue after engagement by lob last week, top 1, sorted by change asc, vs previous period',
  ],
  [['campaign with the highest csat gain last week'], 'csat score by campaign last week, top 1, sorted by change desc, vs previous period'],
  [['agents with more transfers than 20'], 'total transfers by agent last 7 days, total transfers > 20'],
  [['exposed rate everywhere except home page'], 'exposed rate last 7 days, not entry point "Home Page"'],
  [['is higher abandoned rate better?'], 'define abandoned rate'],
  [['wait, only tablets accepted rate'], 'accepted rate last 7 days, device "mobile tablet"'],
  [['conversions aftr engagment per lob q3'], 'conversions after engagement by lob 2026-07-01 to 2026-09-30'],
  [['hw many convos did we hv on sat'], 'opened conversations last Saturday'],
  [['7 day average of csat since september'], 'csat score by day, since 2026-09-01, 7 day rolling average'],
  [['sessions last 30 days by day', '7 day average'], 'sessions by day last 30 days, 7 day rolling average'],
  [['sessions last 30 days by day', '7 day average', 'back to numbers'], 'sessions by day last 30 days'],
  [
    ['accepted rate by engagement yesterday', 'whoa why is exit banner so low'],
    'why accepted rate yesterday, engagement "Exit Banner", week over week',
  ],
  [['accepted rate by device yesterday', 'all devices together'], 'accepted rate yesterday'],
  [['handled conversations by agent by day last week', 'on which day was it highest'], 'handled conversations by day last week, top 1'],
  [['conv rate by campaign last month', 'what about csat', 'back to conv rate'], 'conversion rate after engagement by campaign last month'],
  [['when was csat lowest this year'], 'csat score by day this year, bottom 1'],
  [['set up a weekly report of csat by group'], 'every Monday at 09:00 America/New_York post here: csat score by group last week'],
  [['agents ranked by csat'], 'csat score by agent last 7 days'],
  [['rank groups by ccplh'], 'closed conversations per login hour by group last 7 days'],
  [['order campaigns by exposed rate ascending'], 'exposed rate by campaign last 7 days, sorted by exposed rate asc'],
  [['revenue this quarter so far vs same point last quarter'], 'revenue after engagement this quarter, quarter over quarter'],
  [
    ['csat by agent last week', 'with transfers per 100 closed conversations above 3'],
    'csat score and total transfers per 100 closed conversations by agent last week, total transfers per 100 closed conversations > 3',
  ],
  [['clickthrough on exit banner'], 'accepted rate last 7 days, engagement "Exit Banner"'],
];

for (const [messages, expected] of answered) colleagues(messages.join(' → '), () => assert.is(told(...messages), expected));

const refused: readonly (readonly [text: string, said: RegExp, instead: string])[] = [
  ['how many ppl are waiting', /^! not_offered how many ppl are waiting/, 'opened conversations'],
  ['how quickly do agents reply', /^! not_offered how quickly do agents reply/, 'avg consumer response time'],
  ['who is away', /^! not_offered who is away/, 'online time by agent yesterday'],
  ['exposures with and without mobile', /^! not_offered with and without/, 'exposures without mobile'],
  ['returning visitors last week by device', /^! not_offered returning visitors/, 'sessions by day last week'],
  ['last two weekends sessions', /^! bad_time last two weekends/, 'last 2 weeks weekends only sessions'],
  ['did accepted rate go up by 2 points last week', /^! not_offered go up by 2 points/, 'did accepted rate last week vs previous period'],
  ['handled by bots vs humans last week', /^! not_offered vs humans/, 'handled by bots by group last week'],
  ['frob vs sms csat', /^! unknown_word frob: (?!.*Near)/, 'sms csat'],
  ['csat ytd por campaign', /^! unknown_value por: (?!.*Near)/, 'csat ytd by campaign'],
  ['what was our csat yesterday and how many transfers last month', /^! ambiguous/, 'how many transfers last month'],
  ['nps last month', /^! not_offered nps/, 'csat score last month'],
  ['first contact resolution by agent', /^! not_offered first contact resolution/, 'closed conversations by agent'],
  ['what did customers complain about', /^! not_offered complain/, 'csat score last week'],
  ['sessions last 48h', /^! bad_time last 48h/, 'sessions last 2 days'],
  ['mon-fri accepted rate last month', /^! ambiguous/, 'weekdays only accepted rate last month'],
];

for (const [text, said, instead] of refused)
  colleagues(`${text} is refused`, () => {
    assert.match(told(text), said);
    assert.ok(offered(text).includes(instead), offered(text).join(' | '));
  });

colleagues('a number without a unit is offered as minutes and hours', () => {
  const planned = plannedOf('online time above 4 by agent');
  const offers = planned.assumptions.flatMap(({ alternatives }) => alternatives.map(({ question }) => question));
  assert.equal(offers, [
    'online time by agent last 7 days, online time > 4 minutes',
    'online time by agent last 7 days, online time > 4 hours',
  ]);
});

colleagues('a post about fixed dates says so', () => {
  assert.ok(plannedOf('every monday post csat from 1 to 7 november in #ops').notes.some(({ code }) => code === 'fixed_dates'));
  assert.not(plannedOf('every monday post csat in #ops').notes.some(({ code }) => code === 'fixed_dates'));
});

colleagues.run();
