/** Whether the days that a question reports are complete. */
import type { Day } from '../base/day.ts';
import { addDays } from '../plan/calendar.ts';
import type { AskingParts } from './asking.ts';
import { rememberKnowledge } from './knowledge.ts';
import { prepare } from './prepare.ts';

export interface AwaitedDay {
  /** The last day that can be complete among those that the question reports. */
  readonly day: Day;
  readonly isComplete: boolean;
}

/** What the sentence waits for as it is read at `at` (milliseconds since the epoch); null where it cannot be read, or has no days. */
export type Awaits = (sentence: string, brand: string, at: number) => Promise<AwaitedDay | null>;

/** Reads questions for their days; none is run or kept. */
export function awaitsIn({ store, catalogue, clock, settings }: Pick<AskingParts, 'store' | 'catalogue' | 'clock' | 'settings'>): Awaits {
  const memory = rememberKnowledge(store, catalogue, settings.settleMinutes);
  const parts = { store, catalogue, clock, memory, rowsOf: () => Promise.resolve(null) };
  return async (text, brand, at) => {
    const ready = await prepare({ text, brand, asker: '', thread: null, kept: false, now: at }, parts);
    if (!ready.ok) return null;
    const { planned, knowledge, today } = ready.value;
    const { plan } = planned;
    if (plan.kind !== 'metrics' && plan.kind !== 'snapshot') return null;
    // A day that is under way is asked for as it stands.
    const yesterday = addDays(today, -1);
    const day = plan.time.to < yesterday ? plan.time.to : yesterday;
    const { completeTo } = knowledge.directory.extent;
    return { day, isComplete: completeTo !== null && completeTo >= day };
  };
}
