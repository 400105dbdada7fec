/** The work that is being done: everything that runs for a delivery knows which one. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Posted } from '../../../store/ledger.ts';

export interface AtWork {
  /** The first key of the delivery. */
  readonly id: string;
  /** When the delivery was accepted, milliseconds since the epoch. */
  readonly at: number;
  /** What is known of its messages, by slot: they are numbered in the order in which they are sent. */
  readonly known: Map<number, Posted>;
  /** Slots that are settled in this run, or under way. */
  readonly taken: Set<number>;
  /** True once another may do it: nothing more is posted for it here. */
  abandoned: boolean;
}

const current = new AsyncLocalStorage<AtWork>();

/** Work at its beginning; `posted` is what is known from whoever did it before. */
export function workOf(id: string, at: number, posted: readonly Posted[]): AtWork {
  return { id, at, known: new Map(posted.map((one) => [one.slot, one])), taken: new Set(), abandoned: false };
}

/** Runs `doing` as the work `work`. */
export function working<Value>(work: AtWork, doing: () => Promise<Value>): Promise<Value> {
  return current.run(work, doing);
}

/** The work that the caller does; null outside. */
export function workAtHand(): AtWork | null {
  return current.getStore() ?? null;
}

/** Takes the next message's slot. */
export function takeSlot({ taken }: AtWork): number {
  let slot = 0;
  while (taken.has(slot)) slot += 1;
  taken.add(slot);
  return slot;
}
