/** chat.startStream, appendStream, stopStream: a message that grows. */
import { isObject, type Json } from '../blocks/shape.ts';
import { addMessage, type Message } from '../state.ts';
import { listOf, type Methods, maybe, need, Refusal, type World } from '../world.ts';
import { ownMessage, threadIn, writableChannel } from './channels.ts';
import { checkBlocks, withIds } from './content.ts';

const write = { scope: 'chat:write' } as const;

function streamOf(args: Json, world: World): Message {
  const message = ownMessage(writableChannel(args, world).id, need(args, 'ts'), world, 'message_not_owned_by_app');
  if (message.stream?.open !== true) throw new Refusal('message_not_in_streaming_state');
  return message;
}

/** Adds what `args` bring: text, or chunks of text, tasks and blocks. */
function grow(message: Message, args: Json, world: World): void {
  const text = maybe(args, 'markdown_text');
  const chunks = listOf(args, 'chunks', 'invalid_chunks') ?? [];
  if (text !== null && text.length > 12_000) throw new Refusal('msg_too_long');
  if (text !== null) addText(message, text);
  for (const chunk of chunks) {
    if (chunk['type'] === 'markdown_text' && typeof chunk['text'] === 'string') addText(message, chunk['text']);
    else if (chunk['type'] === 'task_update' && typeof chunk['id'] === 'string') addTask(message, chunk);
    else if (chunk['type'] === 'blocks' && Array.isArray(chunk['blocks'])) addBlocks(message, chunk['blocks'].filter(isObject), world);
    else if (chunk['type'] !== 'plan_update') throw new Refusal('invalid_chunks');
  }
  world.state.changed();
}

function addText(message: Message, text: string): void {
  const last = message.blocks.at(-1);
  const grown = last?.['type'] === 'markdown' ? String(last['text']) : '';
  const rest = grown === '' ? message.blocks : message.blocks.slice(0, -1);
  message.blocks = [...rest, { type: 'markdown', text: grown + text }];
  message.text += text;
}

function addTask(message: Message, task: Json): void {
  const tasks = message.stream?.tasks ?? [];
  const at = tasks.findIndex((one) => one['id'] === task['id']);
  message.stream = { open: true, tasks: at < 0 ? [...tasks, task] : tasks.with(at, { ...tasks[at], ...task }) };
}

function addBlocks(message: Message, blocks: readonly Json[], world: World): void {
  checkBlocks(blocks, world);
  message.blocks = [...message.blocks, ...withIds(blocks, world)];
}

export const streams: Methods = {
  'chat.startStream': {
    ...write,
    run(args, world) {
      const channel = writableChannel(args, world);
      const threadTs = threadIn(args, channel.id, world);
      if (channel.kind !== 'im') {
        need(args, 'recipient_user_id');
        need(args, 'recipient_team_id');
      }
      const message = addMessage(world.state, {
        channel: channel.id,
        threadTs,
        user: world.bot.userId,
        fromBot: true,
        text: '',
        args,
        stream: { open: true, tasks: [] },
      });
      grow(message, args, world);
      return { channel: channel.id, ts: message.ts };
    },
  },
  'chat.appendStream': {
    ...write,
    run(args, world) {
      const message = streamOf(args, world);
      grow(message, args, world);
      return { channel: message.channel, ts: message.ts };
    },
  },
  'chat.stopStream': {
    ...write,
    run(args, world) {
      const message = streamOf(args, world);
      grow(message, args, world);
      addBlocks(message, listOf(args, 'blocks', 'invalid_blocks_format') ?? [], world);
      message.stream = { open: false, tasks: message.stream?.tasks ?? [] };
      world.state.changed();
      return { channel: message.channel, ts: message.ts };
    },
  },
};
