/** What is said in the thread of a post whose numbers are others by now, and replies that go on from it. */
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Message } from '../../../../src/surfaces/workspace/state.ts';
import { closeBots } from '../bot.ts';
import { comeLate, kept, mention, passHours, passTime, type SchedulingBot, topMessages, untilPosted, untilRan, withSchedules } from './scheduling-bot.ts';

/** What the bot said below `post` that is no part of it. */
function below({ workspace }: SchedulingBot, post: Message, words: RegExp): readonly Message[] {
  return workspace.state.messages.filter(({ channel, threadTs, text }) => channel === post.channel && threadTs === post.ts && words.test(text));
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
    assert.is(said.text, '');
    await comeLate(bot, '2026-11-23', 9);
    passHours(bot, 12);
    await lookedAt(bot);
    assert.is(below(bot, post, /Late data/).length, 1);
    assert.is(topMessages(bot, bot.numbers.id).length, 2);
  }));

test.after.each(closeBots);
test.run();
