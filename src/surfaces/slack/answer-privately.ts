/** From a question to an answer that only its asker sees, with a button that shares it. */
import type { RespondFn, types, webApi } from '@slack/bolt';
import { everything } from '../../ask/access/rights.ts';
import type { AskOutcome } from '../../ask/outcome.ts';
import { understoodAs } from '../../present/understood.ts';
import { answerMessage } from './blocks/answer.ts';
import { faultMessage } from './blocks/fault.ts';
import type { Outgoing } from './blocks/outgoing.ts';
import { plainAnswer } from './blocks/plain-answer.ts';
import { refusalMessage } from './blocks/refusal.ts';
import { noteFault } from './noted-fault.ts';
import { codeOf } from './patience.ts';
import { askerOf } from './place.ts';
import type { Room } from './room.ts';
import { spokenMessage } from './schedules/spoken.ts';

export interface PrivateQuestion {
  readonly team: string;
  readonly user: string;
  /** Where it was asked; left out where nowhere. */
  readonly channel?: string;
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

/** Answers `question` by `tell`, once. Never rejects. Without a picture: Slack shows no files where only one person looks. */
export async function answerPrivately(
  { team, user, channel, text, keys }: PrivateQuestion,
  room: Room,
  client: webApi.WebClient,
  tell: Tell,
): Promise<void> {
  try {
    if (!(await room.deliveries.claim(keys))) return;
    const { rights } = await room.access({ team, user, channel: null }, client);
    const asker = askerOf({ team, user });
    const outcome = await room.ask({
      rights,
      room: everything,
      text,
      brand: null,
      asker,
      thread: null,
      offers: true,
      signal: room.inFlight.signal,
    });
    const at = { team, user, channel: channel ?? null, privately: true };
    const spoken = outcome.kind === 'answer' ? await spokenMessage(outcome.shown, at, room, client) : null;
    await told(spoken ?? messageOf(outcome), spoken === null && outcome.kind === 'answer' ? plainAnswer(outcome.shown) : null, room, tell);
  } catch (error) {
    await noteFault(error, 'a question was not answered', room.log, (id) => tell(sendable(faultMessage(id))));
  }
}

function sendable({ text, blocks }: Outgoing): Parameters<Tell>[0] {
  return { text, blocks: [...blocks] };
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
  return answerMessage(outcome.shown, null, understoodAs(outcome.shown.answer), { privately: true, numbers: outcome.numbers ?? [] });
}
