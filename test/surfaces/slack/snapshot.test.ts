/** Snapshots in Slack, on the sample brand. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Message } from '../../../src/surfaces/workspace/state.ts';
import { databases } from '../../support/databases.ts';
import { withSampleAsking } from '../../support/sample-asking.ts';
import { type Bot, closeBots, openBot } from './bot.ts';

async function withBot(work: (bot: Bot, dana: string) => Promise<void>): Promise<void> {
  const database = databases().find(({ kind }) => kind === 'sqlite');
  assert.ok(database);
  await withSampleAsking(database, async (asking) => {
    const bot = await openBot({ ask: asking.ask, builder: asking.builder, answers: asking });
    await work(bot, bot.workspace.user('dana'));
    await bot.close();
  });
}

/** The first `count` messages of the bot that everybody sees in the thread of `root`. */
function inThread({ workspace }: Bot, root: string, count: number): Promise<readonly Message[]> {
  return workspace.state.until(`${count} messages in a thread`, () => {
    const said = workspace.state.messages.filter(({ fromBot, threadTs, onlyFor }) => fromBot && onlyFor === null && threadTs === root);
    return said.length >= count && said;
  });
}

function toldTo({ workspace }: Bot, user: string, count: number): Promise<readonly Message[]> {
  return workspace.state.until(`${count} words to one person`, () => {
    const told = workspace.state.messages.filter(({ onlyFor }) => onlyFor === user);
    return told.length >= count && told;
  });
}

function kindsOf({ blocks }: Message): readonly string[] {
  return blocks.map((block) => String(block['type']));
}

test('a first message holds the key figures, the sections and graphs follow in its thread', () =>
  withBot(async (bot, dana) => {
    const asked = await bot.workspace.say(dana, bot.workspace.channel('numbers'), `<@${bot.workspace.bot.userId}> snapshot`);
    const [first, ...rest] = await inThread(bot, asked.ts, 6);
    assert.ok(first);
    assert.match(first.text, 'Sunday, 22 November 2026: sessions');
    assert.not.ok(kindsOf(first).includes('data_table'));
    assert.match(JSON.stringify(first.blocks), /"\*SESSIONS\*\\n[\d,]+ · (▲ up|▼ down|unchanged)/);
    const heads = rest.map(({ blocks }) => (blocks[0]?.['text'] as { readonly text: string }).text);
    assert.equal(heads, ['Funnel', 'Conversation', 'Conversion and revenue', 'Efficiency', 'Operations']);
    assert.equal(
      rest.map((message) => kindsOf(message).filter((kind) => kind === 'image').length),
      [1, 0, 1, 1, 1],
    );
    for (const message of rest) assert.ok(kindsOf(message).includes('data_table'));
  }));

test('a section that Slack does not take is named, and the others follow', () =>
  withBot(async (bot, dana) => {
    const { workspace } = bot;
    const refuse = () => workspace.faults.next('chat.postMessage', { kind: 'error', error: 'msg_too_long' });
    workspace.state.watch(() => {
      const said = workspace.state.messages.filter(({ fromBot }) => fromBot);
      if (said.length === 2 && workspace.state.calls.filter(({ error }) => error === 'msg_too_long').length === 0 && !refused) {
        refused = true;
        refuse();
      }
    });
    let refused = false;
    const asked = await workspace.say(dana, workspace.channel('numbers'), `<@${workspace.bot.userId}> snapshot`);
    const said = await inThread(bot, asked.ts, 6);
    assert.equal(
      said.slice(1, 5).map(({ text }) => text.split(':')[0]),
      ['Funnel', 'Conversion and revenue', 'Efficiency', 'Operations'],
    );
    assert.match(said[5]?.text ?? '', /did not take a part of this snapshot: Conversation\. It is logged as /);
  }));

test('a member of a panel is clicked for its own snapshot, and a follow-up changes the panel', () =>
  withBot(async (bot, dana) => {
    const numbers = bot.workspace.channel('numbers');
    const asked = await bot.workspace.say(dana, numbers, `<@${bot.workspace.bot.userId}> lob snapshot on 18 Nov`);
    const [first] = await inThread(bot, asked.ts, 2);
    assert.ok(first);
    assert.match(first.text, '2 LOBs, Wednesday');
    await bot.workspace.click(dana, first, 'Service');
    const [, , own] = await inThread(bot, asked.ts, 4);
    assert.match(own?.text ?? '', 'LOB Service, Wednesday');
    await bot.workspace.say(dana, numbers, `<@${bot.workspace.bot.userId}> what about last week`, asked.ts);
    const [, , , , later] = await inThread(bot, asked.ts, 6);
    assert.match(later?.text ?? '', '16–22 November 2026');
  }));

test('many members have a menu behind the first buttons; what is not there any more is told to the clicker', () =>
  withBot(async (bot, dana) => {
    const asked = await bot.workspace.say(
      dana,
      bot.workspace.channel('numbers'),
      `<@${bot.workspace.bot.userId}> campaign panel last week`,
    );
    const [first] = await inThread(bot, asked.ts, 1);
    assert.ok(first);
    const menu = first.blocks
      .flatMap((block) => (block['elements'] ?? []) as readonly Record<string, unknown>[])
      .find((element) => element['action_id'] === 'snapshot_member:menu');
    const options = (menu?.['options'] ?? []) as readonly { readonly value: string; readonly text: { readonly text: string } }[];
    assert.ok(options.length > 0);
    assert.match(JSON.stringify(first.blocks), 'Welcome (Sales)');
    // Seven campaigns, and a row of what belongs to none.
    assert.match(first.text, '7 campaigns');
    assert.match(JSON.stringify(first.blocks), '… and 4 more');
    await inThread(bot, asked.ts, 6);
    await bot.workspace.act(dana, { message: first }, 'snapshot_member:menu', { selected_option: options[0] });
    const [, , , , , , own] = await inThread(bot, asked.ts, 7);
    assert.match(own?.text ?? '', `Campaign ${options[0]?.text.text}, 16–22 November 2026`);
    const [id = ''] = options[0]?.value.split(':') ?? [];
    for (const value of [`${id}:gone`, 'elsewhere:c1'])
      await bot.workspace.act(dana, { message: first }, 'snapshot_member:menu', { selected_option: { ...options[0], value } });
    for (const { text } of await toldTo(bot, dana, 2)) assert.match(text, 'not to be had here any more');
  }));

test('/snapshot is for the asker alone, with all sections in one message, and can be shared', () =>
  withBot(async (bot, dana) => {
    const channel = bot.workspace.channel('numbers');
    await bot.workspace.command(dana, channel, '/snapshot', '');
    const [told] = await toldTo(bot, dana, 1);
    assert.ok(told);
    assert.is(kindsOf(told).filter((kind) => kind === 'data_table').length, 5);
    // The funnel: what stands in one message has room for one picture.
    assert.is(kindsOf(told).filter((kind) => kind === 'image').length, 1);
    await bot.workspace.click(dana, told, 'Share in channel');
    const shared = await bot.workspace.state.until('what is shared', () =>
      bot.workspace.state.messages.find(({ fromBot, onlyFor, threadTs }) => fromBot && onlyFor === null && threadTs === null),
    );
    assert.match(JSON.stringify(shared.blocks[0]), 'asked: brand panel yesterday');
    assert.is((await inThread(bot, shared.ts, 5)).length, 5);
  }));

test('a command names panel, day, filters and comparison; a member is opened for the asker alone', () =>
  withBot(async (bot, dana) => {
    const channel = bot.workspace.channel('numbers');
    await bot.workspace.command(dana, channel, '/snapshot', 'entry point 18 Nov mobile vs last week');
    const [told] = await toldTo(bot, dana, 1);
    assert.ok(told);
    assert.match(told.text, /entry points \(.*mobile.*\), Wednesday, 18 November 2026/);
    assert.match(told.text, 'against 11 November 2026');
    await bot.workspace.click(dana, told, 'Cart');
    const [, own] = await toldTo(bot, dana, 2);
    assert.match(own?.text ?? '', 'Entry point Cart');
    await bot.workspace.command(dana, channel, '/parley', 'snapshot of campaign Mobile');
    const [, , other] = await toldTo(bot, dana, 3);
    assert.match(other?.text ?? '', 'Campaign Mobile');
  }));

test.after.each(closeBots);
test.run();
