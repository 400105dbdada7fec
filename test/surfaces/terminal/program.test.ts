import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { sampleBrand, sampleLines, sampleNow } from '../../support/sample-brand.ts';
import { parley, type Ran, type RunOptions } from '../../support/terminal.ts';

interface World {
  folder: string;
  env: Record<string, string>;
}

const terminal = suite<World>('parley commands', { folder: '', env: {} });

terminal.before(async (world) => {
  world.folder = mkdtempSync(path.join(tmpdir(), 'parley-terminal-'));
  world.env = { PARLEY_DATABASE_URL: `sqlite:${path.join(world.folder, 'sample.db')}`, PARLEY_NOW: sampleNow };
  const file = path.join(world.folder, 'sample.ndjson.gz');
  writeFileSync(file, gzipSync(sampleLines().join('\n')));
  const imported = await parley(['import', file], { env: world.env });
  assert.is(imported.code, 0, imported.out + imported.err);
});
terminal.after((world) => rmSync(world.folder, { recursive: true }));

function run(world: World, args: readonly string[], options: Partial<RunOptions> = {}): Promise<Ran> {
  return parley(args, { env: world.env, ...options });
}

function json(ran: Ran): Record<string, unknown> {
  return JSON.parse(ran.out) as Record<string, unknown>;
}

const commands = [
  'ask',
  'chat',
  'start',
  'schedules',
  'work',
  'import',
  'rollup',
  'check',
  'demo',
  'migrate',
  'backup',
  'prune',
  'forget',
  'unknown',
  'catalogue',
];

terminal('--help names every command and the exit codes', async (world) => {
  const { code, out } = await run(world, ['--help']);
  assert.is(code, 0);
  for (const command of commands) assert.match(out, new RegExp(`^  ${command}\\b`, 'm'));
  assert.match(out, 'Exit codes: 0 done');
});

for (const command of commands) {
  terminal(`${command} --help explains it`, async (world) => {
    const { code, out } = await run(world, [command, '--help']);
    assert.is(code, 0);
    assert.match(out, `Usage: parley ${command}`);
  });
}

terminal('--version prints the version', async (world) =>
  assert.equal(await run(world, ['--version']), { code: 0, out: '9.9.9\n', err: '' }),
);

for (const args of [
  ['sing'],
  ['ask', '--loud'],
  ['rollup', '--from', 'May'],
  ['rollup', '--from', '2026-02-30'],
  ['prune'],
  ['ask'],
  ['forget'],
  ['check', '--now', 'noon'],
]) {
  terminal(`parley ${args.join(' ')} is wrong usage`, async (world) => {
    const { code, out, err } = await run(world, args);
    assert.is(code, 64);
    assert.is(out, '');
    assert.ok(err.length > 0);
  });
}

terminal('an answer is a sentence, a table and where it comes from', async (world) => {
  const { code, out, err } = await run(world, ['ask', 'exposed', 'by', 'campaign', 'last', 'week']);
  assert.is(code, 0);
  assert.is(err, '');
  assert.match(out, /^exposed by campaign last week\nExposed by campaign from 16 to 22 November 2026/);
  assert.match(out, /^Total +/m);
  assert.match(out, /From .*exposures_daily_campaign/);
  assert.not.match(out, '\u001b[');
});

terminal('a terminal gets colours', async (world) => {
  const { out } = await run(world, ['ask', 'exposed by campaign last week'], { terminal: true });
  assert.match(out, '\u001b[');
});

terminal('--json prints every public key as one object', async (world) => {
  const ran = await run(world, ['ask', '--json', 'exposed by campaign last week']);
  assert.is(ran.code, 0);
  const keys = [
    'id',
    'question',
    'canonical',
    'headline',
    'changed',
    'plan',
    'reading',
    'columns',
    'rows',
    'totals',
    'notes',
    'sources',
    'sql',
    'asOf',
    'alternatives',
  ];
  assert.equal(Object.keys(json(ran)), keys);
});

terminal('--replay gives the same answer under its id', async (world) => {
  const first = json(await run(world, ['ask', '--json', 'exposed rate by device last week']));
  const again = await run(world, ['ask', '--json', '--replay', String(first['id'])]);
  assert.is(again.code, 0);
  assert.equal(json(again), first);
});

terminal('--replay of an id that was never given is refused', async (world) => {
  const { code, err } = await run(world, ['ask', '--replay', 'nothing']);
  assert.is(code, 2);
  assert.match(err, 'no answer with the id nothing');
});

terminal('--plan prints the plan and runs nothing', async (world) => {
  const ran = await run(world, ['ask', '--plan', 'exposed rate by campaign last week mobile']);
  const { plan } = json(ran) as { plan: Record<string, unknown> };
  assert.is(plan['kind'], 'metrics');
  assert.is(plan['brand'], sampleBrand);
  assert.equal(plan['time'], { from: '2026-11-16', to: '2026-11-22', phrase: 'last week' });
});

terminal('--sql prints text and bindings, and user text stands in the bindings only', async (world) => {
  const plain = await run(world, ['ask', '--sql', 'exposed by device last week']);
  assert.is(plain.code, 0);
  assert.match(plain.out, /select[\s\S]*-- bindings: \[/);
  const { sql } = json(await run(world, ['ask', '--sql', '--json', 'exposed by device last week'])) as {
    sql: { text: string; bindings: unknown[] }[];
  };
  assert.ok(sql.length > 0 && sql.every(({ text, bindings }) => text.includes('?') && bindings.length > 0));
});

terminal('a refusal points at the place, names what works, and exits 2', async (world) => {
  const { code, out, err } = await run(world, ['ask', 'exposed by campaign last week qwertyuiop']);
  assert.is(code, 2);
  assert.is(out, '');
  assert.match(err, /\^{10}/);
  assert.match(err, '→ ');
});

terminal('a refusal as JSON stands on standard output', async (world) => {
  const ran = await run(world, ['ask', '--json', 'sessions by campaign']);
  assert.is(ran.code, 2);
  assert.is(ran.err, '');
  const { error, problems } = json(ran) as { error: { code: string; at: unknown; suggestions: unknown[] }; problems: unknown[] };
  assert.is(error.code, 'unreachable_filter');
  assert.equal(error.at, { start: 12, end: 20 });
  assert.ok(error.suggestions.length > 0 && problems.length > 0);
});

terminal('--plan and --sql of a refusal exit 2 too', async (world) => {
  assert.is((await run(world, ['ask', '--plan', 'sessions by campaign'])).code, 2);
  assert.is((await run(world, ['ask', '--sql', 'sessions by campaign'])).code, 2);
});

terminal('an unknown brand is refused with those there are', async (world) => {
  const { code, err } = await run(world, ['ask', '--brand', 'nobody', 'exposed']);
  assert.is(code, 2);
  assert.match(err, `Known: ${sampleBrand}`);
});

terminal('--batch answers text and JSON lines in order, refusals among them', async (world) => {
  const input = 'exposed last week\n\n{"text": "sessions by campaign"}\n{"text": "csat last week", "thread": "t1"}\n';
  const { code, out } = await run(world, ['ask', '--batch', '-'], { input });
  assert.is(code, 0);
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  assert.equal(
    lines.map((line) => ('error' in line ? 'error' : line['question'])),
    ['exposed last week', 'error', 'csat last week'],
  );
});

terminal('--batch --plan prints plans', async (world) => {
  const { out } = await run(world, ['ask', '--plan', '--batch', '-'], { input: 'exposed\n' });
  assert.ok('plan' in JSON.parse(out));
});

terminal('--batch of a line that is no question is wrong usage', async (world) => {
  const { code, err } = await run(world, ['ask', '--batch', '-'], { input: '{"question": "exposed"}\n' });
  assert.is(code, 64);
  assert.match(err, 'line 1 of the batch');
  assert.is((await run(world, ['ask', '--batch', path.join(world.folder, 'missing.txt')])).code, 64);
});

terminal('--chart and --csv write files', async (world) => {
  const [chart, csv] = [path.join(world.folder, 'a.png'), path.join(world.folder, 'a.csv')];
  const { code } = await run(world, ['ask', 'exposed by campaign last week', '--chart', chart, '--csv', csv]);
  assert.is(code, 0);
  assert.equal([...readFileSync(chart).subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join(''), 'PNG');
  assert.match(readFileSync(csv, 'utf8'), /^campaign,exposed\r\n/);
});

terminal('a snapshot writes its sections into one file and its pictures into one each', async (world) => {
  const [chart, csv] = [path.join(world.folder, 'day.png'), path.join(world.folder, 'day.csv')];
  const { code } = await run(world, ['snapshot', 'campaign', 'on', '18', 'Nov', '--chart', chart, '--csv', csv]);
  assert.is(code, 0);
  const isPicture = (file: string) => readFileSync(path.join(world.folder, file)).subarray(1, 4).toString() === 'PNG';
  for (const file of ['day.png', 'day-conversion.png', 'day-efficiency.png', 'day-operations.png']) assert.ok(isPicture(file), file);
  assert.not(existsSync(path.join(world.folder, 'day-funnel.png')));
  const sections = readFileSync(csv, 'utf8').split('\r\n\r\n');
  assert.equal(
    sections.map((section) => section.split('\r\n')[0]),
    ['Funnel', 'Conversation', 'Conversion and revenue', 'Efficiency', 'Operations'],
  );
  const [head = '', ...rows] = sections[0]?.split('\r\n').slice(1) ?? [];
  assert.match(head, /^campaign,prospects,prospects\.previous,prospects\.change,prospects\.change_rate,prospects\.weekday_average,/);
  const width = head.split(',').length;
  assert.ok(rows.length > 3);
  assert.ok(rows.filter((row) => row !== '' && !row.includes('"')).every((row) => row.split(',').length === width));
  const brand = path.join(world.folder, 'brand.csv');
  assert.is((await run(world, ['snapshot', 'on', '18', 'Nov', '--csv', brand])).code, 0);
  assert.match(readFileSync(brand, 'utf8'), /^Funnel\r\nsessions,sessions\.previous,/);
});

terminal('--chart of an answer without one says so', async (world) => {
  const { code, err } = await run(world, ['ask', 'list campaigns', '--chart', path.join(world.folder, 'none.png')]);
  assert.is(code, 0);
  assert.match(err, 'has no chart');
  assert.not.ok(existsSync(path.join(world.folder, 'none.png')));
});

terminal('a file that cannot be written is an error', async (world) => {
  const { code, err } = await run(world, ['ask', 'exposed by campaign last week', '--csv', path.join(world.folder, 'no', 'such', 'a.csv')]);
  assert.is(code, 1);
  assert.match(err, 'cannot be written');
});

for (const [question, expected] of [
  ['list campaigns', /campaigns?\./],
  ['list metrics', /57 metrics/],
  ['list devices', /desktop\/laptop/],
  ['list engagements', /engagements?\./],
  ['help', /plain words/],
  ['what is accepted rate', /ACCEPTED RATE: /],
  ['how far back does the data go', /The data go from 25 September/],
] as const) {
  terminal(`“${question}” is answered without numbers`, async (world) => {
    const { code, out, err } = await run(world, ['ask', question]);
    assert.is(code, 0, err);
    assert.match(out, expected);
  });
}

for (const question of ['why did exposed rate drop last week']) {
  terminal(`“${question}” is understood and refused for now`, async (world) => {
    const ran = await run(world, ['ask', '--json', question]);
    assert.is(ran.code, 2);
    assert.is((json(ran)['error'] as { code: string }).code, 'not_offered');
  });
}

terminal('importing the same file again changes nothing', async (world) => {
  const { code, out } = await run(world, ['import', path.join(world.folder, 'sample.ndjson.gz')]);
  assert.is(code, 0);
  assert.match(out, /: 0 new, [\d,]+ there already, 0 rejected\./);
});

terminal('rejects are counted by reason and exit 3', async (world) => {
  const { code, out } = await run(world, ['import', '-', '--no-rollup'], { input: 'nonsense\n{"type":"visit","brand":"sample"}\n' });
  assert.is(code, 3);
  assert.match(out, '2 rejected');
  assert.match(out, 'rejected: ');
});

terminal('a file that is not there is an error before anything is written', async (world) => {
  const { code, err } = await run(world, ['import', path.join(world.folder, 'missing.ndjson')]);
  assert.is(code, 4);
  assert.match(err, 'There is no file');
});

terminal('rollup has nothing to do, or rebuilds a range, and check agrees', async (world) => {
  assert.match((await run(world, ['rollup'])).out, 'All days were up to date.');
  assert.match((await run(world, ['rollup', '--from', '2026-11-01', '--to', '2026-11-03'])).out, '3 days rolled up.');
  const { code, err } = await run(world, ['check']);
  assert.is(code, 0);
  assert.match(err, /days of tables compared, 0 differences, 0 imported days skipped/);
});

terminal('a dataset comes in from CSV, and a wrong file refuses itself whole', async (world) => {
  const env = { ...world.env, PARLEY_DATABASE_URL: `sqlite:${path.join(world.folder, 'csv.db')}` };
  const brand = JSON.stringify({ type: 'brand', id: 'b', name: 'B', timeZone: 'UTC' });
  await parley(['import', '-'], { env, input: `${brand}\n` });
  const file = path.join(world.folder, 'visits.csv');
  writeFileSync(file, 'brand_id,date,device,source_type,sessions\nb,2026-11-01,desktop/laptop,web,12\n');
  const good = await parley(['import', '--dataset', 'visits_daily', file], { env });
  assert.is(good.code, 0, good.err);
  assert.match(good.out, '1 rows of 1 days imported into visits_daily');
  writeFileSync(file, 'brand_id,date,device,source_type,sessions\nb,2026-11-02,desktop/laptop,web,many\n');
  const bad = await parley(['import', '--dataset', 'visits_daily', file], { env });
  assert.is(bad.code, 3);
  assert.match(bad.err, 'nothing was imported');
});

terminal('a backup is a whole database, and never overwrites', async (world) => {
  const file = path.join(world.folder, 'copy.db');
  assert.is((await run(world, ['backup', file])).code, 0);
  const copy = await parley(['ask', 'exposed last week'], { env: { ...world.env, PARLEY_DATABASE_URL: `sqlite:${file}` } });
  assert.is(copy.code, 0);
  assert.is((await run(world, ['backup', file])).code, 4);
});

terminal('an old database is told to migrate, and migrate does it once', async (world) => {
  const env = { ...world.env, PARLEY_DATABASE_URL: `sqlite:${path.join(world.folder, 'empty.db')}` };
  const asked = await parley(['ask', 'exposed'], { env });
  assert.is(asked.code, 4);
  assert.match(asked.err, 'parley migrate');
  assert.match((await parley(['migrate'], { env })).out, 'Applied: 0001_reference');
  assert.match((await parley(['migrate'], { env })).out, 'up to date');
  const empty = await parley(['ask', 'exposed'], { env });
  assert.is(empty.code, 2);
  assert.match(empty.err, 'There are no data yet');
});

terminal('wrong configuration and an unreachable database exit 4', async () => {
  const wrong = await parley(['migrate'], { env: { PARLEY_DATABASE_URL: 'mysql://x' } });
  assert.is(wrong.code, 4);
  const far = await parley(['migrate'], { env: { PARLEY_DATABASE_URL: 'postgres://127.0.0.1:1/none' } });
  assert.is(far.code, 4);
  const key = await parley(['migrate'], { env: { PARLEY_LOG_LEVEL: 'loud' } });
  assert.is(key.code, 4);
  assert.match(key.err, 'PARLEY_LOG_LEVEL');
});

terminal('forget removes what a visitor left, and prune keeps the numbers', async (world) => {
  const env = { ...world.env, PARLEY_DATABASE_URL: `sqlite:${path.join(world.folder, 'pruned.db')}` };
  await parley(['import', path.join(world.folder, 'sample.ndjson.gz')], { env });
  const before = json(await parley(['ask', '--json', 'exposed by campaign in october'], { env }));
  assert.match((await parley(['forget', '--visitor', 'nobody-at-all'], { env })).out, 'Nothing is kept');
  const pruned = await parley(['prune', '--before', '2026-11-01'], { env });
  assert.is(pruned.code, 0, pruned.err);
  assert.equal(json(await parley(['ask', '--json', 'exposed by campaign in october'], { env }))['rows'], before['rows']);
  assert.is((await parley(['prune', '--before', '2099-01-01'], { env })).code, 4);
});

terminal('the prompt answers line by line, saves charts and ends with exit', async (world) => {
  const folder = process.cwd();
  process.chdir(world.folder);
  try {
    const { code, out, err } = await run(world, ['chat'], { input: 'exposed by campaign last week\nnonsense words\nexit\nnever asked\n' });
    assert.is(code, 0);
    assert.match(out, 'Exposed by campaign');
    const chart = /Chart: (.*\.png)/.exec(out)?.[1];
    assert.ok(chart !== undefined && existsSync(chart));
    assert.match(err, 'nonsense');
    assert.not.match(out + err, 'never asked');
  } finally {
    process.chdir(folder);
  }
});

terminal('an interrupted import says so and a second run completes it', async (world) => {
  const env = { ...world.env, PARLEY_DATABASE_URL: `sqlite:${path.join(world.folder, 'stopped.db')}` };
  const stop = AbortSignal.abort();
  const stopped = await parley(['import', path.join(world.folder, 'sample.ndjson.gz')], { env, signal: stop });
  assert.is(stopped.code, 1);
  assert.match(stopped.err, 'Stopped.');
  assert.is((await parley(['import', path.join(world.folder, 'sample.ndjson.gz')], { env })).code, 0);
  assert.is((await parley(['check'], { env })).code, 0);
});

terminal.run();
