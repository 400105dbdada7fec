/** Short forms, marks and small words that say something: none of them is dropped, and none is read as what it is not. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { granted, offered, told } from '../support/told.ts';

const shorthand = suite('short forms');

const answered: readonly (readonly [messages: readonly string[], sentence: string])[] = [
  // Weeks and stretches of days.
  [['sessions w45'], 'sessions 2026-11-02 to 2026-11-08'],
  [['csat wk46'], 'csat score 2026-11-09 to 2026-11-15'],
  [['csat kw 46 by group'], 'csat score by group 2026-11-09 to 2026-11-15'],
  [['csat weeks 44-46'], 'csat score 2026-10-26 to 2026-11-15'],
  [['csat week 45 to 47'], 'csat score 2026-11-02 to 2026-11-22'],
  [['csat in the last fortnight'], 'csat score last 2 weeks'],
  [['csat last few days'], 'csat score last 3 days'],
  [['csat 6mo'], 'csat score last 6 months'],
  [['opened conversations last mo'], 'opened conversations last month'],
  [['csat last full month'], 'csat score last month'],
  [['csat last complete week'], 'csat score last week'],
  [['csat prev week by group'], 'csat score by group last week'],
  [['csat l30d'], 'csat score last 30 days'],
  [['csat mid october'], 'csat score 2026-10-11 to 2026-10-20'],
  [['csat since launch'], 'csat score until today'],
  [['what was our best week ever for exposures'], 'exposures by week, until today, top 1'],
  [["csat q3'26"], 'csat score 2026-07-01 to 2026-09-30'],
  [['csat 2026/11/20'], 'csat score 2026-11-20'],
  // Breakdowns.
  [['exposed x campaign'], 'exposed by campaign last 7 days'],
  [['exposed by campaign x device last week'], 'exposed by campaign and device last week'],
  [['exposures by lob > campaign'], 'exposures by lob and campaign last 7 days'],
  [['campaign wise revenue'], 'revenue after engagement by campaign last 7 days'],
  [['csat group-wise last week'], 'csat score by group last week'],
  [['revenue split device'], 'revenue after engagement by device last 7 days'],
  [['breakdown of exposures by source type last week'], 'exposures by source type last week'],
  [['can I break csat down by agent'], 'csat score by agent last 7 days'],
  [['csat by day of week last month'], 'csat score by weekday last month'],
  [['exposed, exposed rate n csat'], 'exposed and exposed rate and csat score last 7 days'],
  // Percentages and ratios.
  [['away % by agent last week'], 'away rate by agent last week'],
  [['exposures by device in %'], 'share of exposures by device last 7 days'],
  [['exposures by device as pct'], 'share of exposures by device last 7 days'],
  [['exposures ÷ sessions'], 'exposures / sessions last 7 days'],
  [['csat by agent 60-80%'], 'csat score by agent last 7 days, csat score between 60% and 80%'],
  [
    ['consumer response time > 2m by campaign'],
    'avg consumer response time by campaign last 7 days, avg consumer response time > 2 minutes',
  ],
  [['conversation duration over 30m by agent'], 'avg conversation duration by agent last 7 days, avg conversation duration > 30 minutes'],
  // Comparisons.
  [['csat by agent w/w'], 'csat score by agent last week, week over week'],
  [['revenue y/y'], 'revenue after engagement this year, year over year'],
  [['csat ytd vs last ytd'], 'csat score this year, year over year'],
  [['csat mtd vs prior mtd'], 'csat score this month, month over month'],
  [['exposures last 30 days vs prior 30'], 'exposures last 30 days, vs previous period'],
  [['csat last week against the 4 weeks before'], 'csat score last week, vs 2026-10-19 to 2026-11-15'],
  [['exposures vs a year ago'], 'exposures last 7 days, year over year'],
  [['exposures yesterday vs a week ago'], 'exposures yesterday, week over week'],
  [['csat same week last year'], 'csat score this week, year over year'],
  [["what's changed in csat since last week"], 'csat score since last week, vs previous period'],
  [['what changed in csat'], 'csat score last 7 days, vs previous period'],
  [['diff between last week and the week before, csat'], 'csat score last week, week over week'],
  [
    ['csat weekend vs weekdays'],
    'csat score by weekday last 7 days, weekday "monday" or "tuesday" or "wednesday" or "thursday" or "friday" or "saturday" or "sunday"',
  ],
  // Rankings.
  [['first 3 campaigns by exposures'], 'exposures by campaign last 7 days, top 3'],
  [['top 5+ campaigns by exposures'], 'exposures by campaign last 7 days, top 5'],
  // Rolling beside a range of time is how each day is counted.
  [['rolling 7 day csat last 30 days'], 'csat score by day last 30 days, 7 day rolling average'],
  [['rolling 7 day exposures last month'], 'exposures by day last month, 7 day rolling average'],
  [['7-day rolling avg exposures last month'], 'exposures by day last month, 7 day rolling average'],
  // Filters.
  [['exposures campaign=Mobile device=tablet'], 'exposures last 7 days, campaign "Mobile", device "mobile tablet"'],
  [['exposures where device is not desktop'], 'exposures last 7 days, not device "desktop/laptop"'],
  [['transfers for the billing team'], 'total transfers last 7 days, skill "billing"'],
  [['bot closed conversations last week'], 'closed conversations last week, group "Bots"'],
  [['exposures on cart page'], 'exposures last 7 days, entry point "Cart"'],
  [['csat for @dana'], 'csat score last 7 days, agent "Dana"'],
];

for (const [messages, expected] of answered) shorthand(messages.join(' → '), () => assert.is(told(...messages), expected));

shorthand('a plus behind a ranking is said to be left out', () => {
  assert.ok(granted('top 5+ campaigns by exposures').some((text) => text.includes('`5+`')));
});

shorthand('what stays what it is: mentions in posts, lists of metrics, counts that are set side by side', () => {
  assert.is(told('every monday csat to @dana'), 'every Monday at 09:00 America/New_York post to @dana: csat score last week');
  assert.is(told('diff between abandoned and closed by system'), 'define abandoned conversations and closed by system');
  assert.is(told('exposed and accepted offers'), 'exposed and accepted offers last 7 days');
});

const refused: readonly (readonly [text: string, said: RegExp])[] = [
  ['US csat', /^! unknown_word US/],
  ['top 5-10 campaigns by exposures', /^! not_understood .*a ranking/],
  ['csat split', /^! unknown_word split/],
  ['exposures last week versus 4 week average', /^! not_offered .*average/],
  ['indirect revenue', /^! not_offered indirect/],
  ['cross session', /^! not_offered cross session/],
  ['cross-session conversions last month', /^! not_offered cross-session/],
  ['revenue target', /^! not_offered target/],
];

for (const [text, said] of refused) shorthand(`${text} is refused`, () => assert.match(told(text), said));

shorthand('of a day that there is not, one that there is is offered', () => {
  assert.equal(offered('csat feb 30'), ['csat 28 February']);
});

shorthand.run();
