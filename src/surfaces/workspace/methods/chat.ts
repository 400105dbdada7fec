/** chat.*: posting and changing messages. */
import { isObject, type Json } from '../blocks/shape.ts';
import { addMessage, type Message } from '../state.ts';
import { type Methods, need, objectOf, Refusal, type World } from '../world.ts';
import { asJson, ownMessage, threadIn, visibleChannel, writableChannel } from './channels.ts';
import { checkBlocks, contentOf, withIds } from './content.ts';

const write = { scope: 'chat:write' } as const;

function post(args: Json, world: World, onlyFor: string | null): Message {
  const channel = writableChannel(args, world).id;
  const threadTs = threadIn(args, channel, world);
  return addMessage(world.state, {
    channel,
    threadTs,
    user: world.bot.userId,
    fromBot: true,
    ...contentOf(args, world),
    args,
    onlyFor,
  });
}

export const chat: Methods = {
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
      if (!writableChannel(args, world).members.has(user)) throw new Refusal('user_not_in_channel');
      return { message_ts: post(args, world, user).ts };
    },
  },
  'chat.update': {
    ...write,
    run(args, world) {
      const channel = writableChannel(args, world).id;
      const message = ownMessage(channel, need(args, 'ts'), world, 'cant_update_message');
      if (message.stream?.open === true) throw new Refusal('streaming_state_conflict');
      Object.assign(message, contentOf(args, world), { updates: message.updates + 1 });
      world.state.changed();
      return { channel, ts: message.ts, text: message.text, message: asJson(message, world) };
    },
  },
  'chat.delete': {
    ...write,
    run(args, world) {
      const channel = writableChannel(args, world).id;
      const message = ownMessage(channel, need(args, 'ts'), world, 'cant_delete_message');
      world.state.messages.splice(world.state.messages.indexOf(message), 1);
      world.state.changed();
      return { channel, ts: message.ts };
    },
  },
  'chat.getPermalink': {
    scope: null,
    run(args, world) {
      const channel = visibleChannel(need(args, 'channel'), world).id;
      const ts = need(args, 'message_ts');
      if (!world.state.messages.some((message) => message.channel === channel && message.ts === ts)) throw new Refusal('message_not_found');
      return { channel, permalink: `${world.baseUrl()}#${channel}/${ts}` };
    },
  },
  'chat.unfurl': {
    scope: 'links:write',
    run(args, world) {
      const unfurls = objectOf(args, 'unfurls', 'invalid_unfurls_format');
      if (unfurls === null) throw new Refusal('missing_unfurls');
      const place = world.state.unfurlIds.get(String(args['unfurl_id'])) ?? { channel: args['channel'], ts: args['ts'] };
      const message = world.state.messages.find((one) => one.channel === place.channel && one.ts === place.ts);
      if (message === undefined) throw new Refusal('cannot_unfurl_message');
      const previews: Record<string, Json> = {};
      for (const [url, preview] of Object.entries(unfurls)) {
        if (!message.text.includes(url.replaceAll('&', '&amp;'))) throw new Refusal('cannot_unfurl_url');
        checkBlocks(blocksOf(preview), world);
        previews[url] = { ...(isObject(preview) ? preview : {}), blocks: withIds(blocksOf(preview), world) };
      }
      message.unfurls = { ...message.unfurls, ...previews };
      world.state.changed();
      return {};
    },
  },
};

function blocksOf(preview: unknown): readonly Json[] {
  const blocks: unknown = isObject(preview) ? preview['blocks'] : null;
  return Array.isArray(blocks) ? blocks.filter(isObject) : [];
}
