/** Words that the language says in several, and questions about what is near to its metrics and none of them. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { offered, otherReadings, told } from '../support/told.ts';

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
  [["you're awesome"], 'help'],
  [['are you chatgpt'], 'help'],
];

for (const [messages, expected] of answered) several(messages.join(' → '), () => assert.is(told(...messages), expected));

several('what else the busiest day may be of is asked in words that are read so', () => {
  const others = otherReadings('busiest day last week');
  assert.ok(others.length > 0);
  for (const other of others) assert.match(told(other), /^(?:closed|handled) conversations by day last week, top 1$/);
});

const refused: readonly (readonly [text: string, said: RegExp, instead: string])[] = [
  ['incremental revenue last month', /^! not_offered incremental revenue/, 'incremental conversions last month'],
  ['survey responses by agent', /^! not_offered survey responses/, 'csat score by agent'],
  ['negative conversations last month', /^! not_offered negative conversations/, 'mcs last month'],
  ['time to close by agent', /^! not_offered time to close/, 'avg conversation duration by agent'],
  ['show me the sql for exposed rate yesterday', /^! not_offered the sql for/, 'show me exposed rate yesterday'],
  ['late conversions last month', /^! not_understood late/, 'conversions last month'],
];

for (const [text, said, instead] of refused)
  several(`${text} is refused`, () => {
    assert.match(told(text), said);
    assert.ok(offered(text).includes(instead), offered(text).join(' | '));
  });

several.run();
