/** *Stop*: the asker takes his question back while it is counted. */
import type { App } from '@slack/bolt';
import type { Room } from '../room.ts';
import { answerActions } from './ids.ts';
import { type Clicked, onClick, tell } from './on-click.ts';

/** Registers the button. */
export function listenForStop(app: App, room: Room): void {
  onClick(app, answerActions.stop, room, stop);
}

async function stop(clicked: Clicked): Promise<void> {
  const { click, room } = clicked;
  const came = await room.runs.stop(click.value, click.place);
  // What was stopped is said where it stood.
  if (came === 'anothers') await tell(clicked, 'Only whoever asked can stop this question.');
  if (came === 'over') await tell(clicked, 'There is nothing left to stop here.');
}
