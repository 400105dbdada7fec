/** What a range is set against, as people say it: days before it, months without a year, an average. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { granted, offered, told } from '../support/told.ts';

const compared = suite('what is compared, in words');

const answered: readonly (readonly [text: string, sentence: string])[] = [
  ['exposed last 7 days vs previous 14 days', 'exposed last 7 days, vs 2026-11-02 to 2026-11-15'],
  ['exposed last 7 days vs prior 30 days', 'exposed last 7 days, vs 2026-10-17 to 2026-11-15'],
  ['exposed last week vs previous 4 weeks', 'exposed last week, vs 2026-10-19 to 2026-11-15'],
  ['exposed last 7 days vs previous 7 days', 'exposed last 7 days, vs previous period'],
  ['exposed dec vs nov', 'exposed 2025-12-01 to 2025-12-31, month over month'],
  ['exposed december vs november', 'exposed 2025-12-01 to 2025-12-31, month over month'],
  ['compare december with november exposed', 'exposed 2025-12-01 to 2025-12-31, month over month'],
  ['exposed jan vs dec', 'exposed 2026-01-01 to 2026-01-31, month over month'],
  ['exposed september vs october', 'exposed 2026-09-01 to 2026-09-30, vs 2026-10-01 to 2026-10-31'],
  ['exposed december vs november 2026', 'exposed 2025-12-01 to 2025-12-31, vs 2026-11-01 to 2026-11-30'],
  ['aov vs average conversation duration last week', 'aov after engagement and avg conversation duration last week'],
];

for (const [text, sentence] of answered) compared(text, () => assert.is(told(text), sentence));

for (const [text, instead] of [
  ['csat by agent vs average', 'csat by agent'],
  ['csat by agent vs avg last week', 'csat by agent last week'],
  ['csat by agent compared to average', 'csat by agent'],
  ['agents above average csat', 'agents csat'],
  ['agents with csat below average', 'agents with csat'],
  ['campaigns with above average exposed', 'campaigns with exposed'],
  ['exposed last week vs average', 'exposed last week'],
] as const)
  compared(`${text} is refused`, () => {
    assert.match(told(text), /^! not_offered .*average/);
    assert.ok(offered(text).length > 0 && offered(text).includes(instead), offered(text).join(' | '));
  });

compared('ranges that overlap are said to', () => {
  assert.ok(granted('exposed last 14 days vs last 7 days').some((text) => /overlap/.test(text)));
});

compared.run();
