/** manifest.yml lists what the app does, no more and no less. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { AccessRules } from '../../../src/ask/access/rules.ts';
import { systemClock } from '../../../src/base/clock.ts';
import type { Deliver } from '../../../src/schedule/deliver.ts';
import { makeSchedules } from '../../../src/schedule/make-schedules.ts';
import { manifestText } from '../../../src/surfaces/slack/install/manifest-text.ts';
import { installOf, manifestSource, readManifest } from '../../../src/surfaces/workspace/manifest.ts';
import { scopeOf } from '../../../src/surfaces/workspace/methods/methods.ts';
import type { Channel, Message } from '../../../src/surfaces/workspace/state.ts';
import type { Workspace } from '../../../src/surfaces/workspace/workspace.ts';
import { parley } from '../../support/terminal.ts';
import { type Bot, closeBots, openBot } from './bot.ts';
import { answered, byNames, pictured } from './shown.ts';

/** What makes Slack send each event, and the scope that Slack asks for it. */
const triggers: Readonly<
  Record<string, { readonly scope: string | null; readonly act: (bot: Bot, user: string) => Promise<Message | null> }>
> = {
  app_home_opened: {
    scope: null,
    async act({ workspace }, user) {
      await workspace.openApp(user, 'home');
      await workspace.state.until('Home', () => workspace.state.homes.has(user));
      return null;
    },
  },
  app_mention: {
    scope: 'app_mentions:read',
    act: ({ workspace }, user) => workspace.say(user, workspace.channel('numbers'), `<@${workspace.bot.userId}> exposed`),
  },
  app_uninstalled: { scope: null, act: (bot) => heardOf('app_uninstalled', bot) },
  function_executed: {
    scope: 'chat:write',
    async act({ workspace }) {
      const channel = workspace.channel('steps').id;
      const id = await workspace.runStep('ask_question', { question: 'exposed', channel_id: channel });
      await workspace.state.until('the end of the step', () => workspace.state.executions.get(id)?.outcome ?? undefined);
      return null;
    },
  },
  link_shared: {
    scope: 'links:read',
    async act({ workspace, store }, user) {
      await store.writer('saved_questions').insert({ asker: `slack:${workspace.team}:${user}`, id: 'abc', question: 'exposed', at: 1 });
      const message = await workspace.say(user, workspace.channel('links'), '<https://parley.example.com/q/abc>');
      await workspace.state.until('a preview', () => message.unfurls);
      return null;
    },
  },
  'message.channels': { scope: 'channels:history', act: ({ workspace }, user) => saidOn(workspace, user, workspace.channel('numbers')) },
  'message.groups': {
    scope: 'groups:history',
    act: ({ workspace }, user) => saidOn(workspace, user, workspace.channel('closed', 'private')),
  },
  tokens_revoked: { scope: null, act: (bot) => heardOf('tokens_revoked', bot) },
  'message.im': { scope: 'im:history', act: ({ workspace }, user) => workspace.say(user, workspace.direct(user), 'exposed') },
};

/** News of the installation, while the token works on. */
async function heardOf(type: string, { workspace }: Bot): Promise<null> {
  await workspace.courier.emit(type, { type, event_ts: workspace.state.nextTs(), tokens: { bot: [workspace.bot.userId] } });
  return null;
}

/** A reply without a mention, under a message of the same person. */
async function saidOn(workspace: Workspace, user: string, channel: Channel): Promise<Message> {
  const root = await workspace.say(user, channel, 'good morning');
  return workspace.say(user, channel, 'by device', root.ts);
}

test('every event of the manifest is answered, and every scope is used', async () => {
  const manifest = readManifest();
  const long = answered(
    byNames(
      Array.from({ length: 300 }, (_, index) => `Campaign ${index}`),
      { chart: pictured().chart },
    ),
  );
  const access: AccessRules = { members: { agents: true }, rules: [{ users: [], groups: ['S0PEOPLE'], channels: [], agents: true }] };
  let deliver: Deliver | null = null;
  const bot = await openBot({
    ask: () => long,
    access,
    follows: () => Promise.resolve(true),
    url: 'https://parley.example.com',
    schedules: (store) => ({
      schedules: makeSchedules(store, systemClock),
      runner(given) {
        deliver = given;
        return { stop: () => Promise.resolve() };
      },
    }),
  });
  const { workspace } = bot;
  const dana = workspace.user('dana');
  workspace.state.groups.set('S0PEOPLE', { handle: 'people', members: [dana] });
  const { bot_events: events } = manifest.settings.event_subscriptions;
  assert.equal(events.toSorted(), Object.keys(triggers).toSorted());
  for (const event of events) {
    const message = await triggers[event]?.act(bot, dana);
    if (message !== undefined && message !== null) await workspace.answers(message, 2);
  }
  // Rights are looked up in private channels too.
  await workspace.answers(await workspace.say(dana, workspace.channel('closed', 'private'), `<@${workspace.bot.userId}> exposed`), 2);
  const { features, functions } = manifest;
  assert.equal(
    features.slash_commands.map(({ command }) => command),
    ['/parley', '/snapshot'],
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
  // Owners of schedules are told directly.
  const told = await (deliver as Deliver | null)?.tell({ team: workspace.team, user: dana }, 'It was paused.', 'tell:1', 'schedule');
  assert.is(told?.state, 'posted');
  await bot.close();
  const heard = bot.lines.map(({ message }) => message).filter((message) => / (?:uninstalled|revoked)$/.test(message));
  assert.equal(heard.toSorted(), ['the app was uninstalled', 'tokens were revoked']);
  assert.equal(
    workspace.state.calls.filter(({ error }) => error !== null),
    [],
  );
  const used = [
    ...workspace.state.calls.map(({ method }) => scopeOf(method)).filter((scope) => scope !== null),
    'channels:read', // conversations.info asks for either, as the channel is
    'groups:read',
    ...Object.values(triggers).flatMap(({ scope }) => (scope === null ? [] : [scope])),
    'commands', // what features.slash_commands and shortcuts ask for
    'assistant:write', // what features.agent_view asks for
  ];
  assert.equal([...new Set(used)].sort(), installOf(manifest).scopes.toSorted());
});

test('without a scope of the manifest the app could not do its work', async () => {
  const manifest = readManifest();
  for (const scope of ['chat:write', 'files:read', 'files:write']) {
    const bot = await openBot({
      ask: () => answered(pictured()),
      scopes: manifest.oauth_config.scopes.bot.filter((one) => one !== scope),
    });
    const { workspace } = bot;
    const dana = workspace.user('dana');
    await workspace.say(dana, workspace.direct(dana), 'exposed');
    await workspace.state.until('a refusal', () => workspace.state.calls.some(({ error }) => error === 'missing_scope'));
    await bot.close();
  }
});

test('for HTTP every address is the installation’s own, for a socket there is none', () => {
  const source = manifestSource();
  const own = { socket: false, url: 'https://parley.mybrand.com/' };
  const http = readManifest(manifestText(source, own));
  const events = 'https://parley.mybrand.com/slack/events';
  assert.is(http.settings.event_subscriptions.request_url, events);
  assert.is(http.settings.interactivity.message_menu_options_url, events);
  assert.is(http.features.slash_commands[0]?.url, events);
  assert.equal(http.oauth_config.redirect_urls, ['https://parley.mybrand.com/slack/oauth_redirect']);
  assert.is(http.settings.socket_mode_enabled, false);
  const text = manifestText(manifestText(source, own), { socket: true, url: null });
  const socket = readManifest(text);
  assert.is(socket.settings.socket_mode_enabled, true);
  assert.not.match(text, 'https://parley');
  assert.not.match(text, '/slack/');
  assert.equal(socket.features.unfurl_domains, []);
  assert.equal(readManifest(manifestText(source, { ...own, socket: true })).features.unfurl_domains, ['parley.mybrand.com']);
});

test('both manifests have the same scopes, events, commands and shortcuts', () => {
  const [http, socket] = [false, true].map((one) => readManifest(manifestText(manifestSource(), { socket: one, url: null })));
  assert.ok(http && socket);
  // Without an address there are none to preview.
  assert.equal({ ...installOf(http), domains: [] }, installOf(socket));
  assert.equal(http, readManifest(), 'manifest.yml is the one for HTTP');
});

test('an app that Slack could not reach is no manifest', () => {
  assert.throws(() => readManifest(manifestSource().replaceAll(/^ +request_url: .*\n/gm, '')), 'Socket Mode is off');
});

test('parley manifest prints either', async () => {
  const own = await parley(['manifest', '--url', 'https://parley.mybrand.com'], { env: {} });
  assert.is(readManifest(own.out).settings.event_subscriptions.request_url, 'https://parley.mybrand.com/slack/events');
  const socket = await parley(['manifest', '--socket'], { env: {} });
  assert.ok(readManifest(socket.out).settings.socket_mode_enabled);
  const wrong = await parley(['manifest', '--url', 'http://here'], { env: {} });
  assert.is(wrong.code, 64);
  assert.match(wrong.err, 'https only');
});

test.after.each(closeBots);

test.run();
