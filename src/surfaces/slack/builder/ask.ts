/** Asking what a builder came to, where it was opened. */
import type { webApi } from '@slack/bolt';
import { faultWords } from '../actions/fault-words.ts';
import { answerInThread } from '../answer-in-thread.ts';
import { answerPrivately, type Tell } from '../answer-privately.ts';
import { clipEscaped } from '../blocks/words.ts';
import { beginDirectly } from '../direct-messages.ts';
import { limits } from '../limits.ts';
import { noteFault } from '../noted-fault.ts';
import { codeOf, patiently } from '../patience.ts';
import type { Room } from '../room.ts';
import type { BuilderState } from './inbound.ts';

/** What Slack says of a channel that the app is not in. */
const outside: readonly string[] = ['channel_not_found', 'not_in_channel', 'user_not_in_channel'];

/** Asks `question` the ordinary way: in the thread, to the asker alone, or in his direct messages where the builder was opened from a menu. Never rejects. */
export async function askedFrom(
  { team, user, opened, viewId }: Pick<BuilderState, 'team' | 'user' | 'opened' | 'viewId'>,
  question: string,
  room: Room,
  client: webApi.WebClient,
): Promise<void> {
  const keys = [`view:${team}:${viewId}`];
  const { channel, thread, privately } = opened;
  if (channel !== null && privately) {
    await answerPrivately(
      { team, user, channel, within: thread, text: question, keys },
      room,
      client,
      tellIn(channel, thread, user, room, client),
    );
    return;
  }
  if (channel !== null && thread !== null) {
    await answerInThread({ place: { team, channel, threadTs: thread, user }, text: question, by: 'button', keys }, room, client);
    return;
  }
  try {
    const place = await beginDirectly({ team, user }, clipEscaped(question, limits.questionLength), room, client);
    await answerInThread({ place, text: question, by: 'message', keys }, room, client);
  } catch (error) {
    await noteFault(error, 'a question from a form was not asked', room.log, (id) =>
      patiently(room.waits, 'posts', () => client.chat.postMessage({ channel: user, text: faultWords(id) })),
    );
  }
}

/** Says it in the channel to `user` alone; in his direct messages where the app is not in that channel, as an answer to a command may be. */
function tellIn(channel: string, thread: string | null, user: string, room: Room, client: webApi.WebClient): Tell {
  return async (message) => {
    const within = thread === null ? {} : { thread_ts: thread };
    try {
      await patiently(room.waits, 'posts', () => client.chat.postEphemeral({ channel, user, ...within, ...message }));
    } catch (error) {
      if (!outside.includes(codeOf(error))) throw error;
      await patiently(room.waits, 'posts', () => client.chat.postMessage({ channel: user, ...message }));
    }
  };
}
