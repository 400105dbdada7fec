/** Another reading of a question, asked in the thread of the answer that offered it. */
import type { App } from '@slack/bolt';
import { answerInThread } from '../answer-in-thread.ts';
import { answerPrivately, privateAnswer } from '../answer-privately.ts';
import { gone } from '../own-answers.ts';
import type { Room } from '../room.ts';
import { keysOf } from './click.ts';
import { alternativeIds } from './ids.ts';
import { type Clicked, onClick, originFor, readerFor, tell } from './on-click.ts';

/** Registers the buttons. */
export function listenForAlternatives(app: App, room: Room): void {
  onClick(app, alternativeIds, room, askOther);
}

async function askOther(clicked: Clicked): Promise<void> {
  const { click, room, client, respond } = clicked;
  if ((await originFor(clicked, click.value)) === null) return;
  const { rights } = await readerFor(clicked, !click.privately);
  const chosen = (await room.answers.offers(click.value, rights))[Number(click.actionId.split(':')[1])];
  if (chosen === undefined) {
    await tell(clicked, gone);
    return;
  }
  const keys = keysOf(click, `${click.actionId}:${click.place.user}`, 3);
  const { place } = click;
  if (click.privately)
    await answerPrivately({ ...place, within: click.within, text: chosen.question, keys }, room, client, privateAnswer(respond));
  else await answerInThread({ place, text: chosen.question, by: 'button', keys }, room, client);
}
