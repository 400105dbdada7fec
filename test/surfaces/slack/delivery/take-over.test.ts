/** What another process makes of work whose process ended: nothing twice, nothing left out, in the right place. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { systemClock } from '../../../../src/base/clock.ts';
import type { ChartPainter } from '../../../../src/present/chart/painter.ts';
import { type Ledger, ledgerIn } from '../../../../src/store/ledger.ts';
import { commandBody } from '../../../../src/surfaces/workspace/deliveries/payloads.ts';
import type { Message } from '../../../../src/surfaces/workspace/state.ts';
import { type Bot, type BotOptions, closeBots, openBot, painter, startOn } from '../bot.ts';
import { answered, pictured, shown } from '../shown.ts';
import { shownSnapshot } from '../snapshot-shown.ts';
import { doomed, ended } from './dying.ts';

const answer = () => answered(shown({}, { chart: null }));
const snapshot = () => answered(shownSnapshot({ members: [null], labels: ['SESSIONS', 'RATE'] }));

/** Answers as `give` does, once what is running was said where it is said at all. */
function slowly(give: () => ReturnType<typeof answer>): BotOptions {
  return {
    waits: { running: 1 },
    ask: async () => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      return give();
    },
  };
}

async function asked(bot: Bot): Promise<Message> {
  const { workspace } = bot;
  const dana = workspace.user('dana');
  return workspace.say(dana, workspace.direct(dana), 'exposed');
}

function repliesTo({ workspace }: Bot, message: Message): readonly Message[] {
  return workspace.replies(workspace.direct(message.user), message.ts);
}

function firstWords(bot: Bot, message: Message): readonly (string | undefined)[] {
  return repliesTo(bot, message).map(({ text }) => text.split(/[ :]/)[0]);
}

test('an answer that stands there is not followed by word of what is running, nor by itself', async () => {
  const bot = await openBot();
  const dead = await doomed(bot, { ask: answer });
  const message = await asked(bot);
  await bot.workspace.answer(message);
  await dead.running.stop();
  await ended(bot, await startOn(bot, slowly(answer)));
  assert.equal(
    repliesTo(bot, message).map(({ text }) => text.slice(0, 7)),
    ['EXPOSED'],
  );
  await bot.close();
});

for (const first of ['quick', 'slow'] as const)
  for (const second of ['quick', 'slow'] as const)
    test(`each section of a snapshot comes once (${first}, then ${second})`, async () => {
      const bot = await openBot();
      const head = first === 'slow' ? 2 : 1;
      const dead = await doomed(bot, first === 'slow' ? slowly(snapshot) : { ask: snapshot }, head + 1);
      const message = await asked(bot);
      await bot.workspace.answers(message, 2);
      await dead.running.stop();
      await ended(bot, await startOn(bot, second === 'slow' ? slowly(snapshot) : { ask: snapshot }));
      assert.equal(firstWords(bot, message), ['Aurora', 'Funnel', 'Conversation']);
      await bot.close();
    });

test('a section that Slack did not take is posted by whoever goes on, and no other again', async () => {
  const { chart } = pictured();
  assert.ok(chart);
  const graphs = [{ section: 'funnel', spec: chart } as const];
  const given = () => answered(shownSnapshot({ members: [null], labels: ['SESSIONS', 'RATE'], parts: { graphs } }));
  const bot = await openBot();
  // Painting comes after the first message and before the sections.
  const refusing: ChartPainter = {
    paint() {
      bot.workspace.faults.next('chat.postMessage', { kind: 'error', error: 'msg_too_long' });
      return Promise.reject(new Error('no picture'));
    },
    close: () => Promise.resolve(),
  };
  const dead = await doomed(bot, { ask: given, painter: refusing }, 3);
  const message = await asked(bot);
  await dead.announced();
  assert.equal(firstWords(bot, message), ['Aurora', 'Conversation']);
  await dead.running.stop();
  await ended(bot, await startOn(bot, { ask: given, painter }));
  assert.equal(firstWords(bot, message), ['Aurora', 'Conversation', 'Funnel']);
  await bot.close();
});

/** The bot's ledger, with `change`; work that nobody renews is free soon. */
function ledgerWith(bot: Bot, change: (own: Ledger) => Partial<Ledger>): Ledger {
  const own = ledgerIn(bot.store, { owner: 'living', leaseMs: 300, now: () => systemClock.now() });
  return { ...own, ...change(own) };
}

test('what the database wrote down though it said that it had not is done by the process that lives on', async () => {
  const bot = await openBot();
  await bot.running.stop();
  let lost = false;
  const ledger = ledgerWith(bot, (own) => ({
    async accept(...delivered) {
      const accepted = await own.accept(...delivered);
      if (lost) return accepted;
      lost = true;
      throw new Error('the connection broke after the commit');
    },
  }));
  const living = await startOn(bot, { mode: 'http', ask: answer, ledger });
  const message = await asked(bot);
  await bot.workspace.answer(message);
  await ended(bot, living);
  assert.equal(firstWords(bot, message), ['EXPOSED']);
  await bot.close();
});

test('work that could not be begun for want of the database is begun again by the process that took it over', async () => {
  const bot = await openBot();
  const dead = await doomed(bot, { ask: answer }, 0);
  const message = await asked(bot);
  await dead.announced();
  await dead.running.stop();
  let broken = false;
  const ledger = ledgerWith(bot, (own) => ({
    postsOf(work) {
      if (broken || work === '') return own.postsOf(work);
      broken = true;
      return Promise.reject(new Error('the connection broke'));
    },
  }));
  const living = await startOn(bot, { ask: answer, ledger });
  await bot.workspace.answer(message);
  await ended(bot, living);
  assert.ok(broken);
  assert.equal(firstWords(bot, message), ['EXPOSED']);
  await bot.close();
});

test('a command whose process ended before it thanked for it is answered by whoever gets it again, once', async () => {
  const bot = await openBot();
  const { workspace } = bot;
  await bot.running.stop();
  let took: () => void = () => undefined;
  const taken = new Promise<void>((resolve) => {
    took = resolve;
  });
  const dead = {
    ...ledgerIn(bot.store, { owner: 'dead', leaseMs: 300, now: () => systemClock.now() }),
    finish: () => Promise.resolve(),
    renew: () => Promise.resolve(),
    takeOver: () => Promise.resolve([]),
    acknowledge: () => {
      took();
      return new Promise<never>(() => undefined);
    },
  };
  const ending = await startOn(bot, { mode: 'http', ask: answer, ledger: dead, waits: { stop: 0 } });
  const dana = workspace.user('dana');
  const command = commandBody('/parley', 'exposed', workspace.channel('numbers'), dana, workspace.world);
  const failed = workspace.deliver('command', command).catch(() => null);
  await taken;
  const living = await startOn(bot, { mode: 'http', ask: answer, ledger: ledgerWith(bot, () => ({})) });
  // As Slack does with what no connection took.
  await Promise.all([workspace.deliver('command', command), workspace.deliver('command', command)]);
  const told = () => workspace.state.messages.filter(({ onlyFor }) => onlyFor === dana);
  await workspace.state.until('an answer', () => told().length > 0);
  await ended(bot, living);
  assert.is(told().length, 1);
  await Promise.all([failed, ending.running.stop()]);
  await bot.close();
});

test('an answer that was waited for long and stands there alone is not put in the place of what was running', async () => {
  const bot = await openBot();
  const slow = slowly(answer);
  const dead = await doomed(bot, { ...slow, waits: { ...slow.waits, late: 20, stop: 0 } });
  const message = await asked(bot);
  await bot.workspace.answers(message, 2);
  await dead.running.stop();
  await ended(bot, await startOn(bot, { ask: answer }));
  assert.equal(
    repliesTo(bot, message).map(({ text }) => text.split(' ')[0]),
    ['Counted:', `<@${message.user}>`],
  );
  await bot.close();
});

test('what is running may be taken away meanwhile: the answer comes all the same', async () => {
  let give: () => void = () => undefined;
  const bot = await openBot({ waits: { running: 1 }, ask: () => new Promise((resolve) => (give = () => resolve(answer()))) });
  const message = await asked(bot);
  const running = await bot.workspace.answer(message);
  bot.workspace.state.messages.splice(bot.workspace.state.messages.indexOf(running), 1);
  give();
  assert.match((await bot.workspace.answer(message)).text, /^EXPOSED/);
  await bot.close();
});

test('an answer for the asker alone comes though what was running is gone', async () => {
  let give: () => void = () => undefined;
  const alone = { ...answer(), alone: 'Only you can see this.' };
  const bot = await openBot({ waits: { running: 1 }, ask: () => new Promise((resolve) => (give = () => resolve(alone))) });
  const { workspace } = bot;
  const dana = workspace.user('dana');
  const message = await workspace.say(dana, workspace.channel('numbers'), `<@${workspace.bot.userId}> exposed`);
  const running = await workspace.answer(message);
  workspace.state.messages.splice(workspace.state.messages.indexOf(running), 1);
  give();
  const told = await workspace.state.until('a word to dana', () => workspace.state.messages.find(({ onlyFor }) => onlyFor === dana));
  assert.match(told.text, /^Only you can see this\.\nEXPOSED/);
  await bot.close();
});

test.after.each(closeBots);

test.run();
