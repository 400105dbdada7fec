/** Words that the language says in several, and questions about what is near to its metrics and none of them. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { besides, offered, otherReadings, told } from '../support/told.ts';

const several = suite('words that say several');

const answered: readonly (readonly [messages: readonly string[], sentence: string])[] = [
  [['busiest day last week'], 'opened conversations by day last week, top 1'],
  [['which day was busiest last month'], 'opened conversations by day last month, top 1'],
  [['busiest campaign last month'], 'opened conversations by campaign last month, top 1'],
  [['busiest agents last week'], 'handled conversations by agent last week'],
  [['busiest agent last week'], 'handled conversations by agent last week, top 1'],
  [['busiest day for conversions last month'], 'conversions after engagement by day last month, top 1'],
  [['quietest weekday last month'], 'opened conversations by weekday last month, bottom 1'],
  [['quietest day by exposures last month'], 'exposures by day last month, bottom 1'],
  [['exposures past fortnight'], 'exposures last 2 weeks'],
  [['conversions a fortnight ago'], 'conversions after engagement 2 weeks ago'],
  [['revenue qtd vs last qtd'], 'revenue after engagement this quarter, quarter over quarter'],
  [['conversions mtd vs previous mtd'], 'conversions after engagement this month, month over month'],
  [['engaged ÷ exposed last week'], 'engaged / exposed last week'],
  [['abandoned out of opened last week'], 'abandoned conversations per 100 opened conversations last week'],
  [['late october exposures'], 'exposures 2026-10-22 to 2026-10-31'],
  [['how much did summer sale earn in q3'], 'revenue after engagement 2026-07-01 to 2026-09-30, campaign "Summer Sale"'],
  [['how much did we make last month'], 'revenue after engagement last month'],
  [['how much money did we make last month'], 'revenue after engagement last month'],
  [['which campaign made the most conversions last month'], 'conversions after engagement by campaign last month, top 1'],
  [['how was yesterday'], 'brand panel yesterday'],
  [['how did last week go?'], 'brand panel last week'],
  [['how are things today'], 'brand panel today'],
  [['exposed rate by campaign yesterday', 'how was last week'], 'exposed rate by campaign last week'],
  [['what % of prospects were exposed in october'], 'exposed rate 2026-10-01 to 2026-10-31'],
  [['percent of prospects exposed by campaign last week'], 'exposed rate by campaign last week'],
  [['what fraction of sessions were prospects last week'], 'prospect rate last week'],
  [['what share of conversations were abandoned yesterday'], 'abandoned rate yesterday'],
  [['what percent of exposed accepted last week'], 'accepted offers per 100 exposed last week'],
  [['share of exposures and sessions by device last week'], 'share of exposures and sessions by device last week'],
  [['% closed by bots last week'], 'share of closed conversations by group last week, group "Bots"'],
  [['closed % by lob last week'], 'share of closed conversations by lob last week'],
  [['csat % by lob last week'], 'csat score by lob last week'],
  [['exposures dod'], 'exposures yesterday, vs previous period'],
  [['exposures today day over day'], 'exposures today, vs previous period'],
  [['exposures last week', 'dod'], 'exposures last week, vs previous period'],
  [['hours logged in by group last week'], 'logged in time by group last week'],
  [['how many hours did dana work last week'], 'logged in time last week, agent "Dana"'],
  [['hours worked by agent last week'], 'logged in time by agent last week'],
  [['consumer experience last month'], 'csat score and mcs by day last month'],
  [['conversion graph by week last month'], 'conversions after engagement and conversion rate after engagement by week last month'],
  [['by month conversion graph this year'], 'conversions after engagement and conversion rate after engagement by month this year'],
  [['is the data from today complete?'], 'list days'],
  [["you're awesome"], 'help'],
  [['are you chatgpt'], 'help'],
];

for (const [messages, expected] of answered) several(messages.join(' → '), () => assert.is(told(...messages), expected));

several('what else the busiest day may be of is asked in words that are read so', () => {
  const others = otherReadings('busiest day last week');
  assert.ok(others.length > 0);
  for (const other of others) assert.match(told(other), /^(?:closed|handled) conversations by day last week, top 1$/);
});

several('of months without a range the last twelve are offered', () => {
  assert.is(told('revenue by month'), 'revenue after engagement by month last 7 days');
  assert.ok(besides('revenue by month').includes('revenue by month last 12 months'));
  assert.ok(besides('which week had the most exposures').includes('which week had the most exposures last 12 weeks'));
  assert.equal(besides('exposures by week last month'), []);
});

const refused: readonly (readonly [text: string, said: RegExp, instead: string])[] = [
  ['incremental revenue last month', /^! not_offered incremental revenue/, 'incremental conversions last month'],
  ['survey responses by agent', /^! not_offered survey responses/, 'csat score by agent'],
  ['negative conversations last month', /^! not_offered negative conversations/, 'mcs last month'],
  ['time to close by agent', /^! not_offered time to close/, 'avg conversation duration by agent'],
  ['show me the sql for exposed rate yesterday', /^! not_offered the sql for/, 'show me exposed rate yesterday'],
  ['revenue per agent hour by group', /^! not_offered revenue per agent hour/, 'revenue per online hour by group'],
  ['visits shown nothing by device last week', /^! not_offered shown nothing/, 'visits prospects and exposed by device last week'],
  ['control group size by campaign', /^! not_offered control group size/, 'prospects and exposed by campaign'],
  ['bots vs agents closed conversations last week', /^! not_offered bots vs agents/, 'by agent closed conversations last week'],
  ['late conversions last month', /^! not_understood late/, 'conversions last month'],
];

for (const [text, said, instead] of refused)
  several(`${text} is refused`, () => {
    assert.match(told(text), said);
    assert.ok(offered(text).includes(instead), offered(text).join(' | '));
  });

several.run();
