/** Someone writes to the bot directly. */
import type { App } from '@slack/bolt';
import { answerInThread } from '../answer-in-thread.ts';
import { asSaved } from '../command/link-preview.ts';
import { askedDirectly, botIn } from '../inbound.ts';
import type { Room } from '../room.ts';

/** Bolt has acknowledged the event before the listener runs. */
export function listenForDirectMessages(app: App, room: Room): void {
  app.event('message', async ({ body, client, context }) => {
    const asked = askedDirectly(body, botIn(context));
    if (asked !== null) await answerInThread(await asSaved(asked, room, client), room, client);
  });
}
