/** What schedules post: where, within whose rights, once. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { AccessRules } from '../../../../src/ask/access/rules.ts';
import type { Ask } from '../../../../src/ask/outcome.ts';
import { makeSchedules } from '../../../../src/schedule/make-schedules.ts';
import { openLedger } from '../../../../src/surfaces/slack/delivery/open-ledger.ts';
import { installOf, readManifest } from '../../../../src/surfaces/workspace/manifest.ts';
import type { Channel } from '../../../../src/surfaces/workspace/state.ts';
import { type Bot, closeBots, startOn } from '../bot.ts';
import {
  haveCampaigns,
  kept,
  mention,
  passTime,
  type SchedulingBot,
  topMessages,
  untilPosted,
  untilRan,
  untilTold,
  withSchedules,
} from './scheduling-bot.ts';

/** What the bot told `user` in the direct messages. */
function toldDirectly(bot: Bot, user: string): Promise<string> {
  const { id } = bot.workspace.direct(user);
  return bot.workspace.state.until(
    'a word to the owner',
    () => bot.workspace.state.messages.find(({ channel, fromBot }) => channel === id && fromBot)?.text,
  );
}

/** The tables that went along as files. */
function sharedFiles({ workspace }: Bot) {
  return [...workspace.state.files.values()].filter(({ name, shares }) => name.endsWith('.csv') && shares.length > 0);
}

/** Sets one up for #ops, runs it, and waits for its end. */
async function ranIn(bot: SchedulingBot, change: () => void): Promise<Channel> {
  const channel = bot.workspace.channel('ops');
  await bot.workspace.click(bot.dana, await mention(bot, 'every day at 9 post exposed in #ops'), 'Set it up');
  await bot.workspace.state.until('set up', () => bot.workspace.state.messages.some(({ text }) => text.startsWith('Set up')));
  change();
  await passTime(bot);
  await untilRan(bot);
  assert.equal(topMessages(bot, channel.id), []);
  return channel;
}

function ops({ workspace }: Bot): Channel {
  const found = [...workspace.state.channels.values()].find(({ name }) => name === 'ops');
  assert.ok(found);
  return found;
}

test('a snapshot posts one message at the top and its sections in the thread', () =>
  withSchedules(async (bot) => {
    await mention(bot, 'every day at 9 post snapshot');
    await passTime(bot);
    const [first] = await untilPosted(bot, bot.numbers.id, 1);
    assert.ok(first);
    assert.match(JSON.stringify(first.blocks), 'Set up by');
    assert.is((await bot.workspace.answers(first, 5)).length, 5);
    await untilRan(bot);
    assert.is(topMessages(bot, bot.numbers.id).length, 1);
  }));

test('a person has it in the direct messages, and the file as asked', () =>
  withSchedules(async (bot) => {
    await mention(bot, 'send me exposed by campaign every day at 9');
    const [schedule] = await kept(bot);
    await bot.schedules.change(schedule?.id ?? '', { csv: true });
    await passTime(bot);
    const [post] = await untilPosted(bot, bot.workspace.direct(bot.dana).id, 1);
    assert.ok(post);
    assert.is((await untilRan(bot)).postings[0]?.channel, post.channel);
    assert.equal(
      sharedFiles(bot).map(({ shares }) => shares),
      [[{ channel: post.channel, threadTs: post.ts }]],
    );
  }));

test('a snapshot that is too long for its messages and asked for as a file brings one file', () =>
  withSchedules(async (bot) => {
    await haveCampaigns(bot, 90);
    await mention(bot, 'every day at 9 post campaign snapshot');
    const [schedule] = await kept(bot);
    await bot.schedules.change(schedule?.id ?? '', { csv: true });
    await passTime(bot);
    await untilRan(bot);
    assert.match(JSON.stringify(bot.workspace.state.messages), 'all of it is in the file');
    assert.is(sharedFiles(bot).length, 1);
  }));

test('a short snapshot that is asked for as a file brings it', () =>
  withSchedules(async (bot) => {
    await mention(bot, 'every day at 9 post snapshot');
    const [schedule] = await kept(bot);
    await bot.schedules.change(schedule?.id ?? '', { csv: true });
    await passTime(bot);
    await untilRan(bot);
    assert.is(sharedFiles(bot).length, 1);
  }));

test('what the channel may not see is not posted there, and the owner is told', () => {
  const access: AccessRules = { members: { agents: true }, rules: [] };
  return withSchedules(
    async (bot) => {
      await ranIn(bot, () => {
        access.rules.push({ users: [], groups: [], channels: [bot.numbers.id, ops(bot).id], agents: true, lobs: ['Sales'] });
        // Rights are kept for a few minutes only.
        bot.workspace.state.channels.set(ops(bot).id, ops(bot));
      });
      assert.is((await bot.schedules.lastRuns((await kept(bot))[0]?.id ?? '', 1))[0]?.state, 'failed');
      assert.match(await toldDirectly(bot, bot.dana), `may not be posted in <#${ops(bot).id}>: not everybody there may see it`);
      const said = await mention(bot, 'every day at 9 post exposed in #ops', bot.workspace.channel('open'));
      assert.match(said.text, 'Not set up: The answer may not be posted');
    },
    { access },
  );
});

const losses: readonly (readonly [string, (channel: Channel, bot: Bot) => void, string])[] = [
  ['archived', (channel) => void (channel.archived = true), 'is archived'],
  ['left', (channel, { workspace }) => void channel.members.delete(workspace.bot.userId), 'I am not in'],
  ['vanished', (channel, { workspace }) => void workspace.state.channels.delete(channel.id), 'is not there any more'],
];

for (const [what, lose, words] of losses)
  test(`a channel that was ${what} is told to the owner`, () =>
    withSchedules(async (bot) => {
      const { id } = await ranIn(bot, () => lose(ops(bot), bot));
      assert.match(await toldDirectly(bot, bot.dana), words);
      assert.match(await toldDirectly(bot, bot.dana), `<#${id}>`);
      await bot.workspace.command(bot.dana, bot.numbers, '/parley', 'schedules');
      const [list] = await untilTold(bot, bot.dana, 1);
      assert.match(JSON.stringify(list?.blocks), what === 'left' ? 'failed' : 'Paused: ');
    }));

test('nothing is posted for an owner who has left', () =>
  withSchedules(async (bot) => {
    await mention(bot, 'every day at 9 post exposed');
    const owner = bot.workspace.state.users.get(bot.dana);
    assert.ok(owner);
    bot.workspace.state.users.set(bot.dana, { ...owner, deleted: true });
    await passTime(bot);
    await untilRan(bot);
    assert.equal(topMessages(bot, bot.numbers.id), []);
    assert.is((await kept(bot))[0]?.state, 'ended');
  }));

test('a message whose answer from Slack was lost is found, and posted once by two processes', () =>
  withSchedules(async (bot) => {
    await mention(bot, 'every day at 9 post exposed');
    const second = await startOn(bot, { ask: bot.ask, schedules: bot.parts });
    bot.workspace.faults.next('chat.postMessage', { kind: 'lost' });
    await passTime(bot);
    assert.is((await untilRan(bot)).state, 'posted');
    await second.running.stop();
    assert.is(topMessages(bot, bot.numbers.id).length, 1);
  }));

test('where the database went away after a message was sent, whoever tries again finds it', () =>
  withSchedules(
    async (bot) => {
      await mention(bot, 'every day at 9 post snapshot');
      const ledger = openLedger(bot.store);
      let cut = true;
      const settle: typeof ledger.settle = (...given) => {
        if (!cut) return ledger.settle(...given);
        cut = false;
        return Promise.reject(new Error('cut'));
      };
      const worker = await startOn(bot, { ask: bot.ask, schedules: bot.parts, ledger: { ...ledger, settle }, waits: { call: 300 } });
      await passTime(bot);
      assert.is((await untilRan(bot)).state, 'posted');
      await worker.running.stop();
      assert.is(cut, false);
      assert.is(topMessages(bot, bot.numbers.id).length, 1);
    },
    { schedules: (store) => ({ schedules: makeSchedules(store, { now: () => Date.parse('2026-11-23T15:00:00Z') }) }) },
  ));

test('without a history scope it is not sent again, and the owner is told', () =>
  withSchedules(
    async (bot) => {
      await mention(bot, 'every day at 9 post exposed');
      bot.workspace.faults.next('chat.postMessage', { kind: 'lost' });
      await passTime(bot);
      assert.is((await untilRan(bot)).state, 'unknown');
      assert.match(await toldDirectly(bot, bot.dana), 'not known whether');
      assert.is(topMessages(bot, bot.numbers.id).length, 1);
    },
    { scopes: installOf(readManifest()).scopes.filter((scope) => scope !== 'channels:history') },
  ));

test('while Slack fails it is tried again', () =>
  withSchedules(async (bot) => {
    await mention(bot, 'every day at 9 post exposed');
    bot.workspace.faults.next('conversations.info', { kind: 'error', error: 'fatal_error' }, 3);
    await passTime(bot);
    assert.is((await untilRan(bot)).state, 'posted');
  }));

test('a question that takes too long is tried again', () => {
  let slow = 2;
  let asking: Ask | null = null;
  const ask: Ask = (input) => {
    if (asking === null) throw new Error('nobody to ask');
    if (input.now === undefined || (slow -= 1) < 0) return asking(input);
    const problem = { code: 'timeout', message: 'It took too long.', at: null, suggestions: [] } as const;
    return Promise.resolve({ kind: 'refused', question: input.text, problems: [problem] });
  };
  return withSchedules(
    async (bot) => {
      asking = bot.ask;
      await mention(bot, 'every day at 9 post exposed');
      await passTime(bot);
      assert.is((await untilRan(bot)).state, 'posted');
      assert.is((await kept(bot))[0]?.failures, 0);
    },
    { ask },
  );
});

test.after.each(closeBots);
test.run();
