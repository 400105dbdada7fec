/** The work of the queue: whatever schedules and alerts are to post, in one order for each place, and what their owners are to be told. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../ask/log.ts';
import { newId } from '../base/identity.ts';
import { type PostingQueue, postingQueue } from '../store/posting-queue.ts';
import type { PostingKind, PostingRow } from '../store/runs.ts';
import type { Scope } from '../store/schedules.ts';
import type { Store } from '../store/store.ts';
import type { Deliver } from './deliver.ts';
import type { Source } from './source.ts';
import { tellOwners } from './telling.ts';

/** Posts what this process has taken from `queue`, and settles it there. Rejects where what came of it could not be noted. */
export type Post = (row: PostingRow, now: number, queue: PostingQueue) => Promise<void>;

export interface PostingParts {
  readonly store: Pick<Store, 'writer' | 'transaction' | 'dialect'>;
  readonly deliver: Pick<Deliver, 'tell'>;
  readonly posts: Readonly<Record<PostingKind, Post>>;
  readonly log: Log;
  /** Whose: default that of Slack. */
  readonly scope?: Scope;
  readonly pace?: Partial<Pace>;
}

export interface Pace {
  /** Postings at once in this process. */
  readonly atOnce: number;
  /** Milliseconds that work stays with a process that gives no sign of life. */
  readonly leaseMs: number;
  /** Milliseconds between two messages in one place. */
  readonly apartMs: number;
  /** Milliseconds since the epoch, for leases and pauses; the database's clock where left out. */
  readonly now?: () => number;
}

const usual: Pace = { atOnce: 4, leaseMs: 30_000, apartMs: 1100 };

const turnMs = 150;

/** The source of due postings for this process. Whatever instruction it ends at, another goes on from there. */
export function postingSource({ store, deliver, posts, log, scope = 'slack', ...given }: PostingParts): Source {
  const pace = { ...usual, ...given.pace };
  const options = { owner: newId(), scope, ...pace };
  const queue = postingQueue(store, options);
  const underWay = new Set<PostingRow>();

  const postAll = async (now: number, signal: AbortSignal): Promise<number> => {
    let posted = 0;
    while (!signal.aborted) {
      const taken = await queue.take();
      if (taken === 'none') break;
      if (taken === 'later') {
        await pause(turnMs);
        continue;
      }
      underWay.add(taken);
      try {
        await posts[taken.kind](taken, now, queue);
        posted += 1;
      } catch (error) {
        log.warn({ posting: taken.id, error: String(error) }, 'what came of a posting could not be noted; it is looked at again');
        await pause(turnMs);
      } finally {
        underWay.delete(taken);
      }
    }
    return posted;
  };

  return {
    name: 'postings',
    async work(now, signal) {
      const sign = setInterval(() => void queue.renew([...underWay]).catch(() => undefined), pace.leaseMs / 3);
      try {
        const all = await Promise.allSettled(Array.from({ length: pace.atOnce }, () => postAll(now, signal)));
        const failed = all.find((one) => one.status === 'rejected');
        if (failed !== undefined) throw failed.reason;
        const told = signal.aborted ? 0 : await tellOwners(store, deliver, options);
        return all.reduce((sum, one) => sum + (one.status === 'fulfilled' ? one.value : 0), told);
      } finally {
        clearInterval(sign);
      }
    },
  };
}
