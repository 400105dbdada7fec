/** Where a schedule goes, as it is said (`#ops`, `here`, `me`, `@dana`), as Slack's ids. */
import type { webApi } from '@slack/bolt';
import { ok, type Result } from '../../../base/result.ts';
import { clipEscaped } from '../blocks/words.ts';
import { patiently } from '../patience.ts';
import type { Room } from '../room.ts';
import { personAt, type Unresolved } from './person-at.ts';

export interface Asker {
  readonly team: string;
  readonly user: string;
  /** Where it was asked; null outside of channels. */
  readonly channel: string | null;
}

/** Pages of channels that are looked through: ten thousand. */
const mostPages = 10;

/** The ids of `places`, each once. What cannot be found is a problem that says what to do. */
export async function destinationsOf(
  places: readonly string[],
  asker: Asker,
  room: Room,
  client: webApi.WebClient,
): Promise<Result<readonly string[], Unresolved>> {
  const found: string[] = [];
  let known: readonly Joined[] | null = null;
  for (const place of places) {
    if (place === 'me' || (place === 'here' && asker.channel === null)) found.push(asker.user);
    else if (place === 'here') found.push(asker.channel ?? asker.user);
    else if (place.startsWith('@')) {
      const person = await personAt(place, room, client);
      if (!person.ok) return person;
      found.push(person.value);
    } else {
      known ??= await joinedChannels(room, client);
      const name = place.replace(/^#/, '').toLowerCase();
      const channel = known.find((one) => one.name === name) ?? known.find(({ id }) => id.toLowerCase() === name);
      if (channel === undefined || (channel.isPrivate && !(await isMember(asker.user, channel.id, room, client))))
        return { ok: false, problems: { message: unknownChannel(place) } };
      found.push(channel.id);
    }
  }
  return ok([...new Set(found)]);
}

interface Joined {
  readonly id: string;
  readonly name: string;
  readonly isPrivate: boolean;
}

/** The same for a channel that is not there and for one that I am not told of. */
function unknownChannel(place: string): string {
  return `I am in no channel called ${clipEscaped(place, 100)}. Bring me in there with \`/invite\`, or name another channel, and ask again.`;
}

/** The channels that the app is in. */
async function joinedChannels(room: Room, client: webApi.WebClient): Promise<readonly Joined[]> {
  const joined: Joined[] = [];
  let cursor = '';
  for (let page = 0; page < mostPages; page += 1) {
    const { channels = [], response_metadata: more } = await patiently(room.waits, 'reads', () =>
      client.users.conversations({
        types: 'public_channel,private_channel',
        exclude_archived: true,
        limit: 999,
        ...(cursor === '' ? {} : { cursor }),
      }),
    );
    joined.push(...channels.map(({ id = '', name = '', is_private: isPrivate = false }) => ({ id, name: name.toLowerCase(), isPrivate })));
    cursor = more?.next_cursor ?? '';
    if (cursor === '') break;
  }
  return joined;
}

/** Whether `user` is in a channel. */
export async function isMember(user: string, channel: string, room: Room, client: webApi.WebClient): Promise<boolean> {
  let cursor = '';
  for (let page = 0; page < mostPages; page += 1) {
    const { members = [], response_metadata: more } = await patiently(room.waits, 'reads', () =>
      client.conversations.members({ channel, limit: 999, ...(cursor === '' ? {} : { cursor }) }),
    );
    if (members.includes(user)) return true;
    cursor = more?.next_cursor ?? '';
    if (cursor === '') break;
  }
  return false;
}
