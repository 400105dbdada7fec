/** What a surface does for the runner. */
import type { Posting } from './schedule.ts';

export interface Deliver {
  /** Computes the answer within the rights of the owner and of the destination, as of `dueAt`, and posts it. Repeatable: the ledger makes each message once. */
  post(posting: Posting): Promise<Delivered>;
  /** Says something under a message that was posted before; `id` is the work in the ledger. */
  follow(posted: PostedAt, text: string): Promise<Delivered>;
  /** Tells an owner something in a direct message; `id` is the work in the ledger. */
  tell(owner: OwnerOf, text: string, id: string): Promise<Delivered>;
}

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
  | { readonly state: 'posted'; readonly channel: string; readonly ts: string; readonly answer: string }
  /** Sent, and nobody knows whether it arrived. */
  | { readonly state: 'unknown' }
  | { readonly state: 'refused'; readonly code: RefusedCode; readonly message: string }
  /** Ours or the network's fault, logged under `id`: tried again. */
  | { readonly state: 'failed'; readonly message: string; readonly id: string };
