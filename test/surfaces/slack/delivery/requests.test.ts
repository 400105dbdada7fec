/** What reaches the HTTP port: forged, old, future, replayed and foreign requests; and the pages for operators. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../../../src/surfaces/workspace/blocks/shape.ts';
import { clickBody, commandBody, eventBody, shortcutBody, suggestionBody } from '../../../../src/surfaces/workspace/deliveries/payloads.ts';
import { signatureOf } from '../../../../src/surfaces/workspace/deliveries/signed.ts';
import { addMessage } from '../../../../src/surfaces/workspace/state.ts';
import { type Bot, closeBots, openBot } from '../bot.ts';
import { answered, shown } from '../shown.ts';

const secretText = 'exposed by secret campaign';

function bodyIn({ workspace }: Bot, overrides: Readonly<Record<string, unknown>> = {}): string {
  const dana = workspace.user('dana');
  const event = { type: 'message', channel_type: 'im', channel: workspace.direct(dana).id, user: dana, text: secretText, ts: '1.1' };
  return JSON.stringify(eventBody(event, workspace.world, overrides));
}

async function send({ workspace }: Bot, body: string, parts: { at?: number; secret?: string; type?: string } = {}) {
  const at = parts.at ?? Math.floor(Date.now() / 1000);
  const response = await fetch(String(workspace.eventsUrl), {
    method: 'POST',
    body,
    headers: {
      'content-type': parts.type ?? 'application/json',
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': signatureOf(parts.secret ?? workspace.signingSecret, at, body),
    },
  });
  return { status: response.status, text: await response.text() };
}

test('what is forged, old, future, of the wrong type or of another workspace is refused, logged and told nothing', async () => {
  const bot = await openBot({ mode: 'http', ask: () => answered(shown()) });
  const now = Math.floor(Date.now() / 1000);
  const other = { team_id: 'TOTHER', authorizations: [{ enterprise_id: null, team_id: 'TOTHER', user_id: 'U1', is_bot: true }] };
  const body = bodyIn(bot);
  for (const [what, status, request] of [
    ['forged', 401, () => send(bot, body, { secret: 'another' })],
    ['old', 401, () => send(bot, body, { at: now - 301 })],
    ['future', 401, () => send(bot, body, { at: now + 400 })],
    ['no JSON', 400, () => send(bot, '{', {})],
    ['a form with a charset', 400, () => send(bot, 'payload=%7B%7D', { type: 'application/x-www-form-urlencoded; charset=utf-8' })],
    ['another workspace', 401, () => send(bot, bodyIn(bot, other))],
  ] as const) {
    assert.equal(await request(), { status, text: '' }, what);
    assert.ok(
      bot.lines.some(({ level }) => level !== 'info'),
      what,
    );
    bot.lines.splice(0);
  }
  await bot.close();
  assert.is(bot.asked.length, 0);
  assert.is(bot.workspace.state.messages.length, 0);
});

test('commands, clicks, forms and searches of another workspace are refused and told nothing', async () => {
  const bot = await openBot({ mode: 'http', ask: () => answered(shown()) });
  const { workspace } = bot;
  const other = workspace.another('elsewhere');
  const eve = other.user('eve');
  const lair = other.channel('lair');
  const message = addMessage(other.state, { channel: lair.id, threadTs: null, user: eve, fromBot: true, text: 'mine' });
  const button = { type: 'button', action_id: 'answer_csv', value: 'a1b2c3' };
  const bodies: readonly (readonly ['command' | 'interactive', Json])[] = [
    ['command', commandBody('/parley', secretText, lair, eve, other.world)],
    ['interactive', clickBody(message, button, eve, other.world)],
    ['interactive', shortcutBody('ask_parley', null, eve, other.world)],
    ['interactive', suggestionBody({ message }, { action_id: 'builder_members', block_id: 'members' }, 's', eve, other.world)],
  ];
  for (const [kind, body] of bodies) assert.equal(await workspace.deliver(kind, body), { status: 401, body: '' });
  await bot.close();
  assert.equal(bot.asked, []);
  assert.is(bot.lines.filter(({ level }) => level === 'error').length, bodies.length);
  assert.not.match(JSON.stringify(bot.lines), secretText);
  assert.equal([other.state.messages.length, workspace.state.messages.length], [1, 0]);
});

test('a replayed request is acknowledged and nothing more', async () => {
  const bot = await openBot({ mode: 'http', ask: () => answered(shown()) });
  const body = bodyIn(bot);
  const at = Math.floor(Date.now() / 1000);
  for (let time = 0; time < 3; time += 1) assert.equal(await send(bot, body, { at }), { status: 200, text: '' });
  await bot.close();
  assert.is(bot.asked.length, 1);
  assert.not.match(JSON.stringify(bot.lines), /secret/);
});

for (const mode of ['http', 'socket'] as const)
  test(`health, readiness and figures can be asked for on this machine, until it stops (${mode})`, async () => {
    const bot = await openBot({ mode, ask: () => answered(shown()) });
    const { workspace } = bot;
    const dana = workspace.user('dana');
    await workspace.answer(await workspace.say(dana, workspace.direct(dana), secretText));
    const base = `http://127.0.0.1:${bot.running.monitorPort}`;
    const get = async (path: string, headers: Record<string, string> = {}) => {
      const response = await fetch(base + path, { headers });
      return { status: response.status, text: await response.text() };
    };
    assert.equal(await get('/healthz'), { status: 200, text: 'ok' });
    assert.equal(await get('/readyz'), { status: 200, text: 'ready' });
    const { text } = await get('/metrics');
    assert.match(text, 'parley_questions_total{outcome="answer"} 1');
    assert.match(text, 'parley_deliveries_total{kind="event",taken="new"} 1');
    assert.match(text, /^parley_question_seconds_count\{part="reading"\} 1$/m);
    for (const name of [
      'parley_slack_calls_total',
      'parley_retries_total',
      'parley_queue_length',
      'parley_in_flight',
      'nodejs_eventloop_lag_seconds',
    ])
      assert.match(text, name);
    assert.not.match(text, /secret|xoxb/);
    assert.is((await get('/metrics', { 'x-forwarded-for': '203.0.113.9' })).status, 404);
    assert.is((await get('/elsewhere')).status, 404);
    await bot.store.writer.raw('alter table posts rename to elsewhere');
    assert.equal(await get('/readyz'), { status: 503, text: 'the database does not answer' });
    await bot.store.writer.raw('alter table elsewhere rename to posts');
    await bot.close();
  });

test.after.each(closeBots);

test.run();
