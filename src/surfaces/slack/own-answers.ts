/** Whether an answer may be gone on from where its id came back: ids may have been edited, or carried elsewhere. */
import type { Origin } from '../../ask/answers.ts';
import { askerOf } from './place.ts';
import type { Room } from './room.ts';

/** The same for what was never kept, what is kept no more, and what belongs elsewhere. */
export const gone = 'This answer is not to be had here any more: please ask the question again.';

/** Why the answer that only one person was shown is nobody else's to use. */
export const anothers = 'the answer of another';

export interface Seeker {
  readonly team: string;
  readonly user: string;
  /** Null outside of channels. */
  readonly channel: string | null;
}

/** The answer called `id`, if it was given in this very channel (and not to another alone), or to the seeker himself outside of channels; null otherwise, with the reason for the log. */
export async function lookUp(id: string, seeker: Seeker, room: Room): Promise<{ readonly origin: Origin | null; readonly why: string }> {
  const { team, channel } = seeker;
  const asker = askerOf(seeker);
  const origin = id.length > 100 ? null : await room.answers.origin(id);
  if (origin === null) return { origin, why: 'no such answer' };
  const here = channel !== null && origin.thread.startsWith(`slack:${team}:${channel}:`);
  const own = origin.thread === '' && origin.asker === asker;
  if (!here && !own) return { origin: null, why: 'an answer of elsewhere' };
  return origin.alone && origin.asker !== asker ? { origin: null, why: anothers } : { origin, why: '' };
}

/** Writes down, in the log and for the audit, that the answer called `id` was refused. */
export async function refuseAnswer(id: string, { team, user, channel }: Seeker, why: string, room: Room): Promise<void> {
  room.log.warn({ why, user, channel, team }, 'a click on an answer was refused');
  await room.answers.refuse(id, { asker: askerOf({ team, user }), thread: channel === null ? null : `slack:${team}:${channel}` });
}

/** As `lookUp`; a refusal is written down here. */
export async function answerHere(id: string, seeker: Seeker, room: Room): Promise<Origin | null> {
  const { origin, why } = await lookUp(id, seeker, room);
  if (origin === null) await refuseAnswer(id, seeker, why, room);
  return origin;
}
