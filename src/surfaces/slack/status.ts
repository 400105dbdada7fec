/** The line under a thread that says the bot is at work. */
import type { Poster } from './post.ts';

/** Shows `status` in the thread until the next message. A courtesy: where it is not available nothing happens, and it never rejects. */
export async function showStatus({ client, place }: Poster, status: string): Promise<void> {
  await client.assistant.threads.setStatus({ channel_id: place.channel, thread_ts: place.threadTs, status }).catch(() => undefined);
}
