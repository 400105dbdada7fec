/** *How?*: the receipt of an answer. */
import type { App } from '@slack/bolt';
import { codeOf, patiently } from '../patience.ts';
import type { Room } from '../room.ts';
import { answerActions } from './ids.ts';
import { type Clicked, faultWords, gone, isFirst, onClick, originFor } from './on-click.ts';
import { noticeView, receiptView } from './receipt-view.ts';

/** Registers the button. */
export function listenForHow(app: App, room: Room): void {
  onClick(app, answerActions.how, room, showReceipt);
}

async function showReceipt(clicked: Clicked): Promise<void> {
  const { click, client, room } = clicked;
  // A window that was closed may be opened again a moment later.
  if (!(await isFirst(clicked, `how:${click.place.user}`, 1))) return;
  // The trigger lives for three seconds: first the window, then what is in it.
  const { view } = await client.views.open({ trigger_id: click.trigger, view: noticeView('Looking up how this was counted…') });
  const id = view?.id ?? '';
  const show = (body: ReturnType<typeof noticeView>) =>
    patiently(room.waits, 'reads', () => client.views.update({ view_id: id, view: body }));
  const origin = await originFor(clicked, click.value);
  if (origin === null) {
    await show(noticeView(gone));
    return;
  }
  const made = await room.answers.receipt(click.value);
  try {
    if (made?.kind === 'receipt') await show(receiptView(made.receipt));
    else if (made?.kind === 'refused') await show(noticeView(made.problems[0].message));
    else await show(noticeView(made === null ? gone : faultWords(made.id)));
  } catch (error) {
    // Closed before it was filled: whoever did that does not want it any more.
    if (codeOf(error) !== 'not_found') throw error;
  }
}
