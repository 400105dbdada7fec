/** Drops old facts and keeps what was made of them. */
import type { Knex } from 'knex';
import type { Clock } from '../base/clock.ts';
import type { Day } from '../base/day.ts';
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import type { SqlValue } from '../base/statement.ts';
import { type Zone, zone } from '../base/zone.ts';
import type { Store } from '../store/store.ts';
import { growVersion } from './brand-version.ts';
import { run } from './import/run.ts';

export interface PruneSummary {
  /** Rows dropped from the fact tables. */
  readonly facts: number;
  /** Days of datasets, each brand's counted apart, that now stand as imported. */
  readonly days: number;
}

/** Why nothing was pruned, a whole sentence. */
export interface PruneProblem {
  readonly message: string;
}

/** Intervals of agents are never longer, so that an older status bears on no later day. */
const longestStatusMs = 12 * 3_600_000;

/**
 * Drops the facts of all days before `before` in each brand's zone, and marks those days of all datasets as imported: their numbers stay,
 * and rollup leaves them alone. Facts that bear on a later day stay: conversations still going on then, conversations and goals of visitors
 * who reached a goal since, and the visits that these name. Refused while events wait to be rolled up (their days would be lost), and for days that are not over.
 */
export async function pruneBefore(
  store: Store,
  before: Day,
  { clock }: { readonly clock: Clock },
): Promise<Result<PruneSummary, PruneProblem>> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(before) || Number.isNaN(Date.parse(before)))
    return refuse(`${JSON.stringify(before)} is no day; a day looks like 2026-11-23.`);
  return store.transaction(async (transaction) => {
    const brands = await transaction<{ id: string; time_zone: string }>('brands').select('id', 'time_zone').orderBy('id');
    const zones = brands.map((brand) => ({ id: brand.id, zone: zone(brand.time_zone) }));
    const early = zones.find((brand) => before > brand.zone.day(clock.now()));
    if (early !== undefined) return refuse(`${before} has not begun yet; prune takes days that are over.`);
    const marks = [
      await transaction('dirty_subjects').first('kind'),
      await transaction('dirty_days').where('date', '<', before).first('date'),
    ];
    if (marks.some((mark) => mark !== undefined)) return refuse('Some events are not rolled up yet; `parley rollup` first, then prune.');
    let facts = 0;
    let days = 0;
    for (const brand of zones) {
      facts += await dropFacts(store, transaction, brand, before);
      days += await keepDatasets(store, transaction, brand.id, before);
    }
    return ok({ facts, days });
  });
}

function refuse(message: string): { readonly ok: false; readonly problems: PruneProblem } {
  return { ok: false, problems: { message } };
}

async function dropFacts(
  store: Store,
  transaction: Knex.Transaction,
  brand: { readonly id: string; readonly zone: Zone },
  before: Day,
): Promise<number> {
  const start = brand.zone.start(before);
  let dropped = 0;
  for (const { text, from } of statements) {
    const bindings: readonly SqlValue[] = [
      brand.id,
      ...from.map((what) => (what === 'day' ? before : what === 'start' ? start : start - longestStatusMs)),
    ];
    dropped += await run(transaction, store.dialect, { text, bindings });
  }
  return dropped;
}

const noVisit = (table: string) => `not exists (select 1 from visits v where v.brand_id = ${table}.brand_id and v.id = ${table}.visit_id)`;
const noConversation = (table: string) =>
  `not exists (select 1 from conversations c where c.brand_id = ${table}.brand_id and c.id = ${table}.conversation_id)`;
const goalSince = (table: string) =>
  `exists (select 1 from goal_events g where g.brand_id = ${table}.brand_id and g.visitor_id = ${table}.visitor_id and g.at >= ?)`;

interface Drop {
  readonly text: string;
  /** What stands for the placeholders after the brand's. */
  readonly from: readonly ('day' | 'start' | 'statusStart')[];
}

/** In an order in which each finds what it looks at: events go when their conversation is gone, visits when nothing kept names them, offers then. */
const statements: readonly Drop[] = [
  {
    text: `delete from conversations where brand_id = ? and at < ? and not ${goalSince('conversations')} and not exists
      (select 1 from conversation_events e where e.brand_id = conversations.brand_id and e.conversation_id = conversations.id and e.at >= ?)`,
    from: ['start', 'start', 'start'],
  },
  { text: `delete from conversation_events where brand_id = ? and at < ? and ${noConversation('conversation_events')}`, from: ['start'] },
  { text: 'delete from conversation_activity where brand_id = ? and date < ?', from: ['day'] },
  { text: 'delete from handled_conversations where brand_id = ? and date < ?', from: ['day'] },
  { text: 'delete from agent_statuses where brand_id = ? and at < ?', from: ['statusStart'] },
  { text: 'delete from conversion_exposures where brand_id = ? and date < ?', from: ['day'] },
  { text: `delete from conversions where brand_id = ? and at < ? and not ${goalSince('conversions')}`, from: ['start', 'start'] },
  {
    // An earlier goal may be the one that a later goal repeats.
    text: `delete from goal_events where brand_id = ? and at < ? and not ${goalSince('goal_events')} and not exists
      (select 1 from goal_events g where g.brand_id = goal_events.brand_id and g.visit_id = goal_events.visit_id and g.visit_id <> '' and g.at >= ?)`,
    from: ['start', 'start', 'start'],
  },
  {
    // A conversation or goal that is kept would be dated otherwise without its visit.
    text: `delete from visits where brand_id = ? and at < ?
      and not exists (select 1 from conversations c where c.brand_id = visits.brand_id and c.visit_id = visits.id)
      and not exists (select 1 from goal_events g where g.brand_id = visits.brand_id and g.visit_id = visits.id)`,
    from: ['start'],
  },
  ...['eligibles', 'displays', 'accepts'].map(
    (table): Drop => ({ text: `delete from ${table} where brand_id = ? and at < ? and ${noVisit(table)}`, from: ['start'] }),
  ),
];

async function keepDatasets(store: Store, transaction: Knex.Transaction, brand: string, before: Day): Promise<number> {
  const text = `update dataset_days set made = 'imported' where brand_id = ? and date < ? and made <> 'imported'`;
  const days = await transaction('fact_days').where({ brand_id: brand }).where('date', '<', before).delete();
  await run(transaction, store.dialect, { text, bindings: [brand, before] });
  await transaction.raw(growVersion, [brand]);
  return days;
}
