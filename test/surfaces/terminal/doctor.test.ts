/** `parley doctor` on real databases and against the Slack-compatible workspace. */
import { rmSync, writeFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fixedClock, systemClock } from '../../../src/base/clock.ts';
import { installationsIn } from '../../../src/store/installations.ts';
import { lostWithout } from '../../../src/surfaces/slack/install/scopes.ts';
import { sealedIn } from '../../../src/surfaces/slack/install/sealed.ts';
import { openVault } from '../../../src/surfaces/slack/install/vault.ts';
import { journalFinding } from '../../../src/surfaces/terminal/doctor/examine-database.ts';
import { installOf, readManifest } from '../../../src/surfaces/workspace/manifest.ts';
import { openWorkspace, type Workspace, type WorkspaceOptions } from '../../../src/surfaces/workspace/workspace.ts';
import { databases, openOrFail } from '../../support/databases.ts';
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
    assert.match(out, /^skipped +Slack {10}SLACK_BOT_TOKEN is not set, nor SLACK_CLIENT_ID/m);
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
    for (const about of ['Bot token', 'Scopes', 'Optional scopes', 'App token', 'Clock']) assert.is(of(about).state, 'ok', about);
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
    const { says } = of('Scopes');
    assert.match(says, 'files:write (charts');
    assert.match(says, 'im:write (a direct message of ours that may have arrived is not sent again)');
    assert.match(says, 'im:history (direct messages are not heard');
    assert.match(of('Optional scopes').says, /channels:history \(threads of public channels go on by mention alone.*links:read/);
    assert.match(of('Scopes').mend ?? '', 'parley manifest');
    assert.match(of('Clock').says, /^It is (399|40\d) s ahead of Slack's/);
    const refused = await findings({ ...env, SLACK_BOT_TOKEN: 'xoxb-wrong', SLACK_APP_TOKEN: 'xapp-wrong' });
    assert.match(refused.of('Bot token').says, 'invalid_auth');
    assert.is(refused.of('Scopes').state, 'skipped');
    assert.match(refused.of('App token').says, 'invalid_auth');
  }));

test('each scope of the manifest is told with what does not work without it', () => {
  const { scopes } = installOf(readManifest());
  assert.equal(Object.keys(lostWithout).toSorted(), [...scopes].toSorted());
});

test('a scope that is optional stops nothing', () =>
  withWorkspace({ scopes: readManifest().oauth_config.scopes.bot }, async (_, env) => {
    const { code, of } = await findings(env);
    assert.is(code, 0);
    assert.equal([of('Scopes').state, of('Optional scopes').state], ['ok', 'skipped']);
  }));

test('a Slack that cannot be reached is told once', () =>
  withWorkspace({}, async (workspace, env) => {
    await workspace.close();
    const { code, of } = await findings(env);
    assert.is(code, 4);
    assert.match(of('Bot token').says, 'cannot be reached');
    assert.is(of('Clock').state, 'skipped');
  }));

const sealing = Buffer.alloc(32, 7).toString('base64');
const other = Buffer.alloc(32, 1).toString('base64');

test('for many workspaces the credentials, the key and every installation are looked at', () =>
  withWorkspace({}, async (workspace, { PARLEY_DATABASE_URL: url = '', SLACK_API_URL: api = '' }) => {
    const { grants, botToken } = workspace;
    const env = {
      PARLEY_DATABASE_URL: url,
      PARLEY_URL: 'https://parley.mybrand.com',
      PARLEY_TOKEN_KEY: sealing,
      SLACK_API_URL: api,
      SLACK_CLIENT_ID: grants.clientId,
      SLACK_CLIENT_SECRET: grants.clientSecret,
      SLACK_SIGNING_SECRET: workspace.signingSecret,
    };
    const empty = await findings(env);
    assert.is(empty.code, 0);
    assert.equal(
      ['OAuth client', 'Token key', 'Installations', 'Clock'].map((about) => empty.of(about).state),
      ['ok', 'ok', 'skipped', 'ok'],
    );
    const store = await openOrFail(url);
    const kept = installationsIn(store);
    const sealed = sealedIn(kept, openVault([sealing]));
    const { scopes } = installOf(readManifest());
    const acme = {
      id: workspace.team,
      organisation: false,
      name: 'Acme',
      appId: 'A1',
      botId: 'B1',
      botUser: 'U1',
      scopes,
      installer: 'U2',
      token: botToken,
      refreshToken: 'xoxe-1',
      expiresAt: 1,
      installedAt: 1,
    };
    await sealed.put(acme);
    const good = await findings(env);
    assert.is(good.code, 0);
    assert.match(good.of('Token key').says, 'of every installation (1)');
    grants.expire(workspace.world);
    assert.is((await findings(env)).of('Installations').state, 'ok', 'it is refreshed before it is used');
    await sealed.put({ ...acme, id: 'T2', name: 'Old', token: 'xoxb-gone', scopes: ['chat:write'] });
    const bad = await findings({ ...env, SLACK_CLIENT_SECRET: 'x' });
    assert.match(bad.of('OAuth client').says, 'bad_client_secret');
    assert.match(bad.of('Installations').says, /^Old is refused \(invalid_auth\); Old has not granted app_mentions:read/);
    const locked = await findings({ ...env, PARLEY_TOKEN_KEY: other });
    assert.match(locked.of('Token key').says, 'but not those of Acme, Old: add the key');
    await kept.put({ ...acme, token: 'nonsense' });
    assert.match((await findings(env)).of('Token key').says, 'The tokens of Acme were changed');
    const nowhere = await findings({ ...env, PARLEY_DATABASE_URL: `${url}-not-there` });
    assert.is(nowhere.of('Installations').state, 'skipped');
    await store.writer('parley_migrations').where({ name: '0014_installations' }).delete();
    await store.close();
    assert.is((await findings(env)).of('Token key').state, 'skipped');
    await workspace.close();
    assert.match((await findings(env)).of('OAuth client').says, 'cannot be reached');
  }));

test.run();
