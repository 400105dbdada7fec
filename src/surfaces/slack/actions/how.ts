/** *How?*: the receipt of an answer. */
import type { App } from '@slack/bolt';
import { gone } from '../own-answers.ts';
import type { Room } from '../room.ts';
import { answerActions } from './ids.ts';
import { type Clicked, isFirst, onClick, originFor, readerFor } from './on-click.ts';
import { openReceipt } from './open-receipt.ts';

/** Registers the button. */
export function listenForHow(app: App, room: Room): void {
  onClick(app, answerActions.how, room, showReceipt);
}

async function showReceipt(clicked: Clicked): Promise<void> {
  const { click, client, room } = clicked;
  // A window that was closed may be opened again a moment later.
  if (!(await isFirst(clicked, `how:${click.place.user}`, 1))) return;
  await openReceipt(click.trigger, room, client, async () => {
    if ((await originFor(clicked, click.value)) === null) return { notice: gone };
    return { answer: click.value, reader: await readerFor(clicked, false) };
  });
}
