/** Does what is due, again and again, until it is stopped. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../ask/log.ts';
import type { Clock } from '../base/clock.ts';
import type { Source } from './source.ts';

export interface RunnerParts {
  readonly sources: readonly Source[];
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds between two looks. Default 1000. */
  readonly everyMs?: number;
}

export interface Runner {
  /** Begins nothing more, and resolves when what was begun has ended. Never rejects. */
  stop(): Promise<void>;
}

/** Begins to work on every source, each by itself. */
export function startRunner({ sources, clock, log, everyMs = 1000 }: RunnerParts): Runner {
  const ending = new AbortController();
  const { signal } = ending;
  const tend = async (source: Source): Promise<void> => {
    while (!signal.aborted) {
      await workOnce(source, clock.now(), signal, log);
      await pause(everyMs, undefined, { signal }).catch(() => undefined);
    }
  };
  const tending = Promise.all(sources.map(tend));
  return {
    async stop() {
      ending.abort();
      await tending;
    },
  };
}

/** Does once what is due at `now` in every source; how much. */
export async function doAll(sources: readonly Source[], now: number, signal: AbortSignal, log: Log): Promise<number> {
  let done = 0;
  for (const source of sources) done += await workOnce(source, now, signal, log);
  return done;
}

/** Does what is due at `now`; how much. What fails is logged, and due again. */
async function workOnce(source: Source, now: number, signal: AbortSignal, log: Log): Promise<number> {
  try {
    return await source.work(now, signal);
  } catch (error) {
    log.warn({ source: source.name, error: String(error) }, 'due work could not be done; it is tried again');
    return 0;
  }
}
