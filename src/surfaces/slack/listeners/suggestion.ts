/** Someone clicks a suggested question. */
import type { App } from '@slack/bolt';
import { answerInThread } from '../answer-in-thread.ts';
import { answerPrivately, privateAnswer } from '../answer-privately.ts';
import { suggestionIds } from '../ids.ts';
import { askedByClick, clickedPrivately } from '../inbound.ts';
import type { Room } from '../room.ts';

/** Acknowledges first, then answers in the thread of the message that has the button; to the clicker alone where only he sees that. */
export function listenForSuggestions(app: App, room: Room): void {
  app.action(suggestionIds, async ({ ack, body, client, respond }) => {
    await ack();
    const asked = askedByClick(body);
    if (asked === null) return;
    const alone = clickedPrivately(body);
    if (alone === null) {
      await answerInThread(asked, room, client);
      return;
    }
    await answerPrivately({ ...asked.place, ...alone, text: asked.text, keys: asked.keys }, room, client, privateAnswer(respond));
  });
}
