/** Whole processes: one is killed in the middle of an answer, one logs a day's troubles with the real logger and stops in good order. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { commandBody, eventBody, messageEvent } from '../../../../src/surfaces/workspace/deliveries/payloads.ts';
import { deliverSigned } from '../../../../src/surfaces/workspace/deliveries/signed.ts';
import { installOf, readManifest } from '../../../../src/surfaces/workspace/manifest.ts';
import { openWorkspace, type Workspace } from '../../../../src/surfaces/workspace/workspace.ts';
import { databases, type TestDatabase } from '../../../support/databases.ts';
import { startProcess } from '../../../support/load/bot-process.ts';
import { rollLines } from '../../../support/rolled-store.ts';
import { sampleLines } from '../../../support/sample-brand.ts';

async function onSample(database: TestDatabase, work: (workspace: Workspace, url: string) => Promise<void>): Promise<void> {
  const workspace = await openWorkspace(installOf(readManifest()));
  const { store, url, drop } = await database.open();
  await rollLines(store, sampleLines());
  try {
    await work(workspace, url);
  } finally {
    await workspace.close();
    await drop();
  }
}

for (const database of databases())
  test(`${database.kind}: what a process was answering when it was killed is answered by another, once`, () =>
    onSample(database, async (workspace, url) => {
      const [doomed, other] = await Promise.all([startProcess(workspace, url), startProcess(workspace, url)]);
      const dana = workspace.user('dana');
      const channel = workspace.direct(dana);
      // It waits for its status, which never comes, and so has not answered when it is killed.
      workspace.faults.next('assistant.threads.setStatus', { kind: 'silent' });
      workspace.eventsUrl = `${doomed.base}/slack/events`;
      const message = await workspace.say(dana, channel, 'exposed by campaign last week');
      await workspace.state.until('the status', () => workspace.state.calls.some(({ method }) => method.endsWith('setStatus')));
      assert.is(await doomed.end('SIGKILL'), null);
      assert.is(workspace.replies(channel, message.ts).length, 0);
      const answer = await workspace.answer(message).catch(() => workspace.answer(message));
      assert.match(answer.text, 'Exposed by campaign');
      // Delivered again, as Slack does where the first acknowledgement was lost.
      workspace.eventsUrl = `${other.base}/slack/events`;
      await workspace.deliver('event', eventBody(messageEvent('message', message, workspace.world, 'im'), workspace.world));
      assert.is(await other.end('SIGTERM'), 0);
      assert.is(workspace.replies(channel, message.ts).length, 1);
      assert.match(other.logged(), 'work that was left is done');
    }));

test('the real log holds neither secrets nor what people wrote, whatever goes wrong', () =>
  onSample(databases()[0] as TestDatabase, async (workspace, url) => {
    const child = await startProcess(workspace, url);
    workspace.eventsUrl = `${child.base}/slack/events`;
    const dana = workspace.user('dana');
    const channel = workspace.direct(dana);
    workspace.faults.next('assistant.threads.setStatus', { kind: 'error', error: 'not_agent_app' });
    workspace.faults.next('chat.postMessage', { kind: 'error', error: 'invalid_blocks', messages: ['[ERROR] x [json-pointer:/blocks/1]'] });
    await workspace.answer(await workspace.say(dana, channel, 'exposed by campaign last week'));
    workspace.faults.next('chat.postMessage', { kind: 'status', status: 500 });
    const refused = await workspace.say(dana, channel, 'exposed of zanzibar with password hunter2');
    await workspace.answer(refused);
    const again = eventBody(messageEvent('message', refused, workspace.world, 'im'), workspace.world);
    await workspace.deliver('event', again, { num: 1, reason: 'http_timeout' });
    const timestamp = Math.floor(Date.now() / 1000);
    await deliverSigned(workspace.eventsUrl, 'event', again, { secret: 'forged', timestamp });
    const command = commandBody('/parley', 'exposed of zanzibar', workspace.channel('numbers'), dana, workspace.world);
    await workspace.deliver('command', { ...command, team_id: 'TOTHER' });
    await workspace.deliver('command', command);
    await workspace.state.until('a word to dana', () => workspace.state.messages.some(({ onlyFor }) => onlyFor === dana));
    assert.is(await child.end('SIGTERM'), 0);
    const logged = child.logged();
    for (const line of ['Slack refused blocks', 'a delivery came again', 'a delivery failed', 'stopped answering in Slack'])
      assert.match(logged, line);
    for (const secret of [workspace.botToken, workspace.signingSecret, 'zanzibar', 'hunter2', 'exposed by', 'hooks.slack', '/commands/'])
      assert.not.match(logged, secret);
  }));

test.run();
