/** Questions are kept for a time, not for ever. */
import type { Clock } from '../base/clock.ts';
import { dropAskedBefore } from '../store/keeping.ts';
import type { Store } from '../store/store.ts';

const dayMs = 86_400_000;

/** Drops answers, threads and refusals older than `keepDays` days; how many rows there were. */
export function dropOldQuestions(store: Pick<Store, 'writer'>, clock: Clock, keepDays: number): Promise<number> {
  return dropAskedBefore(store, clock.now() - keepDays * dayMs);
}
