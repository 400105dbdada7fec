/** A member of a snapshot is clicked: its own snapshot follows, for the same days. */
import type { App } from '@slack/bolt';
import { surely } from '../access/look-up.ts';
import { keysOf } from '../actions/click.ts';
import { type Clicked, onClick, originFor, tell } from '../actions/on-click.ts';
import { answerInThread } from '../answer-in-thread.ts';
import { answerPrivately, privateAnswer } from '../answer-privately.ts';
import { gone } from '../own-answers.ts';
import type { Room } from '../room.ts';
import { memberIds } from './ids.ts';

/** Registers the buttons and the menu. */
export function listenForMembers(app: App, room: Room): void {
  onClick(app, memberIds, room, open);
}

/** In the thread of the snapshot; to the clicker alone where only he sees it. */
async function open(clicked: Clicked): Promise<void> {
  const { click, room, client, respond } = clicked;
  const [id = '', ...member] = click.value.split(':');
  if ((await originFor(clicked, id)) === null) return;
  const { rights } = await surely(room.access, click.place, client);
  const text = await room.answers.memberQuestion(id, member.join(':'), rights);
  if (text === null) {
    await tell(clicked, gone);
    return;
  }
  const keys = keysOf(click, `member:${click.place.user}:${click.value}`, 3);
  if (click.privately) await answerPrivately({ ...click.place, within: click.within, text, keys }, room, client, privateAnswer(respond));
  else await answerInThread({ place: click.place, text, by: 'button', keys }, room, client);
}
