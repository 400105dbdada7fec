/** Questions that take their time: what is running, *Stop*, and the mention when it is done. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { StatementEnded } from '../../../../src/base/statement.ts';
import type { Store } from '../../../../src/store/store.ts';
import { closeBots, openBot, startOn } from '../bot.ts';
import { answered, shown } from '../shown.ts';
import { now, whispered } from './asking-bot.ts';

const endless = { text: 'with recursive c(x) as (select 1 union all select x + 1 from c) select max(x) as x from c', bindings: [] };

test('Stop cancels the SQL, for the asker alone, and says so in the place of what was running', async () => {
  let store: Store | null = null;
  const ended: string[] = [];
  const bot = await openBot({
    waits: { running: 1 },
    ask: async ({ signal, planned }) => {
      planned?.('Exposed by campaign last week.');
      try {
        await store?.read(endless, { timeoutMs: 60_000, ...(signal === undefined ? {} : { signal }) });
      } catch (error) {
        ended.push(error instanceof StatementEnded ? error.reason : 'failed');
      }
      return { kind: 'fault', id: 'f1' };
    },
  });
  ({ store } = bot);
  const { workspace } = bot;
  const dana = workspace.user('dana');
  const marco = workspace.user('marco');
  const numbers = workspace.channel('numbers');
  const running = await workspace.answer(await workspace.say(dana, numbers, `<@${workspace.bot.userId}> exposed by campaign`));
  assert.match(running.text, /Still counting: Exposed by campaign last week\./);
  await workspace.act(marco, { message: running }, 'answer_stop');
  assert.match((await whispered(bot, marco)).text, /Only whoever asked/);
  await workspace.act(dana, { message: running }, 'answer_stop', { value: 'x' });
  assert.match((await whispered(bot, dana)).text, /nothing left to stop/);
  await workspace.act(dana, { message: running }, 'answer_stop');
  await workspace.state.until('the word', () => now(bot, running).text.startsWith('Stopped: '));
  assert.equal(ended, ['cancelled']);
  assert.is(workspace.replies(numbers, running.threadTs ?? '').filter(({ onlyFor }) => onlyFor === null).length, 1);
  await bot.close();
});

test('a click that reaches another process stops the question, too', async () => {
  const ended: boolean[] = [];
  const bot = await openBot({
    mode: 'http',
    waits: { running: 1 },
    ask: async ({ signal }) => {
      await new Promise((resolve) => signal?.addEventListener('abort', resolve));
      ended.push(true);
      return { kind: 'fault', id: 'f1' };
    },
  });
  const { workspace } = bot;
  const dana = workspace.user('dana');
  const marco = workspace.user('marco');
  const numbers = workspace.channel('numbers');
  const running = await workspace.answer(await workspace.say(dana, numbers, `<@${workspace.bot.userId}> exposed by campaign`));
  // Its address is that of deliveries from now on.
  const other = await startOn(bot, { mode: 'http' });
  await workspace.act(marco, { message: running }, 'answer_stop');
  assert.match((await whispered(bot, marco)).text, /Only whoever asked/);
  await workspace.act(dana, { message: running }, 'answer_stop');
  await workspace.state.until('the word', () => now(bot, running).text.startsWith('Stopped: '));
  assert.equal(ended, [true]);
  await other.running.stop();
  await bot.running.stop();
  assert.equal(await bot.store.writer('runs').select(), []);
  await bot.close();
});

for (const late of [false, true])
  test(
    late
      ? 'an answer that was waited for long mentions the asker in a message of its own'
      : 'an answer takes the place of what was running',
    async () => {
      let give: () => void = () => undefined;
      const ready = new Promise<void>((resolve) => {
        give = resolve;
      });
      const bot = await openBot({
        waits: { running: 1, ...(late ? { late: 2 } : {}) },
        ask: async () => {
          await ready;
          return answered(shown());
        },
      });
      const { workspace } = bot;
      const dana = workspace.user('dana');
      const asked = await workspace.say(dana, workspace.direct(dana), 'exposed by campaign');
      const running = await workspace.answer(asked);
      if (late) await workspace.state.until('the promise', () => /You will be mentioned/.test(now(bot, running).text));
      give();
      if (late) {
        const [, answer] = await workspace.answers(asked, 2);
        assert.match(answer?.text ?? '', new RegExp(`^<@${dana}> EXPOSED was`));
        assert.match(now(bot, running).text, /^Counted: /);
      } else await workspace.state.until('the answer', () => now(bot, running).text.startsWith('EXPOSED was'));
      await bot.close();
      assert.is(workspace.replies(workspace.direct(dana), asked.ts).length, late ? 2 : 1);
    },
  );

test.after.each(closeBots);

test.run();
