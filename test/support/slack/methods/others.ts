/** The rest of the Web API that the bot calls. */
import { type Method, maybe, need, Refusal } from '../method.ts';

export const others: Readonly<Record<string, Method>> = {
  'auth.test': {
    scope: null,
    token: 'bot',
    run: (_, { team, bot }) => ({
      url: 'https://test.invalid/',
      team: 'Test',
      user: 'parley',
      team_id: team,
      user_id: bot.userId,
      bot_id: bot.botId,
    }),
  },
  'assistant.threads.setStatus': {
    scope: 'chat:write',
    token: 'bot',
    run(args, { state }) {
      const channel = need(args, 'channel_id');
      if (!state.channels.has(channel)) throw new Refusal('channel_not_found');
      state.statuses.push({ channel, threadTs: need(args, 'thread_ts'), status: maybe(args, 'status') ?? '' });
      state.changed();
      return {};
    },
  },
  'reactions.add': {
    scope: 'reactions:write',
    token: 'bot',
    run(args, { state }) {
      const channel = need(args, 'channel');
      const ts = need(args, 'timestamp');
      if (!state.messages.some((message) => message.channel === channel && message.ts === ts)) throw new Refusal('message_not_found');
      state.reactions.push({ channel, ts, name: need(args, 'name') });
      state.changed();
      return {};
    },
  },
  'conversations.open': {
    scope: 'im:write',
    token: 'bot',
    run(args, { state, bot }) {
      const user = need(args, 'users');
      if (!state.users.has(user)) throw new Refusal('user_not_found');
      const open = [...state.channels.values()].find((channel) => channel.kind === 'im' && channel.members.has(user));
      const id = open?.id ?? state.nextId('D');
      if (open === undefined) state.channels.set(id, { id, name: '', kind: 'im', members: new Set([user, bot.userId]) });
      return { channel: { id } };
    },
  },
  'users.info': {
    scope: 'users:read',
    token: 'bot',
    run(args, { state, team }) {
      const user = state.users.get(need(args, 'user'));
      if (user === undefined) throw new Refusal('user_not_found');
      return { user: { id: user.id, team_id: team, name: user.name, tz: user.zone, is_bot: false } };
    },
  },
};
