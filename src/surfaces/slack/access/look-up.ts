/** Who somebody is in Slack and what everybody in a channel may see, asked of Slack and kept for a few minutes. */
import type { webApi } from '@slack/bolt';
import { nothing, type Rights } from '../../../ask/access/rights.ts';
import { type AccessRules, anybodysRights, type Channel, type Person, rightsOf, roomRights, rulesIn } from '../../../ask/access/rules.ts';
import type { Log } from '../../../ask/log.ts';
import type { Clock } from '../../../base/clock.ts';
import { codeOf, passes, patiently, type Waits } from '../patience.ts';
import { askerOf, type Place, threadOf } from '../place.ts';

/** What an asker may see, and everybody where the answer would stand. */
export interface PlaceRights {
  readonly rights: Rights;
  readonly room: Rights;
  /** Slack's code for why it tells nothing; null where it does. */
  readonly untold: string | null;
}

/** Who looks (null: nobody in particular, as in a workflow), and where; `channel` is null where nobody else does, as on Home. */
interface Looking {
  readonly team: string;
  readonly user: string | null;
  readonly channel: string | null;
}

/** Looks the rights at a place up; whatever Slack does not tell is not allowed. Never rejects. */
export type LookUp = (place: Looking, client: webApi.WebClient) => Promise<PlaceRights>;

/** How whoever is at `place` is called in what is kept of him, and the thread. */
export function readerAt(place: Place): { readonly asker: string; readonly thread: string } {
  return { asker: askerOf(place), thread: threadOf(place) };
}

/** The workspace whose installation a client works for: `organisation` is that of an installation for a whole organisation. */
export interface Serving {
  readonly team: string;
  readonly organisation: string | null;
}

const keptMs = 3 * 60_000;

/** As `access` has it. Rejects where Slack is not well: that nobody can be asked now is no lack of rights, and is not to be told as one. */
export async function surely(access: LookUp, place: Looking, client: webApi.WebClient): Promise<PlaceRights> {
  const found = await access(place, client);
  if (found.untold !== null && passes(found.untold)) throw new Error(`Slack does not tell who may see what (${found.untold})`);
  return found;
}

/** What looking up needs besides its rules. */
export interface LookUpParts {
  /** The workspace that a client works for. */
  readonly serving: (client: webApi.WebClient) => Serving | null;
  readonly waits: Waits;
  readonly clock: Clock;
  readonly log: Log;
}

/** Looking up by `rules`, in the workspace that each client is serving: what is known of one says nothing of another. */
export function accessBy(rules: AccessRules, { serving, waits, clock, log }: LookUpParts): LookUp {
  const known = new Map<string, { readonly until: number; readonly value: Promise<unknown> }>();
  const kept = <Value>(name: string, ask: () => Promise<Value>): Promise<Value> => {
    const before = known.get(name);
    if (before && before.until > clock.now()) return before.value as Promise<Value>;
    const value = patiently(waits, 'reads', ask);
    for (const [other, { until }] of known) if (until <= clock.now()) known.delete(other);
    known.set(name, { until: clock.now() + keptMs, value });
    value.catch(() => known.delete(name));
    return value;
  };
  return async ({ team: from, user, channel }, client) => {
    try {
      const home = serving(client);
      if (home === null) throw new Error('a client of no workspace');
      const { team, organisation } = home;
      const there = rulesIn(organisation === null ? [team] : [team, organisation], rules);
      const groupsOf = async (person: string): Promise<readonly string[]> => {
        const groups = [...new Set(there.rules.flatMap((rule) => rule.groups))];
        const lists = await Promise.all(
          groups.map(async (group) => {
            const list = async () => (await client.usergroups.users.list({ usergroup: group })).users ?? [];
            return (await kept(`${team} group ${group}`, list)).includes(person) ? [group] : [];
          }),
        );
        return lists.flat();
      };
      const rightsOfUser = async (person: string): Promise<Rights> => {
        const [kind, groups] = await Promise.all([kept(`${team} user ${person}`, () => kindOf(person, team, client)), groupsOf(person)]);
        return rightsOf({ user: person, groups, kind: from === team ? kind : 'stranger' }, there).rights;
      };
      const [rights, room] = await Promise.all([
        user === null ? anybodysRights(there) : rightsOfUser(user),
        channel === null ? alone : kept(`${team} channel ${channel}`, () => channelOf(channel, client)),
      ]);
      return { rights, room: roomRights(room, there).rights, untold: null };
    } catch (error) {
      const code = codeOf(error);
      log.warn({ code, user, channel }, 'nobody knows what may be shown here, so nothing is');
      return { rights: nothing, room: nothing, untold: code };
    }
  };
}

const alone: Channel = { channel: '', kind: 'direct' };

async function kindOf(user: string, team: string, client: webApi.WebClient): Promise<Person['kind']> {
  const { user: found } = await client.users.info({ user });
  // In an organisation people belong to several workspaces, and `team_id` names one of them.
  const teams = [found?.team_id, ...(found?.enterprise_user?.teams ?? [])];
  if (found === undefined || !teams.includes(team) || found.is_stranger === true || found.deleted === true) return 'stranger';
  return found.is_restricted === true || found.is_ultra_restricted === true ? 'guest' : 'member';
}

/** Direct messages need no question: nobody else reads them. */
async function channelOf(channel: string, client: webApi.WebClient): Promise<Channel> {
  if (channel.startsWith('D')) return { channel, kind: 'direct' };
  const { channel: found } = await client.conversations.info({ channel });
  if (found === undefined) throw new Error('a channel without information');
  return { channel, kind: found.is_ext_shared === true || found.is_pending_ext_shared === true ? 'shared' : 'own' };
}
