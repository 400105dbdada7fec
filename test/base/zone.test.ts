import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { UnknownZone, zone } from '../../src/base/zone.ts';

const cases: readonly (readonly [zone: string, instant: string, day: string, hour: number])[] = [
  ['America/New_York', '2026-03-08T06:59:59.999Z', '2026-03-08', 1],
  ['America/New_York', '2026-03-08T07:00:00.000Z', '2026-03-08', 3],
  ['America/New_York', '2026-11-01T05:59:59.999Z', '2026-11-01', 1],
  ['America/New_York', '2026-11-01T06:00:00.000Z', '2026-11-01', 1],
  ['America/New_York', '2026-11-01T07:00:00.000Z', '2026-11-01', 2],
  ['America/New_York', '2026-02-21T04:30:00.000Z', '2026-02-20', 23],
  ['Europe/Berlin', '2026-03-29T00:59:59.999Z', '2026-03-29', 1],
  ['Europe/Berlin', '2026-03-29T01:00:00.000Z', '2026-03-29', 3],
  ['Australia/Lord_Howe', '2026-04-04T14:59:59.999Z', '2026-04-05', 1],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00.000Z', '2026-04-05', 1],
  ['Africa/Cairo', '2026-04-23T21:59:59.999Z', '2026-04-23', 23],
  ['Africa/Cairo', '2026-04-23T22:00:00.000Z', '2026-04-24', 1],
  ['Pacific/Apia', '2011-12-30T09:59:59.999Z', '2011-12-29', 23],
  ['Pacific/Apia', '2011-12-30T10:00:00.000Z', '2011-12-31', 0],
  ['Asia/Kathmandu', '2026-01-01T18:15:00.000Z', '2026-01-02', 0],
  ['UTC', '1969-12-31T23:59:59.999Z', '1969-12-31', 23],
];

for (const [name, instant, day, hour] of cases)
  test(`${instant} in ${name} is ${day}, hour ${hour}`, () => {
    const at = Date.parse(instant);
    const there = zone(name);
    assert.is(there.day(at), day);
    assert.is(there.hour(at), hour);
  });

test('a day begins where its first instant is, even where midnight is skipped', () => {
  assert.is(zone('America/New_York').start('2026-11-01'), Date.parse('2026-11-01T04:00:00Z'));
  assert.is(zone('America/New_York').start('2026-11-02'), Date.parse('2026-11-02T05:00:00Z'));
  assert.is(zone('Africa/Cairo').start('2026-04-24'), Date.parse('2026-04-23T22:00:00Z'));
});

test('any instant has the day and hour that Temporal gives it', () => {
  const zones = [
    'America/New_York',
    'Europe/Dublin',
    'Australia/Lord_Howe',
    'America/St_Johns',
    'Asia/Tehran',
    'Pacific/Chatham',
    'Africa/Casablanca',
  ].map(zone);
  const instant = fc.integer({ min: Date.UTC(1995, 0), max: Date.UTC(2035, 0) });
  fc.assert(
    fc.property(fc.constantFrom(...zones), instant, (there, at) => {
      const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(there.name);
      assert.is(there.day(at), local.toPlainDate().toString());
      assert.is(there.hour(at), local.hour);
      assert.is(there.offset(at), local.offsetNanoseconds / 1_000_000);
    }),
    { numRuns: 200 },
  );
});

test('an unknown zone is an error that names it', () => {
  assert.throws(
    () => zone('Mars/Olympus'),
    (error: unknown) => error instanceof UnknownZone && error.message.includes('Mars/Olympus'),
  );
});

test.run();
