/** Whether an answer may be gone on from where its id came back: ids may have been edited, or carried elsewhere. */
import type { Origin } from '../../ask/building/builder.ts';
import type { Room } from './room.ts';

/** The same for what was never kept, what is kept no more, and what belongs elsewhere. */
export const goneWords = 'This answer is not to be had here any more: please ask the question again.';

export interface Seeker {
  readonly team: string;
  readonly user: string;
  readonly channel: string | null;
}

/** The answer called `id`, if it was given in this very channel, or to the seeker himself outside of channels; null otherwise, which is logged. */
export async function answerHere(id: string, seeker: Seeker, room: Room): Promise<Origin | null> {
  const origin = await room.builder.origin(id);
  const { team, user, channel } = seeker;
  const here = channel !== null && origin?.thread.startsWith(`slack:${team}:${channel}:`) === true;
  const own = origin?.thread === '' && origin.asker === `slack:${team}:${user}`;
  if (here || own) return origin;
  room.log.warn({ ...seeker, known: origin !== null }, 'an answer of elsewhere was not shown');
  return null;
}
