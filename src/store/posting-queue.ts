/**
 * What is to be posted, as a queue that processes share: in each place one at a time, in order of the time it was due, at least a second
 * apart. Whoever takes a posting holds it, and its place, for as long as he renews the lease.
 */
import type { Knex } from 'knex';
import { rowsOf } from './deliveries.ts';
import { instantIn } from './instant.ts';
import type { PostingRow } from './runs.ts';
import { type Scope, within } from './schedules.ts';
import type { Store } from './store.ts';

export interface QueueOptions {
  /** This process. */
  readonly owner: string;
  /** Milliseconds that a posting is held without being renewed. */
  readonly leaseMs: number;
  /** Milliseconds between two messages in one place. */
  readonly apartMs: number;
  readonly scope: Scope;
  /** Milliseconds since the epoch; the database's clock where left out. */
  readonly now?: () => number;
}

/** `later`: what is due waits for its turn in a place. */
export type Taken = PostingRow | 'later' | 'none';

export interface PostingQueue {
  /** The next posting that is due, now this owner's. */
  take(): Promise<Taken>;
  /** Holds `postings`, and their places, for another lease where this owner has them still. */
  renew(postings: readonly PostingRow[]): Promise<void>;
  /** Gives the place free and runs `work` where this owner still holds the posting: then true. One transaction. */
  settle(posting: PostingRow, change: PostingChange, work: (transaction: Knex.Transaction) => Promise<void>): Promise<boolean>;
}

/** What came of a posting; `retryIn` milliseconds: it is due again. */
export type PostingChange = Partial<
  Pick<PostingRow, 'state' | 'note' | 'code' | 'tries' | 'channel' | 'ts' | 'answer' | 'posted_at' | 'version' | 'final_at'>
> & { readonly retryIn?: number };

/** Looked at for a turn at once. */
const candidates = 8;

/**
 * Nothing that was due earlier in its place is still due; `posting` names the table or its alias, the binding is the present instant. What an
 * alert tells and is to be tried again later is waited for by that alert alone: schedules keep their order even then.
 */
function isFirst(posting: string): string {
  return `not exists (select 1 from postings as q where q.state = 'due' and q.team = ${posting}.team and q.place = ${posting}.place
    and (q.due_at < ${posting}.due_at or (q.due_at = ${posting}.due_at and q.id < ${posting}.id))
    and (q.try_at <= ? or q.kind not in ('fired', 'cleared') or q.schedule = ${posting}.schedule))`;
}

/** The queue in `store`. */
export function postingQueue(
  store: Pick<Store, 'dialect' | 'writer' | 'transaction'>,
  { owner, leaseMs, apartMs, scope, now }: QueueOptions,
): PostingQueue {
  const instant = instantIn(store, now);
  /** The first in its place that nobody holds. */
  const heads = (): Promise<readonly PostingRow[]> =>
    store
      .writer<PostingRow>('postings as p')
      .where('p.state', 'due')
      .where('p.lease_until', '<=', instant())
      .where('p.try_at', '<=', instant())
      .whereRaw(within(scope, 'p.team'))
      .whereRaw(isFirst('p'), [instant()])
      .whereRaw(
        'not exists (select 1 from channel_turns as t where t.team = p.team and t.place = p.place and t.lease_until > ? and t.owner <> ?)',
        [instant(), owner],
      )
      .orderByRaw(
        `coalesce((select t.last_at from channel_turns as t where t.team = p.team and t.place = p.place and t.last_at > ?), 0), p.due_at, p.id`,
        [instant(-apartMs)],
      )
      .limit(candidates)
      .select('p.*');

  const takeOne = ({ id, team, place }: PostingRow): Promise<PostingRow | null> =>
    store.transaction(async (transaction) => {
      const turn: unknown = await transaction.raw(
        `insert into channel_turns (team, place, owner, lease_until, last_at) values (?, ?, ?, ?, 0)
          on conflict (team, place) do update set owner = excluded.owner, lease_until = excluded.lease_until
          where channel_turns.lease_until <= ? and channel_turns.last_at <= ? returning place`,
        [team, place, owner, instant(leaseMs), instant(), instant(-apartMs)],
      );
      if (rowsOf(turn).length === 0) return null;
      const [taken] = await transaction<PostingRow>('postings')
        .where({ id, state: 'due' })
        .where('lease_until', '<=', instant())
        .where('try_at', '<=', instant())
        .whereRaw(isFirst('postings'), [instant()])
        .update({ owner, lease_until: instant(leaseMs) })
        .increment('claims', 1)
        .returning<PostingRow[]>('*');
      // Somebody was faster: it is no longer due or no longer the first, and the place is free again.
      if (taken === undefined) await transaction('channel_turns').where({ team, place }).update({ lease_until: 0 });
      return taken ?? null;
    });

  return {
    async take() {
      const due = await heads();
      for (const one of due) {
        const taken = await takeOne(one);
        if (taken !== null) return taken;
      }
      return due.length === 0 ? 'none' : 'later';
    },
    async renew(postings) {
      for (const { id, team, place } of postings) {
        const change = { lease_until: instant(leaseMs) };
        await store.writer('postings').where({ id, owner, state: 'due' }).update(change);
        await store.writer('channel_turns').where({ team, place, owner }).where('lease_until', '>', 0).update(change);
      }
    },
    settle: ({ id, team, place }, { retryIn, ...change }, work) =>
      store.transaction(async (transaction) => {
        const held = await transaction('postings')
          .where({ id, owner, state: 'due' })
          .update({ ...change, lease_until: 0, ...(retryIn === undefined ? {} : { try_at: instant(retryIn) }) });
        if (held === 0) return false;
        await transaction('channel_turns').where({ team, place, owner }).update({ lease_until: 0, last_at: instant() });
        await work(transaction);
        return true;
      }),
  };
}
