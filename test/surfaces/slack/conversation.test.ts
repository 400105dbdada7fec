/** Mentions, direct messages and threads, through both of Bolt's receivers. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { eventBody } from '../../../src/surfaces/workspace/deliveries/payloads.ts';
import { readManifest } from '../../../src/surfaces/workspace/manifest.ts';
import { onStage, whispered, whispers } from './actions/asking-bot.ts';
import { closeBots, openBot } from './bot.ts';
import { answered, shown } from './shown.ts';

for (const mode of ['socket', 'http'] as const) {
  test(`a mention is answered in its thread with headline, chart and table (${mode})`, async () => {
    const bot = await openBot({ mode, ask: () => answered(shown()) });
    const { workspace } = bot;
    const channel = workspace.channel('numbers');
    const dana = workspace.user('dana');
    const asked = await workspace.say(dana, channel, `<@${workspace.bot.userId}> exposed &gt; 5 by campaign`);
    const answer = await workspace.answer(asked);
    assert.is(bot.asked[0]?.text, 'exposed > 5 by campaign');
    assert.is(bot.asked[0]?.asker, `slack:${workspace.team}:${dana}`);
    assert.is(answer.text, shown().answer.headline);
    assert.equal(
      answer.blocks.map((block) => block['type']),
      ['context', 'rich_text', 'data_visualization', 'data_table', 'context', 'context', 'context', 'actions', 'context_actions'],
    );
    assert.is(workspace.state.statuses.length, 1);
    await bot.close();
  });
}

test('a direct message is answered in its thread, and a reply there in the same thread', async () => {
  const bot = await openBot({ ask: () => answered(shown()) });
  const { workspace } = bot;
  const dana = workspace.user('dana');
  const direct = workspace.direct(dana);
  const first = await workspace.say(dana, direct, 'exposed by campaign last week');
  await workspace.answer(first);
  const second = await workspace.say(dana, direct, 'by device', first.ts);
  const answers = await workspace.answers(second, 2);
  assert.equal(
    answers.map((answer) => answer.threadTs),
    [first.ts, first.ts],
  );
  assert.equal(
    bot.asked.map(({ text, thread }) => ({ text, thread })),
    ['exposed by campaign last week', 'by device'].map((text) => ({ text, thread: `slack:${workspace.team}:${direct.id}:${first.ts}` })),
  );
  await bot.close();
});

test('a thread goes on without a mention, where the scope was granted and the words change its plan', () =>
  onStage(async (stage) => {
    const { workspace, dana, marco, numbers } = stage;
    const asked = await workspace.say(dana, numbers, `<@${workspace.bot.userId}> exposed by campaign last week`);
    await workspace.answer(asked);
    const talk = ['thanks!', 'that looks low to me, was the button broken?', 'by campaign', `<@${dana}> mobile`, 'last week'];
    for (const text of talk) await workspace.say(marco, numbers, text, asked.ts);
    await workspace.say(marco, numbers, 'mobile');
    await workspace.say(marco, numbers, 'by device', asked.ts);
    await workspace.answers(asked, 2);
    await stage.running.stop();
    const questions = stage.asked.map(({ text }) => text);
    assert.equal(questions, ['exposed by campaign last week', 'by device']);
    assert.is(workspace.state.messages.filter(({ fromBot }) => fromBot).length, 2);
  }));

test('a reply that cannot be looked at is told to its writer alone, under an id of the log, where the thread may be ours', () =>
  onStage(async (stage) => {
    const { workspace, dana, marco, numbers } = stage;
    const asked = await workspace.say(dana, numbers, `<@${workspace.bot.userId}> exposed by campaign last week`);
    await workspace.answer(asked);
    const others = await workspace.say(dana, numbers, 'who is for lunch?');
    await stage.brandStore.writer.raw('alter table threads rename to away');
    await workspace.say(dana, numbers, 'the two of us, by device', others.ts);
    await workspace.say(marco, numbers, 'by device', asked.ts);
    const told = await whispered(stage, marco);
    await stage.running.stop();
    const id = /logged as ([0-9a-f]{8})/.exec(told.text)?.[1];
    assert.ok(id !== undefined && JSON.stringify(stage.lines).includes(id), told.text);
    assert.is(told.threadTs, asked.ts);
    assert.equal([whispers(stage, marco).length, whispers(stage, dana).length], [1, 0]);
    await stage.brandStore.writer.raw('alter table away rename to threads');
  }));

test('without the scope a thread goes on by mention alone', () =>
  onStage(
    async (stage) => {
      const { workspace, dana, numbers } = stage;
      const asked = await workspace.say(dana, numbers, `<@${workspace.bot.userId}> exposed by campaign last week`);
      await workspace.answer(asked);
      await workspace.say(dana, numbers, 'by device', asked.ts);
      await workspace.say(dana, numbers, `<@${workspace.bot.userId}> by source type`, asked.ts);
      await workspace.answers(asked, 2);
      assert.is(stage.asked.length, 2);
    },
    { scopes: readManifest().oauth_config.scopes.bot },
  ));

test('a mention within a thread is answered in that thread', async () => {
  const bot = await openBot({ ask: () => answered(shown()) });
  const { workspace } = bot;
  const channel = workspace.channel('numbers');
  const dana = workspace.user('dana');
  const root = await workspace.say(dana, channel, 'how are we doing?');
  const asked = await workspace.say(dana, channel, `what about <@${workspace.bot.userId}> mobile`, root.ts);
  assert.is((await workspace.answer(asked)).threadTs, root.ts);
  assert.is(bot.asked[0]?.text, 'what about   mobile');
  await bot.close();
});

test('a bare mention asks for help', async () => {
  const bot = await openBot({ ask: () => answered(shown()) });
  const { workspace } = bot;
  const asked = await workspace.say(workspace.user('dana'), workspace.channel('numbers'), `<@${workspace.bot.userId}>`);
  await workspace.answer(asked);
  assert.is(bot.asked[0]?.text, 'help');
  await bot.close();
});

test('bots, edits, notices, its own messages and doubled kinds of one message ask nothing', async () => {
  const bot = await openBot({ ask: () => answered(shown()) });
  const { workspace } = bot;
  const dana = workspace.user('dana');
  const direct = workspace.direct(dana);
  const event = (fields: object) =>
    eventBody(
      { type: 'message', channel_type: 'im', channel: direct.id, user: dana, text: 'exposed', ts: workspace.state.nextTs(), ...fields },
      workspace.world,
    );
  for (const body of [
    event({ bot_id: 'B1' }),
    event({ subtype: 'bot_message', bot_id: 'B1', user: undefined }),
    event({ subtype: 'channel_join' }),
    event({ subtype: 'message_changed', text: undefined, user: undefined, message: { text: 'exposed', user: dana } }),
    event({ edited: { user: dana, ts: '1' } }),
    event({ user: workspace.bot.userId }),
    event({ channel_type: 'channel', channel: 'C1' }),
    event({ type: 'app_mention' }),
    event({ type: 'app_mention', channel: 'C1', bot_id: 'B1' }),
    event({ text: 5 }),
    { type: 'event_callback', event: { type: 'message' } },
  ])
    await workspace.deliver('event', body);
  await workspace.answer(await workspace.say(dana, direct, 'the one question'));
  await bot.close();
  assert.equal(
    bot.asked.map(({ text }) => text),
    ['the one question'],
  );
});

test('an event of another workspace is left alone', async () => {
  const bot = await openBot({ ask: () => answered(shown()) });
  const { workspace } = bot;
  const dana = workspace.user('dana');
  const direct = workspace.direct(dana);
  const body = eventBody(
    { type: 'message', channel_type: 'im', channel: direct.id, user: dana, text: 'exposed', ts: '1.1' },
    workspace.world,
    {
      team_id: 'TOTHER',
      authorizations: [{ enterprise_id: null, team_id: 'TOTHER', user_id: 'U1', is_bot: true, is_enterprise_install: false }],
    },
  );
  await workspace.deliver('event', body);
  await bot.close();
  assert.is(bot.asked.length, 0);
  assert.ok(bot.lines.some(({ level }) => level === 'error'));
});

test.after.each(closeBots);

test.run();
