/** Writing to somebody directly. */
import type { webApi } from '@slack/bolt';
import { questionEvent } from './delivery/at-work.ts';
import { patiently } from './patience.ts';
import type { Place } from './place.ts';
import type { Room } from './room.ts';

/** Says `text` (mrkdwn) in the direct messages with `user`; the thread under it, where the answer goes. */
export async function beginDirectly(
  { team, user }: Pick<Place, 'team' | 'user'>,
  text: string,
  room: Room,
  client: webApi.WebClient,
): Promise<Place> {
  const quiet = { link_names: false, unfurl_links: false, unfurl_media: false, parse: 'none' } as const;
  const metadata = { event_type: questionEvent, event_payload: {} };
  const { channel, ts } = await patiently(room.waits, 'posts', () => client.chat.postMessage({ channel: user, text, metadata, ...quiet }));
  if (channel === undefined || ts === undefined) throw new Error('Slack did not say where the message is');
  return { team, user, channel, threadTs: ts };
}
