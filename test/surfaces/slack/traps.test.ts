/**
 * The traps of Bolt and Slack's libraries that are known, and the test that each has. Those that are not here stand where they belong.
 *
 * | trap | test |
 * | --- | --- |
 * | 1 `headers` in shared options give one workspace's token to all | "clients of one set of options call with their own tokens" |
 * | 2 Socket Mode makes every client repeat calls a hundred times | "a call that fails in Socket Mode is not repeated by the client" |
 * | 3 a message is sent again when its answer is lost | failures: "a connection that breaks after the message arrived: …" |
 * | 4 a bad token is an unheard rejection | start-slack: "a wrong token is a problem …", "after a refresh of the socket, …" |
 * | 5 five seconds without a socket after each refresh | "after a refresh the socket is there again long before Bolt's five seconds" |
 * | 6 concurrent appends start two streams | "nothing streams, nor keeps threads in memory, nor uploads by the library's own way" |
 * | 7 the Assistant's thread context is one for all | the same |
 * | 8 `filesUploadV2` names the words of a picture wrongly | the same; "a picture has its words in its block, none with the file" |
 * | 9 requests of the future are accepted | delivery/requests: "what is forged, old, future, …" |
 * | 10 `respond` waits for ever and is not repeated | "an answer to a command that Slack does not take in time ends, and is logged" |
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { webApi } from '@slack/bolt';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { boltLogger } from '../../../src/surfaces/slack/bolt-logger.ts';
import { clientOptions } from '../../../src/surfaces/slack/receiver.ts';
import { valuesOf } from '../../../src/surfaces/workspace/blocks/complaints.ts';
import { installOf, readManifest } from '../../../src/surfaces/workspace/manifest.ts';
import { openWorkspace } from '../../../src/surfaces/workspace/workspace.ts';
import { closeBots, logTo, openBot, settingsFor } from './bot.ts';
import { answered, pictured, shown } from './shown.ts';

test('clients of one set of options call with their own tokens', async () => {
  const workspace = await openWorkspace(installOf(readManifest()));
  const other = workspace.another('elsewhere');
  const options = clientOptions(settingsFor(workspace, 'socket'), boltLogger(logTo([])), fetch);
  const [first, second] = [new webApi.WebClient(workspace.botToken, options), new webApi.WebClient(other.botToken, options)];
  for (const [client, team] of [
    [first, workspace.team],
    [second, other.team],
    [first, workspace.team],
  ] as const)
    assert.is((await client.auth.test()).team_id, team);
  assert.not.ok('headers' in options);
  await workspace.close();
});

test('a call that fails in Socket Mode is not repeated by the client', async () => {
  const bot = await openBot({ mode: 'socket', ask: () => answered(shown()) });
  const { workspace } = bot;
  const dana = workspace.user('dana');
  workspace.faults.next('assistant.threads.setStatus', { kind: 'status', status: 500 });
  await workspace.answer(await workspace.say(dana, workspace.direct(dana), 'exposed'));
  await bot.close();
  assert.is(workspace.state.calls.filter(({ method }) => method === 'assistant.threads.setStatus').length, 1);
});

test("after a refresh the socket is there again long before Bolt's five seconds", async () => {
  const bot = await openBot({ mode: 'socket', ask: () => answered(shown()) });
  const { workspace } = bot;
  workspace.courier.patience = 2500;
  workspace.sockets.refresh('refresh_requested');
  await workspace.state.until('the connection to go', () => workspace.sockets.open() === 0);
  const dana = workspace.user('dana');
  const delivery = await workspace.command(dana, workspace.channel('numbers'), '/parley', 'exposed');
  assert.is(delivery.status, 200);
  await bot.close();
});

test('nothing streams, nor keeps threads in memory, nor uploads by the library’s own way', () => {
  const folder = path.join(import.meta.dirname, '../../../src/surfaces/slack');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  assert.ok(files.length > 50);
  for (const file of files) {
    const source = readFileSync(path.join(folder, file), 'utf8');
    for (const trap of ['chatStream(', 'sayStream', 'new Assistant(', 'filesUploadV2', 'alt_txt'])
      assert.not.match(source, trap, `${file}: ${trap}`);
  }
});

test('a picture has its words in its block, none with the file', async () => {
  const bot = await openBot({ ask: () => answered(pictured()) });
  const { workspace } = bot;
  const dana = workspace.user('dana');
  const answer = await workspace.answer(await workspace.say(dana, workspace.direct(dana), 'exposed'));
  await bot.close();
  assert.match(String(valuesOf(answer.blocks, 'alt_text')[0]?.value), /^Bar chart: EXPOSED/);
  const uploads = workspace.state.calls.filter(({ method }) => method.startsWith('files.'));
  assert.ok(uploads.length >= 3);
  assert.not.match(JSON.stringify(uploads), /alt_te?xt/);
});

test('an answer to a command that Slack does not take in time ends, and is logged', async () => {
  const bot = await openBot({ ask: () => answered(shown()), waits: { call: 300 } });
  const { workspace } = bot;
  workspace.faults.next('response', { kind: 'silent' }, 5);
  await workspace.command(workspace.user('dana'), workspace.channel('numbers'), '/parley', 'exposed');
  await bot.close();
  assert.ok(bot.lines.some(({ level }) => level === 'error'));
});

test.after.each(closeBots);

test.run();
