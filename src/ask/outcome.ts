/** What asking gives: the one type that every surface shows. */
import type { Problem } from '../base/problem.ts';
import type { Shown } from '../present/answer.ts';
import type { Rights } from './access/rights.ts';

export interface AskInput {
  readonly text: string;
  /** The brand asked about; null: the only one there is, else an error that lists them. */
  readonly brand: string | null;
  /** Who asks, for the log of answers: `terminal`, or a Slack team and user. */
  readonly asker: string;
  /** The thread whose plan a follow-up edits; null outside threads. */
  readonly thread: string | null;
  /** A picture will be drawn: a single number gets its days for a sparkline. */
  readonly picture?: boolean;
  /** False: nothing of the question is kept, as where nobody typed it. */
  readonly kept?: boolean;
  /** The numbers of the other readings are asked for, too. */
  readonly offers?: boolean;
  readonly signal?: AbortSignal;
  /** Told the plan in one sentence before its SQL runs, where everybody in the room may be shown it. */
  readonly planned?: (sentence: string) => void;
  /** The instant that relative phrases are read at, milliseconds since the epoch; now where left out. */
  readonly now?: number;
  /** What the asker may see; everything where left out: the operator asks. */
  readonly rights?: Rights;
  /** What everybody may see where the answer would stand; as the asker where left out. */
  readonly room?: Rights;
}

/** A question of somebody whose rights were looked up: what surfaces with several people ask. */
export type RightfulInput = AskInput & Required<Pick<AskInput, 'rights' | 'room'>>;

/** Set where only the asker may be shown the outcome, not the room: why. */
interface Alone {
  readonly alone?: string;
}

export type AskOutcome = Alone & (Answered | Refused | Fault);

export interface Answered {
  readonly kind: 'answer';
  readonly shown: Shown;
  /** The first number of each other reading, in their order, where they were asked for; null where it is not known. */
  readonly numbers?: readonly (string | null)[];
}

/** The first problem is the one shown first. */
export interface Refused {
  readonly kind: 'refused';
  readonly question: string;
  readonly problems: readonly [Problem, ...Problem[]];
}

/** Ours to mend: logged under this id, which the user is shown. */
export interface Fault {
  readonly kind: 'fault';
  readonly id: string;
}

/** Whether something said in a thread, to nobody by name, goes on from the thread's plan: all of it is read, and it asks for numbers. Rejects where the store cannot be asked. */
export type Follows = (said: Overheard) => Promise<boolean>;

export interface Overheard {
  readonly text: string;
  readonly thread: string;
  /** What its writer may see: looked up only where the thread has a plan. */
  readonly rights: () => Promise<Rights>;
}

/** Answers questions; never rejects: a fault of ours is an outcome too. */
export type Ask = (input: AskInput) => Promise<AskOutcome>;
