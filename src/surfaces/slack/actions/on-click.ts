/** What every click under an answer has in common: acknowledged first, done once, told to the clicker alone, never rejected. */
import type { App, RespondFn, webApi } from '@slack/bolt';
import type { Reader } from '../../../ask/access/audit.ts';
import { intersection } from '../../../ask/access/rights.ts';
import type { Origin } from '../../../ask/answers.ts';
import { readerAt, surely } from '../access/look-up.ts';
import { botIn } from '../inbound.ts';
import { noteFault } from '../noted-fault.ts';
import { answerHere, gone } from '../own-answers.ts';
import { patiently } from '../patience.ts';
import type { Poster } from '../post.ts';
import type { Room } from '../room.ts';
import { type Click, clickIn, keysOf } from './click.ts';
import { faultWords } from './fault-words.ts';

export interface Clicked {
  readonly click: Click;
  readonly room: Room;
  readonly client: webApi.WebClient;
  readonly poster: Poster;
  readonly respond: RespondFn;
  /** The bot's own user there. */
  readonly botUser: string;
}

/** Calls `work` for clicks on `ids`. */
export function onClick(app: App, ids: string | RegExp, room: Room, work: (clicked: Clicked) => Promise<void>): void {
  app.action(ids, async ({ ack, body, client, context, respond }) => {
    await ack();
    const click = clickIn(body);
    if (click === null) {
      room.log.warn({ action: String(ids) }, 'a click that cannot be read was left alone');
      return;
    }
    const clicked = {
      click,
      room,
      client,
      respond,
      botUser: botIn(context),
      poster: { client, place: click.place, waits: room.waits, log: room.log },
    };
    try {
      await work(clicked);
    } catch (error) {
      await noteFault(error, 'a click was not answered', room.log, (id) => tell(clicked, faultWords(id)));
    }
  });
}

/** Whether this is the first such click for a while; a double click's second is not. */
export function isFirst({ click, room }: Clicked, what: string, seconds = 10): Promise<boolean> {
  return room.deliveries.claim(keysOf(click, what, seconds));
}

/** Lets the click that was the first be made again at once: nothing came of it, and the clicker can mend that. */
export function giveBack({ click, room }: Clicked, what: string, seconds = 10): Promise<void> {
  return room.deliveries.giveBack(keysOf(click, what, seconds));
}

/** Says `text` (mrkdwn) to the clicker alone. */
export async function tell({ click, client, respond, room }: Clicked, text: string): Promise<void> {
  const { place, within, privately } = click;
  if (privately) {
    // Its channel may be one that the app is not in; the answer to the click reaches it all the same.
    await respond({ response_type: 'ephemeral', replace_original: false, text });
    return;
  }
  await patiently(room.waits, 'posts', () =>
    client.chat.postEphemeral({ channel: place.channel, user: place.user, text, ...(within === null ? {} : { thread_ts: within }) }),
  );
}

/**
 * Where the answer called `id` comes from, if it may be used by this click: it was given in this very channel, or to the clicker
 * himself outside of channels. Otherwise null, and the clicker was told: the same, whatever the reason.
 */
export async function originFor(clicked: Clicked, id: string): Promise<Origin | null> {
  const origin = await answerHere(id, clicked.click.place, clicked.room);
  if (origin === null) await tell(clicked, gone);
  return origin;
}

/** Who reads what a click brings up now: the clicker, and with `inRoom` also everybody where it is shown. */
export async function readerFor({ click, room, client }: Clicked, inRoom: boolean): Promise<Reader> {
  const found = await surely(room.access, click.place, client);
  return { ...readerAt(click.place), rights: inRoom ? intersection(found.rights, found.room) : found.rights };
}
