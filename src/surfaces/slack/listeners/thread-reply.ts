/** Someone goes on in a thread without a mention, where the app may read the channel. */
import type { App, webApi } from '@slack/bolt';
import { surely } from '../access/look-up.ts';
import { answerInThread } from '../answer-in-thread.ts';
import { faultMessage } from '../blocks/fault.ts';
import { botIn, saidInThread } from '../inbound.ts';
import { noteFault } from '../noted-fault.ts';
import { codeOf, patiently } from '../patience.ts';
import { type Place, threadOf } from '../place.ts';
import type { Room } from '../room.ts';
import { whisper } from '../whisper.ts';

/** Bolt has acknowledged the event before the listener runs. What is not meant for the bot gets no answer, no status and no word in the log. */
export function listenForThreadReplies(app: App, room: Room): void {
  app.event('message', async ({ body, client, context }) => {
    const asked = saidInThread(body, botIn(context));
    if (asked === null) return;
    const { place, text } = asked;
    const rights = async () => (await surely(room.access, place, client)).rights;
    try {
      if (!(await room.follows({ text, thread: threadOf(place), rights }))) return;
    } catch (error) {
      await noteFault(error, 'a reply in a thread was not looked at', room.log, async (id) => {
        if (await isOurs(place, botIn(context), room, client)) await whisper({ client, place, waits: room.waits }, [faultMessage(id)]);
      });
      return;
    }
    await answerInThread(asked, room, client);
  });
}

/** Most messages of a thread that are looked through. */
const mostLooked = 200;

/** Whether the bot has spoken in a thread, as far as Slack tells: where it does not, it may have. */
async function isOurs({ channel, threadTs: ts }: Place, botUser: string, room: Room, client: webApi.WebClient): Promise<boolean> {
  try {
    const { messages = [], has_more: more } = await patiently(room.waits, 'reads', () =>
      client.conversations.replies({ channel, ts, limit: mostLooked }),
    );
    return more === true || messages.some(({ user }) => user === botUser);
  } catch (error) {
    room.log.warn({ code: codeOf(error), channel }, 'who speaks in a thread was not looked up');
    return true;
  }
}
