/** Someone shares the address of a saved question, or asks it from its preview. */
import type { App, types, webApi } from '@slack/bolt';
import * as z from 'zod';
import { intersection, nothing, type Rights } from '../../../ask/access/rights.ts';
import { surely } from '../access/look-up.ts';
import { keysOf } from '../actions/click.ts';
import { onClick, tell } from '../actions/on-click.ts';
import { answerInThread } from '../answer-in-thread.ts';
import { answerPrivately, privateAnswer } from '../answer-privately.ts';
import { codeOf, patiently } from '../patience.ts';
import type { Asked } from '../place.ts';
import { askerOf } from '../place.ts';
import type { Room } from '../room.ts';
import { previewBlocks, savedAskIds } from './preview-blocks.ts';
import { savedIdIn } from './saved-link.ts';

const id = z.string().min(1).max(255);
const sharedBody = z.object({
  event_id: id,
  team_id: id,
  event: z.object({
    user: id,
    channel: id,
    message_ts: id,
    links: z.array(z.object({ url: z.string().max(3000) })),
    unfurl_id: id.optional(),
    source: z.enum(['composer', 'conversations_history']).optional(),
    is_bot_user_member: z.boolean().default(false),
  }),
});
type Shared = z.infer<typeof sharedBody>;

/** Previews in one message: Slack shows no more. */
const mostPreviews = 5;

/** Bolt has acknowledged the event; clicks are acknowledged first. */
export function listenForLinks(app: App, room: Room): void {
  app.event('link_shared', async ({ body, client, context }) => {
    const read = sharedBody.safeParse(body);
    // What is saved in one workspace is not shown by the installation of another.
    if (!read.success || room.address === null || read.data.team_id !== context.teamId) return;
    try {
      await preview(read.data, room.address, room, client);
    } catch (error) {
      room.log.warn({ code: codeOf(error) }, 'a link got no preview');
    }
  });
  for (const [where, action] of Object.entries(savedAskIds))
    onClick(app, action, room, async (clicked) => {
      const { click, client, respond } = clicked;
      const { team, user } = click.place;
      const { rights } = await surely(room.access, { team, user, channel: null }, client);
      const question = await room.home.shared(team, click.value, rights);
      if (question === null) {
        await tell(clicked, 'That question is not kept any more.');
        return;
      }
      const keys = keysOf(click, `saved:${user}:${click.value}`, 10);
      if (where === 'privately')
        await answerPrivately({ ...click.place, within: click.within, text: question, keys }, room, client, privateAnswer(respond));
      else await answerInThread({ place: click.place, text: question, by: 'button', keys }, room, client);
    });
}

async function preview({ event, event_id: eventId, team_id: team }: Shared, address: string, room: Room, client: webApi.WebClient) {
  const { unfurl_id: unfurlId, source, channel, message_ts: ts } = event;
  // Slack has delivered one event under several ids.
  const keys = [`event:${eventId}`, ...(unfurlId === undefined ? [] : [`unfurl:${team}:${unfurlId}`])];
  if (!(await room.deliveries.claim(keys))) return;
  const rights = await rightsAt(event, team, room, client);
  const unfurls: Record<string, { blocks: types.KnownBlock[] }> = {};
  for (const { url } of event.links.slice(0, mostPreviews)) {
    const saved = savedIdIn(url, address);
    // What is not of this workspace, or not open to all who would see it, is told apart from nothing by nobody.
    const question = saved === null ? null : await room.home.shared(team, saved, rights);
    if (saved === null || question === null) continue;
    const asker = askerOf({ team, user: event.user });
    const input = { text: question, brand: null, asker, thread: null, kept: false, signal: room.inFlight.signal };
    const audited = { act: 'preview', place: `slack:${team}:${channel}`, alone: false } as const;
    const outcome = await room.ask({ ...input, audited, rights, room: rights });
    if (outcome.kind === 'refused') continue;
    const shown = outcome.kind === 'answer' ? outcome.shown : null;
    unfurls[url] = { blocks: previewBlocks({ id: saved, question, shown, joined: event.is_bot_user_member }) };
  }
  if (Object.keys(unfurls).length === 0) return;
  const place = unfurlId === undefined || source === undefined ? { channel, ts } : { unfurl_id: unfurlId, source };
  await patiently(room.waits, 'reads', () => client.chat.unfurl({ ...place, unfurls }));
}

/** What everybody may see who would see a preview, the one who shared the address among them. */
async function rightsAt(event: Shared['event'], team: string, room: Room, client: webApi.WebClient): Promise<Rights> {
  // Two people talk to each other, and nobody knows who the other is.
  if (event.channel.startsWith('D') && !event.is_bot_user_member) return nothing;
  const { rights, room: others } = await surely(room.access, { team, user: event.user, channel: event.channel }, client);
  return intersection(rights, others);
}

/** `asked`, where it is nothing but the address of a saved question, as that question. */
export async function asSaved(asked: Asked, room: Room, client: webApi.WebClient): Promise<Asked> {
  const saved = room.address === null ? null : savedIdIn(asked.text.trim(), room.address);
  if (saved === null) return asked;
  const { rights } = await room.access(asked.place, client);
  const question = await room.home.shared(asked.place.team, saved, rights).catch(() => null);
  return question === null ? asked : { ...asked, text: question, by: 'button' };
}
