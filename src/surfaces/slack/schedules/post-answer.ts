/** Posts what a schedule asked: one message at the top, what does not fit into it in its thread. */
import type { webApi } from '@slack/bolt';
import type { Shown } from '../../../present/answer.ts';
import type { Posting } from '../../../schedule/schedule.ts';
import { answerMessage } from '../blocks/answer.ts';
import type { Outgoing } from '../blocks/outgoing.ts';
import { plainAnswer } from '../blocks/plain-answer.ts';
import { attachTable, wantsCsv } from '../csv-file.ts';
import { pictureOf } from '../picture-of.ts';
import { threadOf } from '../place.ts';
import { type Poster, post } from '../post.ts';
import type { Room } from '../room.ts';
import { isSnapshot } from '../snapshot/blocks.ts';
import { snapshotMessages } from '../snapshot/messages.ts';
import { postSections } from '../snapshot/post-snapshot.ts';
import { runMessage } from './run-message.ts';
import { ownerOf } from './words.ts';

/** Where the first message of `shown` stands. Rejects where Slack does not take it. */
export async function postAnswer(
  shown: Shown,
  posting: Posting,
  room: Room,
  client: webApi.WebClient,
  channel: string,
): Promise<{ readonly channel: string; readonly ts: string }> {
  const { schedule } = posting;
  const place = { team: schedule.team, channel, threadTs: '', user: ownerOf(schedule) };
  let at = { channel, ts: '' };
  const poster: Poster = { client, place, waits: room.waits, log: room.log, posted: (there) => void (at = there) };
  const dressed = (message: Outgoing): Outgoing => runMessage(message, posting);
  const plain = (): string => dressed({ text: plainAnswer(shown), blocks: [] }).text;
  const snapshot = isSnapshot(shown);
  const picture = snapshot ? null : await pictureOf(shown, room, poster);
  const message = snapshot ? snapshotMessages(shown, []).first : answerMessage(shown, picture);
  await post(poster, dressed(message), { bare: picture === null ? null : () => dressed(answerMessage(shown, null)), plain });
  // Who replies below it goes on from it.
  await room.answers.goOn(shown.answer.id, threadOf({ team: schedule.team, channel: at.channel, threadTs: at.ts }));
  const inThread: Poster = { client, waits: room.waits, log: room.log, place: { ...place, channel: at.channel, threadTs: at.ts } };
  if (snapshot) {
    await postSections(shown, room, inThread, schedule.csv);
    return at;
  }
  const missing = 'missing' in message && message.missing !== null;
  if (schedule.csv || missing || wantsCsv(shown)) await attachTable(shown, inThread);
  return at;
}
