import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fixedClock } from '../../src/base/clock.ts';
import { backup } from '../../src/data/backup.ts';
import { check } from '../../src/data/check.ts';
import { forget } from '../../src/data/forget.ts';
import { importEvents } from '../../src/data/import/import-events.ts';
import { pruneBefore } from '../../src/data/prune.ts';
import { rollup } from '../../src/data/rollup/rollup.ts';
import { datasetTables } from '../../src/data/rollup/tables.ts';
import type { Store } from '../../src/store/store.ts';
import { databases, openOrFail } from '../support/databases.ts';
import { hasPipelineFiles, pipelineEvents } from '../support/pipeline-files.ts';

const clock = fixedClock('2026-11-20T12:00:00Z');
const conformance = pipelineEvents;
const filesThere = hasPipelineFiles();
/** Tests that need the conformance files are skipped where those are not beside the project. */
const onFiles = (name: string, work: () => Promise<void>): void => {
  if (filesThere) test(name, work);
  else test.skip(name, work);
};

async function datasets(store: Store): Promise<Readonly<Record<string, readonly string[]>>> {
  const found: Record<string, readonly string[]> = {};
  for (const { name } of datasetTables) {
    const rows = await store.read({ text: `select * from ${name}`, bindings: [] }, { timeoutMs: 20_000 });
    found[name] = rows.map((row) => JSON.stringify(row)).toSorted();
  }
  return found;
}

/** Rows that only one of the two has; short to read where something is wrong. */
function difference(
  one: Readonly<Record<string, readonly string[]>>,
  other: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  return Object.entries(one).flatMap(([table, rows]) => {
    const [left, right] = [new Set(rows), new Set(other[table])];
    const only = [
      ...rows.filter((row) => !right.has(row)).map((row) => `- ${row}`),
      ...[...right].filter((row) => !left.has(row)).map((row) => `+ ${row}`),
    ];
    return only.map((row) => `${table} ${row}`);
  });
}

async function count(store: Store, text: string): Promise<number> {
  const [row] = await store.read({ text, bindings: [] }, { timeoutMs: 20_000 });
  return Number(row?.['n']);
}

for (const database of databases()) {
  const { kind } = database;

  onFiles(`${kind}: pruning keeps every number of the days before, and what later days need of the facts`, async () => {
    const { store, drop } = await database.open();
    assert.ok((await importEvents(store, [conformance], { clock })).ok);
    const soon = await pruneBefore(store, '2026-10-22', { clock });
    assert.ok(!soon.ok);
    assert.match(soon.problems.message, 'not rolled up');
    await rollup(store);
    const before = await datasets(store);
    const early = `select count(*) as n from visits where date < '2026-10-22'`;
    const visits = await count(store, early);
    const pruned = await pruneBefore(store, '2026-10-22', { clock });
    assert.ok(pruned.ok);
    assert.is(pruned.value.days, 3);
    assert.ok(pruned.value.facts > 1000);
    assert.ok((await count(store, early)) < visits / 2, 'of the early visits only those stay that later goals or conversations name');
    assert.ok((await count(store, `select count(*) as n from visits`)) > 0);
    assert.is(await count(store, `select count(*) as n from fact_days where date < '2026-10-22'`), 0);
    assert.is(await count(store, `select count(*) as n from dataset_days where date < '2026-10-22' and made <> 'imported'`), 0);
    assert.ok((await count(store, `select count(*) as n from dataset_days where made = 'facts'`)) > 0);
    await rollup(store, { from: '2026-10-19', to: '2026-12-31' });
    assert.equal(difference(before, await datasets(store)), []);
    await store.writer('dirty_subjects').insert({ brand_id: 'b1', kind: 'brand', id: '' });
    await rollup(store);
    assert.equal(difference(before, await datasets(store)), [], 'made again from what is left');
    const again = await pruneBefore(store, '2026-10-22', { clock });
    assert.ok(again.ok && again.value.days === 0);
    await drop();
  });

  onFiles(`${kind}: pruning takes days only, and only such as are over`, async () => {
    const { store, drop } = await database.open();
    assert.ok((await importEvents(store, [conformance], { clock })).ok);
    for (const [day, says] of [
      ['soon', 'is no day'],
      ['2026-13-40', 'is no day'],
      ['2026-11-21', 'has not begun'],
    ] as const) {
      const pruned = await pruneBefore(store, day, { clock });
      assert.ok(!pruned.ok);
      assert.match(pruned.problems.message, says);
    }
    await drop();
  });

  onFiles(`${kind}: a forgotten visitor is named nowhere, and no number changes`, async () => {
    const { store, drop } = await database.open();
    const ill = JSON.stringify({ type: 'visit', brand: 'b1', visitor: 'u164' });
    const folder = mkdtempSync(path.join(tmpdir(), 'parley-forget-'));
    // Producers may say whose it was where nobody asked.
    const told = { brand: 'b1', at: '2026-10-23T10:24:00Z', visitor: 'u164' };
    const offers = [
      { ...told, type: 'display', visit: 'v365', engagement: 'e8', entryPoint: 'p1', state: 'online' },
      { ...told, type: 'accept', visit: 'v365', engagement: 'e8', entryPoint: 'p1', state: 'online' },
      { ...told, type: 'assigned', conversation: 'k131', agent: 'a1' },
      { ...told, type: 'conversation_closed', conversation: 'k131', by: 'agent', agent: 'a1' },
      // Of somebody else's visit and conversation, as far as those know.
      { ...told, type: 'display', visit: 'v1', engagement: 'e8', entryPoint: 'p1', state: 'online' },
      { ...told, type: 'conversation_closed', conversation: 'k1', by: 'consumer' },
    ].flatMap((line, index) => [
      JSON.stringify(line),
      JSON.stringify({ ...line, at: `2026-10-23T10:25:0${index}Z` }).replaceAll(':"', ': "'),
    ]);
    writeFileSync(path.join(folder, 'ill.ndjson'), `${[ill, ...offers].join('\n')}\n`);
    assert.ok((await importEvents(store, [conformance, path.join(folder, 'ill.ndjson')], { clock })).ok);
    rmSync(folder, { recursive: true });
    await rollup(store);
    const before = await datasets(store);
    assert.is((await forget(store, { visitor: 'u164', brand: 'other' })).rows, 0);
    assert.ok((await forget(store, { visitor: 'u164' })).rows > 3);
    const rolled = await rollup(store);
    assert.is(rolled.stopped, false);
    for (const table of ['visits', 'conversations', 'goal_events', 'conversions'])
      assert.is(await count(store, `select count(*) as n from ${table} where visitor_id = 'u164'`), 0, table);
    for (const table of [
      'visits',
      'displays',
      'accepts',
      'conversations',
      'goal_events',
      'conversation_events',
      'agent_statuses',
      'rejects',
    ])
      assert.is(await count(store, `select count(*) as n from ${table} where line like '%"u164"%'`), 0, table);
    assert.is(await count(store, `select count(*) as n from dirty_subjects where id = 'u164'`), 0);
    assert.equal(difference(before, await datasets(store)), []);
    assert.equal((await check(store)).differences, []);
    await drop();
  });

  test(`${kind}: a forgotten user's questions are gone, others' stay`, async () => {
    const { store, drop } = await database.open();
    const answer = { brand_id: 'b', at: 1, thread: '', question: 'exposed', plan: '{}', now: '' };
    for (const [id, asker] of [
      ['1', 'slack:T1:U1'],
      ['2', 'slack:T1:U11'],
      ['3', 'U1'],
      ['4', 'terminal'],
    ] as const)
      await store.writer('answers').insert({ ...answer, id, asker });
    assert.is((await forget(store, { user: 'U1' })).rows, 2);
    assert.equal(await store.writer('answers').orderBy('id').pluck('id'), ['2', '4']);
    await drop();
  });

  test(`${kind}: a backup is a whole database, or a problem that says what does it`, async () => {
    const { store, drop } = await database.open();
    await store.writer('lobs').insert({ brand_id: 'b', id: 'l', name: 'Sales' });
    const folder = mkdtempSync(path.join(tmpdir(), "parley-back'up-"));
    const file = path.join(folder, 'copy.db');
    const made = await backup(store, file);
    if (kind === 'postgres') {
      assert.ok(!made.ok);
      assert.match(made.problems.message, 'pg_dump');
    } else {
      assert.ok(made.ok && made.value.bytes > 4096);
      const copy = await openOrFail(`sqlite:${file}`);
      assert.equal(await copy.writer('lobs').select(), [{ brand_id: 'b', id: 'l', name: 'Sales' }]);
      await copy.close();
      const over = await backup(store, file);
      assert.ok(!over.ok);
      assert.match(over.problems.message, 'is there already');
      const nowhere = await backup(store, path.join(folder, 'no', 'copy.db'));
      assert.ok(!nowhere.ok);
      assert.match(nowhere.problems.message, 'cannot be written');
      assert.not.ok(existsSync(`${file}.unfinished`));
    }
    rmSync(folder, { recursive: true });
    await drop();
  });
}

test.run();
