/** The workspace hands out tokens as Slack does. */
import { webApi } from '@slack/bolt';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { boltLogger } from '../../../src/surfaces/slack/bolt-logger.ts';
import { openWorkspace, type Workspace } from '../../../src/surfaces/workspace/workspace.ts';
import { logTo } from '../slack/bot.ts';
import { codeOf, everything } from './bolt-app.ts';

const redirect = 'http://127.0.0.1:9/slack/oauth_redirect';

async function withWorkspace(work: (workspace: Workspace) => Promise<void>): Promise<void> {
  const workspace = await openWorkspace({ ...everything, events: ['tokens_revoked', 'app_uninstalled'] });
  try {
    await work(workspace);
  } finally {
    await workspace.close();
  }
}

function client({ apiUrl }: Workspace, token?: string): webApi.WebClient {
  return new webApi.WebClient(token, { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, logger: boltLogger(logTo([])) });
}

async function consent(workspace: Workspace, parts: Readonly<Record<string, string>> = {}): Promise<Response> {
  const query = new URLSearchParams({
    client_id: workspace.grants.clientId,
    scope: 'chat:write,commands',
    state: 's1',
    redirect_uri: redirect,
    ...parts,
  });
  return fetch(`${workspace.url}oauth/v2/authorize?${query.toString()}`, { redirect: 'manual' });
}

async function codeFor(workspace: Workspace, team: string): Promise<string> {
  const back = new URL((await consent(workspace, { team })).headers.get('location') ?? '');
  assert.is(back.searchParams.get('state'), 's1');
  return back.searchParams.get('code') ?? '';
}

function secretsOf({ grants }: Workspace) {
  return { client_id: grants.clientId, client_secret: grants.clientSecret };
}

test('consent leads back with a code, which is good once, for one workspace', () =>
  withWorkspace(async (workspace) => {
    const other = workspace.another('Other');
    const access = client(workspace).oauth.v2.access;
    const code = await codeFor(workspace, other.team);
    const given = await access({ ...secretsOf(workspace), code, redirect_uri: redirect });
    assert.is(given.team?.id, other.team);
    assert.is(given.bot_user_id, other.bot.userId);
    assert.is(given.scope, 'chat:write,commands');
    assert.is((await client(workspace, given.access_token).auth.test()).team_id, other.team);
    assert.is(await codeOf(access({ ...secretsOf(workspace), code, redirect_uri: redirect })), 'code_already_used');
    assert.is(await codeOf(access({ ...secretsOf(workspace), code: 'x' })), 'invalid_code');
    const elsewhere = { code: await codeFor(workspace, 'T000TEST'), redirect_uri: 'http://elsewhere' };
    assert.is(await codeOf(access({ ...secretsOf(workspace), ...elsewhere })), 'bad_redirect_uri');
    assert.is(await codeOf(access({ ...secretsOf(workspace), client_secret: 'x', code })), 'bad_client_secret');
    assert.is(await codeOf(access({ client_id: 'x', client_secret: 'x', code })), 'invalid_client_id');
  }));

test('consent is refused for another app, and without a way back', () =>
  withWorkspace(async (workspace) => {
    assert.is(await (await consent(workspace, { client_id: 'x' })).text(), 'invalid_client_id');
    assert.is(await (await consent(workspace, { redirect_uri: 'nowhere' })).text(), 'bad_redirect_uri');
  }));

test('a whole organisation may install', () =>
  withWorkspace(async (workspace) => {
    const code = await codeFor(workspace, 'E000ORG');
    const given = await client(workspace).oauth.v2.access({ ...secretsOf(workspace), code, redirect_uri: redirect });
    assert.equal([given.is_enterprise_install, given.enterprise?.id, given.team], [true, 'E000ORG', null]);
  }));

test('with rotation tokens end, and are refreshed once', () =>
  withWorkspace(async (workspace) => {
    workspace.grants.life = 43_200;
    const access = client(workspace).oauth.v2.access;
    const code = await codeFor(workspace, workspace.team);
    const given = await access({ ...secretsOf(workspace), code, redirect_uri: redirect });
    assert.is(given.expires_in, 43_200);
    workspace.grants.expire(workspace.world);
    assert.is(await codeOf(client(workspace, given.access_token).auth.test()), 'token_expired');
    const refresh = { ...secretsOf(workspace), grant_type: 'refresh_token' as const, refresh_token: given.refresh_token ?? '' };
    const fresh = await access(refresh);
    assert.is((await client(workspace, fresh.access_token).auth.test()).ok, true);
    assert.is(await codeOf(access(refresh)), 'invalid_refresh_token');
  }));

test('whoever removes the app ends its tokens, and no other workspace’s', () =>
  withWorkspace(async (workspace) => {
    const other = workspace.another('Other');
    workspace.eventsUrl = 'http://127.0.0.1:9/';
    await workspace.uninstall();
    assert.is(await codeOf(client(workspace, workspace.botToken).auth.test()), 'token_revoked');
    assert.is((await client(workspace, other.botToken).auth.test()).team_id, other.team);
  }));

test.run();
