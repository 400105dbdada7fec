import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Grain } from '../../src/base/day.ts';
import { addDays, addMonths, dayAt, dayCount, dayNumber } from '../../src/plan/calendar.ts';
import { bucketEnd, bucketStart, bucketsOf, weekdayCounts, weekdayOf, weekdayOrder } from '../../src/plan/time-buckets.ts';

const buckets = suite('buckets of time');
const day = fc.integer({ min: dayNumber('1999-01-01'), max: dayNumber('2040-12-31') }).map(dayAt);
const grain = fc.constantFrom<Grain>('day', 'week', 'month', 'quarter', 'year');
const weekStart = fc.constantFrom(...weekdayOrder);

for (const [from, months, to] of [
  ['2026-03-31', -1, '2026-02-28'],
  ['2024-03-31', -1, '2024-02-29'],
  ['2024-02-29', -12, '2023-02-28'],
  ['2026-01-15', -1, '2025-12-15'],
  ['2026-11-30', 3, '2027-02-28'],
] as const) {
  buckets(`${from} moved by ${String(months)} months is ${to}`, () => {
    assert.is(addMonths(from, months), to);
  });
}

for (const [inside, size, start, end] of [
  ['2026-11-23', 'week', '2026-11-23', '2026-11-29'],
  ['2026-11-22', 'week', '2026-11-16', '2026-11-22'],
  ['2026-11-23', 'month', '2026-11-01', '2026-11-30'],
  ['2026-11-23', 'quarter', '2026-10-01', '2026-12-31'],
  ['2024-02-29', 'year', '2024-01-01', '2024-12-31'],
  ['2024-02-29', 'day', '2024-02-29', '2024-02-29'],
] as const) {
  buckets(`the ${size} of ${inside} goes from ${start} to ${end}`, () => {
    assert.is(bucketStart(inside, size, 'monday'), start);
    assert.is(bucketEnd(start, size), end);
  });
}

buckets('a week starts where the brand says', () => {
  assert.is(bucketStart('2026-11-23', 'week', 'sunday'), '2026-11-22');
  assert.is(bucketStart('2026-11-21', 'week', 'saturday'), '2026-11-21');
});

buckets('the first bucket may begin before the range', () => {
  assert.equal(bucketsOf('2026-11-18', '2026-12-01', 'week', 'monday'), ['2026-11-16', '2026-11-23', '2026-11-30']);
});

buckets('a range that ends before it starts holds no bucket', () => {
  assert.equal(bucketsOf('2026-11-18', '2026-11-17', 'day', 'monday'), []);
});

buckets('weekdays are counted from monday', () => {
  assert.is(weekdayOf('2026-11-23'), 'monday');
  assert.equal(weekdayCounts('2026-11-01', '2026-11-30'), [5, 4, 4, 4, 4, 4, 5]);
});

buckets('every day of a range lies in exactly one of its buckets', () => {
  fc.assert(
    fc.property(day, fc.nat(500), grain, weekStart, (from, length, size, start) => {
      const to = addDays(from, length);
      const starts = bucketsOf(from, to, size, start);
      const covered = starts.reduce((sum, first) => sum + dayCount(max(first, from), min(bucketEnd(first, size), to)), 0);
      assert.is(covered, length + 1);
      assert.equal([...starts].sort(), starts);
      assert.ok(starts.every((first) => bucketStart(first, size, start) === first));
    }),
    { numRuns: 300 },
  );
});

function max(left: string, right: string): string {
  return left > right ? left : right;
}

function min(left: string, right: string): string {
  return left < right ? left : right;
}

buckets.run();
