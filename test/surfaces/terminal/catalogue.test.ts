import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { sampleLines, sampleNow } from '../../support/sample-brand.ts';
import { parley } from '../../support/terminal.ts';

interface World {
  folder: string;
  env: Record<string, string>;
  file: string;
}

const catalogue = suite<World>('parley catalogue', { folder: '', env: {}, file: '' });

catalogue.before(async (world) => {
  world.folder = mkdtempSync(path.join(tmpdir(), 'parley-catalogue-'));
  world.env = { PARLEY_DATABASE_URL: `sqlite:${path.join(world.folder, 'sample.db')}`, PARLEY_NOW: sampleNow };
  world.file = path.join(world.folder, 'own.yml');
  writeFileSync(world.file, exampleOf(readFileSync('README.md', 'utf8')));
  const lines = path.join(world.folder, 'sample.ndjson');
  writeFileSync(lines, sampleLines().join('\n'));
  assert.is((await parley(['import', lines], { env: world.env })).code, 0);
});
catalogue.after((world) => rmSync(world.folder, { recursive: true }));

/** The YAML block of the README that adds to the catalogue. */
function exampleOf(readme: string): string {
  const block = /```yaml\n(metrics:[\s\S]*?)```/.exec(readme)?.[1];
  if (block === undefined) throw new Error('the README shows no catalogue');
  return block;
}

function written(world: World, name: string, text: string): string {
  const file = path.join(world.folder, name);
  writeFileSync(file, text);
  return file;
}

catalogue("check prints what the README's example adds, and what of it the data do not know", async ({ env, file }) => {
  const { code, out, err } = await parley(['catalogue', 'check', file], { env });
  assert.equal([code, err], [0, '']);
  assert.is(
    out,
    `The file ${file} is in order. It adds:
  metric deflection_rate: closed by system ÷ closed conversations (percent, higher is better)
  csat_score: also called happiness, smile score
  campaign Summer Sale: also called the big one
  device mobile tablet: also called slate
  group: also called squad
  conversions: takes incremental conversions instead of conversions after engagement
  csat_score: target 85%
  avg_conversation_duration: target 10m
  revenue_after_engagement: target 2500
· No brand has a campaign “Summer Sale”: the big one will be known when it does.
`,
  );
});

catalogue('check needs no database and makes none', async (world) => {
  const env = { PARLEY_DATABASE_URL: `sqlite:${path.join(world.folder, 'none.db')}` };
  const { code, out } = await parley(['catalogue', 'check', world.file], { env });
  assert.is(code, 0);
  assert.match(out, '· The names of members were not looked up: there is no database that can be read.');
  assert.not(existsSync(path.join(world.folder, 'none.db')));
  const targets = written(world, 'targets.yml', 'targets: { csat_score: 0.85 }\n');
  assert.is(
    (await parley(['catalogue', 'check', targets], { env })).out,
    `The file ${targets} is in order. It adds:\n  csat_score: target 0.85\n`,
  );
  const empty = written(world, 'empty.yml', 'row_cap: 5\n');
  assert.is(
    (await parley(['catalogue', 'check', empty], { env })).out,
    `The file ${empty} is in order; it adds nothing to the catalogue.\n`,
  );
});

catalogue('check names file, line, column, key and fix of every mistake and ends with 4', async (world) => {
  const text = 'synonyms:\n  metrics:\n    csat: smile\n    mcs: [mood, week]\ntargets:\n  csat_score: 85\n';
  const file = written(world, 'wrong.yml', text);
  for (const command of ['check', 'diff']) {
    const { code, out, err } = await parley(['catalogue', command, file], { env: world.env });
    assert.equal([code, out], [4, '']);
    assert.is(
      err,
      `${file}:3:5: synonyms.metrics.csat: there is no metric csat; did you mean csat_score?
${file}:4:17: synonyms.metrics.mcs.1: “week” already means a word of the language; choose other words.
${file}:6:15: targets.csat_score: is a percentage: write 85% or 0.85.
`,
    );
  }
  const missing = await parley(['catalogue', 'check', `${file}.none`], { env: world.env });
  assert.equal([missing.code, missing.err], [4, `${file}.none cannot be read: there is no such file.\n`]);
});

catalogue('a notice says where a name was read otherwise so far', async (world) => {
  const ratio = '{ unit: number, better: lower, definition: d, numerator: total_transfers, denominator: opened_conversations }';
  const file = written(world, 'notes.yml', `metrics:\n  transfers_per_chat: ${ratio}\n`);
  const { out } = await parley(['catalogue', 'check', file], { env: world.env });
  assert.match(
    out,
    `· ${file}:2:3: metrics.transfers_per_chat: “transfers per chat” was read word by word so far; from now on it is transfers_per_chat.`,
  );
});

catalogue('with the file, questions are answered in its words; a wrong file ends every command with 4', async (world) => {
  const env = { ...world.env, PARLEY_CONFIG: world.file };
  const { code, out } = await parley(['ask', 'deflection', 'by', 'squad', 'last', 'month'], { env });
  assert.is(code, 0);
  assert.match(out, /^Deflection rate by group from 1 to 31 October 2026/m);
  const csv = path.join(world.folder, 'own.csv');
  await parley(['ask', 'deflection by squad last month', '--csv', csv], { env });
  assert.match(readFileSync(csv, 'utf8'), /^\uFEFF?group,deflection_rate/);
  const told = JSON.parse((await parley(['ask', '--json', 'deflection last month'], { env })).out) as Record<string, unknown>;
  assert.equal(told['columns'], [{ id: 'deflection_rate', label: 'DEFLECTION RATE', unit: 'percent' }]);
  assert.is(told['canonical'], 'deflection rate last month');
  const wrong = written(world, 'bad.yml', 'targets: { csat_score: 85 }\n');
  assert.is((await parley(['ask', 'csat'], { env: { ...world.env, PARLEY_CONFIG: wrong } })).code, 4);
});

catalogue('diff lists the questions that change, with both plans in words', async (world) => {
  await parley(['forget', '--user', 'terminal'], { env: world.env });
  assert.match((await parley(['catalogue', 'diff', world.file], { env: world.env })).out, /^No question is logged\.\n$/);
  await parley(['ask', 'exposed last week'], { env: world.env });
  assert.is((await parley(['catalogue', 'diff', world.file], { env: world.env })).out, '1 question read, none of them to another plan.\n');
  for (const text of ['conversions by device last month', 'happiness\tlast month']) await parley(['ask', text], { env: world.env });
  for (const text of ['exposed by campaign last month', 'the second one']) await parley(['ask', '--thread', 't', text], { env: world.env });
  const { code, out } = await parley(['catalogue', 'diff', world.file], { env: world.env });
  assert.is(code, 0);
  assert.is(
    out,
    `4 questions read, 2 of them to another plan.

1 × conversions by device last month (sample)
  old: conversions after engagement by device last month
  new: incremental conversions by device last month

1 × happiness last month (sample)
  old: refused: \`happiness\` is no metric, name or word that is known here.
  new: csat score last month

1 question could not be read again: kept without their text, or about a row of an answer.
`,
  );
  const told = JSON.parse((await parley(['catalogue', 'diff', world.file, '--json'], { env: world.env })).out) as Record<string, unknown>;
  assert.is(told['read'], 4);
  assert.equal((told['changed'] as readonly unknown[])[0], {
    brand: 'sample',
    question: 'conversions by device last month',
    times: 1,
    old: { sentence: 'conversions after engagement by device last month' },
    new: { sentence: 'incremental conversions by device last month' },
  });
});

catalogue('diff tells a metric that is computed in another way', async (world) => {
  const env = { ...world.env, PARLEY_CONFIG: world.file };
  await parley(['ask', 'deflection last month'], { env });
  const other = written(
    world,
    'other.yml',
    exampleOf(readFileSync('README.md', 'utf8')).replace('numerator: closed_by_system', 'numerator: abandoned'),
  );
  assert.match(
    (await parley(['catalogue', 'diff', other], { env })).out,
    `deflection_rate has another formula; 1 question asked for it.
  old: closed by system ÷ closed conversations
  new: abandoned ÷ closed conversations`,
  );
});

catalogue('start says at once which names the data do not know', async (world) => {
  const env = { ...world.env, PARLEY_CONFIG: world.file, PARLEY_PORT: '0' };
  const stop = new AbortController();
  const onOut = (text: string): void => {
    if (text.includes('http://127.0.0.1:')) stop.abort();
  };
  const { code, err } = await parley(['start'], { env, signal: stop.signal, onOut });
  assert.is(code, 0);
  assert.match(err, 'warning: No brand has a campaign “Summer Sale”: the big one will be known when it does.');
});

catalogue.run();
