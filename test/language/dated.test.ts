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
  // These are posted.
  ['every monday csat', 'every Monday at 09:00 America/New_York post here: csat score last week'],
  ['csat by group last week every monday', 'every Monday at 09:00 America/New_York post here: csat score by group last week'],
  ['post csat on the first monday of the month', 'every first Monday at 09:00 America/New_York post here: csat score last month'],
  ['csat on the first monday of every month', 'every first Monday at 09:00 America/New_York post here: csat score last month'],
  ['post csat last week on every monday in #ops', 'every Monday at 09:00 America/New_York post in #ops: csat score last week'],
];

for (const [text, sentence] of answered) dated(text, () => assert.is(told(text), sentence));

const refused: readonly (readonly [text: string, said: RegExp, instead: string])[] = [
  ['exposed on the last monday of this month', /^! bad_time .*future/, 'exposed on the last 7 days'],
];

for (const [text, said, instead] of refused)
  dated(`${text} is refused`, () => {
    assert.match(told(text), said);
    assert.ok(offered(text).includes(instead), offered(text).join(' | '));
  });

dated.run();
