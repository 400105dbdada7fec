/** Someone goes on in a thread without a mention, where the app may read the channel. */
import type { App } from '@slack/bolt';
import { answerInThread } from '../answer-in-thread.ts';
import { botIn, saidInThread } from '../inbound.ts';
import { codeOf } from '../patience.ts';
import { threadOf } from '../place.ts';
import type { Room } from '../room.ts';

/** Bolt has acknowledged the event before the listener runs. What is not meant for the bot gets no answer, no status and no word in the log. */
export function listenForThreadReplies(app: App, room: Room): void {
  app.event('message', async ({ body, client, context }) => {
    const asked = saidInThread(body, botIn(context));
    if (asked === null) return;
    const rights = async () => (await room.access(asked.place, client)).rights;
    try {
      if (!(await room.follows({ text: asked.text, thread: threadOf(asked.place), rights }))) return;
    } catch (error) {
      room.log.warn({ code: codeOf(error) }, 'a reply in a thread was not looked at');
      return;
    }
    await answerInThread(asked, room, client);
  });
}
