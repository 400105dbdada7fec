/** Someone clicks a suggested question. */
import type { App } from '@slack/bolt';
import { answerInThread } from '../answer-in-thread.ts';
import { suggestionIds } from '../ids.ts';
import { askedByClick } from '../inbound.ts';
import type { Room } from '../room.ts';

/** Acknowledges first, then answers in the thread of the message that has the button. */
export function listenForSuggestions(app: App, room: Room): void {
  app.action(suggestionIds, async ({ ack, body, client }) => {
    await ack();
    const asked = askedByClick(body);
    if (asked !== null) await answerInThread(asked, room, client);
  });
}
