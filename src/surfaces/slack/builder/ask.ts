/** Asking what a builder came to, where it was opened. */
import type { webApi } from '@slack/bolt';
import { answerInThread } from '../answer-in-thread.ts';
import { answerPrivately } from '../answer-privately.ts';
import { clipEscaped } from '../blocks/words.ts';
import { limits } from '../limits.ts';
import { patiently } from '../patience.ts';
import type { Room } from '../room.ts';
import type { BuilderState } from './inbound.ts';

/** Asks `question` the ordinary way: in the thread, to the asker alone, or in his direct messages where the builder was opened from a menu. */
export async function askedFrom(
  { team, user, opened, viewId }: Pick<BuilderState, 'team' | 'user' | 'opened' | 'viewId'>,
  question: string,
  room: Room,
  client: webApi.WebClient,
): Promise<void> {
  const keys = [`view:${team}:${viewId}`];
  const { channel, thread, privately } = opened;
  if (channel !== null && privately) {
    const tell = async (message: { text: string; blocks: object[] }): Promise<void> => {
      await patiently(room.waits, 'posts', () =>
        client.chat.postEphemeral({ channel, user, ...(thread === null ? {} : { thread_ts: thread }), ...(message as { text: string }) }),
      );
    };
    await answerPrivately({ team, user, text: question, keys }, room, tell);
    return;
  }
  if (channel !== null && thread !== null) {
    await answerInThread({ place: { team, channel, threadTs: thread, user }, text: question, by: 'button', keys }, room, client);
    return;
  }
  const said = await patiently(room.waits, 'posts', () =>
    client.chat.postMessage({ channel: user, text: clipEscaped(question, limits.questionLength), link_names: false, parse: 'none' }),
  );
  const place = { team, channel: said.channel ?? user, threadTs: said.ts ?? '', user };
  await answerInThread({ place, text: question, by: 'message', keys }, room, client);
}
