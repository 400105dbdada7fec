/** Whether a schedule may be changed from where its id came back: ids may have been edited, or carried elsewhere. */
import type { webApi } from '@slack/bolt';
import type { Schedule } from '../../../schedule/schedule.ts';
import { codeOf, patiently } from '../patience.ts';
import { askerOf } from '../place.ts';
import type { Room } from '../room.ts';
import { ownerOf } from './words.ts';

/** The same for what never was, what was deleted, and what belongs elsewhere. */
export const scheduleGone = 'This schedule is not to be had any more. `/parley schedules` shows yours.';

/** The schedule, or why the person gets none, in mrkdwn. */
export type Found = { readonly schedule: Schedule } | { readonly why: string };

/** The schedule called `id`, if `user` set it up or runs the workspace. A refusal is logged. */
export async function scheduleFor(
  id: string,
  { team, user, channel }: { readonly team: string; readonly user: string; readonly channel: string | null },
  room: Room,
  client: webApi.WebClient,
): Promise<Found> {
  const schedule = await room.schedules.get(id);
  const foreign = schedule !== null && schedule.team !== team;
  if (schedule === null || foreign) {
    if (foreign) room.log.warn({ team, user, schedule: id }, 'a click on a schedule of another workspace was refused');
    return { why: scheduleGone };
  }
  if (schedule.asker === askerOf({ team, user }) || (await isAdmin(user, room, client))) return { schedule };
  room.log.warn({ team, user, schedule: id }, 'a click on the schedule of another was refused');
  // Who does not see its posts is not told whose it is.
  const seen = channel !== null && schedule.to.includes(channel);
  return {
    why: seen ? `<@${ownerOf(schedule)}> set this schedule up: only they and admins of the workspace can change it.` : scheduleGone,
  };
}

/** Whether somebody runs the workspace; not, where Slack does not tell. */
export async function isAdmin(user: string, room: Room, client: webApi.WebClient): Promise<boolean> {
  try {
    const { user: found } = await patiently(room.waits, 'reads', () => client.users.info({ user }));
    return found?.is_admin === true || found?.is_owner === true;
  } catch (error) {
    room.log.warn({ code: codeOf(error), user }, 'whether somebody runs the workspace is not known');
    return false;
  }
}
