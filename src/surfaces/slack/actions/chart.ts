/** *Chart ▸*: the same answer as another chart, in the place of the old. */
import type { App, types } from '@slack/bolt';
import type { ChartKind } from '../../../plan/plan.ts';
import { answerMessage } from '../blocks/answer.ts';
import { chartNames, noChart } from '../blocks/controls.ts';
import { gone } from '../own-answers.ts';
import { patiently } from '../patience.ts';
import { pictureOf } from '../picture-of.ts';
import type { Room } from '../room.ts';
import { answerOf } from './answer-of.ts';
import { answerActions } from './ids.ts';
import { type Clicked, isFirst, onClick, originFor, readerFor, tell } from './on-click.ts';

/** Registers the menu. */
export function listenForCharts(app: App, room: Room): void {
  onClick(app, answerActions.chart, room, redraw);
}

async function redraw(clicked: Clicked): Promise<void> {
  const { click, room, client, poster } = clicked;
  const [id = '', kind = ''] = click.value.split(':');
  if ((await originFor(clicked, id)) === null) return;
  if (!isChart(kind)) {
    await tell(clicked, gone);
    return;
  }
  if (!(await isFirst(clicked, `chart:${kind}`, 3))) return;
  const shown = await answerOf(clicked, id, { chart: kind === noChart ? null : kind, reader: await readerFor(clicked, !click.privately) });
  if (shown === null) return;
  const { text, blocks } = answerMessage(shown, await pictureOf(shown, room, poster));
  const whole = [...(click.askedBy === null ? [] : [line(click.askedBy)]), ...blocks];
  await patiently(room.waits, 'reads', () =>
    client.chat.update({ channel: click.place.channel, ts: click.messageTs, text, blocks: whole }),
  );
}

function isChart(kind: string): kind is ChartKind | typeof noChart {
  return kind === noChart || Object.hasOwn(chartNames, kind);
}

/** As it stood above the answer before. */
function line(text: string): types.ContextBlock {
  return { type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] };
}
