/** The work that is being done: everything that runs for a delivery knows which one. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Known } from '../../../store/ledger.ts';

export interface AtWork {
  /** The first key of the delivery. */
  readonly id: string;
  /** All keys that were taken with it. */
  readonly keys: ReadonlySet<string>;
  /** When the delivery was accepted, milliseconds since the epoch. */
  readonly at: number;
  /** What is known of its messages, by slot: the answer has the first, what can come or not beside it has one of its own, whatever else is sent. */
  readonly known: Map<number, Known>;
  /** Slots that are settled in this run, or under way. */
  readonly taken: Set<number>;
  /** True once another may do it: nothing more is posted for it here. */
  abandoned: boolean;
}

const current = new AsyncLocalStorage<AtWork>();

/** Work at its beginning; `posted` is what is known from whoever did it before. */
export function workOf(id: string, keys: readonly string[], at: number, posted: readonly Known[]): AtWork {
  return { id, keys: new Set(keys), at, known: new Map(posted.map((one) => [one.slot, one])), taken: new Set(), abandoned: false };
}

/** Runs `doing` as the work `work`. */
export function working<Value>(work: AtWork, doing: () => Promise<Value>): Promise<Value> {
  return current.run(work, doing);
}

/** The work that the caller does; null outside. */
export function workAtHand(): AtWork | null {
  return current.getStore() ?? null;
}

/** The type of the metadata of a message that tells of progress, which comes or does not with the time that a question takes. */
export const progressEvent = 'parley_progress';

/** The type of the metadata of a message that says what was asked elsewhere: its answer stands in its thread. */
export const questionEvent = 'parley_question';

/** The type of the metadata of an answer that takes the place of the message that told of progress. */
export const answerEvent = 'parley_answer';

/** The type of the metadata of a part of an answer that is too long for one message; `part` in them says which. */
export const partEvent = 'parley_part';

/** The type of the metadata of a message that says which parts are missing. */
export const missingEvent = 'parley_missing';

/** What the ledger calls a file, which has no metadata. */
export const fileEvent = 'parley_file';

const answerSlot = 0;
const progressSlot = 1000;

/** Where the slots of each type begin; whatever else is sent follows the answer. */
const firstSlot: Readonly<Record<string, number>> = {
  [progressEvent]: progressSlot,
  [questionEvent]: 2000,
  [partEvent]: 3000,
  [missingEvent]: 4000,
  [fileEvent]: 5000,
};

/** Where the message stands that told of the progress of this work, perhaps in a process that is no more; null where none did. */
export function progressTold(): string | null {
  const known = workAtHand()?.known.get(progressSlot);
  return known?.state === 'posted' ? known.ts : null;
}

/** Whether this work has its answer already, or may have it, in another place than the message at `ts`. */
export function isAnsweredApartFrom(ts: string | null): boolean {
  const known = workAtHand()?.known.get(answerSlot);
  return known !== undefined && known.ts !== ts;
}

/** Whether this work has its answer already, or may have it: then nothing is said of its progress. */
export function isAnswered(): boolean {
  return workAtHand()?.known.has(answerSlot) === true;
}

/**
 * Takes the slot of the next message, whose metadata are of `type`. That of a part is its own, so that whoever takes the work over finds it there
 * whatever parts came before; others are numbered in the order in which they are sent.
 */
export function takeSlot({ taken }: AtWork, type: string, part: number | null): number {
  let slot = (firstSlot[type] ?? answerSlot) + (part ?? 0);
  while (part === null && taken.has(slot)) slot += 1;
  taken.add(slot);
  return slot;
}
