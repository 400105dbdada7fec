/** What is posted: blocks, and the same in words. */
import type { types } from '@slack/bolt';

export interface Outgoing {
  /** mrkdwn, escaped. */
  readonly text: string;
  readonly blocks: readonly types.KnownBlock[];
}
