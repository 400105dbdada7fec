/** *CSV*: the whole table of an answer as a file, whatever the message had room for. */
import type { App } from '@slack/bolt';
import { clipEscaped, oneLine } from '../blocks/words.ts';
import { tableFile } from '../csv-file.ts';
import { beginDirectly } from '../direct-messages.ts';
import type { Place } from '../place.ts';
import type { Room } from '../room.ts';
import { shareFile } from '../upload.ts';
import { answerOf } from './answer-of.ts';
import { answerActions } from './ids.ts';
import { type Clicked, isFirst, onClick, originFor, readerFor } from './on-click.ts';

/** Registers the button. */
export function listenForCsv(app: App, room: Room): void {
  onClick(app, answerActions.csv, room, attachTable);
}

async function attachTable(clicked: Clicked): Promise<void> {
  const { click, room, client } = clicked;
  if ((await originFor(clicked, click.value)) === null || !(await isFirst(clicked, 'csv'))) return;
  const shown = await answerOf(clicked, click.value, { reader: await readerFor(clicked, !click.privately) });
  if (shown === null) return;
  const place = click.privately ? await directly(clicked, shown.answer.headline) : click.place;
  await shareFile(client, tableFile(shown.answer), place, room.waits);
}

/** A file cannot be for one person in a channel: it goes to the direct messages. */
function directly({ click, client, room }: Clicked, headline: string): Promise<Place> {
  return beginDirectly(click.place, clipEscaped(oneLine(`The table of: ${headline}`), 1000), room, client);
}
