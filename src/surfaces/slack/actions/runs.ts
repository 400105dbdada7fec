/** Questions that are being answered, so that whoever asked one can stop it. */
import { randomUUID } from 'node:crypto';
import type { Place } from '../place.ts';

export interface Run {
  readonly id: string;
  /** Aborts when the asker stops it. */
  readonly signal: AbortSignal;
  /** It is answered. */
  readonly end: () => void;
}

export interface Runs {
  begin(place: Place): Run;
  /** Stops the question called `id` where `place` is its asker's and its channel's; says what came of it. */
  stop(id: string, place: Place): 'stopped' | 'over' | 'anothers';
}

/** None yet. */
export function questionRuns(): Runs {
  const running = new Map<string, { readonly place: Place; readonly cancel: AbortController }>();
  return {
    begin(place) {
      const id = randomUUID();
      const cancel = new AbortController();
      running.set(id, { place, cancel });
      return { id, signal: cancel.signal, end: () => void running.delete(id) };
    },
    stop(id, { team, channel, user }) {
      const run = running.get(id);
      if (run === undefined || run.place.team !== team || run.place.channel !== channel) return 'over';
      if (run.place.user !== user) return 'anothers';
      run.cancel.abort();
      return 'stopped';
    },
  };
}
