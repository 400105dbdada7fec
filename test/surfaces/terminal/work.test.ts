/** `parley work` with Slack credentials: what is due is posted in Slack, and nothing is taken from it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { makeSchedules } from '../../../src/schedule/make-schedules.ts';
import { installOf, readManifest } from '../../../src/surfaces/workspace/manifest.ts';
import { openWorkspace } from '../../../src/surfaces/workspace/workspace.ts';
import { made, planOf } from '../../schedule/world.ts';
import { openOrFail } from '../../support/databases.ts';
import { sampleLines, sampleNow } from '../../support/sample-brand.ts';
import { parley } from '../../support/terminal.ts';

test('what is due in Slack is posted there once, by --once and by a process that goes on', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-work-'));
  const workspace = await openWorkspace(installOf(readManifest()));
  const { team } = workspace;
  try {
    const env = {
      PARLEY_DATABASE_URL: `sqlite:${path.join(folder, 'sample.db')}`,
      PARLEY_NOW: sampleNow,
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_SIGNING_SECRET: workspace.signingSecret,
      SLACK_API_URL: workspace.apiUrl,
    };
    const file = path.join(folder, 'sample.ndjson');
    writeFileSync(file, sampleLines().join('\n'));
    assert.is((await parley(['import', file], { env })).code, 0);
    const store = await openOrFail(env.PARLEY_DATABASE_URL);
    const schedules = makeSchedules(store, { now: () => Date.parse(sampleNow) });
    const channel = workspace.channel('ops');
    const plan = planOf('0 * * * *', 'UTC');
    const asker = `slack:${team}:${workspace.user('dana')}`;
    const created = await schedules.create(made('', { brand: 'sample', plan, team, asker, to: [channel.id] }));
    assert.ok(created.ok);
    await store.close();
    const posted = (): number => workspace.state.messages.filter(({ fromBot, threadTs }) => fromBot && threadTs === null).length;

    const first = await parley(['work', '--once', '--now', '2026-11-23T16:00:00Z'], { env });
    assert.match(first.err, '1 done.');
    assert.is(posted(), 1);
    const again = await parley(['work', '--once', '--now', '2026-11-23T16:00:00Z'], { env });
    assert.match(again.err, 'Nothing was due.');

    const stop = new AbortController();
    const going = parley(['work', '--now', '2026-11-23T17:00:00Z'], { env, signal: stop.signal });
    await workspace.state.until('a second post', () => posted() > 1);
    stop.abort();
    assert.is((await going).code, 0);
    assert.is(posted(), 2);

    const wrong = await parley(['work', '--once'], { env: { ...env, SLACK_BOT_TOKEN: 'xoxb-nobody' } });
    assert.is(wrong.code, 4);
    assert.match(wrong.err, 'Slack refuses SLACK_BOT_TOKEN');
  } finally {
    await workspace.close();
    rmSync(folder, { recursive: true });
  }
});

test.run();
