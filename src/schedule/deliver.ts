/** What a surface does for the runner. */
import type { Day } from '../base/day.ts';
import type { Posting, Schedule } from './schedule.ts';

export interface Deliver {
  /** Computes the answer within the rights of the owner and of the destination, as of `dueAt`, and posts it. Repeatable: the ledger makes each message once. */
  post(posting: Posting): Promise<Delivered>;
  /** Whether what was posted would be other numbers now, within the rights of now. Says nothing. Rejects where that cannot be told. */
  recount(posted: PostedNumbers): Promise<Recounted>;
  /** Says below what was posted what has become of its numbers; `id` is the work in the ledger. Nothing where they are as posted once more, or not to be told any more. */
  correct(posted: PostedNumbers, id: string): Promise<Delivered | { readonly state: 'nothing' }>;
  /** Says something under a message that was posted before; `id` is the work in the ledger. */
  follow(posted: PostedAt, text: string): Promise<Delivered>;
  /** Tells an owner something of his schedules or alerts in a direct message; `id` is the work in the ledger. */
  tell(owner: OwnerOf, text: string, id: string, about: 'schedule' | 'alert'): Promise<Delivered>;
}

/** Late data changed numbers, or provisional ones are final. */
export type FollowUpKind = 'late' | 'final';

/** Numbers that a schedule posted, and what is to be said of them. */
export interface PostedNumbers {
  readonly kind: FollowUpKind;
  readonly schedule: Schedule;
  /** The destination, as the schedule has it. */
  readonly to: string;
  readonly channel: string;
  readonly ts: string;
  /** The kept answer's id. */
  readonly answer: string;
  readonly numbers: KeptNumbers;
}

/** What a surface keeps of the numbers that it posted. */
export interface KeptNumbers {
  /** JSON that only the surface reads. */
  readonly text: string;
  /** The last day on which some of them may grow; null where none may. */
  readonly provisionalUntil: Day | null;
}

/** `gone`: nobody can tell, or may be told. */
export type Recounted = 'changed' | 'same' | 'gone';

export interface PostedAt {
  readonly team: string;
  readonly channel: string;
  readonly ts: string;
  readonly id: string;
}

export interface OwnerOf {
  /** Empty in the terminal. */
  readonly team: string;
  /** A Slack user, or `terminal`. */
  readonly user: string;
}

/** What a person can mend. */
export type RefusedCode = 'not_allowed' | 'channel_gone' | 'archived' | 'not_in_channel' | 'owner_gone' | 'question';

export type Delivered =
  | {
      readonly state: 'posted';
      readonly channel: string;
      readonly ts: string;
      readonly answer: string;
      /** To be held against later ones; left out where there are none. */
      readonly numbers?: KeptNumbers;
    }
  /** Sent, and nobody knows whether it arrived. */
  | { readonly state: 'unknown' }
  | { readonly state: 'refused'; readonly code: RefusedCode; readonly message: string }
  /** Ours or the network's fault, logged under `id`: tried again. */
  | { readonly state: 'failed'; readonly message: string; readonly id: string };
