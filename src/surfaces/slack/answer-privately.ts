/** From a question to an answer that only its asker sees, with a button that shares it. */
import { type RespondFn, type types, webApi } from '@slack/bolt';
import { everything } from '../../ask/access/rights.ts';
import type { Answered, AskOutcome } from '../../ask/outcome.ts';
import { understoodAs } from '../../present/understood.ts';
import { surely } from './access/look-up.ts';
import { answerMessage, type Picture } from './blocks/answer.ts';
import { faultMessage } from './blocks/fault.ts';
import type { Outgoing } from './blocks/outgoing.ts';
import { plainAnswer } from './blocks/plain-answer.ts';
import { refusalMessage } from './blocks/refusal.ts';
import { noteFault } from './noted-fault.ts';
import { codeOf } from './patience.ts';
import { pictureInTime } from './picture-of.ts';
import { askerOf } from './place.ts';
import type { Poster } from './post.ts';
import type { Room } from './room.ts';
import { spokenMessage } from './schedules/spoken.ts';
import { whisper } from './whisper.ts';

export interface PrivateQuestion {
  readonly team: string;
  readonly user: string;
  /** Where it was asked, and is answered. */
  readonly channel: string;
  /** The thread there; null or left out: none. */
  readonly within?: string | null;
  readonly text: string;
  /** What tells this delivery from every other. */
  readonly keys: readonly string[];
}

/** Says something to the asker alone. Rejects where Slack does not take it. */
export type Tell = (message: { readonly text: string; readonly blocks: types.KnownBlock[] }) => Promise<void>;

/** Says it where a command or a click came from, which may be a channel that the app is not in. */
export function privateAnswer(respond: RespondFn): Tell {
  return async (message) => {
    await respond({ response_type: 'ephemeral', replace_original: false, ...message });
  };
}

/**
 * Answers `question` once, to the asker alone. Never rejects. A picture needs a channel that the app is in: Slack shows no file of ours in what
 * answers a command. Elsewhere, and where there is no picture, it is said by `tell`.
 */
export async function answerPrivately(
  { team, user, channel, within = null, text, keys }: PrivateQuestion,
  room: Room,
  client: webApi.WebClient,
  tell: Tell,
): Promise<void> {
  try {
    if (!(await room.deliveries.claim(keys))) return;
    const { rights } = await surely(room.access, { team, user, channel: null }, client);
    const asker = askerOf({ team, user });
    const outcome = await room.ask({
      rights,
      room: everything,
      text,
      brand: null,
      asker,
      thread: null,
      audited: { act: 'private', place: `slack:${team}:${channel}`, alone: true },
      offers: true,
      signal: room.inFlight.signal,
    });
    const at = { team, user, channel, privately: true };
    const spoken = outcome.kind === 'answer' ? await spokenMessage(outcome.shown, at, room, client) : null;
    const poster: Poster = { client, place: { team, user, channel, threadTs: within ?? '' }, waits: room.waits, log: room.log };
    if (spoken === null && outcome.kind === 'answer' && (await toldWithPicture(outcome, room, poster))) return;
    await told(spoken ?? messageOf(outcome), spoken === null && outcome.kind === 'answer' ? plainAnswer(outcome.shown) : null, room, tell);
  } catch (error) {
    await noteFault(error, 'a question was not answered', room.log, (id) => tell(sendable(faultMessage(id))));
  }
}

function sendable({ text, blocks }: Outgoing): Parameters<Tell>[0] {
  return { text, blocks: [...blocks] };
}

/** Whether the answer was told with a picture: false where it has none, and where Slack does not show it there. */
async function toldWithPicture(outcome: Answered, room: Room, poster: Poster): Promise<boolean> {
  const { picture } = await pictureInTime(outcome.shown, room, poster);
  if (picture === null) return false;
  try {
    await whisper(poster, [answerTo(outcome, picture)]);
    return true;
  } catch (error) {
    // Whether it arrived is not known unless Slack says that it did not: then it is not said again.
    if (!(error instanceof webApi.WebAPIPlatformError || error instanceof webApi.WebAPIRateLimitedError)) throw error;
    room.log.info({ code: codeOf(error), channel: poster.place.channel }, 'an answer for one person goes without its picture');
    return false;
  }
}

function answerTo({ shown, numbers = [] }: Answered, picture: Picture | null): Outgoing {
  return answerMessage(shown, picture, understoodAs(shown.answer), { privately: true, numbers });
}

/** The message, or the same in words where its blocks are refused. */
async function told(message: Outgoing, plain: string | null, room: Room, tell: Tell): Promise<void> {
  try {
    await tell(sendable(message));
  } catch (error) {
    room.log.warn({ code: codeOf(error) }, 'an answer goes out in words alone');
    await tell({ text: plain ?? message.text, blocks: [] });
  }
}

function messageOf(outcome: AskOutcome): Outgoing {
  if (outcome.kind === 'refused') return refusalMessage(outcome.question, outcome.problems);
  if (outcome.kind === 'fault') return faultMessage(outcome.id);
  return answerTo(outcome, null);
}
