/** Saying something to one person in a channel that the app is in. */
import type { Outgoing } from './blocks/outgoing.ts';
import { codeOf, patiently } from './patience.ts';
import type { Poster } from './post.ts';

/** Tells the person at the poster's place alone; `forms` get weaker, and the first whose blocks Slack takes is said. Rejects where it takes none. */
export async function whisper(
  { client, place, waits }: Pick<Poster, 'client' | 'place' | 'waits'>,
  [message, ...weaker]: readonly Outgoing[],
): Promise<void> {
  if (message === undefined) return;
  const { channel, user, threadTs } = place;
  const { text, blocks } = message;
  const thread = threadTs === '' ? {} : { thread_ts: threadTs };
  try {
    await patiently(waits, 'posts', () => client.chat.postEphemeral({ channel, user, ...thread, text, blocks: [...blocks] }));
  } catch (error) {
    if (codeOf(error) !== 'invalid_blocks' || weaker.length === 0) throw error;
    await whisper({ client, place, waits }, weaker);
  }
}
