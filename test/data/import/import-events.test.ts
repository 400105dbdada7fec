import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lineSource } from '../../../src/data/import/event-source.ts';
import { importEvents } from '../../../src/data/import/import-events.ts';
import type { ImportProgress } from '../../../src/data/import/summary.ts';
import { databases } from '../../support/databases.ts';
import { hasPipelineFiles, pipelineEvents } from '../../support/pipeline-files.ts';
import { clock, contents, counts, events, type Fields, references, rows, take } from './given.ts';

const conformance = pipelineEvents;
const filesThere = hasPipelineFiles();
/** Tests that need the conformance files are skipped where those are not beside the project. */
const onFiles = (name: string, work: () => Promise<void>): void => {
  if (filesThere) test(name, work);
  else test.skip(name, work);
};
const all: readonly Fields[] = [...references, ...Object.values(events)];

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-import-test-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const database of databases()) {
  const { kind } = database;

  test(`${kind}: a line of every type becomes a row with all its fields`, async () => {
    const { store, drop } = await database.open();
    assert.equal(counts(await take(store, all)), { lines: all.length, accepted: all.length });
    const at = Date.parse(events.visit.at);
    assert.equal(await rows(store, 'select * from visits'), [
      {
        brand_id: 'b',
        id: 'v1',
        visitor_id: 'u1',
        at,
        date: '2026-10-19',
        device: 'mobile tablet',
        source_type: 'web',
        control_group: 0,
        line: JSON.stringify(events.visit),
      },
    ]);
    assert.equal(await rows(store, 'select visit_id, engagement_id, entry_point_id, at, state, control_group from displays'), [
      { visit_id: 'v1', engagement_id: 'e1', entry_point_id: 'p1', at, state: 'online', control_group: 0 },
    ]);
    assert.equal(
      await rows(store, 'select type, rank, actor, kind, agent_id, group_id, skill_id, value from conversation_events order by rank, type'),
      [
        { type: 'assigned', rank: 1, actor: '', kind: '', agent_id: 'a1', group_id: 'gr1', skill_id: 's1', value: 0 },
        { type: 'message', rank: 2, actor: 'agent', kind: '', agent_id: 'a1', group_id: '', skill_id: '', value: 0 },
        { type: 'transferred', rank: 4, actor: '', kind: 'skill', agent_id: 'a1', group_id: 'gr1', skill_id: 's1', value: 0 },
        { type: 'closed', rank: 5, actor: 'system', kind: '', agent_id: '', group_id: '', skill_id: '', value: 0 },
        { type: 'scored', rank: 6, actor: '', kind: '', agent_id: '', group_id: '', skill_id: '', value: -12.5 },
        { type: 'survey', rank: 6, actor: '', kind: '', agent_id: '', group_id: '', skill_id: '', value: 4 },
      ],
    );
    assert.equal(await rows(store, 'select kind, id from dirty_subjects order by kind'), [
      { kind: 'agent', id: '2026-10-19T12' },
      { kind: 'conversation', id: 'k1' },
      { kind: 'visit', id: 'v1' },
      { kind: 'visitor', id: 'u1' },
    ]);
    assert.equal(await rows(store, 'select * from brands'), [
      {
        id: 'b',
        name: 'Aurora',
        time_zone: 'America/New_York',
        currency: 'USD',
        week_start: 'monday',
        date_order: 'mdy',
        cross_session_days: 31,
        agent_attribution: 'last',
      },
    ]);
    assert.equal(await rows(store, 'select first_at, last_at from brand_states'), [{ first_at: at, last_at: at }]);
    await drop();
  });

  onFiles(`${kind}: the conformance events come in whole, and a second time change nothing and mark nothing`, async () => {
    const { store, drop } = await database.open();
    const first = await importEvents(store, [conformance], { clock });
    assert.ok(first.ok);
    const { lines, accepted } = first.value;
    assert.equal(counts(first.value), { lines, accepted, duplicates: lines - accepted }, 'none is rejected, in conflict or waits');
    await store.writer('dirty_subjects').delete();
    const before = await contents(store);
    const again = await importEvents(store, [conformance], { clock });
    assert.ok(again.ok);
    assert.equal(counts(again.value), { lines, duplicates: lines });
    assert.equal(await contents(store), before);
    assert.equal(await rows(store, 'select * from dirty_subjects'), []);
    await drop();
  });

  onFiles(`${kind}: lines may come in any order and in any number of imports`, async () => {
    const lines = gunzipSync(readFileSync(conformance)).toString('utf8').trim().split('\n');
    const [given, mixed, [head = '']] = [
      lines.filter((line) => !line.includes('"at"')),
      lines.filter((line) => line.includes('"at"')),
      lines,
    ];
    assert.ok(head.length > 0);
    const whole = await database.open();
    await take(whole.store, lines);
    const expected = await contents(whole.store);
    await whole.drop();
    const reversed = await database.open();
    assert.is((await take(reversed.store, lines.toReversed())).rejected, 0);
    assert.equal(await contents(reversed.store), expected);
    await reversed.drop();
    const parts = await database.open();
    for (const part of [0, 1, 2])
      assert.is((await take(parts.store, [...given, ...mixed.filter((_, index) => index % 3 === part)])).rejected, 0);
    assert.equal(await contents(parts.store), expected);
    await parts.drop();
  });

  test(`${kind}: equal events are one, whatever unknown fields, offsets and spaces they come with; the smaller line stays`, async () => {
    const { store, drop } = await database.open();
    await take(store, all);
    const before = await contents(store);
    const same = Object.values(events).map((event) =>
      JSON.stringify({ zzz: 'unknown', ...event, at: '2026-10-19T14:00:00+02:00' }).replace('{"zzz"', '{ "zzz"'),
    );
    assert.equal(counts(await take(store, same)), { lines: same.length, duplicates: same.length });
    const lines = await rows(
      store,
      'select line from visits union all select line from goal_events union all select line from agent_statuses',
    );
    assert.ok(
      lines.every(({ line }) => String(line).startsWith('{ "zzz"')),
      'a space comes before a quote',
    );
    assert.equal(counts(await take(store, all)), { lines: all.length, duplicates: all.length });
    assert.ok((await rows(store, 'select line from visits')).every(({ line }) => String(line).startsWith('{ "zzz"')));
    assert.is(Object.keys(before).length, Object.keys(await contents(store)).length);
    await drop();
  });

  test(`${kind}: of two visits with one id the earlier counts, then the smaller line, in any order; the loser's day and visitor are marked`, async () => {
    const early = { ...events.visit, at: '2026-10-18T12:00:00Z', visitor: 'u2' };
    const other = { ...early, visitor: 'u3' };
    for (const order of [
      [events.visit, early, other],
      [other, events.visit, early],
      [early, other, events.visit],
    ]) {
      const { store, drop } = await database.open();
      await take(store, references);
      for (const line of order) await take(store, [line]);
      assert.equal(await rows(store, 'select visitor_id, date from visits'), [{ visitor_id: 'u2', date: '2026-10-18' }]);
      assert.equal(counts(await take(store, order)), { lines: 3, duplicates: 1, conflicts: 2 });
      await drop();
    }
    const { store, drop } = await database.open();
    await take(store, [...references, events.visit]);
    assert.equal(counts(await take(store, [early])), { lines: 1, conflicts: 1 });
    assert.equal(await rows(store, `select kind, id from dirty_subjects order by kind, id`), [
      { kind: 'day', id: '2026-10-19' },
      { kind: 'visit', id: 'v1' },
      { kind: 'visitor', id: 'u1' },
    ]);
    await drop();
  });

  test(`${kind}: three lines of one conversation in one import are settled at once`, async () => {
    const { store, drop } = await database.open();
    const opened = events.conversation_opened;
    const first = { ...opened, at: '2026-10-17T12:00:00Z', visit: 'v7' };
    assert.equal(counts(await take(store, [...references, opened, { ...opened, at: '2026-10-18T12:00:00Z' }, first])), {
      lines: references.length + 3,
      accepted: references.length + 1,
      conflicts: 2,
    });
    assert.equal(await rows(store, 'select visit_id, at from conversations'), [{ visit_id: 'v7', at: Date.parse(first.at) }]);
    assert.equal(counts(await take(store, [{ ...first, at: '2026-10-16T12:00:00Z', visit: 'v8' }])), { lines: 1, conflicts: 1 });
    assert.ok((await rows(store, `select id from dirty_subjects where kind = 'visit'`)).some(({ id }) => id === 'v7'));
    await drop();
  });

  test(`${kind}: what waits for its visit or conversation is counted, and no longer when that comes`, async () => {
    const { store, drop } = await database.open();
    const { visit, conversation_opened: opened, ...waiting } = events;
    const lines = Object.values(waiting);
    const summary = await take(store, [...references, ...lines]);
    assert.is(summary.waiting, lines.length - 2, 'an agent status and a goal wait for nothing');
    assert.is(summary.rejected, 0);
    assert.is((await take(store, [visit])).waiting, 6);
    assert.is((await take(store, [opened])).waiting, 0);
    await drop();
  });

  test(`${kind}: reference lines may come in any order, and of one id the last holds`, async () => {
    const { store, drop } = await database.open();
    const lines = [...Object.values(events), ...references.toReversed()];
    assert.equal(counts(await take(store, lines)), { lines: lines.length, accepted: lines.length });
    const renamed = { type: 'lob', brand: 'b', id: 'l1', name: 'Service' };
    assert.equal(counts(await take(store, [{ ...renamed, name: 'Between' }, renamed, renamed])), { lines: 3, accepted: 2, duplicates: 1 });
    assert.equal(await rows(store, 'select name from lobs'), [{ name: 'Service' }]);
    const waiting = { type: 'campaign', brand: 'b', id: 'c1', name: 'Early', lobId: 'l2', goalId: 'g1' };
    await take(store, [waiting, { ...waiting, name: 'Late', lobId: 'l1' }, { type: 'lob', brand: 'b', id: 'l2', name: 'New' }]);
    assert.equal(await rows(store, 'select name, lob_id from campaigns'), [{ name: 'Late', lob_id: 'l1' }]);
    await drop();
  });

  test(`${kind}: reference data that bear on days mark the brand, other changes only count up its version`, async () => {
    const { store, drop } = await database.open();
    const version = async (): Promise<unknown> =>
      (await rows(store, 'select reference_version from brand_states'))[0]?.['reference_version'];
    const marked = async (): Promise<boolean> => {
      const found = await rows(store, `select id from dirty_subjects where kind = 'brand'`);
      await store.writer('dirty_subjects').delete();
      return found.length > 0;
    };
    await take(store, all);
    assert.is(await marked(), false);
    const [brand, , goal, campaign, engagement] = references;
    let before = Number(await version());
    for (const [change, bears] of [
      [{ ...brand, name: 'Aurora Outfitters', weekStart: 'sunday', dateOrder: 'dmy' }, false],
      [{ ...brand, timeZone: 'Europe/Berlin' }, true],
      [{ ...brand, currency: 'EUR' }, true],
      [{ ...brand, crossSessionDays: 5 }, true],
      [{ ...brand, agentAttribution: 'first' }, true],
      [{ ...goal, name: 'Purchase' }, false],
      [{ ...goal, goalType: 'lead' }, true],
      [{ ...campaign, deleted: true }, false],
      [{ type: 'lob', brand: 'b', id: 'l2', name: 'New' }, false],
      [{ ...campaign, lobId: 'l2' }, true],
      [{ ...engagement, deleted: true }, false],
    ] as const) {
      await take(store, [change]);
      assert.is(await marked(), bears, JSON.stringify(change));
      assert.is(await version(), before + 1);
      before += 1;
      await take(store, [change]);
      assert.is(await marked(), false, 'the same line again changes nothing');
      assert.is(await version(), before);
    }
    await drop();
  });

  test(`${kind}: a changed time zone moves visits and conversations to their new days`, async () => {
    const { store, drop } = await database.open();
    const at = '2026-10-19T03:00:00Z';
    await take(store, [...references, { ...events.visit, at }, { ...events.conversation_opened, at }]);
    const dates = () => rows(store, 'select date from visits union all select date from conversations');
    assert.equal(await dates(), [{ date: '2026-10-18' }, { date: '2026-10-18' }]);
    await take(store, [{ ...references[0], timeZone: 'UTC' }]);
    assert.equal(await dates(), [{ date: '2026-10-19' }, { date: '2026-10-19' }]);
    await drop();
  });

  test(`${kind}: an unknown device is kept as unknown, an optional field may be null or empty, ids may be 64 emoji long`, async () => {
    const { store, drop } = await database.open();
    const id = '😀'.repeat(64);
    await take(store, [
      ...references,
      { ...events.visit, device: 'fridge', visit: id, controlGroup: null },
      { ...events.conversation_opened, visit: null, engagement: '', skill: null, conversation: id },
    ]);
    assert.equal(await rows(store, 'select id, device, control_group from visits'), [{ id, device: 'unknown', control_group: 0 }]);
    assert.equal(await rows(store, 'select id, visit_id, engagement_id, skill_id from conversations'), [
      { id, visit_id: '', engagement_id: '', skill_id: '' },
    ]);
    await drop();
  });

  onFiles(`${kind}: an import that is stopped loses nothing: run again it comes to the same`, async () => {
    const lines = gunzipSync(readFileSync(conformance)).toString('utf8').trim().split('\n');
    const whole = await database.open();
    await take(whole.store, lines);
    const expected = await contents(whole.store);
    await whole.drop();
    const { store, drop } = await database.open();
    const stopping = new AbortController();
    async function* slowly(): AsyncGenerator<string> {
      for (const [index, line] of lines.entries()) {
        if (index === 3001) {
          await new Promise((resolve) => setTimeout(resolve, 20));
          stopping.abort();
        }
        yield line;
      }
    }
    const stopped = await importEvents(store, [lineSource('lines', slowly())], { clock, signal: stopping.signal });
    assert.ok(stopped.ok && stopped.value.interrupted);
    assert.ok(stopped.value.lines < lines.length);
    const again = await take(store, lines);
    assert.is(again.interrupted, false);
    assert.equal(await contents(store), expected);
    await drop();
  });
}

const [sqlite] = databases();
if (sqlite === undefined) throw new Error('no database');

test('files may be plain or gzip in several members, with any line ends, a byte order mark and empty lines', () =>
  inFolder(async (folder) => {
    const lines = all.map((line) => JSON.stringify(line));
    const middle = Math.floor(lines.length / 2);
    const files: Record<string, Buffer> = {
      'plain.ndjson': Buffer.from(lines.join('\n')),
      'windows.ndjson': Buffer.from(`\ufeff${lines.join('\r\n\r\n')}\r\n`),
      'zipped.gz': gzipSync(`${lines.join('\n')}\n`),
      // Two members, as `cat one.gz other.gz` makes them, cut in the middle of a line.
      'members.ndjson': Buffer.concat([
        gzipSync(`${lines.slice(0, middle).join('\n')}\n${lines[middle]?.slice(0, 9) ?? ''}`),
        gzipSync(`${lines[middle]?.slice(9) ?? ''}\n${lines.slice(middle + 1).join('\n')}`),
      ]),
      'empty.ndjson': Buffer.alloc(0),
    };
    for (const [name, bytes] of Object.entries(files)) {
      const { store, drop } = await sqlite.open();
      const file = path.join(folder, name);
      writeFileSync(file, bytes);
      const told: ImportProgress[] = [];
      const imported = await importEvents(store, [file], { clock, onProgress: (progress) => told.push(progress) });
      assert.ok(imported.ok);
      const lines = name === 'empty.ndjson' ? 0 : all.length;
      assert.equal({ name, ...counts(imported.value) }, lines === 0 ? { name } : { name, lines, accepted: lines });
      assert.equal([told.at(-1)?.bytes, told.at(-1)?.totalBytes, told.at(-1)?.accepted], [bytes.length, bytes.length, lines]);
      await drop();
    }
  }));

test('what is stopped in the middle of a file is told with how far it came', () =>
  inFolder(async (folder) => {
    const { store, drop } = await sqlite.open();
    const file = path.join(folder, 'long.ndjson');
    const lines = all.map((line) => JSON.stringify(line)).join('\n');
    writeFileSync(file, `${lines}\n`.repeat(Math.ceil(1_000_000 / lines.length)));
    const stopping = new AbortController();
    const told: ImportProgress[] = [];
    const onProgress = (progress: ImportProgress): void => {
      told.push(progress);
      stopping.abort();
    };
    const imported = await importEvents(store, [file], { clock, signal: stopping.signal, onProgress });
    assert.ok(imported.ok && imported.value.interrupted);
    const { bytes = 0, totalBytes = 0 } = told.at(-1) ?? {};
    assert.ok(bytes > 0 && bytes < (totalBytes ?? 0), `${bytes} of ${totalBytes} bytes`);
    await drop();
  }));

test('lines that are no UTF-8 or endless are rejected, and their neighbours are not', () =>
  inFolder(async (folder) => {
    const { store, drop } = await sqlite.open();
    const file = path.join(folder, 'odd.ndjson');
    const good = (id: string): Buffer => Buffer.from(`\n${JSON.stringify({ ...events.visit, visit: id })}\n`);
    const parts = [
      references.map((line) => JSON.stringify(line)).join('\n'),
      good('one'),
      Buffer.from([0x7b, 0xff, 0xfe, 0x7d]),
      good('two'),
      `{"type":"${'x'.repeat(3_000_000)}"}`,
      good('three'),
      'y'.repeat(2_000_000),
    ];
    writeFileSync(file, Buffer.concat(parts.map((part) => Buffer.from(part))));
    const imported = await importEvents(store, [file], { clock });
    assert.ok(imported.ok);
    assert.equal({ ...imported.value.byReason }, { 'longer than 1 MiB': 2, 'not UTF-8': 1 });
    assert.is((await rows(store, 'select id from visits')).length, 3);
    assert.ok((await rows(store, 'select line from rejects')).every(({ line }) => String(line).length <= 10_000));
    await drop();
  }));

onFiles('a file that is not there, a folder, and a damaged file are problems in whole sentences', () =>
  inFolder(async (folder) => {
    const { store, drop } = await sqlite.open();
    const file = path.join(folder, 'cut.gz');
    const zipped = readFileSync(conformance);
    writeFileSync(file, zipped.subarray(0, zipped.length / 2));
    const missing = await importEvents(store, [file, path.join(folder, 'nothing')], { clock });
    assert.ok(!missing.ok);
    assert.match(missing.problems.message, /There is no file .*nothing/);
    assert.equal(await rows(store, 'select * from brands'), [], 'nothing is read before all can be');
    const isFolder = await importEvents(store, [folder], { clock });
    assert.ok(!isFolder.ok);
    assert.match(isFolder.problems.message, 'is a folder');
    const broken = await importEvents(store, [file], { clock });
    assert.ok(!broken.ok);
    assert.match(broken.problems.message, /cannot be read after line \d+/);
    assert.ok((await rows(store, 'select id from visits')).length > 0, 'what stood before is kept');
    await drop();
  }),
);

test('the standard input is read where the file is called -', async () => {
  const { url, store, drop } = await sqlite.open();
  const script = `
    import { openStore } from './src/store/open-store.ts';
    import { importEvents } from './src/data/import/import-events.ts';
    import { systemClock } from './src/base/clock.ts';
    const opened = await openStore(process.argv[1]);
    const imported = await importEvents(opened.value, ['-'], { clock: systemClock });
    console.log(imported.value.accepted);
    await opened.value.close();`;
  const input = gzipSync(references.map((line) => JSON.stringify(line)).join('\n'));
  const cwd = path.join(import.meta.dirname, '../../..');
  const ran = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, url], { input, cwd, encoding: 'utf8' });
  assert.is(ran.stdout.trim(), String(references.length), ran.stderr);
  assert.equal(await rows(store, 'select id from brands'), [{ id: 'b' }]);
  await drop();
});

test('tens of thousands of events may come before their reference lines, and a changed zone moves them all', async () => {
  const { store, drop } = await sqlite.open();
  const visits = Array.from({ length: 25_000 }, (_, index) => ({
    ...events.visit,
    visit: `v${index}`,
    at: '2026-10-19T03:00:00Z',
    note: '\u2028 and \r',
  }));
  const summary = await take(store, [...visits, { ...events.display, engagement: 'e9' }, ...references]);
  assert.equal(counts(summary), {
    lines: visits.length + 1 + references.length,
    accepted: visits.length + references.length,
    rejected: 1,
    byReason: { 'unknown engagement': 1 },
  });
  assert.equal(await rows(store, 'select line_number from rejects'), [{ line_number: 25_001 }]);
  const days = () => rows(store, 'select date, count(*) as n from visits group by date');
  assert.equal(await days(), [{ date: '2026-10-18', n: 25_000 }]);
  await take(store, [{ ...references[0], timeZone: 'UTC' }]);
  assert.equal(await days(), [{ date: '2026-10-19', n: 25_000 }]);
  await drop();
});

test('money is kept to the digit, without needless zeros', async () => {
  const { store, drop } = await sqlite.open();
  const values = ['12.50', '0', '-0', '1e2', '0.10', '999999999999.99', '1.00499999999999999999', '12.0', '100', '1e-7', '0.000'];
  await take(store, references);
  await take(
    store,
    values.map((value, index) =>
      JSON.stringify({ ...events.goal, orderId: `o${String(index).padStart(2, '0')}` }).replace('"value":12.5', `"value": ${value}`),
    ),
  );
  assert.equal(
    (await rows(store, 'select value from goal_events order by order_id')).map(({ value }) => value),
    ['12.5', '0', '0', '100', '0.1', '999999999999.99', '1.00499999999999999999', '12', '100', '0.0000001', '0'],
  );
  await drop();
});

test('any cutting and shuffling of any lines comes to the same facts', async () => {
  const lines = [
    ...references,
    ...Object.values(events),
    { ...events.visit, visitor: 'u9' },
    { ...events.visit, at: '2026-10-18T12:00:00Z', visitor: 'u8' },
    { ...events.conversation_opened, visitor: 'u7' },
    { ...events.survey, csat: 2, more: 1 },
    { ...events.survey, more: 2, csat: 2 },
  ];
  const { store, drop } = await sqlite.open();
  await take(store, lines);
  const expected = await contents(store);
  await drop();
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(lines, { minLength: lines.length }),
      fc.integer({ min: 0, max: lines.length }),
      async (shuffled, cut) => {
        const { store, drop } = await sqlite.open();
        await take(store, [...references, ...shuffled.slice(0, cut)]);
        await take(store, shuffled.slice(cut));
        assert.equal(await contents(store), expected);
        await drop();
      },
    ),
    { numRuns: 15 },
  );
});

test.run();
