/** Shortcuts: the builder from anywhere, and how the numbers of a message were made. */
import type { App, types } from '@slack/bolt';
import { z } from 'zod';
import { labelled, paragraph } from '../blocks/rich.ts';
import { oneLine } from '../blocks/words.ts';
import { openBuilder } from '../builder/open.ts';
import { answerHere, goneWords } from '../own-answers.ts';
import { codeOf, patiently } from '../patience.ts';
import type { Room } from '../room.ts';

const id = z.string().min(1).max(255);
const globalBody = z.object({ user: z.object({ id }), team: z.object({ id }), trigger_id: id });
const messageBody = globalBody.extend({
  channel: z.object({ id }),
  message: z.object({ blocks: z.array(z.looseObject({ elements: z.array(z.unknown()).optional() })).default([]) }),
});
const button = z.object({ action_id: z.string().regex(/^answer_(?:refine|how|csv|share)$/), value: z.string().min(1).max(100) });
const mostLines = 40;

/** Registers both. */
export function listenForShortcuts(app: App, room: Room): void {
  app.shortcut('ask_parley', async ({ ack, body, client }) => {
    await ack();
    const read = globalBody.safeParse(body);
    if (!read.success) return;
    const { user, team, trigger_id: trigger } = read.data;
    const opened = { from: null, channel: null, thread: null, privately: false };
    await openBuilder({ team: team.id, user: user.id, trigger, opened }, room, client);
  });
  app.shortcut('explain_numbers', async ({ ack, body, client }) => {
    await ack();
    const read = messageBody.safeParse(body);
    if (!read.success) return;
    const { user, team, trigger_id: trigger, channel, message } = read.data;
    try {
      const { view } = await client.views.open({ trigger_id: trigger, view: modal([paragraph('Looking up how this was counted…')]) });
      const blocks = await explanation(answerIn(message.blocks), { team: team.id, user: user.id, channel: channel.id }, room);
      await patiently(room.waits, 'reads', () => client.views.update({ view_id: view?.id ?? '', view: modal(blocks) }));
    } catch (error) {
      room.log.warn({ code: codeOf(error), user: user.id }, 'an explanation was not shown');
    }
  });
}

/** The id of the answer that a message of ours holds, by the buttons under it; null where it has none. */
function answerIn(blocks: z.infer<typeof messageBody>['message']['blocks']): string | null {
  const buttons = blocks.flatMap(({ elements = [] }) => elements.flatMap((element) => button.safeParse(element).data ?? []));
  return buttons[0]?.value ?? null;
}

async function explanation(
  answer: string | null,
  seeker: { readonly team: string; readonly user: string; readonly channel: string },
  room: Room,
): Promise<readonly types.KnownBlock[]> {
  if (answer === null)
    return [paragraph('This message holds no numbers of mine. The shortcut explains my answers: those with the button Refine under them.')];
  const found = (await answerHere(answer, seeker, room)) === null ? null : await room.builder.explained(answer);
  if (found === null) return [paragraph(goneWords)];
  return [
    paragraph(found.sentence, found.sentence),
    ...found.lines.slice(0, mostLines).map(({ topic, text }) => labelled(oneLine(topic), text)),
  ];
}

function modal(blocks: readonly types.KnownBlock[]): types.ModalView {
  const text = (words: string): types.PlainTextElement => ({ type: 'plain_text', text: words, emoji: false });
  return { type: 'modal', title: text('How this was counted'), close: text('Close'), blocks: [...blocks] };
}
