/** The page's server: who may come, what is streamed to whom, what is refused. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { entriesFor, patchOf } from '../../../src/surfaces/workspace/live/entries.ts';
import { servePage } from '../../../src/surfaces/workspace/live/serve-page.ts';
import { marked } from '../../../src/surfaces/workspace/live/typed.ts';
import { openTryOut, peopled } from '../../../src/surfaces/workspace/try-out.ts';
import type { Reply } from '../../../src/surfaces/workspace/wire.ts';
import { openWorkspace, type Workspace } from '../../../src/surfaces/workspace/workspace.ts';
import { closeApps, everything, withApp } from './bolt-app.ts';

interface Answer {
  readonly status: number | undefined;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A request with headers that fetch would not send. */
function ask(url: string, headers: Record<string, string> = {}, body: string | null = null): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: body === null ? 'GET' : 'POST', headers }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => {
        text += part.toString('utf8');
      });
      response.on('end', () => resolve({ status: response.statusCode, text, headers: response.headers }));
    });
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });
}

async function act(workspace: Workspace, user: string, done: object): Promise<Reply> {
  const headers = { 'content-type': 'application/json' };
  return JSON.parse((await ask(`${workspace.url}page/act?user=${user}`, headers, JSON.stringify(done))).text) as Reply;
}

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-page-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return folder;
}

function called(workspace: Workspace, name: string) {
  const channel = [...workspace.state.channels.values()].find((one) => one.name === name);
  assert.ok(channel);
  return channel;
}

const complete = () => Promise.resolve([{ text: 'campaign', kind: 'dimension', says: 'rows for each campaign', start: 0, end: 4 }]);

test('the page is handed out with a strict policy, nothing outside of its folder is, and only to this computer', async () => {
  const folder = folderOf({ 'index.html': '<p>page', 'a.js': '1' });
  const workspace = await openWorkspace(everything);
  servePage(workspace, { folder, user: peopled(workspace), complete });
  const get = (at: string, headers: Record<string, string> = {}) => ask(workspace.url + at, headers);
  const page = await get('');
  assert.equal([page.status, page.text, page.headers['cache-control']], [200, '<p>page', 'no-cache']);
  assert.match(String(page.headers['content-security-policy']), "default-src 'self'");
  assert.match(String((await get('a.js')).headers['cache-control']), 'immutable');
  assert.is((await get('b.js')).status, 404);
  assert.is((await get('..%2f..%2fpackage.json')).status, 404);
  assert.is((await get('', { host: 'evil.example' })).status, 403);
  assert.is((await get('', { host: new URL(workspace.url).host.replace('127.0.0.1', 'localhost') })).status, 200);
  const json = { 'content-type': 'application/json' };
  assert.is((await ask(`${workspace.url}page/act`, { ...json, origin: 'http://evil.example' }, '{}')).status, 403);
  assert.is((await ask(`${workspace.url}page/act`, { 'content-type': 'text/plain' }, '{}')).status, 403);
  assert.is((await get('page/files/F404')).status, 404);
  await workspace.close();
  rmSync(folder, { recursive: true });
});

test('what a person may not see is neither streamed nor reached', async () => {
  const { workspace, app } = await withApp((listening) => listening.message(() => Promise.resolve()));
  const token = workspace.botToken;
  const dana = peopled(workspace);
  servePage(workspace, { folder: null, user: dana, complete });
  const noor = [...workspace.state.users.values()].find(({ name }) => name === 'noor')?.id;
  assert.ok(noor);
  const general = called(workspace, 'general');
  const secret = workspace.channel('secret', 'private');
  secret.members.delete(noor);
  await app.client.chat.postMessage({ token, channel: secret.id, text: 'for dana' });
  await app.client.chat.postEphemeral({ token, channel: general.id, user: dana, text: 'only dana' });
  const seen = (user: string) => JSON.stringify(entriesFor(user, workspace.world));
  assert.ok(seen(dana).includes('for dana') && seen(dana).includes('only dana'));
  assert.not.ok(seen(noor).includes('for dana') || seen(noor).includes('only dana') || seen(noor).includes('secret'));
  const there = { channel: secret.id, threadTs: null, text: 'x' };
  assert.is((await act(workspace, noor, { act: 'say', ...there })).why, 'You are not in this channel.');
  assert.is((await act(workspace, noor, { act: 'invite', channel: secret.id })).ok, false);
  const place = { channel: secret.id, ts: workspace.state.messages[0]?.ts ?? '' };
  const use = { act: 'use', place, blockId: '', actionId: 'a', chosen: {}, values: {} };
  assert.is((await act(workspace, noor, use)).why, 'This message is gone.');
  assert.is((await act(workspace, noor, { ...use, act: 'suggest', typed: '' })).ok, false);
  assert.is((await act(workspace, noor, { ...use, place: { view: 'V1' } })).ok, false);
  assert.is((await act(workspace, noor, { act: 'submit', view: 'V1', values: {} })).why, 'This window is closed.');
  assert.is((await act(workspace, dana, { act: 'dance' })).why, 'This request is not understood.');
  assert.is((await act(workspace, dana, { act: 'stop', channel: general.id, threadTs: '1' })).ok, true);
  assert.is((await act(workspace, dana, { act: 'say', ...there, text: '/parley x', threadTs: '1.1' })).ok, false);
  assert.is((await act(workspace, dana, { act: 'say', channel: general.id, threadTs: null, text: '/invite @parley' })).ts, null);
  assert.equal((await act(workspace, dana, { act: 'complete', line: 'camp' })).offers?.length, 1);
});

test("only he who sees a message of his own can use it: another's is gone for him", async () => {
  const { workspace, app } = await withApp((listening) => listening.action(/.*/, ({ ack }) => ack()));
  const dana = peopled(workspace);
  servePage(workspace, { folder: null, user: dana, complete });
  const noor = [...workspace.state.users.values()].find(({ name }) => name === 'noor')?.id;
  assert.ok(noor);
  const button = { type: 'button' as const, action_id: 'share', text: { type: 'plain_text' as const, text: 'Share' } };
  await app.client.chat.postEphemeral({
    token: workspace.botToken,
    channel: called(workspace, 'general').id,
    user: dana,
    text: 'only dana',
    blocks: [{ type: 'actions', block_id: 'b', elements: [button] }],
  });
  const { channel, ts } = workspace.state.messages[0] ?? { channel: '', ts: '' };
  const use = { act: 'use', place: { channel, ts }, blockId: 'b', actionId: 'share', chosen: {}, values: {} };
  assert.is((await act(workspace, noor, use)).why, 'This message is gone.');
  assert.is((await act(workspace, dana, use)).ok, true);
  assert.is((await act(workspace, dana, { ...use, actionId: 'nothing' })).why, 'This message is gone.');
  assert.is((await act(workspace, noor, { act: 'shortcut', callbackId: 'explain', channel, ts })).why, 'This message is gone.');
});

test('only what changed is sent, and what is gone is told', async () => {
  const workspace = await openWorkspace(everything);
  const dana = peopled(workspace);
  const sent = new Map<string, string>();
  const patch = () => patchOf(sent, entriesFor(dana, workspace.world));
  assert.ok(Object.keys(patch()?.set ?? {}).includes('team'));
  assert.is(patch(), null);
  const channel = workspace.channel('new');
  assert.equal(Object.keys(patch()?.set ?? {}), [`channel:${channel.id}`]);
  channel.members.delete(dana);
  assert.equal(patch(), { set: {}, gone: [`channel:${channel.id}`] });
  await workspace.close();
});

test('what is typed becomes what Slack delivers', async () => {
  const workspace = await openWorkspace(everything);
  peopled(workspace);
  const typed = (text: string) => marked(text, workspace.world);
  assert.is(typed('a < b & c'), 'a &lt; b &amp; c');
  assert.is(typed('@parley hi @nobody'), `<@${workspace.bot.userId}> hi @nobody`);
  const care = called(workspace, 'care-team').id;
  assert.is(typed('see #care-team, #none https://a.b/?c=1&d=2'), `see <#${care}|care-team>, #none <https://a.b/?c=1&amp;d=2>`);
  await workspace.close();
});

test('a port that is taken is passed over', async () => {
  const first = await openTryOut(0, 'One');
  const port = Number(new URL(first.workspace.url).port);
  const second = await openTryOut(port, 'Two');
  assert.ok(Number(new URL(second.workspace.url).port) > port);
  await first.workspace.close();
  await second.workspace.close();
});

test.after.each(closeApps);

test.run();
