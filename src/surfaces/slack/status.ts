/** The line under a thread that says the bot is at work. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Poster } from './post.ts';

/**
 * Shows `status` in the thread until the next message. A courtesy: where it is not available nothing happens, and it never rejects.
 * Settles when Slack has it, since a status that arrives after the answer would stay; but it holds an answer up for `waits.status` at most.
 */
export async function showStatus({ client, place, waits }: Poster, status: string): Promise<void> {
  const shown = client.assistant.threads.setStatus({ channel_id: place.channel, thread_ts: place.threadTs, status }).catch(() => undefined);
  const enough = new AbortController();
  await Promise.race([shown, pause(waits.status, undefined, { signal: enough.signal }).catch(() => undefined)]);
  enough.abort();
}
