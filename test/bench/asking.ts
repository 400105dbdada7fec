/** `ask` from text to presented answer, against the same SQL written by hand and sent through the same driver, on two million rows. */
import { makeAsking } from '../../src/ask/asking.ts';
import { fixedClock } from '../../src/base/clock.ts';
import { itemAt } from '../../src/base/item.ts';
import type { Dialect, Statement } from '../../src/base/statement.ts';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import type { Store } from '../../src/store/store.ts';
import { databases } from '../support/databases.ts';
import { compare, ms } from './measure.ts';

const clock = fixedClock('2026-11-23T15:00:00Z');
const campaigns = 200;
const devices = ['desktop/laptop', 'mobile smartphone', 'mobile tablet', 'unknown'];
const sources = ['web', 'brand app', 'twilio sms', 'facebook', 'apple business chat', 'google', 'line'];

interface Case {
  readonly question: string;
  readonly from: string;
  readonly to: string;
  readonly limit: number;
}

/** One question asked again and again, or a row of them, each of which nobody asked before. */
interface Line {
  readonly what: string;
  readonly cases: readonly Case[];
  /** Pairs run before any counts: a bot that answers all day has its code compiled, a process that has just begun has not. */
  readonly warmUp: number;
}

const lastWeek = { question: 'exposed rate by campaign last week', from: '2026-11-16', to: '2026-11-22', limit: 10_001 };
const lastYear = { question: 'exposed rate by campaign last 12 months', from: '2025-11-01', to: '2026-10-31', limit: 10_001 };
const lastQuarter = { question: 'top 10 campaigns by exposed rate last quarter', from: '2026-07-01', to: '2026-09-30', limit: 10 };

const lines: readonly Line[] = [
  { what: lastWeek.question, cases: [lastWeek], warmUp: 200 },
  { what: 'the same for another week each time', cases: otherWeeks(230), warmUp: 200 },
  { what: lastYear.question, cases: [lastYear], warmUp: 3 },
  { what: lastQuarter.question, cases: [lastQuarter], warmUp: 3 },
];

/** Seven days that begin on another day each: as many as are asked, so that none was read or planned before. */
function otherWeeks(count: number): readonly Case[] {
  const dayMs = 86_400_000;
  return Array.from({ length: count }, (_, index) => {
    const first = Date.parse('2026-01-05') + index * dayMs;
    const [from, to] = [first, first + 6 * dayMs].map((at) => new Date(at).toISOString().slice(0, 10));
    return { question: `exposed rate by campaign ${from} to ${to}`, from: String(from), to: String(to), limit: 10_001 };
  });
}

/** Prints a line for each question and database. */
export async function benchAsking(): Promise<void> {
  for (const database of databases()) {
    const { store, drop } = await database.open();
    try {
      await fill(store, database.kind);
      const log = { info: () => undefined, warn: () => undefined, error: (details: object) => console.error(details) };
      const asking = makeAsking({
        store,
        clock,
        catalogue: dashboard,
        log,
        settings: { settleMinutes: 0, timeoutMs: 60_000, rowCap: 10_000 },
      });
      for (const line of lines)
        await benchLine(line, database.kind, store, (text) => asking.ask({ text, brand: null, asker: 'bench', thread: null }));
    } finally {
      await drop();
    }
  }
}

async function benchLine(
  { what, cases, warmUp }: Line,
  kind: Dialect,
  store: Store,
  ask: (text: string) => Promise<{ readonly kind: string }>,
): Promise<void> {
  const [asked, written] = [inTurn(cases), inTurn(cases)];
  const taken = await compare(
    async () => {
      const { question } = asked();
      const outcome = await ask(question);
      if (outcome.kind !== 'answer') throw new Error(`${question}: ${JSON.stringify(outcome)}`);
    },
    async () => {
      const [rows, total] = byHand(written());
      await store.read(rows, { timeoutMs: 60_000 });
      await store.read(total, { timeoutMs: 60_000 });
    },
    30,
    warmUp,
  );
  console.log(
    `${kind}, ${what}: asked ${ms(taken.ours.median)}, by hand ${ms(taken.theirs.median)}, ratio ${taken.ratio.toFixed(2)} (goal: at most 1.15)`,
  );
}

function inTurn(cases: readonly Case[]): () => Case {
  let next = 0;
  return () => itemAt(cases, next++ % cases.length);
}

/** What an analyst would write: the campaigns with their names in order, and the brand's own total. */
function byHand({ from, to, limit }: Case): readonly [Statement, Statement] {
  const range = 'brand_id = ? and date >= ? and date <= ?';
  return [
    {
      text: `select c.name, d.exposed * 1.0 / nullif(d.prospects, 0) as rate from (
        select campaign_id, sum(exposed) as exposed, sum(prospects) as prospects from exposures_daily_campaign where ${range} group by campaign_id) d
        join campaigns c on c.brand_id = ? and c.id = d.campaign_id order by rate desc, c.name limit ?`,
      bindings: ['bench', from, to, 'bench', limit],
    },
    {
      text: `select sum(exposed) * 1.0 / nullif(sum(prospects), 0) as rate from exposures_daily_brand where ${range} and goal_type = '*'`,
      bindings: ['bench', from, to],
    },
  ];
}

/** 365 days × 200 campaigns × 4 devices × 7 sources = 2,044,000 rows, and the brand's rows beside them. */
async function fill(store: Store, kind: Dialect): Promise<void> {
  const { writer } = store;
  await writer('brands').insert({
    id: 'bench',
    name: 'Bench',
    time_zone: 'UTC',
    currency: 'USD',
    week_start: 'monday',
    date_order: 'mdy',
    cross_session_days: 31,
    agent_attribution: 'last',
  });
  await writer('lobs').insert({ brand_id: 'bench', id: 'l', name: 'All' });
  await writer('goals').insert({ brand_id: 'bench', id: 'g', name: 'Sale', goal_type: 'sale' });
  const named = Array.from({ length: campaigns }, (_, index) => ({
    brand_id: 'bench',
    id: `c${index}`,
    lob_id: 'l',
    goal_id: 'g',
    name: `Offer ${index}`,
    deleted: 0,
  }));
  await writer.batchInsert('campaigns', named, 50);
  const at = (day: string): number => Date.parse(`${day}T12:00:00Z`);
  await writer('brand_states').insert({
    brand_id: 'bench',
    first_at: at('2025-11-23'),
    last_at: Date.parse('2026-11-23T14:00:00Z'),
    rolled_to: Date.parse('2026-11-23T14:00:00Z'),
    reference_version: 1,
  });
  const days =
    kind === 'sqlite'
      ? `with recursive days(n, date) as (select 0, '2025-11-23' union all select n + 1, date('2025-11-23', (n + 1) || ' days') from days where n < 364)`
      : `with days as (select n, date '2025-11-23' + n as date from generate_series(0, 364) as n)`;
  const list = (name: string, values: readonly string[]): string =>
    `, ${name} as (${values.map((value, index) => `select ${index} as ${name[0] ?? ''}, '${value}' as value`).join(' union all ')})`;
  const cut = `${days}${list('devices', devices)}${list('sources', sources)}`;
  const numbers = (seed: string): string =>
    `(${seed}) % 37 + 40, (${seed}) % 31 + 5, (${seed}) % 3, (${seed}) % 31 + 4, (${seed}) % 41 + 5, (${seed}) % 29`;
  const seed = 'days.n * 7 + devices.d * 13 + sources.s * 17';
  const columns = 'prospects, exposed, engaged, exposed_not_engaged, exposures, online_exposures';
  await writer.raw(`insert into exposures_daily_campaign (brand_id, date, device, source_type, campaign_id, ${columns})
    ${cut} select 'bench', days.date, devices.value, sources.value, campaigns.id, ${numbers(`${seed} + length(campaigns.id) * 19`)}
    from days cross join devices cross join sources cross join campaigns order by 2, 3, 4, 5`);
  await writer.raw(`insert into exposures_daily_brand (brand_id, date, device, source_type, goal_type, ${columns})
    ${cut} select 'bench', days.date, devices.value, sources.value, '*', ${numbers(seed)} from days cross join devices cross join sources order by 2, 3, 4`);
  for (const table of ['exposures_daily_campaign', 'exposures_daily_brand'])
    await writer.raw(
      `insert into dataset_days (brand_id, table_name, date, made) ${days} select 'bench', '${table}', date, 'imported' from days`,
    );
  await writer.raw('analyze');
}
