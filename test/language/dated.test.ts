/** Dates and days of the week in the words that people have for them; what is a date or a filter is no schedule. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { offered, told } from '../support/told.ts';

const dated = suite('dates and days in words');

const answered: readonly (readonly [text: string, sentence: string])[] = [
  ['exposed on the first monday of november', 'exposed 2026-11-02'],
  ['exposed first monday of november', 'exposed 2026-11-02'],
  ['exposed on the third tuesday in october', 'exposed 2026-10-20'],
  ['exposed on the last friday of october', 'exposed 2026-10-30'],
  ['exposed on the first monday of last month', 'exposed first monday of last month'],
  ['exposed on the first monday of the month', 'exposed first monday of this month'],
  ['exposed from the first monday of november to the second monday of november', 'exposed 2026-11-02 to 2026-11-09'],
  ['exposed last monday in sales', 'exposed last Monday, lob "Sales"'],
  ['exposed on every weekday last week', 'exposed last week, weekday "monday" or "tuesday" or "wednesday" or "thursday" or "friday"'],
  [
    'exposed by campaign every weekday last week',
    'exposed by campaign last week, weekday "monday" or "tuesday" or "wednesday" or "thursday" or "friday"',
  ],
  ['csat every monday in november', 'csat score 2026-11-01 to 2026-11-30, weekday "monday"'],
  ['csat every monday and friday in november', 'csat score by weekday 2026-11-01 to 2026-11-30, weekday "monday" or "friday"'],
  ['csat on each monday in november', 'csat score 2026-11-01 to 2026-11-30, weekday "monday"'],
  ['csat on every monday', 'csat score last 7 days, weekday "monday"'],
  ['exposed after november 10', 'exposed since 2026-11-11'],
  ['exposed after 10 november by campaign', 'exposed by campaign since 2026-11-11'],
  ['conversions after engagement after november 10', 'conversions after engagement since 2026-11-11'],
  ['exposed after last week', 'exposed since 2026-11-23'],
  ['csat at night shift last week', 'csat score last week, group "Night Shift"'],
  ['exposed in the second week of october', 'exposed 2026-10-08 to 2026-10-14'],
  ['exposed third week of last month', 'exposed third week of last month'],
  // These are posted.
  ['every monday csat', 'every Monday at 09:00 America/New_York post here: csat score last week'],
  ['csat by group last week every monday', 'every Monday at 09:00 America/New_York post here: csat score by group last week'],
  ['post csat on the first monday of the month', 'every first Monday at 09:00 America/New_York post here: csat score last month'],
  ['csat on the first monday of every month', 'every first Monday at 09:00 America/New_York post here: csat score last month'],
  ['post csat last week on every monday in #ops', 'every Monday at 09:00 America/New_York post in #ops: csat score last week'],
];

for (const [text, sentence] of answered) dated(text, () => assert.is(told(text), sentence));

const refused: readonly (readonly [text: string, said: RegExp, instead: string])[] = [
  ['exposed 13/11/2026', /^! bad_time 13\/11\/2026: .*month first/, 'exposed 13 November 2026'],
  ['exposed since 13/11/2026 by campaign', /^! bad_time .*month first/, 'exposed since 13 November 2026 by campaign'],
  ['exposed from 13/11/2026 to 20/11/2026', /^! bad_time .*month first/, 'exposed 13 November 2026 to 20 November 2026'],
  ['exposed 5/11/2026 to 13/11/2026', /^! bad_time .*month first/, 'exposed 5 November 2026 to 13 November 2026'],
  ['exposed 31/31/2026', /^! bad_time 31\/31\/2026: There is no month 31/, 'exposed last month'],
  ['exposed on black friday', /^! not_offered black friday: /, 'exposed on 28 November 2025'],
  ['exposed on cyber monday', /^! not_offered cyber monday: /, 'exposed on 1 December 2025'],
  ['exposed over thanksgiving by campaign', /^! not_offered thanksgiving: /, 'exposed over 27 November 2025 by campaign'],
  ['exposed at christmas', /^! not_offered christmas: /, 'exposed at 25 December 2025'],
  ['exposed in the morning', /^! bad_time in the morning: .*days are counted whole/, 'exposed'],
  ['exposed by campaign in the evenings', /^! bad_time in the evenings: /, 'exposed by campaign'],
  ['exposed outside business hours', /^! bad_time outside business hours: /, 'exposed'],
  ['exposed on the last monday of this month', /^! bad_time .*future/, 'exposed on the last 7 days'],
];

for (const [text, said, instead] of refused)
  dated(`${text} is refused`, () => {
    assert.match(told(text), said);
    assert.ok(offered(text).includes(instead), offered(text).join(' | '));
  });

dated.run();
