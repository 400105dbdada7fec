/** users.*, usergroups.*, team.*, auth.*: who is who. */
import type { Json } from '../blocks/shape.ts';
import type { User } from '../state.ts';
import { type Methods, need, Refusal, type World } from '../world.ts';

function userJson(user: User, { team }: World): Json {
  const kind = user.kind ?? 'member';
  const realName = user.realName ?? user.name;
  return {
    id: user.id,
    team_id: kind === 'stranger' ? 'T000OTHER' : (user.teams?.[0] ?? team),
    ...(user.teams === undefined ? {} : { enterprise_user: { id: user.id, teams: user.teams } }),
    name: user.name,
    real_name: realName,
    deleted: user.deleted ?? false,
    is_admin: user.admin ?? false,
    is_owner: false,
    tz: user.zone,
    locale: user.locale ?? 'en-GB',
    is_bot: kind === 'bot',
    is_restricted: kind === 'guest',
    is_ultra_restricted: false,
    is_stranger: kind === 'stranger',
    profile: { real_name: realName, display_name: user.name },
  };
}

export const people: Methods = {
  'auth.test': {
    scope: null,
    run: (_, { team, teamName, bot, baseUrl }) => ({
      url: baseUrl(),
      team: teamName,
      user: 'parley',
      team_id: team,
      user_id: bot.userId,
      bot_id: bot.botId,
    }),
  },
  'team.info': {
    scope: 'team:read',
    run: (_, { team, teamName }) => ({ team: { id: team, name: teamName, domain: 'workspace' } }),
  },
  'users.info': {
    scope: 'users:read',
    run(args, world) {
      const user = world.state.users.get(need(args, 'user'));
      if (user === undefined) throw new Refusal('user_not_found');
      return { user: userJson(user, world) };
    },
  },
  'users.list': {
    scope: 'users:read',
    run: (_, world) => ({
      members: [...world.state.users.values()].map((user) => userJson(user, world)),
      response_metadata: { next_cursor: '' },
    }),
  },
  'usergroups.list': {
    scope: 'usergroups:read',
    run: (_, { state }) => ({
      usergroups: [...state.groups].map(([id, { handle, members }]) => ({ id, handle, name: handle, users: members })),
    }),
  },
  'usergroups.users.list': {
    scope: 'usergroups:read',
    run(args, { state }) {
      const group = state.groups.get(need(args, 'usergroup'));
      if (group === undefined) throw new Refusal('no_such_subteam');
      return { users: group.members };
    },
  },
};
