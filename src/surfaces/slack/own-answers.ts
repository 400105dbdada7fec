/** Whether an answer may be gone on from where its id came back: ids may have been edited, or carried elsewhere. */
import type { Origin } from '../../ask/answers.ts';
import type { Room } from './room.ts';

/** The same for what was never kept, what is kept no more, and what belongs elsewhere. */
export const gone = 'This answer is not to be had here any more: please ask the question again.';

export interface Seeker {
  readonly team: string;
  readonly user: string;
  /** Null outside of channels. */
  readonly channel: string | null;
}

/** The answer called `id`, if it was given in this very channel, or to the seeker himself outside of channels; null otherwise, with the reason for the log. */
export async function lookUp(
  id: string,
  { team, user, channel }: Seeker,
  room: Room,
): Promise<{ readonly origin: Origin | null; readonly why: string }> {
  const origin = id.length > 100 ? null : await room.answers.origin(id);
  if (origin === null) return { origin, why: 'no such answer' };
  const here = channel !== null && origin.thread.startsWith(`slack:${team}:${channel}:`);
  const own = origin.thread === '' && origin.asker === `slack:${team}:${user}`;
  return here || own ? { origin, why: '' } : { origin: null, why: 'an answer of elsewhere' };
}

/** As `lookUp`; a refusal is logged here. */
export async function answerHere(id: string, seeker: Seeker, room: Room): Promise<Origin | null> {
  const { origin, why } = await lookUp(id, seeker, room);
  if (origin === null) room.log.warn({ ...seeker, why }, 'a click on an answer was refused');
  return origin;
}
