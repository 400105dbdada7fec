/** What may be shown where something is posted by itself. */
import type { webApi } from '@slack/bolt';
import type { PlaceRights } from '../access/look-up.ts';
import type { Room } from '../room.ts';

/** What the owner may see, and whoever reads it at `to`. */
export async function rightsThere(team: string, owner: string, to: string, room: Room, client: webApi.WebClient): Promise<PlaceRights> {
  const isPerson = /^[UW]/.test(to);
  const own = await room.access({ team, user: owner, channel: isPerson ? null : to }, client);
  if (!isPerson || own.untold !== null) return own;
  const other = await room.access({ team, user: to, channel: null }, client);
  return { rights: own.rights, room: other.rights, untold: other.untold };
}
