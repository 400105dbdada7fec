/** Alerts as they are kept, and what happened to them. What they tell lies among the postings. */
import type { Knex } from 'knex';
import { instantIn } from './instant.ts';
import { newPosting, type PostingRow } from './runs.ts';
import { type Scope, within } from './schedules.ts';
import { withdraw } from './silencing.ts';
import type { Store } from './store.ts';
import { forgetTellings, insertTelling, type Telling } from './tellings.ts';

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
  /** Goes up with every change and every look. */
  readonly revision: number;
  /** What could not be told in a row. */
  readonly failures: number;
  /** JSON: by place why nothing is told there any more. */
  readonly closed: string;
  /** 1: what happened before the next look is not told. */
  readonly hushed: number;
}

/** What is not left to the store. */
export type AlertChange = Partial<Omit<AlertRow, 'id' | 'revision' | 'failures' | 'closed'>>;

/** A member that fires. */
export interface FiringRow {
  /** JSON: its cells; `[]` is the total. */
  readonly member: string;
  readonly since: string;
  /** One of `said`. */
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

/** What judging some periods came to: written down whole or not at all. */
export interface Outcome {
  readonly alert: string;
  /** As it was read: where it was changed or looked at meanwhile nothing is written. */
  readonly revision: number;
  readonly judgedTo: string;
  /** Milliseconds since the epoch; 0: not snoozed, or not any more. */
  readonly snoozedUntil: number;
  readonly firing: readonly FiringRow[];
  readonly events: readonly EventRow[];
  readonly postings: readonly PostingRow[];
}

/** A message that told of members that fire. */
export interface FiredPosting {
  readonly posting: PostingRow;
  /** JSON. */
  readonly findings: string;
}

/** A posting of an event, the `index`th. */
export function alertPosting(
  event: Pick<EventRow, 'id' | 'alert' | 'kind' | 'at'>,
  team: string,
  place: string,
  index: number,
): PostingRow {
  const { id: about, alert: schedule, kind, at } = event;
  return newPosting({ id: `run:alert:${about}:${index}`, kind, about, schedule, due_at: at, team, place, state: 'due' });
}

export interface AlertStore {
  insert(row: Omit<AlertRow, 'revision' | 'failures' | 'closed' | 'hushed'>): Promise<AlertRow>;
  get(id: string): Promise<AlertRow | null>;
  /** Those of one asker, the oldest first. */
  list(asker: string): Promise<readonly AlertRow[]>;
  /** Those that are looked at within `scope`, the oldest first. */
  active(scope: Scope): Promise<readonly AlertRow[]>;
  change(id: string, to: AlertChange): Promise<void>;
  /** Changes what is watched, or where it is told: nothing fires any more, and every place is open. */
  begin(id: string, to: AlertChange): Promise<void>;
  /** Looks at it again: every place is open, and what its owner was told is told again when it comes again. */
  resume(id: string): Promise<void>;
  /** With all that happened to it; false where there is none. */
  remove(id: string): Promise<boolean>;
  /** Pauses it where nobody has changed it since, and tells its owner: then true. */
  stop(row: Pick<AlertRow, 'id' | 'revision'>, why: string, telling: Telling): Promise<boolean>;
  firing(alert: string): Promise<readonly FiringRow[]>;
  /** True where `outcome` was written; false where another was faster. */
  record(outcome: Outcome): Promise<boolean>;
  event(id: string): Promise<EventRow | null>;
  /** The latest events of an alert, the newest first. */
  events(alert: string, limit: number): Promise<readonly EventRow[]>;
  /** False where somebody acknowledged it before. */
  acknowledge(event: string, by: string): Promise<boolean>;
  /** Changes an alert so that nobody is told for now, not even what is due; members that fire are told of once more afterwards, where `again` also those that were told. */
  silence(id: string, to: AlertChange, again: boolean): Promise<void>;
  /** What was to be told of firing in the place of `posting` before it, whatever came of it, the newest first. */
  firedBefore(posting: PostingRow): Promise<readonly FiredPosting[]>;
}

/** Events that are looked through for the message that told of a member. */
const mostFired = 200;

export function alertsIn(store: Pick<Store, 'writer' | 'transaction' | 'dialect'>): AlertStore {
  const { writer } = store;
  const instant = instantIn(store, undefined);
  return {
    async insert(row) {
      const [made] = await writer<AlertRow>('alerts').insert(row).returning<AlertRow[]>('*');
      if (made === undefined) throw new Error(`alert ${row.id} was not kept`);
      return made;
    },
    get: async (id) => (await writer<AlertRow>('alerts').where({ id }).first()) ?? null,
    list: (asker) => writer<AlertRow>('alerts').where({ asker }).orderBy(['made_at', 'id']),
    active: (scope) =>
      writer<AlertRow>('alerts').where({ state: 'active' }).whereRaw(within(scope, 'team')).orderBy(['made_at', 'id']).select('*'),
    change: (id, to) => changeAlert(writer, id, to),
    begin: (id, to) =>
      store.transaction(async (transaction) => {
        await forgetAll(transaction, id);
        await changeAlert(transaction, id, { ...to, hushed: 0, ...open });
        await forgetAll(transaction, id);
      }),
    resume: (id) =>
      store.transaction(async (transaction) => {
        await changeAlert(transaction, id, { state: 'active', paused_why: null, hushed: 1, ...open });
        await forgetTellings(transaction, id);
      }),
    remove: (id) =>
      store.transaction(async (transaction) => {
        await forgetAll(transaction, id);
        const removed = await transaction('alerts').where({ id }).delete();
        // Whoever looked at it meanwhile has ended, or finds it gone.
        await forgetAll(transaction, id);
        return removed > 0;
      }),
    stop: ({ id, revision }, why, telling) =>
      store.transaction(async (transaction) => {
        const stopped = await pauseAlert(transaction, id, why, revision);
        if (stopped) await insertTelling(transaction, telling);
        return stopped;
      }),
    firing: (alert) =>
      writer<FiringRow & { readonly alert: string }>('alert_members').where({ alert }).orderBy('member').select('member', 'since', 'said'),
    record: (outcome) => store.transaction((transaction) => recordIn(transaction, outcome)),
    event: async (id) => (await writer<EventRow>('alert_events').where({ id }).first()) ?? null,
    events: (alert, limit) =>
      writer<EventRow>('alert_events')
        .where({ alert })
        .orderBy([
          { column: 'at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .limit(limit),
    acknowledge: async (id, by) =>
      (await writer('alert_events').where({ id }).whereNull('acknowledged_by').update({ acknowledged_by: by })) > 0,
    silence: (id, to, again) =>
      store.transaction(async (transaction) => {
        await withdraw(transaction, id, instant(), again);
        await changeAlert(transaction, id, to);
      }),
    async firedBefore({ schedule, place, due_at: at, id: before }) {
      const rows = await writer('postings')
        .where({ schedule, place, kind: 'fired' })
        .whereRaw('(due_at < ? or (due_at = ? and id < ?))', [at, at, before])
        .orderBy([
          { column: 'due_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .limit(mostFired)
        .select<readonly PostingRow[]>('*');
      const ids = rows.map(({ about }) => about);
      const events = await writer('alert_events').whereIn('id', ids).select<readonly Pick<EventRow, 'id' | 'findings'>[]>('id', 'findings');
      const findings = new Map(events.map((event) => [event.id, event.findings]));
      return rows.map((posting) => ({ posting, findings: findings.get(posting.about) ?? '[]' }));
    },
  };
}

const open = { failures: 0, closed: '{}' } as const;

/** Changes an alert, as everything does: whoever looks at it meanwhile writes nothing down. */
export async function changeAlert(knex: Knex, id: string, to: Partial<Omit<AlertRow, 'id' | 'revision'>>): Promise<void> {
  await knex('alerts').where({ id }).update(to).increment('revision', 1);
}

/** Pauses an active alert, where `revision` is given only as it was then; false where it was not. */
export async function pauseAlert(transaction: Knex, id: string, why: string, revision?: number): Promise<boolean> {
  const active = transaction('alerts').where({ id, state: 'active', ...(revision === undefined ? {} : { revision }) });
  return (await active.update({ state: 'paused', paused_why: why }).increment('revision', 1)) > 0;
}

/** Tells nothing at `place` any more; the places that are left. */
export async function closePlace(
  transaction: Knex,
  dialect: Store['dialect'],
  id: string,
  place: string,
  why: string,
): Promise<readonly string[]> {
  const own = transaction<AlertRow>('alerts').where({ id }).select('destinations', 'closed');
  const [row] = await (dialect === 'postgres' ? own.forUpdate() : own);
  if (row === undefined) return [];
  const closed = { ...(JSON.parse(row.closed) as Readonly<Record<string, string>>), [place]: why };
  await changeAlert(transaction, id, { closed: JSON.stringify(closed) });
  return (JSON.parse(row.destinations) as readonly string[]).filter((one) => !(one in closed));
}

/** All that happened to an alert. Postings come first, as they do where one is settled. */
async function forgetAll(transaction: Knex.Transaction, id: string): Promise<void> {
  for (const [table, column] of [
    ['postings', 'schedule'],
    ['tellings', 'schedule'],
    ['alert_events', 'alert'],
    ['alert_members', 'alert'],
  ] as const)
    await transaction(table)
      .where({ [column]: id })
      .delete();
}

async function recordIn(transaction: Knex.Transaction, outcome: Outcome): Promise<boolean> {
  const { alert, revision, judgedTo, snoozedUntil, firing, events, postings } = outcome;
  const moved = await transaction('alerts')
    .where({ id: alert, revision, state: 'active' })
    .update({ judged_to: judgedTo, snoozed_until: snoozedUntil, hushed: 0, revision: revision + 1 });
  if (moved === 0) return false;
  await transaction('alert_members').where({ alert }).delete();
  if (firing.length > 0) await transaction('alert_members').insert(firing.map((one) => ({ ...one, alert })));
  for (const event of events) await transaction('alert_events').insert(event);
  for (const posting of postings) await transaction('postings').insert(posting);
  return true;
}
