/** Someone mentions the bot in a channel. */
import type { App } from '@slack/bolt';
import { answerInThread } from '../answer-in-thread.ts';
import { asSaved } from '../command/link-preview.ts';
import { askedByMention, botIn } from '../inbound.ts';
import type { Room } from '../room.ts';

/** Bolt has acknowledged the event before the listener runs. */
export function listenForMentions(app: App, room: Room): void {
  app.event('app_mention', async ({ body, client, context }) => {
    const asked = askedByMention(body, botIn(context));
    if (asked !== null) await answerInThread(await asSaved(asked, room, client), room, client);
  });
}
