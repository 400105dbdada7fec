/** What is said in the thread of a post whose numbers are others by now, and replies that go on from it. */
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { AccessRules } from '../../../../src/ask/access/rules.ts';
import { makeSchedules } from '../../../../src/schedule/make-schedules.ts';
import { openLedger } from '../../../../src/surfaces/slack/delivery/open-ledger.ts';
import { installOf, readManifest } from '../../../../src/surfaces/workspace/manifest.ts';
import type { Message } from '../../../../src/surfaces/workspace/state.ts';
import { closeBots, startOn } from '../bot.ts';
import {
  comeLate,
  kept,
  mention,
  passHours,
  passTime,
  type SchedulingBot,
  topMessages,
  untilPosted,
  untilRan,
  withSchedules,
} from './scheduling-bot.ts';

/** What the bot said below `post` that is no part of it. */
function below({ workspace }: SchedulingBot, post: Message, words: RegExp): readonly Message[] {
  return workspace.state.messages.filter(
    ({ channel, threadTs, text }) => channel === post.channel && threadTs === post.ts && words.test(text),
  );
}

async function untilSaid(bot: SchedulingBot, post: Message, words: RegExp): Promise<Message> {
  return bot.workspace.state.until(`${String(words)} below the post`, () => below(bot, post, words)[0]);
}

/** Sets a schedule up, and waits for its first post. */
async function posted(bot: SchedulingBot, text: string): Promise<Message> {
  await mention(bot, text);
  await passTime(bot);
  const [post] = await untilPosted(bot, bot.numbers.id, 1);
  await untilRan(bot);
  assert.ok(post);
  return post;
}

/** Waits until what is said below a post has come to `state`. */
async function untilFollowed({ store }: SchedulingBot, state: string): Promise<void> {
  while ((await store.writer('postings').where({ kind: 'late', state })).length === 0) await pause(10);
}

/** Waits until what was posted has been looked at once more. */
async function lookedAt(bot: SchedulingBot): Promise<void> {
  while ((await bot.store.writer('posted_numbers').where('look_at', '<=', bot.now)).length > 0) await pause(10);
  await pause(60);
}

test('late data are said once in the thread, with rows and numbers', () =>
  withSchedules(async (bot) => {
    const post = await posted(bot, 'every day at 9 post exposed and exposed rate by campaign last 7 days');
    passHours(bot, 3);
    await lookedAt(bot);
    assert.equal(below(bot, post, /Late data/), [], 'nothing came');
    await comeLate(bot, '2026-11-23', 3);
    passHours(bot, 3);
    const said = await untilSaid(bot, post, /Late data/);
    assert.is(
      said.text,
      'Late data changed 2 numbers of this post, in 1 of 7 rows and in the total:\n• Total: exposed 14 → 17\n• Mobile: exposed 7 → 10',
    );
    assert.match(JSON.stringify(said.blocks), 'Told once');
    await comeLate(bot, '2026-11-23', 9);
    passHours(bot, 12);
    await lookedAt(bot);
    assert.is(below(bot, post, /Late data/).length, 1);
    assert.is(topMessages(bot, bot.numbers.id).length, 1);
  }));

test('conversions that may still come are marked, and told when they are final to an owner who asked for it', () =>
  withSchedules(async (bot) => {
    await mention(bot, 'every day at 9 post conversions and exposed');
    const [schedule] = await kept(bot);
    await bot.schedules.change(schedule?.id ?? '', { tellFinal: true });
    await passTime(bot);
    const [post] = await untilPosted(bot, bot.numbers.id, 1);
    assert.ok(post);
    assert.match(JSON.stringify(post.blocks), 'Provisional until 30 November 2026');
    await untilRan(bot);
    await comeLate(bot, '2026-11-23', 2);
    passHours(bot, 3);
    const late = await untilSaid(bot, post, /Late data/);
    assert.is(late.text, 'Late data changed a number of this post: exposed 0 → 2.', 'the conversions are no late data');
    for (const [day, hours] of [
      ['2026-11-29', 7 * 24],
      ['2026-11-30', 12],
    ] as const) {
      await comeLate(bot, day, 1);
      passHours(bot, hours);
      await lookedAt(bot);
    }
    assert.equal(below(bot, post, /Final/), [], 'the last day is not complete');
    await comeLate(bot, '2026-12-01', 1);
    passHours(bot, 24);
    const final = await untilSaid(bot, post, /Final/);
    assert.is(final.text, 'Final: conversions after engagement. Since the post, a number changed: conversions after engagement 0 → 2.');
    await comeLate(bot, '2026-12-02', 1);
    passHours(bot, 48);
    await lookedAt(bot);
    assert.is(below(bot, post, /Final|Late/).length, 2);
  }));

test('an owner who did not ask is not told that numbers are final', () =>
  withSchedules(async (bot) => {
    const post = await posted(bot, 'every day at 9 post conversions');
    await comeLate(bot, '2026-11-23', 2);
    await comeLate(bot, '2026-12-02', 1);
    passHours(bot, 10 * 24);
    await lookedAt(bot);
    assert.equal(below(bot, post, /Final|Late/), []);
  }));

test('of a snapshot each number is held against that of now', () =>
  withSchedules(async (bot) => {
    const post = await posted(bot, 'every day at 9 post snapshot');
    await comeLate(bot, '2026-11-23', 3);
    passHours(bot, 3);
    const { text } = await untilSaid(bot, post, /Late data/);
    assert.match(
      text,
      'Late data changed 14 numbers of this post:\n• sessions 0 → 3\n• prospects 0 → 3\n• prospect rate – → 100.0%\n• exposed 0 → 3\n',
    );
    assert.match(text, '• and 4 more');
    assert.not.match(text, 'conversions');
  }));

test('of a snapshot the average weekday counts, too: late data of weeks before are told', () =>
  withSchedules(async (bot) => {
    const post = await posted(bot, 'every day at 9 post snapshot');
    await comeLate(bot, '2026-11-16', 4);
    passHours(bot, 3);
    const { text } = await untilSaid(bot, post, /Late data/);
    assert.match(text, /^Late data changed \d+ numbers of this post:\n• sessions of the average Monday 3 → 4\n/);
    assert.not.match(text, 'conversions');
  }));

test('days that were still running when it was posted are nothing late', () =>
  withSchedules(async (bot) => {
    const post = await posted(bot, 'every day at 9 post exposed this week');
    await comeLate(bot, '2026-11-24', 3);
    passHours(bot, 3);
    await lookedAt(bot);
    assert.equal(below(bot, post, /Late/), []);
  }));

test('what the channel may not see any more is not said in it', () => {
  const access: AccessRules = { members: { agents: true }, rules: [] };
  return withSchedules(
    async (bot) => {
      const post = await posted(bot, 'every day at 9 post exposed by campaign last 7 days');
      access.rules.push({ users: [], groups: [], channels: [bot.numbers.id], agents: true, lobs: ['Sales'] });
      await comeLate(bot, '2026-11-23', 3);
      passHours(bot, 3);
      await lookedAt(bot);
      assert.equal(below(bot, post, /Late data/), []);
      access.rules.length = 0;
      passHours(bot, 3);
      await untilSaid(bot, post, /Late data/);
    },
    { access },
  );
});

test('a word whose answer from Slack was lost is found, and said once by two processes', () =>
  withSchedules(async (bot) => {
    const post = await posted(bot, 'every day at 9 post exposed');
    const second = await startOn(bot, { ask: bot.ask, answers: bot.answers, schedules: bot.parts });
    bot.workspace.faults.next('chat.postMessage', { kind: 'lost' });
    await comeLate(bot, '2026-11-23', 3);
    passHours(bot, 3);
    await untilSaid(bot, post, /Late data/);
    await untilFollowed(bot, 'posted');
    await second.running.stop();
    assert.is(below(bot, post, /Late data/).length, 1);
  }));

test('where a process ends after it was said, whoever goes on finds it and says it no more', () =>
  withSchedules(
    async (bot) => {
      await mention(bot, 'every day at 9 post exposed');
      const ledger = openLedger(bot.store);
      let cuts = 0;
      const settle: typeof ledger.settle = (work, message) => {
        if (!work.startsWith('late:') || cuts > 0) return ledger.settle(work, message);
        cuts += 1;
        return Promise.reject(new Error('cut'));
      };
      const worker = await startOn(bot, {
        ...{ ask: bot.ask, answers: bot.answers, schedules: bot.parts },
        ...{ ledger: { ...ledger, settle }, waits: { call: 300 } },
      });
      await passTime(bot);
      const [post] = await untilPosted(bot, bot.numbers.id, 1);
      assert.ok(post);
      await untilRan(bot);
      await comeLate(bot, '2026-11-23', 3);
      passHours(bot, 3);
      await untilSaid(bot, post, /Late data/);
      await untilFollowed(bot, 'posted');
      await worker.running.stop();
      assert.is(cuts, 1);
      assert.is(below(bot, post, /Late data/).length, 1);
    },
    { schedules: (store) => ({ schedules: makeSchedules(store, { now: () => Date.parse('2026-11-23T15:00:00Z') }) }) },
  ));

test('without a history scope a word that may have arrived is not said again', () =>
  withSchedules(
    async (bot) => {
      const post = await posted(bot, 'every day at 9 post exposed');
      bot.workspace.faults.next('chat.postMessage', { kind: 'lost' });
      await comeLate(bot, '2026-11-23', 3);
      passHours(bot, 3);
      await untilFollowed(bot, 'unknown');
      assert.is(below(bot, post, /Late data/).length, 1);
    },
    { scopes: installOf(readManifest()).scopes.filter((scope) => scope !== 'channels:history') },
  ));

test('a reply below a post goes on from it, on its days and within the rights of whoever replies', () => {
  const access: AccessRules = { members: { agents: true }, rules: [] };
  return withSchedules(
    async (bot) => {
      const { workspace, dana } = bot;
      const post = await posted(bot, 'every day at 9 post exposed by campaign last 7 days');
      const reply = async (user: string, text: string): Promise<Message> => {
        const answers = workspace.state.messages.filter(
          ({ threadTs, fromBot, onlyFor }) => threadTs === post.ts && fromBot && onlyFor === null,
        ).length;
        await workspace.say(user, bot.numbers, `<@${workspace.bot.userId}> ${text}`, post.ts);
        return workspace.state.until(
          'an answer below the post',
          () =>
            workspace.state.messages.filter(({ threadTs, fromBot, onlyFor }) => threadTs === post.ts && fromBot && onlyFor === null)[
              answers
            ],
        );
      };
      const marco = workspace.user('marco');
      const answer = await reply(marco, 'by device');
      assert.match(JSON.stringify(answer.blocks), 'Exposed by device from 17 to 23 November 2026');
      assert.match(JSON.stringify(answer.blocks), `Changed by <@${marco}>: by device. The question was asked by <@${dana}>.`);
      assert.match(JSON.stringify((await reply(dana, 'by campaign')).blocks), '"Mobile"');
      access.rules.push({ users: [marco], groups: [], channels: [], agents: true, lobs: ['Service'] });
      const narrower = JSON.stringify((await reply(marco, 'only last week')).blocks);
      assert.match(narrower, 'Service');
      assert.not.match(narrower, '"Mobile"');
    },
    { access },
  );
});

test.after.each(closeBots);
test.run();
