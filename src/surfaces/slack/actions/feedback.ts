/** Whether an answer helped: kept with it, the last word of each reader. */
import type { App } from '@slack/bolt';
import { gone } from '../own-answers.ts';
import { askerOf } from '../place.ts';
import type { Room } from '../room.ts';
import { answerActions } from './ids.ts';
import { type Clicked, onClick, originFor, tell } from './on-click.ts';

const thanks = {
  helps: 'Thank you. It is noted that this answer helps.',
  fails: 'Thank you. It is noted that this answer does not help. *How?* shows how it was read; a reply in the thread changes it.',
} as const;

/** Registers the buttons. */
export function listenForFeedback(app: App, room: Room): void {
  onClick(app, answerActions.feedback, room, note);
}

async function note(clicked: Clicked): Promise<void> {
  const { click, room } = clicked;
  const [id = '', verdict = ''] = click.value.split(':');
  if ((await originFor(clicked, id)) === null) return;
  if (verdict !== 'helps' && verdict !== 'fails') {
    await tell(clicked, gone);
    return;
  }
  if (await room.answers.judge(id, askerOf(click.place), verdict)) await tell(clicked, thanks[verdict]);
}
