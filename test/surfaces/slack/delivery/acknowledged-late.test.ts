/** What was written down is done, though its acknowledgement came too late for Slack: the copy that Slack then sends is not done again. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Ledger } from '../../../../src/store/ledger.ts';
import { openLedger } from '../../../../src/surfaces/slack/delivery/open-ledger.ts';
import { eventBody, messageEvent } from '../../../../src/surfaces/workspace/deliveries/payloads.ts';
import { addMessage } from '../../../../src/surfaces/workspace/state.ts';
import { type Bot, closeBots, openBot, startOn } from '../bot.ts';
import { answered, shown } from '../shown.ts';

const answer = () => answered(shown({}, { chart: null }));

/** The bot's ledger, whose first delivery is written down, but told of only after `missed`. */
function slowly(bot: Bot, missed: () => Promise<unknown>): Ledger {
  const own = openLedger(bot.store);
  let first = true;
  return {
    ...own,
    async accept(...delivered) {
      const accepted = await own.accept(...delivered);
      if (first) {
        first = false;
        await missed();
      }
      return accepted;
    },
  };
}

test('a question over HTTP that Slack was not thanked for in time is answered, and its repetition is not', async () => {
  const bot = await openBot();
  const { workspace } = bot;
  await bot.running.stop();
  let late: () => void = () => undefined;
  const missed = new Promise<void>((resolve) => {
    late = resolve;
  });
  const running = await startOn(bot, { mode: 'http', ask: answer, ledger: slowly(bot, () => missed) });
  const dana = workspace.user('dana');
  const message = addMessage(workspace.state, {
    ...{ channel: workspace.direct(dana).id, threadTs: null, user: dana, fromBot: false, text: 'exposed' },
  });
  const body = eventBody(messageEvent('message', message, workspace.world, 'im'), workspace.world);
  assert.is((await workspace.deliver('event', body)).status, 404, 'Slack waits three seconds');
  late();
  await workspace.answer(message);
  assert.is((await workspace.deliver('event', body, { num: 1, reason: 'http_timeout' })).status, 200);
  await running.running.stop();
  assert.is(workspace.replies(workspace.direct(dana), message.ts).length, 1);
  assert.ok(
    running.lines.some(({ level, message: text }) => level === 'warn' && text === 'a delivery could not be acknowledged; it is done'),
  );
  await bot.close();
});

test('a question over a socket that ended before it was thanked for is answered, and its repetition is not', async () => {
  const bot = await openBot();
  const { workspace } = bot;
  await bot.running.stop();
  const running = await startOn(bot, {
    ask: answer,
    ledger: slowly(bot, () => {
      workspace.sockets.refresh('refresh_requested');
      return workspace.state.until('the connection to go', () => workspace.sockets.open() === 0);
    }),
  });
  const dana = workspace.user('dana');
  const message = await workspace.say(dana, workspace.direct(dana), 'exposed');
  await workspace.answer(message);
  await running.running.stop();
  assert.is(workspace.replies(workspace.direct(dana), message.ts).length, 1);
  await bot.close();
});

test.after.each(closeBots);

test.run();
