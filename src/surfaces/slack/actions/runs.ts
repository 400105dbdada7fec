/** Questions that are being answered, so that whoever asked one can stop it. */
import { randomUUID } from 'node:crypto';
import type { Log } from '../../../ask/log.ts';
import type { Stops } from '../../../store/stops.ts';
import { codeOf } from '../patience.ts';
import { askerOf, type Place } from '../place.ts';

export interface Run {
  readonly id: string;
  /** Aborts when the asker stops it. */
  readonly signal: AbortSignal;
  /** From now on a click that reaches another process stops it, too. Never rejects. */
  readonly offer: () => Promise<void>;
  /** It is answered. */
  readonly end: () => void;
}

export interface Runs {
  begin(place: Place): Run;
  /** Stops the question called `id` where `place` is its asker's and its channel's; says what came of it. */
  stop(id: string, place: Place): Promise<'stopped' | 'over' | 'anothers'>;
}

/** How often a question that may be stopped elsewhere is looked up, in milliseconds. */
const everyMs = 500;

/** None yet; other processes hear of them by `stops`. */
export function questionRuns(stops: Stops, log: Log): Runs {
  const running = new Map<string, AbortController>();
  const failed = (error: unknown): void => log.warn({ code: codeOf(error) }, 'what may be stopped was not looked up');
  return {
    begin(place) {
      const id = randomUUID();
      const cancel = new AbortController();
      running.set(id, cancel);
      let timer: NodeJS.Timeout | undefined;
      let offered: Promise<void> | null = null;
      const look = async (): Promise<void> => {
        try {
          if (await stops.isStopped(id)) cancel.abort();
        } catch (error) {
          failed(error);
        }
        if (running.has(id) && !cancel.signal.aborted) timer = setTimeout(() => void look(), everyMs);
      };
      return {
        id,
        signal: cancel.signal,
        offer: () => {
          offered ??= stops
            .offer({ id, asker: askerOf(place), place: channelOf(place) })
            .then(look)
            .catch(failed);
          return offered;
        },
        end: () => {
          running.delete(id);
          clearTimeout(timer);
          void offered?.then(() => stops.end(id)).catch(failed);
        },
      };
    },
    async stop(id, place) {
      const came = await stops.stop({ id, asker: askerOf(place), place: channelOf(place) });
      // Here it need not wait for the next look.
      if (came === 'stopped') running.get(id)?.abort();
      return came;
    },
  };
}

function channelOf({ team, channel }: Place): string {
  return `slack:${team}:${channel}`;
}
