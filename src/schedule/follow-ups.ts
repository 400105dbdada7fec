/** Says what is to be said below a message that a schedule posted, and notes what came of it. */
import { loadWatched, takeBackFollowUp, type WatchedPosting } from '../store/posted-numbers.ts';
import type { PostingQueue } from '../store/posting-queue.ts';
import type { PostingRow } from '../store/runs.ts';
import type { Store } from '../store/store.ts';
import type { Deliver, Delivered, FollowUpKind } from './deliver.ts';
import { nextLook, postedOf } from './following.ts';
import { endedAll, mostClaims } from './outcome.ts';
import type { Schedule } from './schedule.ts';

export interface FollowUpParts {
  readonly store: Pick<Store, 'writer'>;
  readonly deliver: Pick<Deliver, 'correct'>;
  readonly queue: PostingQueue;
  /** Milliseconds before the second and the third try. */
  readonly retryMs: readonly number[];
}

type Said = Delivered | { readonly state: 'nothing' };

function saidOf(
  row: PostingRow,
  watched: WatchedPosting | null,
  schedule: Schedule,
  deliver: Pick<Deliver, 'correct'>,
): Said | Promise<Said> {
  if (row.claims > mostClaims) return endedAll;
  return watched === null ? { state: 'nothing' } : deliver.correct(postedOf(row.kind as FollowUpKind, watched, schedule), row.id);
}

/** Says it, once. Rejects where the database cannot be asked. */
export async function sayFollowUp(
  row: PostingRow,
  schedule: Schedule,
  now: number,
  { store, deliver, queue, retryMs }: FollowUpParts,
): Promise<void> {
  const watched = await loadWatched(store, row.about);
  const came = await saidOf(row, watched, schedule, deliver);
  const notNow = { state: 'refused', note: '' } as const;
  switch (came.state) {
    case 'posted':
      await queue.settle(row, { state: 'posted', channel: came.channel, ts: came.ts, posted_at: now }, () => Promise.resolve());
      return;
    case 'unknown':
      await queue.settle(row, { state: 'unknown', note: 'It is not known whether it arrived.' }, () => Promise.resolve());
      return;
    case 'refused':
      await queue.settle(row, { state: 'refused', code: came.code, note: came.message }, () => Promise.resolve());
      return;
    case 'failed': {
      const retryIn = retryMs[row.tries];
      if (retryIn !== undefined) {
        await queue.settle(row, { tries: row.tries + 1, retryIn }, () => Promise.resolve());
        return;
      }
      // Its place in the ledger stays: whoever says it later finds what arrived meanwhile.
      await queue.settle(row, notNow, (transaction) => takeBackFollowUp(transaction, row, nextLook(watched?.posted_at ?? now, now)));
      return;
    }
    case 'nothing':
      await queue.settle(row, notNow, (transaction) => takeBackFollowUp(transaction, row, nextLook(watched?.posted_at ?? now, now)));
  }
}
