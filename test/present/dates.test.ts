import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { rangeText } from '../../src/base/day-text.ts';
import { axisText, bucketText } from '../../src/present/dates.ts';

const dates = suite('dates');

const ranges: readonly (readonly [string | null, string, string])[] = [
  ['2026-11-16', '2026-11-22', '16–22 November 2026'],
  ['2026-11-22', '2026-11-22', '22 November 2026'],
  ['2026-10-28', '2026-11-03', '28 October – 3 November 2026'],
  ['2025-12-28', '2026-01-03', '28 December 2025 – 3 January 2026'],
  [null, '2026-11-22', 'up to 22 November 2026'],
];
for (const [from, to, text] of ranges) dates(`${from ?? 'the beginning'} to ${to} is ${text}`, () => assert.is(rangeText(from, to), text));

dates('buckets are named by their grain', () => {
  assert.equal(
    (['day', 'week', 'month', 'quarter', 'year'] as const).map((grain) => bucketText('2026-10-26', grain)),
    ['Mon 26 Oct 2026', '26 Oct – 1 Nov 2026', 'October 2026', 'Q4 2026', '2026'],
  );
  assert.is(bucketText('2026-11-16', 'week'), '16–22 Nov 2026');
  assert.is(bucketText('2025-12-29', 'week'), '29 Dec 2025 – 4 Jan 2026');
});

dates('an axis names them shorter, with the year where it is wanted', () => {
  assert.equal(
    (['day', 'week', 'month', 'quarter', 'year'] as const).map((grain) => axisText('2026-10-26', grain, false)),
    ['26 Oct', '26 Oct', 'Oct', 'Q4', '2026'],
  );
  assert.is(axisText('2026-10-26', 'month', true), 'Oct 2026');
});

dates.run();
