/** Opening the builder: first a window, then the form in it. */
import type { types, webApi } from '@slack/bolt';
import type { Form } from '../../../ask/building/choice.ts';
import { surely } from '../access/look-up.ts';
import { answerHere, gone } from '../own-answers.ts';
import { codeOf } from '../patience.ts';
import type { Room } from '../room.ts';
import { openWindow } from '../window.ts';
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
    await openWindow({ trigger, notice: noticeModal, meanwhile: 'One moment…' }, room, client, async () => {
      const mine = opened.from === null || (await answerHere(opened.from, { team, user, channel: opened.channel }, room)) !== null;
      const { rights } = await surely(room.access, { team, user, channel: null }, client);
      const form = mine ? await room.builder.open(opened.from, rights) : { ok: false as const, problems: gone };
      return form.ok ? builderModal(form.value, opened, saidOf(form.value)) : noticeModal(form.problems);
    });
  } catch (error) {
    room.log.warn({ code: codeOf(error), user }, 'the question builder was not opened');
  }
}

function saidOf({ sentence }: Form): types.KnownBlock {
  return sentence === null ? saidBlock(openHint, false) : saidBlock(sentence, true);
}
