/** Every fire time of two years in five zones, compared with a walk through the minutes on the platform's own wall clock. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { nextOf, type Recurrence, recurrenceOf } from '../../src/schedule/recurrence.ts';
import { walk, zones } from './wall-clock.ts';

const from = Date.UTC(2026, 0, 1);
const to = Date.UTC(2028, 0, 1);

function recurrence(line: string, zone: string): Recurrence {
  const read = recurrenceOf(line, zone);
  if (typeof read === 'string') throw new Error(`${line} ${zone}: ${read}`);
  return read;
}

for (const zone of zones)
  test(`${zone}: two years of every line agree with the wall clock`, () => {
    for (const [line, expected] of walk(zone, from, to)) {
      const read = recurrence(line, zone);
      const fired: number[] = [];
      for (let at = read.next(from - 1); at !== null && at < to; at = read.next(at)) fired.push(at);
      const texts = (times: readonly number[]): readonly string[] => times.map((at) => new Date(at).toISOString());
      assert.ok(expected.length > 1, `${line} is meant`);
      assert.equal(texts(fired), texts(expected), `${line} in ${zone}`);
    }
  });

/** Both changes of each zone in 2026, at a wall time that is skipped and at one that comes twice. */
for (const [zone, line, after, expected] of [
  ['America/New_York', '30 2 * * *', '2026-03-08T05:00Z', '2026-03-08T07:00Z'],
  ['America/New_York', '30 1 * * *', '2026-11-01T04:00Z', '2026-11-01T05:30Z'],
  ['America/New_York', '30 1 * * *', '2026-11-01T05:30Z', '2026-11-02T06:30Z'],
  ['Europe/Berlin', '30 2 * * *', '2026-03-29T00:00Z', '2026-03-29T01:00Z'],
  ['Europe/Berlin', '30 2 * * *', '2026-10-24T22:00Z', '2026-10-25T00:30Z'],
  ['Europe/Berlin', '30 2 * * *', '2026-10-25T00:30Z', '2026-10-26T01:30Z'],
  ['Australia/Sydney', '30 2 * * *', '2026-10-03T15:00Z', '2026-10-03T16:00Z'],
  ['Australia/Sydney', '30 2 * * *', '2026-04-04T14:00Z', '2026-04-04T15:30Z'],
  ['America/Santiago', '15 0 * * *', '2026-09-06T03:00Z', '2026-09-06T04:00Z'],
  ['America/Santiago', '30 23 * * *', '2026-04-04T12:00Z', '2026-04-05T02:30Z'],
  ['Australia/Lord_Howe', '15 2 * * *', '2026-10-03T15:00Z', '2026-10-03T15:30Z'],
  ['Australia/Lord_Howe', '45 1 * * *', '2026-04-04T14:00Z', '2026-04-04T14:45Z'],
  ['Australia/Lord_Howe', '45 1 * * *', '2026-04-04T14:45Z', '2026-04-05T15:15Z'],
] as const)
  test(`${zone}: ${line} after ${after} is ${expected}`, () => {
    const next = recurrence(line, zone).next(Date.parse(after));
    assert.is(next === null ? null : new Date(next).toISOString(), new Date(expected).toISOString());
  });

test('a day that the calendar of a zone left out runs at the next minute there was', () => {
  const next = recurrence('0 9 30 12 *', 'Pacific/Apia').next(Date.parse('2011-12-01T00:00Z'));
  assert.is(new Date(next ?? 0).toISOString(), '2011-12-30T10:00:00.000Z');
});

test('a date that never comes has no next time, and a rare one is found', () => {
  assert.is(recurrence('0 9 31 2 *', 'Europe/Berlin').next(from), null);
  assert.equal(nextOf(recurrence('0 9 30,31 2 *', 'UTC'), from, 5), []);
  const leap = nextOf(recurrence('0 9 29 2 *', 'UTC'), from, 2).map((at) => new Date(at).toISOString());
  assert.equal(leap, ['2028-02-29T09:00:00.000Z', '2032-02-29T09:00:00.000Z']);
  assert.is(new Date(recurrence('0 9 * 2 THU#5', 'UTC').next(from) ?? 0).toISOString(), '2052-02-29T09:00:00.000Z');
});

test('how close two times come is known, over midnight, too', () => {
  for (const [line, minutes] of [
    ['0 9 * * *', 1440],
    ['*/15 * * * *', 15],
    ['*/7 * * * *', 4],
    ['58 0,23 * * *', 60],
    ['0,50 23,0 * * *', 10],
  ] as const)
    assert.is(recurrence(line, 'UTC').leastMinutes, minutes, line);
});

test('what may be written in a field', () => {
  for (const [line, same] of [
    ['0 9 * * MON-FRI', '0 9 * * 1-5'],
    ['0 9 * * 0', '0 9 * * 7'],
    ['0 9 * * fri-mon', '0 9 * * 0,1,5,6'],
    ['0 9 ? JAN,APR *', '0 9 * 1,4 *'],
    ['10/20 9 * * *', '10,30,50 9 * * *'],
    ['10-40/20 9 * * *', '10,30 9 * * *'],
    ['0 9 * * 5L', '0 9 * * FRI#L'],
    ['0 9 * * 7#2', '0 9 * * SUN#2'],
  ] as const)
    assert.equal(nextOf(recurrence(line, 'UTC'), from, 40), nextOf(recurrence(same, 'UTC'), from, 40), line);
});

test('what is no recurrence is said to be none', () => {
  for (const line of ['', '0 9 * *', '0 9 * * * *', '60 9 * * *', '0 24 * * *', '0 9 0 * *', '0 9 * 13 *', '0 9 * * 8', '0 9 * * MON#6'])
    assert.is(recurrenceOf(line, 'UTC'), 'cron', line);
  for (const line of ['*/0 9 * * *', '30-10 9 * * *', '0 9 * * MON-FRI#1', '0 9 * * ABC', '0 9 L-2 * *', '0 9 * * #1', 'a b c d e'])
    assert.is(recurrenceOf(line, 'UTC'), 'cron', line);
  assert.is(recurrenceOf('0 9 * * *', 'Mars/Olympus'), 'zone');
});

test.run();
