import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { databases } from '../../support/databases.ts';
import { contents, counts, events, type Fields, references, rows, take } from './given.ts';

const { visit, display, message, survey, scored, goal } = events;
const long = 'x'.repeat(65);

/** A line that is wrong, and what it is counted under. */
const wrong: readonly (readonly [line: string | Fields, kind: string])[] = [
  ['{"type":"visit"', 'not JSON'],
  ['[1,2]', 'not JSON'],
  ['null', 'not JSON'],
  ['"visit"', 'not JSON'],
  [`{"type":"visit","brand":"b\0"}`, 'not JSON'],
  [{ brand: 'b' }, 'missing type'],
  [{ type: 7 }, 'missing type'],
  [{ ...visit, type: 'visits' }, 'unknown type'],
  [{ ...visit, type: 'constructor' }, 'unknown type'],
  [{ ...visit, type: '__proto__' }, 'unknown type'],
  [{ ...visit, brand: undefined }, 'missing brand'],
  [{ ...visit, brand: 7 }, 'ill-typed brand'],
  [{ ...visit, at: undefined }, 'missing at'],
  [{ ...visit, at: 1_760_000_000_000 }, 'ill-typed at'],
  [{ ...visit, at: '2026-10-19T12:00:00' }, 'ill-typed at'],
  [{ ...visit, at: '2026-11-21T12:00:00.001Z' }, 'at in the future'],
  [{ ...visit, visit: undefined }, 'missing visit'],
  [{ ...visit, visit: null }, 'missing visit'],
  [{ ...visit, visit: 12 }, 'ill-typed visit'],
  [{ ...visit, visit: '' }, 'ill-typed visit'],
  [{ ...visit, visit: long }, 'ill-typed visit'],
  [{ ...visit, visit: 'v\u0000' }, 'ill-typed visit'],
  [
    '{"type":"visit","brand":"b","at":"2026-10-19T12:00:00Z","visit":"\\ud800","visitor":"u","device":"unknown","source":"web"}',
    'ill-typed visit',
  ],
  [{ ...visit, visitor: undefined }, 'missing visitor'],
  [{ ...visit, device: undefined }, 'missing device'],
  [{ ...visit, device: 5 }, 'ill-typed device'],
  [{ ...visit, source: 'fax' }, 'unknown source'],
  [{ ...visit, source: true }, 'ill-typed source'],
  [{ ...visit, controlGroup: 'yes' }, 'ill-typed controlGroup'],
  [{ ...display, state: 'asleep' }, 'unknown state'],
  [{ ...display, state: undefined }, 'missing state'],
  [{ ...display, engagement: 'e9' }, 'unknown engagement'],
  [{ ...display, entryPoint: 'p9' }, 'unknown entry_point'],
  [{ ...display, brand: 'nobody' }, 'unknown brand'],
  [{ ...events.conversation_opened, by: 'system' }, 'unknown by'],
  [{ ...events.conversation_opened, by: 'agent' }, 'missing agent'],
  [{ ...events.conversation_opened, skill: 's9' }, 'unknown skill'],
  [{ ...events.assigned, agent: undefined }, 'missing agent'],
  [{ ...events.assigned, group: 'gr9' }, 'unknown group'],
  [{ ...message, agent: undefined }, 'missing agent'],
  [{ ...message, agent: 'a9' }, 'unknown agent'],
  [{ ...message, by: 'robot' }, 'unknown by'],
  [{ ...events.transferred, kind: 'sideways' }, 'unknown kind'],
  [{ ...events.conversation_closed, by: 'agent' }, 'missing agent'],
  [{ ...events.agent_status, status: 'asleep' }, 'unknown status'],
  [{ ...survey, csat: 0 }, 'ill-typed csat'],
  [{ ...survey, csat: 6 }, 'ill-typed csat'],
  [{ ...survey, csat: 4.5 }, 'ill-typed csat'],
  [{ ...survey, csat: '4' }, 'ill-typed csat'],
  [{ ...scored, mcs: 100.1 }, 'ill-typed mcs'],
  [{ ...scored, mcs: -101 }, 'ill-typed mcs'],
  [{ ...goal, goal: 'g9' }, 'unknown goal'],
  [{ ...goal, value: -0.01 }, 'ill-typed value'],
  [{ ...goal, value: 1e300 }, 'ill-typed value'],
  [{ ...goal, value: '12.50' }, 'ill-typed value'],
  [{ ...goal, currency: 'dollars' }, 'ill-typed currency'],
  [{ ...goal, topic: '😀'.repeat(700) }, 'too long'],
  [{ type: 'brand', id: 'b2', name: 'B', timeZone: 'Mars/Olympus' }, 'unknown timeZone'],
  [{ type: 'brand', id: 'b2', name: 'B' }, 'missing timeZone'],
  [{ type: 'brand', id: 'b2', name: 'B', timeZone: 'UTC', crossSessionDays: 32 }, 'ill-typed crossSessionDays'],
  [{ type: 'brand', id: 'b2', name: 'B', timeZone: 'UTC', weekStart: 'funday' }, 'unknown weekStart'],
  [{ type: 'brand', id: 'b2', name: 'B', timeZone: 'UTC', currency: 'usd' }, 'ill-typed currency'],
  [{ type: 'goal', brand: 'b', id: 'g2', name: 'G', goalType: 'fun' }, 'unknown goalType'],
  [{ type: 'lob', brand: 'b', id: 'l2' }, 'missing name'],
  [{ type: 'campaign', brand: 'b', id: 'c2', name: 'C', lobId: 'l9', goalId: 'g1' }, 'unknown lob'],
  [{ type: 'engagement', brand: 'b', id: 'e2', name: 'E', campaignId: 'c9' }, 'unknown campaign'],
];

for (const database of databases()) {
  const { kind } = database;

  test(`${kind}: every kind of ill line is rejected under its name, and the good lines between come in`, async () => {
    const { store, drop } = await database.open();
    const lines = wrong.flatMap(([line], index) => [line, { ...visit, visit: `good-${index}` }]);
    const summary = await take(store, [...references, ...lines]);
    const expected: Record<string, number> = {};
    for (const [, name] of wrong) expected[name] = (expected[name] ?? 0) + 1;
    assert.equal({ ...summary.byReason }, expected);
    assert.is(summary.rejected, wrong.length);
    assert.is((await rows(store, 'select id from visits')).length, wrong.length);
    const kept = await rows(store, `select file, line_number, reason from rejects where line like '%visits%'`);
    assert.equal(kept, [{ file: 'lines', line_number: references.length + 15, reason: 'unknown type "visits"' }]);
    await drop();
  });

  test(`${kind}: the same rejects of the same file are kept once`, async () => {
    const { store, drop } = await database.open();
    const lines = [...references, ...wrong.map(([line]) => line)];
    const first = await take(store, lines);
    const kept = await rows(store, 'select * from rejects order by id');
    assert.is(kept.length, wrong.length);
    assert.is((await take(store, lines)).rejected, first.rejected);
    assert.equal(await rows(store, 'select * from rejects order by id'), kept);
    await drop();
  });

  test(`${kind}: what was rejected for a missing reference is accepted once the reference is there`, async () => {
    const { store, drop } = await database.open();
    const late = { ...display, engagement: 'e2' };
    assert.equal(counts(await take(store, [...references, visit, late])), {
      lines: references.length + 2,
      accepted: references.length + 1,
      rejected: 1,
      byReason: { 'unknown engagement': 1 },
    });
    const reference = { type: 'engagement', brand: 'b', id: 'e2', name: 'Banner', campaignId: 'c1' };
    assert.equal(counts(await take(store, [reference])), { lines: 1, accepted: 1 });
    assert.equal(counts(await take(store, [late])), { lines: 1, accepted: 1 });
    await drop();
  });
}

test('garbage of every kind is rejected or accepted, never a crash', async () => {
  const [database] = databases();
  if (database === undefined) throw new Error('no database');
  const { store, drop } = await database.open();
  await take(store, references);
  const before = await contents(store);
  const values = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 70 }),
    fc.double(),
    fc.constant(null),
    fc.boolean(),
    fc.array(fc.integer(), { maxLength: 2 }),
    fc.constantFrom('b', 'e1', 'p1', 'a1', 'online', 'agent', 'v1', '2026-10-19T12:00:00Z'),
  );
  const fields = fc.dictionary(
    fc.constantFrom(
      'brand',
      'at',
      'id',
      'name',
      'visit',
      'visitor',
      'device',
      'source',
      'state',
      'by',
      'agent',
      'conversation',
      'csat',
      'mcs',
      'value',
      'goal',
      'timeZone',
    ),
    values,
  );
  const lines = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }).map((text) => text.replaceAll('\n', ' ')),
    fc
      .tuple(fc.constantFrom(...Object.keys(events), 'brand', 'agent', 'lob'), fields)
      .map(([type, more]) =>
        JSON.stringify({ ...(Object.hasOwn(events, type) ? events[type as keyof typeof events] : {}), ...more, type }),
      ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(lines, { maxLength: 30 }), async (texts) => {
      const { lines: read, accepted, duplicates, conflicts, rejected } = await take(store, texts);
      assert.is(read, accepted + duplicates + conflicts + rejected);
    }),
    { numRuns: 25 },
  );
  assert.ok(Object.keys(before).length > 0);
  await drop();
});

test.run();
