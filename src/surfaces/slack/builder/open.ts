/** Opening the builder: first a window, since the trigger lives for three seconds, then the form in it. */
import type { webApi } from '@slack/bolt';
import { answerHere, goneWords } from '../own-answers.ts';
import { codeOf, patiently } from '../patience.ts';
import type { Room } from '../room.ts';
import type { Opened } from './opened.ts';
import { builderModal, noticeModal, saidBlock } from './view.ts';

export interface Opening {
  readonly team: string;
  readonly user: string;
  readonly trigger: string;
  readonly opened: Opened;
}

const openHint = 'Choose a metric; the question stands here as a sentence then.';

/** Opens the builder for whoever clicked. Where it cannot be opened any more (the trigger is over) that is logged, and nothing else is done. */
export async function openBuilder({ team, user, trigger, opened }: Opening, room: Room, client: webApi.WebClient): Promise<void> {
  try {
    const { view } = await client.views.open({ trigger_id: trigger, view: noticeModal('One moment…') });
    const mine = opened.from === null || (await answerHere(opened.from, { team, user, channel: opened.channel }, room)) !== null;
    const form = mine ? await room.builder.open(opened.from) : null;
    const none = opened.from === null ? 'There are no data to ask about yet.' : goneWords;
    const said = saidBlock(form?.sentence ?? openHint, form?.sentence !== null);
    const body = form === null ? noticeModal(none) : builderModal(form, opened, said);
    await patiently(room.waits, 'reads', () => client.views.update({ view_id: view?.id ?? '', view: body }));
  } catch (error) {
    room.log.warn({ code: codeOf(error), user }, 'the question builder was not opened');
  }
}
