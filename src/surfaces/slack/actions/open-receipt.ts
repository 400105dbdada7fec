/** The receipt of an answer in a window of its own. */
import type { types, webApi } from '@slack/bolt';
import type { Reader } from '../../../ask/access/audit.ts';
import { gone } from '../own-answers.ts';
import { codeOf, patiently } from '../patience.ts';
import type { Room } from '../room.ts';
import { faultWords } from './fault-words.ts';
import { noticeView, receiptView } from './receipt-view.ts';

/** The answer whose receipt is shown, or why none is. */
export type Wanted = { readonly answer: string; readonly reader: Reader } | { readonly notice: string };

/** Opens the window at once, since the trigger lives for three seconds, and fills it with the receipt of what `find` comes to. Rejects where the window cannot be opened. */
export async function openReceipt(trigger: string, room: Room, client: webApi.WebClient, find: () => Promise<Wanted>): Promise<void> {
  const { view } = await client.views.open({ trigger_id: trigger, view: noticeView('Looking up how this was counted…') });
  const wanted = await find();
  const body = 'notice' in wanted ? noticeView(wanted.notice) : await viewOf(wanted.answer, wanted.reader, room);
  try {
    await patiently(room.waits, 'reads', () => client.views.update({ view_id: view?.id ?? '', view: body }));
  } catch (error) {
    // Closed before it was filled: whoever did that does not want it any more.
    if (codeOf(error) !== 'not_found') throw error;
  }
}

async function viewOf(id: string, reader: Reader, room: Room): Promise<types.ModalView> {
  const made = await room.answers.receipt(id, reader);
  switch (made?.kind) {
    case 'receipt':
      return receiptView(made.receipt);
    case 'refused':
      return noticeView(made.problems[0].message);
    case 'fault':
      return noticeView(faultWords(made.id));
    case undefined:
      return noticeView(gone);
  }
}
