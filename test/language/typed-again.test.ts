/** Lines of people in a hurry, with what they come to. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { offered, told } from '../support/told.ts';

const again = suite('lines of people in a hurry');

const answered: readonly (readonly [text: string, sentence: string])[] = [
  ['csat for everyone on the day team but priya', 'csat score last 7 days, group "Day Team", not agent "Priya"'],
  ['the 3 worst groups by abandonment last month', 'abandoned rate by group last month, top 3'],
  [
    'agents who closed more than 100 chats but have csat under 60',
    'closed by agent by agent last 7 days, closed by agent > 100, csat score < 60%',
  ],
  [
    'any campaigns with zero conversions last month?',
    'conversions after engagement by campaign last month, conversions after engagement = 0',
  ],
  ['campaigns with 0 exposures yesterday', 'exposures by campaign yesterday, exposures = 0'],
  ['conversions in the 2 weeks before november 10', 'conversions after engagement 2026-10-27 to 2026-11-09'],
  ['what was exposed in the week before november 10', 'exposed 2026-11-03 to 2026-11-09'],
  ['exposed the day before november 10', 'exposed 2026-11-09'],
  ['exposed in the 3 days after november 10', 'exposed 2026-11-11 to 2026-11-13'],
  ['exposed same day last year', 'exposed yesterday, year over year'],
  ['exposed vs the same day last week', 'exposed yesterday, week over week'],
  ['exposed this month vs same day last year', 'exposed this month, year over year'],
  ['revenue per order by month this year', 'aov after engagement by month this year'],
  ['is abandoned rate getting better', 'abandoned rate last 7 days, vs previous period'],
  ['is csat getting worse this month', 'csat score this month, vs previous period'],
  ['exposed yesterday vs the day before', 'exposed yesterday, vs previous period'],
  ['exposed for november 1st through the 7th by day', 'exposed by day 2026-11-01 to 2026-11-07'],
  ['ratio of accepted offers to views by engagement', 'accepted offers / engagement views by engagement last 7 days'],
  ['exposed to prospects ratio by campaign', 'exposed / prospects by campaign last 7 days'],
  ['daily exposed for the first two weeks of november', 'exposed by day 2026-11-01 to 2026-11-14'],
  ['exposed in the last 3 days of october', 'exposed 2026-10-29 to 2026-10-31'],
  ['total revenue ytd vs same time last year', 'revenue after engagement this year, year over year'],
  ['bonjour, je voudrais exposed by campaign last week, merci', 'exposed by campaign last week'],
  ['how long do consumers take to respond by skill', 'avg consumer response time by skill last 7 days'],
  ['compare october and november so far for revenue', 'revenue after engagement 2026-10-01 to 2026-10-31, vs 2026-11-01 to 2026-11-30'],
];

for (const [text, sentence] of answered) again(text, () => assert.is(told(text), sentence));

const refused: readonly (readonly [text: string, said: RegExp, instead: string])[] = [
  ['is the exposed rate higher on weekends', /^! ambiguous higher on weekends: .*than what/, 'is the exposed rate by weekday'],
  ['is csat lower on mobile last week', /^! ambiguous lower on mobile: .*than what/, 'is csat by device last week'],
  ['drop off between exposed and engaged by device', /^! not_offered drop off: /, 'between exposed and engaged by device'],
  ["this month's revenue against target", /^! not_offered against target: /, "this month's revenue"],
  ['avg handle time by skill', /^! not_offered avg handle time: /, 'avg conversation duration by skill'],
  ['exposed first two weeks', /^! bad_time first two weeks: /, 'exposed last 2 weeks'],
];

for (const [text, said, instead] of refused)
  again(`${text} is refused`, () => {
    assert.match(told(text), said);
    assert.ok(offered(text).includes(instead), offered(text).join(' | '));
  });

again.run();
