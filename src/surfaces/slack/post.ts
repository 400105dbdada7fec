/** Posting into a thread: the message, or what is left of it when Slack refuses a part. */
import { setTimeout as pause } from 'node:timers/promises';
import type { types, webApi } from '@slack/bolt';
import type { Log } from '../../ask/log.ts';
import type { Outgoing } from './blocks/outgoing.ts';
import { answerEvent, missingEvent, partEvent } from './delivery/at-work.ts';
import { codeOf, complaintsIn, patiently, type Waits } from './patience.ts';
import type { Place } from './place.ts';

export interface Poster {
  readonly client: webApi.WebClient;
  readonly place: Place;
  readonly waits: Waits;
  readonly log: Log;
  /** A message of ours that what is posted takes the place of; null or left out: a new one. */
  readonly replaces?: string | null;
  /** Which part of an answer it is that is too long for one message, or that it says which are missing; left out: none. */
  readonly part?: number | 'missing';
  /** Told where a new message stands. */
  readonly posted?: (at: { readonly channel: string; readonly ts: string }) => void;
}

/** The same message in weaker forms, made where Slack refuses its blocks. */
export interface Weaker {
  /** Without the picture; null where there is none. */
  readonly bare: (() => Outgoing) | null;
  /** mrkdwn without blocks. */
  readonly plain: () => string;
}

/** Posts `message`. A picture that Slack does not know yet is waited for, then left out; other refused blocks are said in words. */
export async function post(poster: Poster, message: Outgoing, weaker: Weaker): Promise<void> {
  const { bare, plain } = weaker;
  const refused = await attempt(poster, message, bare === null ? [] : poster.waits.picture);
  if (refused === null) return;
  poster.log.warn({ complaints: refused, channel: poster.place.channel }, 'Slack refused blocks');
  if (bare !== null && refused.every(isAboutPicture)) await post(poster, bare(), { bare: null, plain });
  else await send(poster, { text: plain(), blocks: [] });
}

/** Null where the message was posted, else what Slack says against its blocks. While only the picture is at fault, each of `waits` is a further try. */
async function attempt(poster: Poster, message: Outgoing, waits: readonly number[]): Promise<readonly string[] | null> {
  const complaints = await complaintsAfter(() => send(poster, message));
  const [wait, ...later] = waits;
  if (complaints === null || wait === undefined || !complaints.every(isAboutPicture)) return complaints;
  await pause(wait);
  return attempt(poster, message, later);
}

async function complaintsAfter(posting: () => Promise<void>): Promise<readonly string[] | null> {
  try {
    await posting();
    return null;
  } catch (error) {
    if (codeOf(error) !== 'invalid_blocks') throw error;
    return complaintsIn(error);
  }
}

function isAboutPicture(complaint: string): boolean {
  return complaint.includes('invalid slack file');
}

/** Puts `message`, which has its picture now, in the place of ours at `ts`. Rejects where Slack does not take it: what stands there stays. */
export async function replace(
  { client, waits }: Poster,
  at: { readonly channel: string; readonly ts: string },
  message: Outgoing,
): Promise<void> {
  const { text, blocks } = message;
  for (const wait of [...waits.picture, null]) {
    const refused = await complaintsAfter(async () => {
      await patiently(waits, 'posts', () => client.chat.update({ ...at, text, blocks: [...blocks] }));
    });
    if (refused === null) return;
    if (wait === null || !refused.every(isAboutPicture)) throw new Error(refused.join('; '));
    await pause(wait);
  }
}

async function send(poster: Poster, { text, blocks }: Outgoing): Promise<void> {
  const { client, place, waits, replaces, part } = poster;
  if (typeof replaces === 'string' && (await takesPlace(poster, replaces, { text, blocks }))) return;
  const { channel = place.channel, ts = '' } = await patiently(waits, 'posts', () =>
    client.chat.postMessage({
      channel: place.channel,
      ...(place.threadTs === '' ? {} : { thread_ts: place.threadTs }),
      text,
      ...(blocks.length === 0 ? {} : { blocks: [...blocks] }),
      ...(part === undefined ? {} : { metadata: metadataOf(part) }),
      link_names: false,
      unfurl_links: false,
      unfurl_media: false,
      parse: 'none',
    }),
  );
  poster.posted?.({ channel, ts });
}

function metadataOf(part: number | 'missing'): types.MessageMetadata {
  return part === 'missing' ? { event_type: missingEvent, event_payload: {} } : { event_type: partEvent, event_payload: { part } };
}

/** Puts a message in the place of the one at `ts`; false where that is there no more. */
async function takesPlace({ client, place, waits }: Poster, ts: string, { text, blocks }: Outgoing): Promise<boolean> {
  const metadata = { event_type: answerEvent, event_payload: {} };
  try {
    await patiently(waits, 'posts', () => client.chat.update({ channel: place.channel, ts, text, blocks: [...blocks], metadata }));
    return true;
  } catch (error) {
    if (codeOf(error) !== 'message_not_found') throw error;
    return false;
  }
}
