import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { sampleLines, sampleNow } from '../../support/sample-brand.ts';
import { parley } from '../../support/terminal.ts';

interface World {
  folder: string;
  env: Record<string, string>;
}

const threads = suite<World>('threads at the terminal', { folder: '', env: {} });

threads.before(async (world) => {
  world.folder = mkdtempSync(path.join(tmpdir(), 'parley-threads-'));
  world.env = { PARLEY_DATABASE_URL: `sqlite:${path.join(world.folder, 'sample.db')}`, PARLEY_NOW: sampleNow };
  const file = path.join(world.folder, 'sample.ndjson');
  writeFileSync(file, sampleLines().join('\n'));
  assert.is((await parley(['import', file], { env: world.env })).code, 0);
});
threads.after((world) => rmSync(world.folder, { recursive: true }));

threads('--thread changes the question that was asked before in the thread', async ({ env }) => {
  await parley(['ask', '--thread', 'one', 'exposed by campaign last week'], { env });
  const { code, out } = await parley(['ask', '--thread', 'one', 'by device'], { env });
  assert.is(code, 0);
  assert.match(out, /^exposed by device last week\nChanged: by device\.\nExposed by device/);
  const other = await parley(['ask', '--json', '--thread', 'two', 'by device'], { env });
  const told = JSON.parse(other.out) as { readonly plan: { readonly kind: string }; readonly rows: readonly unknown[] };
  assert.is(told.plan.kind, 'edit');
  assert.equal(told.rows, []);
});

threads('lines of a batch follow each other within their thread, with plans as with answers', async ({ env }) => {
  const lines = [
    { text: 'exposed by campaign last week', thread: 'a' },
    { text: 'csat yesterday', thread: 'b' },
    { text: 'by device', thread: 'a' },
    { text: 'and sms', thread: 'b' },
  ];
  const input = lines.map((line) => JSON.stringify(line)).join('\n');
  for (const flags of [[], ['--plan']]) {
    const { out } = await parley(['ask', '--batch', '-', ...flags], { env, input });
    const plans = out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { readonly plan: Record<string, unknown> }).plan);
    assert.equal(plans[2]?.['by'], ['device']);
    assert.equal(plans[3]?.['metrics'], ['csat_score']);
    assert.equal(plans[3]?.['filters'], [{ dimension: 'source_type', op: 'in', values: ['twilio sms'] }]);
  }
});

threads('a chat is one thread', async ({ env }) => {
  const input = 'exposed by campaign last week\nby device\nundo\nexit\n';
  const { code, out, err } = await parley(['chat'], { env, input });
  assert.is(code, 0, err);
  assert.match(out, 'Changed: by device.');
  assert.match(out, 'Taken back: by device.');
});

threads('Tab goes on with a word, over what is typed of it, and lists the ways to go on with what each is', async ({ env }) => {
  async function* typing(shown: () => string): AsyncIterable<string> {
    let from = 0;
    const seen = async (part: string): Promise<void> => {
      while (shown().indexOf(part, from) < 0) await pause(5);
      from = shown().indexOf(part, from) + part.length;
    };
    await seen('parley> ');
    yield 'csat campaign WINT\t';
    await seen('Winter "Warm" 20% 🎉');
    yield ' last we\t';
    await seen('last week');
    yield ' \t';
    await seen('compared with 9–15 November 2026');
    // At the cursor inside a word: the rest of the word goes too.
    yield '\u0015csat by campai last week\u0001';
    for (let step = 0; step < 'csat by camp'.length; step += 1) yield '\u001b[C';
    yield '\t';
    await seen('csat by campaign last week');
    yield '\u0005\u0015exit\n';
  }
  const { code, out } = await parley(['chat'], { env, input: typing, terminal: true });
  assert.is(code, 0);
  assert.match(out, /vs previous period +compared with 9–15 November 2026/);
});

threads('unknown lists the words that nobody knew with the closest names, until their asker is forgotten', async ({ env }) => {
  for (const text of ['abandonments by campaign', 'abandonments yesterday', 'fluxness last week', 'csat by hour last week'])
    await parley(['ask', text], { env });
  const { code, out } = await parley(['unknown'], { env });
  assert.is(code, 0);
  assert.match(out, /fluxness +1 +2026-11-23 +–/);
  assert.match(out, 'Other refusals: unreachable_filter 1.');
  const told = JSON.parse((await parley(['unknown', '--json'], { env })).out) as { readonly words: readonly object[] };
  assert.ok(told.words.length > 0);
  await parley(['forget', '--user', 'terminal'], { env });
  assert.is((await parley(['unknown'], { env })).out, 'Every word was known.\n');
});

threads.run();
