/** Looking channels and messages up, refused as Slack refuses. */
import type { Json } from '../blocks/shape.ts';
import { type Channel, directOf, type Message } from '../state.ts';
import { maybe, need, Refusal, type World } from '../world.ts';

/** The channel `id`, as far as the app may know of it: a private one that it is not in does not exist for it. */
export function visibleChannel(id: string, { state, bot }: World): Channel {
  const channel = state.channels.get(id);
  if (channel === undefined || (channel.kind !== 'public' && !channel.members.has(bot.userId))) throw new Refusal('channel_not_found');
  return channel;
}

/** The channel that the argument `channel` names, which the app may write to; a user's id names the direct messages with him. */
export function writableChannel(args: Json, world: World): Channel {
  const id = need(args, 'channel');
  const { state, bot } = world;
  const channel = state.users.has(id) ? directOf(state, id, bot.userId) : visibleChannel(id, world);
  if (!channel.members.has(bot.userId)) throw new Refusal('not_in_channel');
  if (channel.archived === true) throw new Refusal('is_archived');
  return channel;
}

/** The thread that `thread_ts` names in `channel`, null where it is left out. */
export function threadIn(args: Json, channel: string, { state }: World): string | null {
  const ts = maybe(args, 'thread_ts');
  if (ts !== null && !state.messages.some((message) => message.channel === channel && message.ts === ts && message.onlyFor === null))
    throw new Refusal('thread_not_found');
  return ts;
}

/** The message of the app at `ts`. */
export function ownMessage(channel: string, ts: string, { state }: World, notOurs: string): Message {
  const message = state.messages.find((one) => one.channel === channel && one.ts === ts && one.onlyFor === null);
  if (message === undefined) throw new Refusal('message_not_found');
  if (!message.fromBot) throw new Refusal(notOurs);
  return message;
}

/** The message as Slack's answers and events carry it. */
export function asJson(message: Message, world: World): Json {
  return {
    type: 'message',
    user: message.user,
    ...(message.fromBot ? { bot_id: world.bot.botId, app_id: world.appId } : {}),
    ts: message.ts,
    team: world.team,
    text: message.text,
    blocks: message.blocks,
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
    ...(message.files.length === 0 ? {} : { files: message.files.map((id) => ({ id })) }),
  };
}
