/** Questions in words against counts of the raw events: every metric, at every level, under every filter that reaches it. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Asking } from '../../src/ask/asking.ts';
import type { AskOutcome } from '../../src/ask/outcome.ts';
import type { Answer } from '../../src/present/answer.ts';
import type { Cell } from '../../src/query/result.ts';
import { databases } from '../support/databases.ts';
import type { Tests } from '../support/oracle/count.ts';
import { makeWorlds, type World } from '../support/oracle/world.ts';
import { withSampleAsking } from '../support/sample-asking.ts';
import { sampleLines } from '../support/sample-brand.ts';
import { type Breakdown, both, type Filter, filters, levels, otherBreakdowns } from './cuts.ts';
import { type ByHand, isAnswered, isHours, metricsByHand, numberByHand, type Reach } from './metrics-by-hand.ts';

const questions = suite('questions in words');

const [world] = makeWorlds(sampleLines());

/** Words for a range, and its days on Monday 23 November 2026. */
const ranges = [
  ['last 4 weeks', '2026-10-26', '2026-11-22'],
  ['in October', '2026-10-01', '2026-10-31'],
  ['from 3 to 17 November', '2026-11-03', '2026-11-17'],
  ['since 1 October', '2026-10-01', '2026-11-23'],
] as const;
type Range = (typeof ranges)[number];

interface Asked {
  readonly metrics: readonly string[];
  readonly by: Breakdown | null;
  readonly filter: Filter | null;
  readonly range: Range;
}

/** Every metric by each of `breakdowns`, without a filter and with one of every dimension, its forms in turn. */
function* everything(breakdowns: readonly (Breakdown | null)[], filterForms: readonly (readonly Filter[])[]): Generator<Asked> {
  let turn = 0;
  // What is answered is asked three at a time; what is refused alone, so that each has its own refusal.
  for (const by of breakdowns)
    for (const forms of [[null], ...filterForms])
      for (const { metrics, legal } of alike(reachesOf(by, forms[0] ?? null)))
        for (let first = 0; first < metrics.length; first += legal ? 3 : 1) {
          turn += 1;
          const [filter, range] = [forms[turn % forms.length] ?? null, ranges[turn % ranges.length]];
          if (range) yield { metrics: metrics.slice(first, first + (legal ? 3 : 1)), by, filter, range };
        }
}

function reachesOf(by: Breakdown | null, filter: Filter | null): readonly Reach[] {
  return [by?.reach ?? null, filter?.reach ?? null].filter((reach) => reach !== null);
}

/** The metrics that may be asked with all of `reaches`, and those that may not. */
function alike(reaches: readonly Reach[]): readonly { readonly metrics: readonly string[]; readonly legal: boolean }[] {
  const ids = Object.entries(metricsByHand);
  return [true, false].map((legal) => ({
    legal,
    metrics: ids.filter(([, metric]) => isAnswered(metric, reaches) === legal).map(([id]) => id),
  }));
}

function textOf({ metrics, by, filter, range: [words] }: Asked): string {
  const names = metrics.map((id) => id.replaceAll('_', ' ')).join(', ');
  return [names, by?.words, filter?.words, words].filter((part) => part !== undefined).join(' ');
}

/** What is wrong with the outcome of a question, in words; null where nothing is. */
function troubleOf(asked: Asked, outcome: AskOutcome): string | null {
  assert.ok(world);
  const legal = asked.metrics.every((id) => isAnswered(byHand(id), reachesOf(asked.by, asked.filter)));
  if (outcome.kind === 'fault') return `fault ${outcome.id}`;
  if (outcome.kind === 'refused') {
    const { code, message } = outcome.problems[0];
    return !legal && code === 'unreachable_filter' ? null : `refused as ${code}: ${message}`;
  }
  if (!legal) return 'no refusal';
  const { answer } = outcome.shown;
  const { plan } = answer;
  if (plan.kind !== 'metrics' || JSON.stringify(plan.metrics) !== JSON.stringify(asked.metrics) || plan.by.join() !== (asked.by?.id ?? ''))
    return `read as ${answer.canonical}`;
  for (const id of asked.metrics) {
    const difference = differenceOf(asked, id, answer, world);
    if (difference !== null) return `${id}: ${difference}`;
  }
  return null;
}

function byHand(id: string): ByHand {
  const metric = metricsByHand[id];
  assert.ok(metric);
  return metric;
}

function differenceOf({ by, filter, range: [, from, to] }: Asked, id: string, answer: Answer, events: World): string | null {
  const metric = byHand(id);
  const where: Tests = filter ? both({}, filter.dimension, filter.test) : {};
  const expect = (selected: Tests) => numberByHand(metric, events, { from, to, where: selected });
  const index = answer.columns.findIndex((column) => column.id === id);
  const total = expect(where);
  if (by === null) return isSame(answer.rows[0]?.[index], total) ? null : `${String(answer.rows[0]?.[index])} instead of ${String(total)}`;
  for (const { shown, test } of by.groups) {
    const rows = answer.rows.filter(([name]) => name === shown);
    const expected = expect(both(where, by.dimension, test));
    if (rows.length > 1) return `${rows.length} rows of ${String(shown)}`;
    // Members of which nothing is known have no row; the brand's hours alone make none.
    if (rows.length === 0 ? (expected ?? 0) !== 0 && !isHours(metric) : !isSame(rows[0]?.[index], expected))
      return `${String(shown)} is ${String(rows[0]?.[index])} instead of ${String(expected)}`;
  }
  const strange = answer.rows.find(([name]) => !by.groups.some(({ shown }) => shown === name));
  if (strange) return `a row of ${String(strange[0])}`;
  const due = isHours(metric) && by.reach === 'tree' ? null : total;
  const given = answer.totals?.[index] ?? null;
  return isSame(given, due) ? null : `total ${String(given)} instead of ${String(due)}`;
}

function isSame(actual: Cell | undefined, expected: number | null): boolean {
  if (expected === null || typeof actual !== 'number') return actual === expected;
  return Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
}

/** Asks all of `chosen`; the first troubles, and how many questions there were of each end. */
async function ask(asking: Asking, chosen: Iterable<Asked>) {
  const troubles: string[] = [];
  const count = { answered: 0, refused: 0 };
  for (const asked of chosen) {
    const text = textOf(asked);
    const outcome = await asking.ask({ text, brand: null, asker: 'test', thread: null });
    count[outcome.kind === 'answer' ? 'answered' : 'refused'] += 1;
    const trouble = troubleOf(asked, outcome);
    if (trouble !== null) troubles.push(`${text}: ${trouble}`);
  }
  return { troubles, ...count };
}

function* everyNth<Item>(items: Iterable<Item>, nth: number): Generator<Item> {
  let number = 0;
  for (const item of items) if (number++ % nth === 0) yield item;
}

for (const database of databases()) {
  const nth = database.kind === 'sqlite' ? 1 : 13;
  questions(`for every metric at every level under every filter give the counted number or a refusal, on ${database.kind}`, () =>
    withSampleAsking(database, async (asking) => {
      const { troubles, answered, refused } = await ask(asking, everyNth(everything([null, ...levels], filters), nth));
      assert.equal(troubles.slice(0, 20), []);
      assert.ok(answered > 700 / nth && refused > 1000 / nth, `${answered} answered, ${refused} refused`);
    }),
  );

  questions(`for every metric by every other dimension give the counted rows or a refusal, on ${database.kind}`, () =>
    withSampleAsking(database, async (asking) => {
      const { troubles, answered, refused } = await ask(asking, everyNth(everything(otherBreakdowns, []), nth));
      assert.equal(troubles.slice(0, 20), []);
      assert.ok(answered > 100 / nth && refused > 150 / nth, `${answered} answered, ${refused} refused`);
    }),
  );
}

/** Plain SQL over the facts, by hand. */
const overlapSql = `
  select count(*) as exposed, sum(campaigns > 1) as several, sum(campaigns) as added
  from (
    select d.visit_id, count(distinct e.campaign_id) as campaigns
    from displays d
    join visits v on v.brand_id = d.brand_id and v.id = d.visit_id
    join engagements e on e.brand_id = d.brand_id and e.id = d.engagement_id
    where v.date between '2026-11-16' and '2026-11-22' and d.control_group = 0
    group by d.visit_id
  ) as seen`;

for (const database of databases())
  questions(`on ${database.kind}, "exposed by campaign last week" has the brand's own total, and says how many visits saw several`, () =>
    withSampleAsking(database, async (asking, store) => {
      const text = database.kind === 'sqlite' ? overlapSql : overlapSql.replace('sum(campaigns > 1)', 'sum((campaigns > 1)::int)');
      const [counted] = await store.read({ text, bindings: [] }, { timeoutMs: 10_000 });
      const [exposed, several, added] = [counted?.['exposed'], counted?.['several'], counted?.['added']].map(Number);
      const outcome = await asking.ask({ text: 'exposed by campaign last week', brand: null, asker: 'test', thread: null });
      assert.ok(outcome.kind === 'answer');
      const { rows, totals, notes } = outcome.shown.answer;
      assert.equal(totals, [null, exposed]);
      assert.is(
        rows.reduce((sum, [, value]) => sum + Number(value), 0),
        added,
      );
      assert.ok(several !== undefined && several > 1 && added !== exposed);
      assert.match(notes.join(' '), new RegExp(`\\b${several} visits saw more than one campaign`));
    }),
  );

questions.run();
