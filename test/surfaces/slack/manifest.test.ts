/** manifest.yml lists what the app does, no more and no less. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readManifest } from '../../../src/surfaces/workspace/manifest.ts';
import { scopeOf } from '../../../src/surfaces/workspace/methods/methods.ts';
import type { Message } from '../../../src/surfaces/workspace/state.ts';
import { type Bot, closeBots, openBot } from './bot.ts';
import { answered, byNames } from './shown.ts';

/** What makes Slack send each event, and the scope that Slack asks for it. */
const triggers: Readonly<Record<string, { readonly scope: string; readonly act: (bot: Bot, user: string) => Promise<Message | null> }>> = {
  app_mention: {
    scope: 'app_mentions:read',
    act: ({ workspace }, user) => workspace.say(user, workspace.channel('numbers'), `<@${workspace.bot.userId}> exposed`),
  },
  function_executed: {
    scope: 'chat:write',
    async act({ workspace }) {
      const channel = workspace.channel('steps').id;
      const id = await workspace.runStep('ask_question', { question: 'exposed', channel_id: channel });
      await workspace.state.until('the end of the step', () => workspace.state.executions.get(id)?.outcome ?? undefined);
      return null;
    },
  },
  'message.im': { scope: 'im:history', act: ({ workspace }, user) => workspace.say(user, workspace.direct(user), 'exposed') },
};

test('every event of the manifest is answered, and every scope is used', async () => {
  const manifest = readManifest();
  const long = answered(byNames(Array.from({ length: 300 }, (_, index) => `Campaign ${index}`)));
  const bot = await openBot({ ask: () => long });
  const { workspace } = bot;
  const dana = workspace.user('dana');
  const { bot_events: events } = manifest.settings.event_subscriptions;
  assert.equal(events.toSorted(), Object.keys(triggers).toSorted());
  for (const event of events) {
    const message = await triggers[event]?.act(bot, dana);
    if (message) await workspace.answers(message, 2);
  }
  const { features, functions } = manifest;
  assert.equal(
    features.slash_commands.map(({ command }) => command),
    ['/parley'],
  );
  await workspace.command(dana, workspace.channel('numbers'), '/parley', 'exposed');
  await workspace.state.until('an answer to the command', () => workspace.state.messages.some(({ onlyFor }) => onlyFor === dana));
  const said = workspace.state.messages.find(({ fromBot, onlyFor }) => fromBot && onlyFor === null) ?? null;
  for (const { type, callback_id: callbackId } of features.shortcuts) {
    await workspace.shortcut(dana, callbackId, type === 'message' ? said : null);
    await workspace.state.until(`a window for ${callbackId}`, () => workspace.modal(dana) !== null);
    await workspace.dismiss(dana);
  }
  assert.equal(Object.keys(functions), ['ask_question']);
  await bot.close();
  assert.equal(
    workspace.state.calls.filter(({ error }) => error !== null),
    [],
  );
  const used = [
    ...workspace.state.calls.map(({ method }) => scopeOf(method)).filter((scope) => scope !== null),
    ...Object.values(triggers).map(({ scope }) => scope),
    'commands', // what features.slash_commands and shortcuts ask for
    'assistant:write', // what features.agent_view asks for
  ];
  assert.equal([...new Set(used)].sort(), manifest.oauth_config.scopes.bot.toSorted());
});

test('without a scope of the manifest the app could not do its work', async () => {
  const manifest = readManifest();
  for (const scope of ['chat:write', 'files:read', 'files:write']) {
    const bot = await openBot({
      ask: () => answered(byNames(['a', 'b'])),
      scopes: manifest.oauth_config.scopes.bot.filter((one) => one !== scope),
    });
    const { workspace } = bot;
    const dana = workspace.user('dana');
    await workspace.say(dana, workspace.direct(dana), 'exposed');
    await workspace.state.until('a refusal', () => workspace.state.calls.some(({ error }) => error === 'missing_scope'));
    await bot.close();
  }
});

test.after.each(closeBots);

test.run();
