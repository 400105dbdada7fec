/** chat.*: posting and changing messages. */
import { complaintsAbout, picturesIn } from '../blocks.ts';
import { imageFacts } from '../image.ts';
import { listOf, type Method, maybe, need, Refusal, type World } from '../method.ts';
import type { Json } from '../shape.ts';
import type { Message } from '../state.ts';

const write = { scope: 'chat:write', token: 'bot' } as const;

function channelOf(args: Json, world: World): string {
  const channel = world.state.channels.get(need(args, 'channel'));
  if (channel === undefined || (channel.kind === 'private' && !channel.members.has(world.bot.userId)))
    throw new Refusal('channel_not_found');
  if (!channel.members.has(world.bot.userId)) throw new Refusal('not_in_channel');
  return channel.id;
}

function content(args: Json, world: World): { readonly text: string; readonly blocks: readonly Json[] } {
  const text = maybe(args, 'text') ?? '';
  const blocks = listOf(args, 'blocks', 'invalid_blocks_format') ?? [];
  if (text === '' && blocks.length === 0) throw new Refusal('no_text');
  if (text.length > 40_000) throw new Refusal('msg_too_long');
  if (blocks.length > 50) throw new Refusal('msg_blocks_too_many');
  const complaints = [...complaintsAbout(blocks), ...filesNotReady(blocks, world)];
  if (complaints.length > 0) throw new Refusal('invalid_blocks', { errors: complaints, response_metadata: { messages: complaints } });
  return { text, blocks };
}

function filesNotReady(blocks: readonly Json[], world: World): readonly string[] {
  return picturesIn(blocks)
    .filter(({ id }) => {
      const file = world.state.files.get(id);
      return file === undefined || !file.completed || file.pollsLeft > 0 || imageFacts(file.bytes) === null;
    })
    .map(({ pointer }) => `[ERROR] invalid slack file [json-pointer:${pointer}]`);
}

function post(args: Json, world: World, onlyFor: string | null): Message {
  const { state } = world;
  const channel = channelOf(args, world);
  const threadTs = maybe(args, 'thread_ts');
  if (threadTs !== null && !state.messages.some((message) => message.channel === channel && message.ts === threadTs))
    throw new Refusal('thread_not_found');
  const message: Message = {
    channel,
    ts: state.nextTs(),
    threadTs,
    user: world.bot.userId,
    fromBot: true,
    ...content(args, world),
    args,
    onlyFor,
    files: [],
    updates: 0,
  };
  state.messages.push(message);
  state.changed();
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
  };
}

export const chat: Readonly<Record<string, Method>> = {
  'chat.postMessage': {
    ...write,
    run(args, world) {
      const message = post(args, world, null);
      return { channel: message.channel, ts: message.ts, message: asJson(message, world) };
    },
  },
  'chat.postEphemeral': {
    ...write,
    run(args, world) {
      const user = need(args, 'user');
      if (!world.state.channels.get(need(args, 'channel'))?.members.has(user)) throw new Refusal('user_not_in_channel');
      return { message_ts: post(args, world, user).ts };
    },
  },
  'chat.update': {
    ...write,
    run(args, world) {
      const channel = channelOf(args, world);
      const message = world.state.messages.find((one) => one.channel === channel && one.ts === need(args, 'ts'));
      if (message === undefined) throw new Refusal('message_not_found');
      if (!message.fromBot) throw new Refusal('cant_update_message');
      Object.assign(message, content(args, world), { updates: message.updates + 1 });
      world.state.changed();
      return { channel, ts: message.ts, text: message.text, message: asJson(message, world) };
    },
  },
};
