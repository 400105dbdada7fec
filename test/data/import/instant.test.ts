import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readInstant } from '../../../src/data/import/instant.ts';

const good: readonly (readonly [text: string, iso: string])[] = [
  ['2026-10-19T06:15:58.250Z', '2026-10-19T06:15:58.250Z'],
  ['2026-10-19T06:15:58.2509999Z', '2026-10-19T06:15:58.250Z'],
  ['2026-10-19T06:15:58.2Z', '2026-10-19T06:15:58.200Z'],
  ['2026-10-19T06:15:58,25Z', '2026-10-19T06:15:58.250Z'],
  ['2026-10-19T06:15Z', '2026-10-19T06:15:00.000Z'],
  ['2026-10-19t06:15:58z', '2026-10-19T06:15:58.000Z'],
  ['2026-10-19T06:15:58+02:00', '2026-10-19T04:15:58.000Z'],
  ['2026-10-19T06:15:58-0530', '2026-10-19T11:45:58.000Z'],
  ['2026-01-01T00:30:00+01', '2025-12-31T23:30:00.000Z'],
  ['2024-02-29T23:59:59Z', '2024-02-29T23:59:59.000Z'],
  ['1969-12-31T23:59:59.999999Z', '1969-12-31T23:59:59.999Z'],
];
for (const [text, iso] of good) test(`${text} is ${iso}`, () => assert.is(readInstant(text), Date.parse(iso)));

for (const text of [
  '',
  '2026-10-19',
  '2026-10-19T06:15:58',
  '2026-10-19 06:15:58Z',
  '2026-13-01T00:00:00Z',
  '2026-00-01T00:00:00Z',
  '2026-02-29T00:00:00Z',
  '1900-02-29T00:00:00Z',
  '2026-04-31T00:00:00Z',
  '2026-10-19T24:00:00Z',
  '2026-10-19T06:60:00Z',
  '2026-10-19T06:15:60Z',
  '2026-10-19T06:15:58.Z',
  '2026-10-19T06:15:58Zulu',
  '2026-10-19T06:15:58+2:00',
  '2026-10-19T06:15:58+24:00',
  '2026-10-19T06:15:58+02:60',
  '2026-10-19T06:15:58+02:0',
  '+002026-10-19T06:15:58Z',
  '2026-1a-19T06:15:58Z',
  'yesterday',
])
  test(`"${text}" is no instant`, () => assert.is(readInstant(text), null));

test('whatever a date prints is read as that date', () => {
  const instants = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true });
  fc.assert(
    fc.property(instants, (date) => assert.is(readInstant(date.toISOString()), date.getTime())),
    { numRuns: 300 },
  );
});

test('any text is an instant or null, never an exception', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('0', '1', '2', '9', '-', ':', '.', 'T', 'Z', '+', ' '), maxLength: 32 }), (text) => {
      const at = readInstant(text);
      assert.ok(at === null || Number.isInteger(at));
    }),
    { numRuns: 300 },
  );
});

test.run();
