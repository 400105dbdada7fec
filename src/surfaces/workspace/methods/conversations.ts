/** conversations.* and reactions.*: channels and what was said in them. */
import type { Json } from '../blocks/shape.ts';
import { type Channel, directOf, type Message } from '../state.ts';
import { isSet, type Methods, maybe, need, needScope, Refusal, type World } from '../world.ts';
import { asJson, visibleChannel } from './channels.ts';

function channelJson(channel: Channel, { bot }: World): Json {
  return {
    id: channel.id,
    name: channel.name,
    is_channel: channel.kind !== 'im',
    is_private: channel.kind !== 'public',
    is_im: channel.kind === 'im',
    is_archived: channel.archived ?? false,
    is_member: channel.members.has(bot.userId),
    is_ext_shared: false,
    num_members: channel.members.size,
    ...(channel.kind === 'im' ? { user: [...channel.members].find((member) => member !== bot.userId) } : {}),
  };
}

function historyOf(args: Json, world: World, chosen: (message: Message) => boolean): Json {
  const channel = visibleChannel(need(args, 'channel'), world);
  needScope(`${scopeWord[channel.kind]}:history`, world);
  if (!channel.members.has(world.bot.userId)) throw new Refusal('not_in_channel');
  const limit = Math.min(Number(args['limit'] ?? 100), 999);
  const latest = Number(maybe(args, 'latest') ?? Infinity);
  const oldest = Number(maybe(args, 'oldest') ?? 0);
  const found = world.state.messages.filter(
    (one) => one.channel === channel.id && one.onlyFor === null && Number(one.ts) <= latest && Number(one.ts) >= oldest && chosen(one),
  );
  const withMetadata = isSet(args, 'include_all_metadata');
  return {
    messages: found.slice(0, limit).map((one) => {
      const { metadata, ...rest } = asJson(one, world);
      return withMetadata && metadata !== undefined ? { ...rest, metadata } : rest;
    }),
    has_more: found.length > limit,
  };
}

/** The scope depends on the kind of channel, so it is asked for here. */
const scopeWord = { public: 'channels', private: 'groups', im: 'im' } as const;
const byKind = { scope: null } as const;

function readable(args: Json, world: World): Channel {
  const channel = visibleChannel(need(args, 'channel'), world);
  needScope(`${scopeWord[channel.kind]}:read`, world);
  return channel;
}

export const conversations: Methods = {
  'conversations.open': {
    scope: 'im:write',
    run(args, { state, bot }) {
      const user = need(args, 'users');
      if (!state.users.has(user)) throw new Refusal('user_not_found');
      return { channel: { id: directOf(state, user, bot.userId).id } };
    },
  },
  'conversations.info': {
    ...byKind,
    run: (args, world) => ({ channel: channelJson(readable(args, world), world) }),
  },
  'users.conversations': {
    ...byKind,
    run(args, world) {
      const kinds = new Set((maybe(args, 'types') ?? 'public_channel').split(',').map((type) => type.replace('_channel', '')));
      for (const kind of kinds) needScope(`${kind === 'public' ? 'channels' : kind === 'private' ? 'groups' : 'im'}:read`, world);
      const channels = [...world.state.channels.values()].filter(
        ({ kind, members, archived }) =>
          kinds.has(kind) && members.has(world.bot.userId) && !(isSet(args, 'exclude_archived') && archived === true),
      );
      return { channels: channels.map((channel) => channelJson(channel, world)), response_metadata: { next_cursor: '' } };
    },
  },
  'conversations.members': {
    ...byKind,
    run: (args, world) => ({ members: [...readable(args, world).members], response_metadata: { next_cursor: '' } }),
  },
  'conversations.replies': {
    ...byKind,
    run(args, world) {
      const ts = need(args, 'ts');
      if (!world.state.messages.some((one) => one.ts === ts)) throw new Refusal('thread_not_found');
      return historyOf(args, world, (one) => one.ts === ts || one.threadTs === ts);
    },
  },
  'conversations.history': {
    ...byKind,
    run: (args, world) => historyOf(args, world, (one) => one.threadTs === null),
  },
  'reactions.add': {
    scope: 'reactions:write',
    run(args, { state, bot }) {
      const channel = need(args, 'channel');
      const ts = need(args, 'timestamp');
      const name = need(args, 'name');
      if (!state.messages.some((message) => message.channel === channel && message.ts === ts)) throw new Refusal('message_not_found');
      if (state.reactions.some((one) => one.channel === channel && one.ts === ts && one.name === name && one.user === bot.userId))
        throw new Refusal('already_reacted');
      state.reactions.push({ channel, ts, name, user: bot.userId });
      state.changed();
      return {};
    },
  },
  'reactions.remove': {
    scope: 'reactions:write',
    run(args, { state, bot }) {
      const at = state.reactions.findIndex(
        (one) =>
          one.channel === need(args, 'channel') &&
          one.ts === need(args, 'timestamp') &&
          one.name === need(args, 'name') &&
          one.user === bot.userId,
      );
      if (at < 0) throw new Refusal('no_reaction');
      state.reactions.splice(at, 1);
      state.changed();
      return {};
    },
  },
};
