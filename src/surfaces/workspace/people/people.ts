/** What people in the workspace do, and what the app hears of it. */

import { isObject, type Json } from '../blocks/shape.ts';
import type { Courier } from '../deliveries/courier.ts';
import {
  actionBody,
  commandBody,
  elementAt,
  eventBody,
  messageEvent,
  type Source,
  shortcutBody,
  suggestionBody,
} from '../deliveries/payloads.ts';
import type { Delivery } from '../deliveries/signed.ts';
import { respond } from '../response-url.ts';
import { addMessage, type Channel, directOf, type Message } from '../state.ts';
import type { World } from '../world.ts';

export interface People {
  /** A person writes; resolves when every event that the app subscribed to was delivered. */
  say(user: string, channel: Channel, text: string, threadTs?: string | null): Promise<Message>;
  /** A person uses the element `actionId`; `chosen` is what stands in the action besides the element. */
  act(user: string, source: Source, actionId: string, chosen?: Json, blockId?: string | null): Promise<Delivery>;
  /** A person types into an external select; the options or option groups that the app offers. */
  suggest(user: string, source: Source, actionId: string, typed: string, blockId?: string | null): Promise<Json>;
  /** A person sends a slash command. */
  command(user: string, channel: Channel, command: string, text: string): Promise<Delivery>;
  /** A person takes a shortcut, on a message or from the menu. */
  shortcut(user: string, callbackId: string, message?: Message | null): Promise<Delivery>;
  /** A person opens the app's Home tab or its messages. */
  openApp(user: string, tab: 'home' | 'messages'): Promise<void>;
  /** A person presses Stop under an answer that is being made. */
  stop(user: string, channel: Channel, threadTs: string): Promise<void>;
  /** The app is brought into a channel. */
  invite(user: string, channel: Channel): Promise<void>;
  /** A workflow reaches a step of the app; resolves when that was delivered. The id of the execution. */
  runStep(callbackId: string, inputs: Json): Promise<string>;
}

const channelTypes = { im: 'im', public: 'channel', private: 'group' } as const;
const historyScopes = { im: 'im:history', public: 'channels:history', private: 'groups:history' } as const;
const messageEvents = { im: 'message.im', public: 'message.channels', private: 'message.groups' } as const;

/** The people of `world`, whose deeds `courier` brings to the app. */
export function peopleOf(world: World, courier: Courier): People {
  const { state, bot } = world;
  return {
    async say(user, channel, text, threadTs = null) {
      const message = addMessage(state, { channel: channel.id, threadTs, user, fromBot: false, text });
      const here = channel.members.has(bot.userId);
      const type = channelTypes[channel.kind];
      if (channel.kind !== 'im' && text.includes(`<@${bot.userId}>`))
        await courier.emit('app_mention', messageEvent('app_mention', message, world, type));
      if (here && world.install.scopes.includes(historyScopes[channel.kind]))
        await courier.emit(messageEvents[channel.kind], messageEvent('message', message, world, type));
      await shareLinks(message);
      return message;
    },
    act(user, source, actionId, chosen = {}, blockId = null) {
      const element = elementAt(source, blockId, actionId);
      if (element === null) throw new Error(`there is no ${actionId}`);
      const { type, block_id: id, value } = element;
      const action = { type, action_id: actionId, block_id: id, ...(value === undefined ? {} : { value }), ...chosen };
      return courier.deliver('interactive', actionBody(source, action, user, 'view' in source ? source.view.values : {}, world));
    },
    async suggest(user, source, actionId, typed, blockId = null) {
      const element = elementAt(source, blockId, actionId);
      if (element === null) throw new Error(`there is no ${actionId}`);
      const { body } = await courier.deliver('interactive', suggestionBody(source, element, typed, user, world));
      return answerIn(body) ?? { options: [] };
    },
    async command(user, channel, command, text) {
      const delivery = await courier.deliver('command', commandBody(command, text, channel, user, world));
      const answer = answerIn(delivery.body);
      if (answer !== null && (answer['text'] !== undefined || answer['blocks'] !== undefined))
        respond(answer, { user, channel: channel.id, threadTs: null, message: null }, world);
      return delivery;
    },
    shortcut: (user, callbackId, message = null) => courier.deliver('interactive', shortcutBody(callbackId, message, user, world)),
    async openApp(user, tab) {
      const channel = directOf(state, user, bot.userId).id;
      await courier.emit('app_home_opened', { type: 'app_home_opened', user, channel, tab, event_ts: state.nextTs() });
    },
    async stop(user, channel, threadTs) {
      const streaming = state.messages.filter((one) => one.threadTs === threadTs && one.stream?.open === true).map(({ ts }) => ts);
      const event = { type: 'agent_session_stopped', user, channel: channel.id, thread_ts: threadTs, streaming_message_ts: streaming };
      await courier.emit('agent_session_stopped', { ...event, event_ts: state.nextTs() });
    },
    async invite(user, channel) {
      channel.members.add(bot.userId);
      state.changed();
      const event = { type: 'member_joined_channel', user: bot.userId, channel: channel.id, inviter: user, team: world.team };
      await courier.emit('member_joined_channel', { ...event, event_ts: state.nextTs() });
    },
    async runStep(callbackId, inputs) {
      const id = state.nextId('Fx');
      state.executions.set(id, { id, callbackId, inputs, outcome: null });
      const event = {
        type: 'function_executed',
        function: { id: 'Fn1', callback_id: callbackId, type: 'app' },
        inputs,
        function_execution_id: id,
        workflow_execution_id: `W${id}`,
        event_ts: state.nextTs(),
        bot_access_token: `xwfp-${world.team}`,
      };
      await courier.deliver('event', eventBody(event, world));
      return id;
    },
  };

  async function shareLinks(message: Message): Promise<void> {
    const links = [...message.text.matchAll(/<(https?:\/\/([^\s>|/]+)[^>|]*)(?:\|[^>]*)?>/g)]
      .map(([, url = '', domain = '']) => ({ url: url.replaceAll('&amp;', '&'), domain }))
      .filter(({ domain }) => world.install.domains?.some((ours) => domain === ours || domain.endsWith(`.${ours}`)));
    if (links.length === 0) return;
    const unfurlId = state.nextId('Uf');
    state.unfurlIds.set(unfurlId, { channel: message.channel, ts: message.ts });
    await courier.emit('link_shared', {
      type: 'link_shared',
      user: message.user,
      channel: message.channel,
      message_ts: message.ts,
      ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
      links,
      unfurl_id: unfurlId,
      source: 'conversations_history',
      is_bot_user_member: world.state.channels.get(message.channel)?.members.has(bot.userId) ?? false,
      event_ts: message.ts,
    });
  }
}

/** What the app acknowledged with: an object, or plain text; null where it said nothing. */
export function answerIn(body: string): Json | null {
  if (body === '') return null;
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'string') return parsed === '' ? null : { text: parsed };
    return isObject(parsed) ? parsed : null;
  } catch {
    return { text: body };
  }
}
