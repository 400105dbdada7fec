/** All that can be clicked under an answer. */
import type { App } from '@slack/bolt';
import type { Room } from '../room.ts';
import { listenForAlternatives } from './alternative.ts';
import { listenForCharts } from './chart.ts';
import { listenForCsv } from './csv.ts';
import { listenForFeedback } from './feedback.ts';
import { listenForHow } from './how.ts';
import { listenForShare } from './share.ts';
import { listenForStop } from './stop.ts';

/** Registers what can be done with an answer. */
export function listenForAnswerActions(app: App, room: Room): void {
  listenForHow(app, room);
  listenForCsv(app, room);
  listenForCharts(app, room);
  listenForAlternatives(app, room);
  listenForFeedback(app, room);
  listenForShare(app, room);
  listenForStop(app, room);
}
