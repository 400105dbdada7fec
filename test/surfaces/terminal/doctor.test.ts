/** `parley doctor` on real databases and against the Slack-compatible workspace. */
import { rmSync, writeFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fixedClock, systemClock } from '../../../src/base/clock.ts';
import { journalFinding } from '../../../src/surfaces/terminal/doctor/examine-database.ts';
import { installOf, readManifest } from '../../../src/surfaces/workspace/manifest.ts';
import { openWorkspace, type Workspace, type WorkspaceOptions } from '../../../src/surfaces/workspace/workspace.ts';
import { databases } from '../../support/databases.ts';
import { parley } from '../../support/terminal.ts';

interface Told {
  readonly about: string;
  readonly state: string;
  readonly says: string;
  readonly mend: string | null;
}

/** What doctor finds, by what it looked at. */
async function findings(env: Readonly<Record<string, string>>) {
  const { code, out } = await parley(['doctor', '--json'], { env });
  const { findings: found } = JSON.parse(out) as { readonly findings: readonly Told[] };
  const of = (about: string): Told => {
    const one = found.find((finding) => finding.about === about);
    if (one === undefined) throw new Error(`nothing of ${about}`);
    return one;
  };
  return { code, of };
}

async function withWorkspace(
  options: WorkspaceOptions & { readonly scopes?: readonly string[] },
  work: (workspace: Workspace, env: Readonly<Record<string, string>>) => Promise<void>,
): Promise<void> {
  const install = installOf(readManifest());
  const workspace = await openWorkspace({ ...install, scopes: options.scopes ?? install.scopes }, options);
  const [database] = databases();
  assert.ok(database);
  const { url, drop } = await database.open();
  const { botToken, appToken, apiUrl } = workspace;
  try {
    await work(workspace, { PARLEY_DATABASE_URL: url, SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl });
  } finally {
    await workspace.close();
    await drop();
  }
}

for (const { kind, open, empty } of databases()) {
  test(`${kind}: without Slack all else is checked, and Slack is said to be skipped`, async () => {
    const { url, drop } = await open();
    const { code, out } = await parley(['doctor'], { env: { PARLEY_DATABASE_URL: url } });
    assert.is(code, 0);
    assert.match(out, /^ok +Configuration {2}/m);
    assert.match(out, /^ok +Writing {8}A trial row could be written, and was taken back\.$/m);
    assert.match(out, /^ok +Charts {9}A chart of \d+ bytes was drawn with the fonts that ship\.$/m);
    assert.match(out, /^skipped +Slack {10}SLACK_BOT_TOKEN is not set/m);
    assert.match(out, /All is well\.\n$/);
    await drop();
  });

  test(`${kind}: a database without tables is told with the command that makes them`, async () => {
    const { url, drop } = empty();
    if (kind === 'sqlite') {
      assert.match((await findings({ PARLEY_DATABASE_URL: url })).of('Database').mend ?? '', 'parley migrate');
      const migrated = await parley(['migrate'], { env: { PARLEY_DATABASE_URL: url } });
      assert.is(migrated.code, 0);
      assert.is((await findings({ PARLEY_DATABASE_URL: url })).of('Journal').state, 'ok');
    } else {
      const { code, of } = await findings({ PARLEY_DATABASE_URL: url });
      assert.is(code, 4);
      assert.match(of('Tables').says, /^\d+ migrations are missing, first 0001_reference\.$/);
      assert.is(of('Writing').state, 'skipped');
    }
    drop();
  });
}

test('a journal that is not WAL is told', () => {
  assert.is(journalFinding('delete').state, 'not ok');
  assert.match(journalFinding('delete').mend ?? '', 'local disk');
});

test('a wrong configuration is told by its keys, and nothing else is tried', async () => {
  const { code, out } = await parley(['doctor'], { env: { PARLEY_PORT: 'x', SLACK_APP_TOKEN: 'xapp-1' }, terminal: true });
  assert.is(code, 4);
  assert.match(out, 'PARLEY_PORT');
  assert.match(out, 'The configuration comes first.');
  assert.match(out, '1 to mend.');
});

test('charts that no server draws are told', async () => {
  const [database] = databases();
  assert.ok(database);
  const { url, drop } = database.empty();
  const path = `${url.replace('sqlite:', '')}.yml`;
  writeFileSync(path, 'charts:\n  quickchart_url: http://127.0.0.1:9\n');
  const { of } = await findings({ PARLEY_DATABASE_URL: url, PARLEY_CONFIG: path });
  assert.is(of('Charts').state, 'not ok');
  assert.match(of('Charts').mend ?? '', 'quickchart_url');
  rmSync(path);
  drop();
});

test('tokens, scopes and clock are good where Slack says so', () =>
  withWorkspace({}, async (workspace, env) => {
    const { code, of } = await findings(env);
    assert.is(code, 0);
    for (const about of ['Bot token', 'Scopes', 'App token', 'Clock']) assert.is(of(about).state, 'ok', about);
    assert.match(of('Bot token').says, 'installed in Test');
    assert.is(
      (await findings({ ...env, SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: workspace.signingSecret })).of('App token').state,
      'skipped',
    );
  }));

test('what Slack refuses is told, with how to mend it', () =>
  withWorkspace({ scopes: ['chat:write'], clock: fixedClock(new Date(systemClock.now() - 400_000).toISOString()) }, async (_, env) => {
    const { code, of } = await findings(env);
    assert.is(code, 4);
    assert.match(of('Scopes').says, 'files:write');
    assert.match(of('Scopes').mend ?? '', 'parley manifest');
    assert.match(of('Clock').says, /^It is (399|40\d) s ahead of Slack's/);
    const refused = await findings({ ...env, SLACK_BOT_TOKEN: 'xoxb-wrong', SLACK_APP_TOKEN: 'xapp-wrong' });
    assert.match(refused.of('Bot token').says, 'invalid_auth');
    assert.is(refused.of('Scopes').state, 'skipped');
    assert.match(refused.of('App token').says, 'invalid_auth');
  }));

test('a Slack that cannot be reached is told once', () =>
  withWorkspace({}, async (workspace, env) => {
    await workspace.close();
    const { code, of } = await findings(env);
    assert.is(code, 4);
    assert.match(of('Bot token').says, 'cannot be reached');
    assert.is(of('Clock').state, 'skipped');
  }));

test.run();
