/**
 * The ledger of accepted deliveries: each is written with its work before it is acknowledged, belongs to one process for as long as that
 * renews its lease, and goes when it is done. What was posted for it stays, so that nobody posts it again.
 */
import { accepting } from './accepting.ts';
import { rowsOf } from './deliveries.ts';
import { instantIn } from './instant.ts';
import type { Store } from './store.ts';

export interface Work {
  /** The first of the delivery's keys. */
  readonly id: string;
  /** JSON: what was delivered. */
  readonly body: string;
  /** 1 for the first who does it. */
  readonly attempts: number;
  /** When it was accepted, milliseconds since the epoch. */
  readonly at: number;
}

/** Where a message of some work went; `sending` and `lost`: it may be there or not. */
export interface Posted {
  readonly slot: number;
  readonly channel: string;
  /** Empty unless it is posted, or takes the place of a message that is there. */
  readonly ts: string;
  readonly state: 'sending' | 'posted' | 'lost';
}

/** A message as whoever takes the work over finds it. */
export interface Known extends Posted {
  /** Milliseconds since it was announced. */
  readonly age: number;
}

export interface Ledger {
  /** Writes a delivery down as the work of `owner`; false where one of its `keys` was taken before. All or nothing. */
  accept(keys: readonly [string, ...string[]], body: string, acknowledged: boolean): Promise<boolean>;
  /** Makes `work` this owner's, whoever had it: of whoever was given it elsewhere, such as by the lease of a posting. Others can announce nothing for it any longer, and `takeOver` leaves it alone. */
  hold(work: string): Promise<void>;
  /** From now on another may take it over, whoever has it now. */
  acknowledge(work: string): Promise<void>;
  /** Does away with work that is done. */
  finish(work: string): Promise<void>;
  /** Holds those of `works` that are this owner's for another lease. What it began and lost sight of runs out, for whoever looks next. */
  renew(works: readonly string[]): Promise<void>;
  /** Lets others have the work of this owner at once. */
  release(): Promise<void>;
  /** Takes over up to `limit` pieces of work that nobody holds any longer. */
  takeOver(limit: number): Promise<readonly Work[]>;
  /** Announces a message, perhaps in the place of the one at `ts`; false where this owner no longer holds the work: then it must not be sent. */
  announce(work: string, slot: number, channel: string, ts?: string): Promise<boolean>;
  /** Notes what became of an announced message. */
  settle(work: string, posted: Posted): Promise<void>;
  /** What is known of the work's messages, by slot. */
  postsOf(work: string): Promise<readonly Known[]>;
  /** Forgets work and messages of before the instant. */
  forgetBefore(instant: number): Promise<void>;
}

export interface LedgerOptions {
  /** This process. */
  readonly owner: string;
  /** Milliseconds that work is held without being renewed. */
  readonly leaseMs: number;
  /** Milliseconds since the epoch; the database's clock where left out, by which processes agree whose own clocks differ. */
  readonly now?: () => number;
}

interface WorkRow extends Work {
  readonly owner: string;
  readonly lease_until: number;
  readonly acknowledged: number;
}

interface PostRow extends Posted {
  readonly work: string;
  readonly at: number;
}

/** The ledger that `store` keeps. */
export function ledgerIn(store: Pick<Store, 'dialect' | 'writer' | 'transaction'>, { owner, leaseMs, now }: LedgerOptions): Ledger {
  const work = () => store.writer<WorkRow>('work');
  const posts = () => store.writer<PostRow>('posts');
  const instant = instantIn(store, now);
  const accept = accepting(store, { owner, leaseMs, instant });
  return {
    accept: (keys, body, acknowledged) => accept({ keys, body, acknowledged }),
    async hold(id) {
      await work()
        .insert({ id, body: '', owner, lease_until: instant(leaseMs), acknowledged: 0, attempts: 1, at: instant() })
        .onConflict('id')
        .merge(['owner', 'lease_until']);
    },
    async acknowledge(id) {
      await work().where({ id }).update({ acknowledged: 1 });
    },
    async finish(id) {
      await work().where({ id, owner }).delete();
    },
    async renew(works) {
      await work()
        .where({ owner })
        .whereIn('id', works)
        .update({ lease_until: instant(leaseMs) });
    },
    async release() {
      await work().where({ owner }).update({ lease_until: 0 });
    },
    async takeOver(limit) {
      const free = () => work().where('lease_until', '<', instant()).where({ acknowledged: 1 });
      const taken: Work[] = [];
      for (const { id } of await free().orderBy('at').limit(limit).select('id')) {
        // Another may have been faster: the condition is looked at again as the row is changed.
        const rows = await free()
          .where({ id })
          .update({ owner, lease_until: instant(leaseMs) })
          .increment('attempts', 1)
          .returning<Work[]>(['id', 'body', 'attempts', 'at']);
        taken.push(...rows);
      }
      return taken;
    },
    async announce(id, slot, channel, ts = '') {
      const written: unknown = await store.writer.raw(
        `insert into posts (work, slot, channel, ts, state, at) select id, ?, ?, ?, 'sending', ? from work where id = ? and owner = ?
          on conflict (work, slot) do update set ts = excluded.ts, state = 'sending', at = excluded.at returning slot`,
        [slot, channel, ts, instant(), id, owner],
      );
      return rowsOf(written).length > 0;
    },
    async settle(id, { slot, channel, ts, state }) {
      await posts().where({ work: id, slot }).update({ channel, ts, state });
    },
    postsOf: (id) =>
      posts()
        .where({ work: id })
        .orderBy('slot')
        .select('slot', 'channel', 'ts', 'state', store.writer.raw('? - at as age', [instant()])),
    async forgetBefore(end) {
      await work().where('at', '<', end).delete();
      await posts().where('at', '<', end).delete();
    },
  };
}
