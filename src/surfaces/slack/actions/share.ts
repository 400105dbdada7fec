/** *Share in channel*: an answer that only the asker sees is posted for everybody. */
import { randomUUID } from 'node:crypto';
import type { App } from '@slack/bolt';
import { answerMessage } from '../blocks/answer.ts';
import { askedBy } from '../blocks/asked-by.ts';
import { gone, lookUp } from '../own-answers.ts';
import { codeOf, patiently } from '../patience.ts';
import { pictureOf } from '../picture-of.ts';
import type { Room } from '../room.ts';
import { answerOf } from './answer-of.ts';
import { answerActions } from './ids.ts';
import { type Clicked, isFirst, onClick, tell } from './on-click.ts';

/** Registers the button. */
export function listenForShare(app: App, room: Room): void {
  onClick(app, answerActions.share, room, share);
}

/** Under an id of its own, which everybody in the channel may use; the asker's keeps to him. */
async function share(clicked: Clicked): Promise<void> {
  const { click, room, client, poster, respond } = clicked;
  const { team, channel, user } = click.place;
  const asker = `slack:${team}:${user}`;
  const { origin, why } = await lookUp(click.value, click.place, room);
  if (origin?.asker !== asker) {
    room.log.warn({ why: why === '' ? 'the answer of another' : why, user, channel, team }, 'a click on an answer was refused');
    await tell(clicked, gone);
    return;
  }
  if (!(await isFirst(clicked, 'share'))) return;
  const shown = await answerOf(clicked, click.value);
  if (shown === null) return;
  const id = await room.answers.copy(click.value, { asker, thread: `slack:${team}:${channel}:shared-${randomUUID()}` });
  const open = { ...shown, answer: { ...shown.answer, id: id ?? '' } };
  const { canonical } = shown.answer;
  const { text, blocks } = askedBy(answerMessage(open, await pictureOf(open, room, poster)), user, origin.question || canonical);
  try {
    await patiently(room.waits, 'posts', () =>
      client.chat.postMessage({ channel, text, blocks: [...blocks], unfurl_links: false, unfurl_media: false }),
    );
  } catch (error) {
    if (!['not_in_channel', 'channel_not_found'].includes(codeOf(error))) throw error;
    await tell(
      clicked,
      `I am not in this channel, so I cannot share there. Bring me in with \`/invite <@${clicked.botUser}>\`, then share again.`,
    );
    return;
  }
  if (click.privately) await respond({ delete_original: true });
}
