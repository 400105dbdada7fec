/** Shortcuts: the builder from anywhere, and how the numbers of a message were made. */
import type { App, webApi } from '@slack/bolt';
import * as z from 'zod';
import { surely } from '../access/look-up.ts';
import { openReceipt, type Wanted } from '../actions/open-receipt.ts';
import { openBuilder } from '../builder/open.ts';
import { answerHere, gone, type Seeker } from '../own-answers.ts';
import { codeOf } from '../patience.ts';
import { askerOf } from '../place.ts';
import type { Room } from '../room.ts';

const id = z.string().min(1).max(255);
const globalBody = z.object({ user: z.object({ id }), team: z.object({ id }), trigger_id: id });
const messageBody = globalBody.extend({
  channel: z.object({ id }),
  message: z.object({ blocks: z.array(z.looseObject({ elements: z.array(z.unknown()).optional() })).default([]) }),
});
const button = z.object({ action_id: z.string().regex(/^answer_how$/), value: z.string().min(1).max(100) });

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
    const seeker = { team: team.id, user: user.id, channel: channel.id };
    try {
      await openReceipt(trigger, room, client, () => wanted(answerIn(message.blocks), seeker, room, client));
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

async function wanted(answer: string | null, seeker: Seeker, room: Room, client: webApi.WebClient): Promise<Wanted> {
  if (answer === null)
    return { notice: 'This message holds no numbers of mine. The shortcut explains my answers: those with the button How? under them.' };
  if ((await answerHere(answer, seeker, room)) === null) return { notice: gone };
  const { team, channel } = seeker;
  const { rights } = await surely(room.access, { ...seeker, channel: null }, client);
  return { answer, reader: { rights, asker: askerOf(seeker), thread: `slack:${team}:${channel ?? ''}` } };
}
