/** Which schedules somebody is shown, with how they went. */
import type { types, webApi } from '@slack/bolt';
import type { Schedule } from '../../../schedule/schedule.ts';
import type { Outgoing } from '../blocks/outgoing.ts';
import { heading } from '../blocks/rich.ts';
import { askerOf } from '../place.ts';
import type { Room } from '../room.ts';
import { type ListedSchedule, listBlocks, mostAhead, mostListed } from './list-blocks.ts';
import { isOpen, type Looker } from './looker.ts';

const lastRuns = 2;

/** The schedules for `looker`, as a message. */
export async function listMessage(looker: Looker, room: Room, client: webApi.WebClient): Promise<Outgoing> {
  const found = await schedulesFor(looker, room);
  const title = isOpen(looker) ? 'Schedules that post here' : 'Schedules';
  const text = found.length === 1 ? 'There is one schedule.' : `There are ${found.length === 0 ? 'no' : found.length} schedules.`;
  return { text, blocks: [heading(title), ...(await blocksFor(found, looker, 'list', room, client))] };
}

/** Those of one person, for his Home. */
export async function homeBlocks(
  person: Pick<Looker, 'team' | 'user'>,
  room: Room,
  client: webApi.WebClient,
): Promise<readonly types.KnownBlock[]> {
  const looker = { ...person, channel: null, privately: true };
  return blocksFor(await schedulesFor(looker, room), looker, 'home', room, client, 5);
}

async function blocksFor(
  found: readonly Schedule[],
  looker: Looker,
  where: 'list' | 'home',
  room: Room,
  client: webApi.WebClient,
  most = mostListed,
): Promise<readonly types.KnownBlock[]> {
  const shown = await Promise.all(found.slice(0, most).map((schedule) => withRuns(schedule, room, client)));
  return listBlocks(shown, Math.max(0, found.length - most), isOpen(looker) ? null : looker.user, where);
}

async function schedulesFor(looker: Looker, { schedules }: Room): Promise<readonly Schedule[]> {
  const { team, user, channel } = looker;
  const all = await schedules.list({ team });
  const here = (one: Schedule): boolean => channel !== null && one.to.includes(channel);
  return all.filter((one) => here(one) || (!isOpen(looker) && one.asker === askerOf({ team, user })));
}

async function withRuns(schedule: Schedule, { schedules }: Room, client: webApi.WebClient): Promise<ListedSchedule> {
  const runs = await schedules.lastRuns(schedule.id, lastRuns);
  return {
    schedule,
    next: schedules.next(schedule, mostAhead),
    runs: await Promise.all(
      runs.map(async (run) => {
        const posted = run.postings.find(({ state }) => state === 'posted');
        return { ...run, link: posted === undefined ? null : await linkTo(posted.channel, posted.ts, client) };
      }),
    ),
  };
}

async function linkTo(channel: string, ts: string, client: webApi.WebClient): Promise<string | null> {
  try {
    const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts });
    return permalink ?? null;
  } catch {
    return null;
  }
}
