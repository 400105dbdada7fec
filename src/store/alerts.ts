/** Alerts as they are kept, and what happened to them. */
import type { Knex } from 'knex';
import type { Store } from './store.ts';

export interface AlertRow {
  readonly id: string;
  readonly asker: string;
  readonly team: string;
  readonly brand: string;
  readonly sentence: string;
  readonly grain: string;
  /** JSON. */
  readonly destinations: string;
  readonly state: 'active' | 'paused';
  readonly paused_why: string | null;
  readonly muted: number;
  /** Milliseconds since the epoch; 0: not snoozed. */
  readonly snoozed_until: number;
  readonly judged_to: string;
  readonly made_at: number;
}

/** A member that fires. */
export interface FiringRow {
  /** JSON: its cells; `[]` is the total. */
  readonly member: string;
  readonly since: string;
  /** 0: nobody has been told yet. */
  readonly said: number;
}

export interface EventRow {
  readonly id: string;
  readonly alert: string;
  readonly period: string;
  readonly kind: 'fired' | 'cleared';
  /** JSON. */
  readonly findings: string;
  readonly acknowledged_by: string | null;
  readonly at: number;
}

export type PostingState = 'due' | 'posted' | 'unknown' | 'refused';

export interface PostingRow {
  readonly id: string;
  readonly event: string;
  readonly alert: string;
  readonly destination: string;
  readonly state: PostingState;
  readonly channel: string;
  readonly ts: string;
  readonly tries: number;
  readonly owner: string;
  readonly lease_until: number;
  readonly at: number;
}

/** What judging some periods came to: written down whole or not at all. */
export interface Outcome {
  readonly alert: string;
  /** As it was read: another process may have judged meanwhile, and then nothing is written. */
  readonly judgedFrom: string;
  readonly judgedTo: string;
  readonly firing: readonly FiringRow[];
  readonly events: readonly EventRow[];
  readonly postings: readonly PostingRow[];
}

const named = { alerts: 'alerts', members: 'alert_members', events: 'alert_events', postings: 'alert_postings' } as const;

export interface AlertStore {
  insert(row: AlertRow): Promise<void>;
  get(id: string): Promise<AlertRow | null>;
  /** Those of one asker, or of all where it is null; the oldest first. */
  list(asker: string | null): Promise<readonly AlertRow[]>;
  change(id: string, to: Partial<Omit<AlertRow, 'id'>>): Promise<void>;
  /** Changes what is watched: nothing fires any more. */
  begin(id: string, to: Partial<Omit<AlertRow, 'id'>>): Promise<void>;
  /** With all that happened to it. */
  remove(id: string): Promise<void>;
  firing(alert: string): Promise<readonly FiringRow[]>;
  /** True where `outcome` was written; false where another was faster. */
  record(outcome: Outcome): Promise<boolean>;
  event(id: string): Promise<EventRow | null>;
  /** The latest events of an alert, the newest first. */
  events(alert: string, limit: number): Promise<readonly EventRow[]>;
  /** False where somebody acknowledged it before. */
  acknowledge(event: string, by: string): Promise<boolean>;
  /** Members that fire are told of once more when silence ends. */
  unsay(alert: string): Promise<void>;
  /** Takes the oldest posting that is due and that nobody works on, of the destinations that `serves`, each in its order; null where there is none. */
  take(owner: string, now: number, leaseMs: number, serves: (destination: string) => boolean): Promise<PostingRow | null>;
  settle(id: string, to: Pick<PostingRow, 'state' | 'channel' | 'ts' | 'lease_until'>): Promise<void>;
  /** Where the fired message of an alert stands that was posted last to `destination`; null where none was. */
  lastFired(alert: string, destination: string): Promise<PostingRow | null>;
}

export function alertsIn(store: Pick<Store, 'writer' | 'transaction'>): AlertStore {
  const { writer } = store;
  const postings = () => writer<PostingRow>(named.postings);
  return {
    async insert(row) {
      await writer(named.alerts).insert(row);
    },
    get: async (id) => (await writer<AlertRow>(named.alerts).where({ id }).first()) ?? null,
    list: (asker) =>
      writer<AlertRow>(named.alerts)
        .where(asker === null ? {} : { asker })
        .orderBy(['made_at', 'id']),
    async change(id, to) {
      await writer(named.alerts).where({ id }).update(to);
    },
    begin: (id, to) =>
      store.transaction(async (transaction) => {
        for (const table of [named.postings, named.events, named.members]) await transaction(table).where({ alert: id }).delete();
        await transaction(named.alerts).where({ id }).update(to);
      }),
    remove: (id) =>
      store.transaction(async (transaction) => {
        for (const table of [named.postings, named.events, named.members]) await transaction(table).where({ alert: id }).delete();
        await transaction(named.alerts).where({ id }).delete();
      }),
    firing: (alert) =>
      writer<FiringRow & { readonly alert: string }>(named.members).where({ alert }).orderBy('member').select('member', 'since', 'said'),
    record: (outcome) => store.transaction((transaction) => recordIn(transaction, outcome)),
    event: async (id) => (await writer<EventRow>(named.events).where({ id }).first()) ?? null,
    events: (alert, limit) =>
      writer<EventRow>(named.events)
        .where({ alert })
        .orderBy([
          { column: 'at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .limit(limit),
    acknowledge: async (id, by) =>
      (await writer(named.events).where({ id }).whereNull('acknowledged_by').update({ acknowledged_by: by })) > 0,
    async unsay(alert) {
      await writer(named.members).where({ alert }).update({ said: 0 });
    },
    async take(owner, now, leaseMs, serves) {
      const due = await postings().where({ state: 'due' }).orderBy(['at', 'id']);
      const seen = new Set<string>();
      for (const row of due) {
        const first = !seen.has(row.destination);
        seen.add(row.destination);
        if (!first || row.lease_until > now || !serves(row.destination)) continue;
        // Another may have been faster: the condition is looked at again as the row is changed.
        const taken = await postings()
          .where({ id: row.id, state: 'due', lease_until: row.lease_until })
          .update({ owner, lease_until: now + leaseMs, tries: row.tries + 1 });
        if (taken > 0) return { ...row, owner, lease_until: now + leaseMs, tries: row.tries + 1 };
      }
      return null;
    },
    async settle(id, to) {
      await postings().where({ id }).update(to);
    },
    lastFired: async (alert, destination) =>
      (await postings()
        .where({ alert, destination, state: 'posted' })
        .whereLike('event', '%:fired%')
        .orderBy([
          { column: 'at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .first()) ?? null,
  };
}

async function recordIn(transaction: Knex.Transaction, outcome: Outcome): Promise<boolean> {
  const { alert, judgedFrom, judgedTo, firing, events, postings } = outcome;
  const moved = await transaction(named.alerts).where({ id: alert, judged_to: judgedFrom }).update({ judged_to: judgedTo });
  if (moved === 0) return false;
  await transaction(named.members).where({ alert }).delete();
  if (firing.length > 0) await transaction(named.members).insert(firing.map((one) => ({ ...one, alert })));
  for (const event of events) await transaction(named.events).insert(event).onConflict(['id']).ignore();
  for (const posting of postings) await transaction(named.postings).insert(posting).onConflict(['id']).ignore();
  return true;
}
