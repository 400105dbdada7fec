/** Brings the demo brand in through the import, or what has happened since it was last brought in. */
import type { Clock } from '../../base/clock.ts';
import type { Store } from '../../store/store.ts';
import { lineSource } from '../import/event-source.ts';
import { importEvents } from '../import/import-events.ts';
import { brandId, demoReference } from './brand.ts';
import { dayOf, numberOf } from './calendar.ts';
import { DemoDays, demoEvents, storyDays } from './events.ts';

const daysAtFirst = 400;
const timeoutMs = 30_000;

export interface DemoProgress {
  readonly step: 'events' | 'datasets';
  /** Days done, of all there are to do in this step. */
  readonly done: number;
  readonly total: number;
}

export interface DemoOptions {
  readonly clock: Clock;
  /** Ends the work early; nothing is lost and a later run completes it. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: DemoProgress) => void;
  /** How many days the first run makes. Default 400. */
  readonly days?: number;
  /** Tells other days of the same brand (events.ts). */
  readonly seed?: string;
}

/** What a run brought in. */
export interface DemoLoaded {
  /** Events that were not there before. */
  readonly events: number;
  readonly interrupted: boolean;
}

/**
 * Loads the demo brand into a migrated `store`: 400 days up to the clock's today, or, where a part is there already, what is missing
 * after it. Rolling up what that made dirty is the caller's. Throws where the store cannot be written.
 */
export async function loadDemo(store: Store, { clock, signal, onProgress, days = daysAtFirst, seed }: DemoOptions): Promise<DemoLoaded> {
  const now = clock.now();
  const { from, since } = await missing(store, now, days);
  const to = new DemoDays().dayAt(now);
  const total = Math.max(1, numberOf(to) - numberOf(from) + 1);
  const onDay = (day: string) => onProgress?.({ step: 'events', done: numberOf(day) - numberOf(from) + 1, total });
  const lines = function* () {
    yield* demoReference();
    yield* demoEvents(from, to, now, { since, onDay, ...(seed === undefined ? {} : { seed }) });
  };
  const imported = await importEvents(store, [lineSource('demo', lines())], { clock, ...(signal === undefined ? {} : { signal }) });
  if (!imported.ok) throw new Error(imported.problems.message);
  const { accepted, rejected, interrupted } = imported.value;
  if (rejected > 0) throw new Error(`the import rejected ${rejected} lines of the demo brand`);
  return { events: accepted, interrupted };
}

/** The day from which stories have to be told, and the instant from which their events are wanted. */
async function missing(store: Store, now: number, daysWanted: number): Promise<{ readonly from: string; readonly since: number }> {
  const days = new DemoDays();
  const statement = { text: 'select first_at, last_at from brand_states where brand_id = ?', bindings: [brandId] };
  const [state] = await store.read(statement, { timeoutMs });
  const [first, last] = [state?.['first_at'] ?? null, state?.['last_at'] ?? null];
  if (first === null || last === null) return { from: dayOf(numberOf(days.dayAt(now)) - daysWanted + 1), since: Number.NEGATIVE_INFINITY };
  // Events are imported in order of time, so that all before the last one are there; those at its own instant may not be.
  const reach = Math.max(numberOf(days.dayAt(Number(first))), numberOf(days.dayAt(Number(last))) - storyDays);
  return { from: dayOf(reach), since: Number(last) };
}
