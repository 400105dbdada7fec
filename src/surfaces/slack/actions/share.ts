/** *Share in channel*: an answer that only the asker sees is posted for everybody. */
import { randomUUID } from 'node:crypto';
import type { App } from '@slack/bolt';
import { answerMessage } from '../blocks/answer.ts';
import { askedBy } from '../blocks/asked-by.ts';
import type { Outgoing } from '../blocks/outgoing.ts';
import { plainAnswer } from '../blocks/plain-answer.ts';
import { attachTable, wantsCsv } from '../csv-file.ts';
import { anothers, gone, lookUp, refuseAnswer } from '../own-answers.ts';
import { codeOf } from '../patience.ts';
import { pictureOf } from '../picture-of.ts';
import { askerOf, threadOf } from '../place.ts';
import { type Poster, post } from '../post.ts';
import type { Room } from '../room.ts';
import { isSnapshot } from '../snapshot/blocks.ts';
import { snapshotMessages } from '../snapshot/messages.ts';
import { postSections } from '../snapshot/post-snapshot.ts';
import { answerOf } from './answer-of.ts';
import { answerActions } from './ids.ts';
import { type Clicked, giveBack, isFirst, onClick, readerFor, tell } from './on-click.ts';

/** What a double click does once. */
const once = 'share';

/** Registers the button. */
export function listenForShare(app: App, room: Room): void {
  onClick(app, answerActions.share, room, share);
}

/** Under an id of its own, which everybody in the channel may use; the asker's keeps to him. */
async function share(clicked: Clicked): Promise<void> {
  const { click, room, client, poster, respond } = clicked;
  const { team, channel, user } = click.place;
  const asker = askerOf(click.place);
  const { origin, why } = await lookUp(click.value, click.place, room);
  if (origin?.asker !== asker) {
    await refuseAnswer(click.value, click.place, why === '' ? anothers : why, room);
    await tell(clicked, gone);
    return;
  }
  if (!(await isFirst(clicked, once))) return;
  const { untold } = await room.access(click.place, client);
  if (isElsewhere(untold)) {
    await invite(clicked);
    return;
  }
  const shown = await answerOf(clicked, click.value, { reader: await readerFor(clicked, true) });
  if (shown === null) return;
  const id = await room.answers.copy(click.value, { asker, thread: threadOf({ team, channel, threadTs: `shared-${randomUUID()}` }) });
  const open = { ...shown, answer: { ...shown.answer, id: id ?? '' } };
  const { canonical } = shown.answer;
  const question = origin.question || canonical;
  const named = (message: Outgoing): Outgoing => askedBy(message, user, question);
  // The line that names the asker says it already.
  const understood = question === canonical ? null : undefined;
  const picture = isSnapshot(open) ? null : await pictureOf(open, room, poster);
  const message = isSnapshot(open) ? snapshotMessages(open, []).first : answerMessage(open, picture, understood);
  let ts = '';
  const there: Poster = { ...poster, place: { ...poster.place, threadTs: '' }, posted: (at) => void ({ ts } = at) };
  try {
    await post(there, named(message), {
      bare: picture === null ? null : () => named(answerMessage(open, null, understood)),
      plain: () => named({ text: plainAnswer(open), blocks: [] }).text,
    });
    const below: Poster = { ...poster, place: { ...poster.place, threadTs: ts } };
    if (isSnapshot(open)) await postSections(open, room, below);
    else if (('missing' in message && message.missing !== null) || wantsCsv(open)) await attachTable(open, below);
  } catch (error) {
    if (!isElsewhere(codeOf(error))) throw error;
    await invite(clicked);
    return;
  }
  if (click.privately) await respond({ delete_original: true });
}

/** Whether Slack says so of a channel that the app is not in. */
function isElsewhere(code: string | null): boolean {
  return code === 'not_in_channel' || code === 'channel_not_found';
}

/** Says how the app gets into the channel: whoever does that shares a moment later. */
async function invite(clicked: Clicked): Promise<void> {
  await giveBack(clicked, once);
  const how = `Bring me in with \`/invite <@${clicked.botUser}>\`, then share again.`;
  await tell(clicked, `I am not in this channel, so I cannot share there. ${how}`);
}
