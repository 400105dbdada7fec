/** Every question is answered exactly once: in two processes, with every delivery doubled or tripled and disordered, and one process dying. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { systemClock } from '../../../../src/base/clock.ts';
import { ledgerIn } from '../../../../src/store/ledger.ts';
import type { Channel, Message } from '../../../../src/surfaces/workspace/state.ts';
import { databases } from '../../../support/databases.ts';
import { type Bot, closeBots, openBot, startOn } from '../bot.ts';
import { answered, shown } from '../shown.ts';

const answer = () => answered(shown({}, { chart: null }));
const leaseMs = 300;
const ledgerOf = ({ store }: Pick<Bot, 'store'>, owner: string) => ledgerIn(store, { owner, leaseMs, now: () => systemClock.now() });

for (const database of databases())
  test(`${database.kind}: two processes, copies in disorder, one that hangs for ever in the middle`, async () => {
    const { store, drop } = await database.open();
    const bot = await openBot({ mode: 'http', ask: answer });
    const { workspace } = bot;
    // The first process takes half of the deliveries, answers nothing and gives no sign of life.
    const dead = await startOn(
      { workspace, store },
      {
        mode: 'http',
        ask: () => new Promise(() => undefined),
        ledger: { ...ledgerOf({ store }, 'dead'), renew: () => Promise.resolve(), takeOver: () => Promise.resolve([]) },
        waits: { stop: 0 },
      },
    );
    const alive = await startOn({ workspace, store }, { mode: 'http', ask: answer, ledger: ledgerOf({ store }, 'alive') });
    const ports = [dead.running.port, alive.running.port];
    const asked: { readonly message: Message; readonly channel: Channel }[] = [];
    workspace.faults.holding = true;
    workspace.faults.copies = 3;
    for (let index = 0; index < 12; index += 1) {
      const user = workspace.user(`user-${index}`);
      const channel = workspace.direct(user);
      // Channels are told from people by their members: each has his own.
      asked.push({ channel, message: await workspace.say(user, channel, `exposed ${index}`) });
    }
    // Copies go to both processes.
    for (const port of ports) {
      workspace.eventsUrl = `http://127.0.0.1:${port}/slack/events`;
      workspace.faults.copies = 2;
      await workspace.courier.release('reversed');
      workspace.faults.holding = true;
      for (const { message, channel } of port === ports[0] ? asked.slice(0, 6) : [])
        await workspace.courier.emit('message.im', {
          type: 'message',
          channel_type: 'im',
          channel: channel.id,
          user: message.user,
          text: message.text,
          ts: message.ts,
        });
    }
    await Promise.all(asked.map(({ message }) => workspace.answer(message)));
    await alive.running.stop();
    await dead.running.stop();
    await bot.close();
    assert.equal(
      asked.map(({ message, channel }) => workspace.replies(channel, message.ts).length),
      asked.map(() => 1),
    );
    assert.ok(dead.asked.length >= 4, 'the first process had begun as many as it begins at once');
    await drop();
  });

test('a process that ended after its message was sent: whoever takes over finds it and sends nothing', async () => {
  const bot = await openBot({ ask: answer });
  const { workspace, store } = bot;
  await bot.running.stop();
  // It dies between Slack's answer and its own note of it, and so never ends the work.
  const forgetful = await startOn(
    { workspace, store },
    {
      ask: answer,
      ledger: {
        ...ledgerOf(bot, 'dead'),
        settle: () => Promise.resolve(),
        finish: () => Promise.resolve(),
        renew: () => Promise.resolve(),
        takeOver: () => Promise.resolve([]),
      },
    },
  );
  const dana = workspace.user('dana');
  const message = await workspace.say(dana, workspace.direct(dana), 'exposed');
  await workspace.answer(message);
  await forgetful.running.stop();
  // A call that the other might have under way has ended by then.
  const next = await startOn({ workspace, store }, { ask: answer, waits: { call: 200 } });
  await workspace.state.until('the look back', () => workspace.state.calls.some(({ method }) => method === 'conversations.replies'));
  await next.running.stop();
  assert.is(next.asked.length, 1);
  assert.is(workspace.replies(workspace.direct(dana), message.ts).length, 1);
  await bot.close();
});

test('what a process that ended had said of the progress becomes the answer of whoever takes over', async () => {
  const bot = await openBot({ ask: answer });
  const { workspace, store } = bot;
  await bot.running.stop();
  const dead = await startOn(
    { workspace, store },
    {
      ask: () => new Promise(() => undefined),
      ledger: { ...ledgerOf(bot, 'dead'), renew: () => Promise.resolve(), takeOver: () => Promise.resolve([]) },
      waits: { stop: 0, running: 1 },
    },
  );
  const dana = workspace.user('dana');
  const channel = workspace.direct(dana);
  const message = await workspace.say(dana, channel, 'exposed');
  const told = await workspace.answer(message);
  assert.match(told.text, 'Still counting');
  await dead.running.stop();
  const next = await startOn({ workspace, store }, { ask: answer });
  await workspace.state.until('the answer', () => workspace.replies(channel, message.ts).some(({ text }) => text.startsWith('EXPOSED')));
  await next.running.stop();
  assert.equal(
    workspace.replies(channel, message.ts).map(({ ts }) => ts),
    [told.ts],
  );
  await bot.close();
});

test('work that ends every process is given up', async () => {
  const bot = await openBot({ ask: answer });
  // It would do the work between two that fail at it.
  await bot.running.stop();
  const ledger = ledgerOf(bot, 'crashing');
  await ledger.accept(['event:E'], '{"type":"event_callback","event":{"type":"message"}}', true);
  for (let attempt = 0; attempt < 4; attempt += 1) {
    await ledger.release();
    await ledger.takeOver(1);
  }
  await ledger.release();
  const next = await startOn(bot, { ask: answer });
  for (let tries = 0; tries < 1000 && !next.lines.concat(bot.lines).some(({ message }) => message.includes('given up')); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
  assert.ok(next.lines.concat(bot.lines).some(({ message }) => message.includes('given up')));
  await next.running.stop();
  await bot.close();
});

test.after.each(closeBots);

test.run();
