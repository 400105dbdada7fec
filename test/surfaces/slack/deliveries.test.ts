/** One question, one answer, however often and by whatever way it is delivered. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { eventBody, messageEvent } from '../../../src/surfaces/workspace/deliveries/payloads.ts';
import { signatureOf } from '../../../src/surfaces/workspace/deliveries/signed.ts';
import { closeBots, openBot } from './bot.ts';
import { answered, shown } from './shown.ts';

for (const mode of ['socket', 'http'] as const)
  test(`a message that is delivered again and again is answered once (${mode})`, async () => {
    const bot = await openBot({ mode, ask: () => answered(shown()) });
    const { workspace } = bot;
    const dana = workspace.user('dana');
    const message = await workspace.say(dana, workspace.direct(dana), 'exposed');
    await workspace.answer(message);
    const again = eventBody(messageEvent('message', message, workspace.world, 'im'), workspace.world);
    const otherId = eventBody(messageEvent('message', message, workspace.world, 'im'), workspace.world);
    await Promise.all(
      [again, again, otherId, otherId].map((body, num) => workspace.deliver('event', body, { num, reason: 'http_timeout' })),
    );
    await bot.close();
    assert.is(bot.asked.length, 1);
    assert.is(workspace.replies(workspace.direct(dana), message.ts).length, 1);
  });

test('many copies that come at the same time are answered once', async () => {
  const bot = await openBot({ mode: 'http', ask: () => answered(shown()) });
  const { workspace } = bot;
  const dana = workspace.user('dana');
  const channel = workspace.direct(dana);
  const ts = workspace.state.nextTs();
  workspace.state.messages.push({
    channel: channel.id,
    ts,
    threadTs: null,
    user: dana,
    fromBot: false,
    text: 'exposed',
    blocks: [],
    args: {},
    onlyFor: null,
    files: [],
    updates: 0,
  });
  const event = { type: 'message', channel_type: 'im', channel: channel.id, user: dana, text: 'exposed', ts };
  await Promise.all(Array.from({ length: 20 }, () => workspace.deliver('event', eventBody(event, workspace.world))));
  await bot.close();
  assert.is(bot.asked.length, 1);
});

test('a forged, unsigned, changed, old or future request is refused', async () => {
  const bot = await openBot({ mode: 'http', ask: () => answered(shown()) });
  const { workspace } = bot;
  const url = String(workspace.eventsUrl);
  const dana = workspace.user('dana');
  const body = JSON.stringify(
    eventBody(
      { type: 'message', channel_type: 'im', channel: workspace.direct(dana).id, user: dana, text: 'exposed', ts: '1.1' },
      workspace.world,
    ),
  );
  const now = Math.floor(Date.now() / 1000);
  const send = async (timestamp: number, signature: string | null, sent = body) => {
    const headers = {
      'content-type': 'application/json',
      'x-slack-request-timestamp': String(timestamp),
      ...(signature === null ? {} : { 'x-slack-signature': signature }),
    };
    const response = await fetch(url, { method: 'POST', headers, body: sent });
    await response.arrayBuffer();
    return response.status;
  };
  const good = signatureOf(workspace.signingSecret, now, body);
  assert.is(await send(now, signatureOf('another secret', now, body)), 401);
  assert.is(await send(now, null), 401);
  assert.is(await send(now, good, body.replace('exposed', 'revenue')), 401);
  assert.is(await send(now - 600, signatureOf(workspace.signingSecret, now - 600, body)), 401);
  assert.is(await send(now + 3600, signatureOf(workspace.signingSecret, now + 3600, body)), 401);
  await bot.close();
  assert.is(bot.asked.length, 0);
});

test('the health check answers, other paths do not', async () => {
  const bot = await openBot({ mode: 'http' });
  const base = String(bot.workspace.eventsUrl).replace('/slack/events', '');
  const health = await fetch(`${base}/healthz`);
  assert.equal([health.status, await health.text()], [200, 'ok']);
  const other = await fetch(`${base}/elsewhere`);
  await other.arrayBuffer();
  assert.is(other.status, 404);
  await bot.close();
});

test.after.each(closeBots);

test.run();
