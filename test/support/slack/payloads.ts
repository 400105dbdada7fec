/** The bodies that Slack delivers: events in their envelope, and clicks. */

import type { World } from './method.ts';
import { asJson } from './methods/chat.ts';
import { isObject, type Json } from './shape.ts';
import type { Message } from './state.ts';

/** An event in its envelope, under a new event id. */
export function eventBody(event: Json, world: World, overrides: Json = {}): Json {
  return {
    token: 'deprecated',
    team_id: world.team,
    api_app_id: world.appId,
    event,
    type: 'event_callback',
    event_id: world.state.nextId('Ev'),
    event_time: Math.floor(Number(event['event_ts'] ?? 0)),
    authorizations: [{ enterprise_id: null, team_id: world.team, user_id: world.bot.userId, is_bot: true, is_enterprise_install: false }],
    is_ext_shared_channel: false,
    ...overrides,
  };
}

/** The event fields of a message that a person wrote. */
export function messageEvent(type: 'message' | 'app_mention', message: Message, world: World, channelType: string): Json {
  return {
    type,
    user: message.user,
    text: message.text,
    ts: message.ts,
    event_ts: message.ts,
    channel: message.channel,
    team: world.team,
    client_msg_id: `00000000-${message.ts}`,
    ...(type === 'message' ? { channel_type: channelType } : {}),
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
  };
}

/** Every button of a message, wherever it stands. */
export function buttonsOf(blocks: readonly Json[]): readonly Json[] {
  return blocks.flatMap((block) => {
    const elements: readonly unknown[] = Array.isArray(block['elements']) ? block['elements'] : [];
    return elements
      .filter(isObject)
      .filter((element) => element['type'] === 'button')
      .map((element) => ({ ...element, block_id: block['block_id'] ?? 'b' }));
  });
}

/** The click of `user` on a button of a message. */
export function clickBody(message: Message, button: Json, user: string, world: World): Json {
  const channel = world.state.channels.get(message.channel);
  return {
    type: 'block_actions',
    user: { id: user, username: world.state.users.get(user)?.name ?? user, team_id: world.team },
    api_app_id: world.appId,
    team: { id: world.team, domain: 'test' },
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: false,
      ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    },
    trigger_id: world.state.nextId('T'),
    channel: { id: message.channel, name: channel?.name ?? '' },
    message: asJson(message, world),
    response_url: `${world.baseUrl()}response/${message.ts}`,
    state: { values: {} },
    actions: [{ ...button, action_ts: world.state.nextTs() }],
  };
}
