/** The receipt of an answer in a window of its own. */
import type { types, webApi } from '@slack/bolt';
import type { Reader } from '../../../ask/access/audit.ts';
import { gone } from '../own-answers.ts';
import type { Room } from '../room.ts';
import { openWindow } from '../window.ts';
import { faultWords } from './fault-words.ts';
import { noticeView, receiptView } from './receipt-view.ts';

/** The answer whose receipt is shown, or why none is. */
export type Wanted = { readonly answer: string; readonly reader: Reader } | { readonly notice: string };

/** Opens the window and fills it with the receipt of what `find` comes to. Rejects where the window cannot be opened. */
export async function openReceipt(trigger: string, room: Room, client: webApi.WebClient, find: () => Promise<Wanted>): Promise<void> {
  const opening = { trigger, notice: noticeView, meanwhile: 'Looking up how this was counted…' };
  await openWindow(opening, room, client, async () => {
    const wanted = await find();
    return 'notice' in wanted ? noticeView(wanted.notice) : viewOf(wanted.answer, wanted.reader, room);
  });
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
