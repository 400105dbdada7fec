/** Questions are kept for a time, not for ever. */
import type { Clock } from '../base/clock.ts';
import { deliveriesIn } from '../store/deliveries.ts';
import { dropAskedBefore } from '../store/keeping.ts';
import type { Store } from '../store/store.ts';

const dayMs = 86_400_000;

/** Drops answers, threads and refusals older than `keepDays` days; how many rows there were. */
export function dropOldQuestions(store: Pick<Store, 'writer'>, clock: Clock, keepDays: number): Promise<number> {
  return dropAskedBefore(store, clock.now() - keepDays * dayMs);
}

/** Drops old questions at its first call of a day (UTC), in whatever process that is: an installation that only asks is swept as well. */
export function dailySweep(store: Pick<Store, 'writer'>, clock: Clock, keepDays: number): () => Promise<void> {
  const taken = deliveriesIn(store, () => clock.now());
  let swept: string | null = null;
  return async () => {
    const day = new Date(clock.now()).toISOString().slice(0, 10);
    if (swept === day) return;
    swept = day;
    if (await taken.claim([`sweep ${day}`])) await dropOldQuestions(store, clock, keepDays);
  };
}
