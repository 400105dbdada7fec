import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type SqlRow, StatementEnded, type StatementReader } from '../../src/base/statement.ts';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import type { Coverage } from '../../src/catalogue/coverage.ts';
import { datasets } from '../../src/catalogue/datasets.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import type { MetricsPlan } from '../../src/plan/plan.ts';
import { compilePlan, type RunContext, runPlan } from '../../src/query/run-plan.ts';
import { auroraDirectory, readAurora, today } from '../support/aurora.ts';
import { databases } from '../support/databases.ts';
import { metricsPlan } from '../support/metrics-plan.ts';
import { auroraContext } from '../support/plan-context.ts';
import { queryWorld } from '../support/query-world.ts';

const span = { from: '2025-10-20', to: '2026-11-23' };
const tables = Object.fromEntries(datasets.map(({ table }) => [table, [span]]));
const gapped: Coverage = {
  facts: [
    { from: '2025-10-20', to: '2026-11-17' },
    { from: '2026-11-20', to: '2026-11-23' },
  ],
  tables,
};

function problemOf(given: Partial<MetricsPlan>, coverage = gapped) {
  const plan = metricsPlan({ brand: 'aurora', ...given });
  const compiled = compilePlan(
    { plan },
    { directory: auroraDirectory, coverage, catalogue: dashboard, today, rowCap: 10_000, dialect: 'sqlite' },
  );
  return compiled.ok ? null : compiled.problems[0];
}

const refusals = suite('plans that have no exact answer');
const two = { dimension: 'campaign', op: 'in', values: ['Summer Sale', 'Win Back'] } as const;

refusals('name the days whose events are missing, and offer what can be asked', () => {
  const problem = problemOf({ filters: [two] });
  assert.is(problem?.code, 'not_exact');
  assert.match(problem?.message ?? '', '18–19 November 2026');
  assert.match(problem?.message ?? '', 'campaigns');
  assert.equal(
    problem?.suggestions.map(({ label }) => label),
    ['by campaign', 'Summer Sale', 'Win Back', '2026-11-20 to 2026-11-22'],
  );
});

refusals('offer questions that are read, planned and answered', () => {
  for (const given of [
    { filters: [two] },
    { metrics: ['exposed_rate'], by: ['entry_point'], filters: [{ dimension: 'campaign', op: 'in', values: ['Win Back'] }] },
    { filters: [{ dimension: 'goal_type', op: 'in', values: ['lead', 'sale'] }], grain: 'day' },
  ] as const satisfies readonly Partial<MetricsPlan>[]) {
    const suggestions = problemOf(given)?.suggestions ?? [];
    assert.ok(suggestions.length > 1);
    for (const { question } of suggestions) {
      const reading = readAurora(question);
      assert.ok(reading.question, question);
      const planned = makePlan(reading.question, auroraContext());
      assert.ok(planned.ok && planned.value.plan.kind === 'metrics', question);
      assert.is(problemOf(planned.value.plan), null, question);
    }
  }
});

refusals('are those that no dataset holds at one level', () => {
  const refused: readonly Partial<MetricsPlan>[] = [
    { filters: [two] },
    { filters: [{ dimension: 'campaign', op: 'not_in', values: ['Win Back'] }] },
    { by: ['goal_type'], filters: [{ dimension: 'goal_type', op: 'in', values: ['sale'] }, two] },
    { by: ['entry_point'], filters: [{ dimension: 'campaign', op: 'in', values: ['Win Back'] }] },
    { filters: [{ dimension: 'entry_point', op: 'in', values: ['Home Page', 'Cart'] }] },
    { filters: [{ dimension: 'goal_type', op: 'in', values: ['lead', 'sale'] }] },
    { metrics: ['exposures'], filters: [{ dimension: 'entry_point', op: 'in', values: ['Home Page', 'Cart'] }] },
    { metrics: ['revenue_after_exposure'], filters: [two] },
    { metrics: ['handled_conversations'] },
  ];
  const withoutHandled = {
    ...gapped,
    tables: Object.fromEntries(Object.entries(tables).filter(([table]) => table !== 'handled_conversations')),
  };
  for (const given of refused) assert.is(problemOf(given, withoutHandled)?.code, 'not_exact', JSON.stringify(given));
});

refusals('are not those that a dataset does hold', () => {
  const answered: readonly Partial<MetricsPlan>[] = [
    {},
    { by: ['campaign'] },
    { by: ['campaign'], filters: [two] },
    { filters: [{ dimension: 'campaign', op: 'in', values: ['Win Back'] }] },
    { filters: [{ dimension: 'campaign', op: 'contains', values: ['win'] }] },
    { by: ['lob'], filters: [{ dimension: 'campaign', op: 'in', values: ['Win Back'] }] },
    // One campaign of each LOB: every group holds one member.
    { by: ['lob'], filters: [two] },
    { by: ['campaign'], filters: [{ dimension: 'lob', op: 'in', values: ['Sales'] }] },
    { by: ['engagement'], filters: [{ dimension: 'goal_type', op: 'in', values: ['lead', 'sale'] }] },
    { by: ['goal_type'] },
    { by: ['goal_type', 'lob'] },
    { filters: [{ dimension: 'goal_type', op: 'in', values: ['sale'] }] },
    { metrics: ['exposures'], filters: [two] },
    { metrics: ['exposures'], filters: [{ dimension: 'goal_type', op: 'in', values: ['lead', 'sale'] }] },
    { metrics: ['closed_conversations', 'engagement_views'], filters: [two] },
    { metrics: ['conversions_after_engagement'], by: ['campaign'] },
    { metrics: ['revenue_after_exposure'], by: ['campaign'] },
  ];
  for (const given of answered) assert.is(problemOf(given), null, JSON.stringify(given));
});

refusals('include datasets with days missing and no facts', () => {
  const coverage = { facts: [], tables: { ...tables, visits_daily: [{ from: '2025-10-20', to: '2026-11-20' }] } };
  assert.is(problemOf({ metrics: ['sessions'] }, coverage)?.code, 'not_exact');
  assert.is(problemOf({ metrics: ['exposed'] }, coverage), null);
});

refusals('include ranges outside the data, names that nobody has, and cuts that reach no metric', () => {
  assert.is(problemOf({ time: { from: '2020-01-01', to: '2020-01-31', phrase: null } })?.code, 'no_data');
  assert.is(problemOf({ filters: [{ dimension: 'campaign', op: 'in', values: ['Nobody'] }] })?.code, 'unknown_value');
  assert.is(
    problemOf({ filters: [{ dimension: 'currency', op: 'in', values: ['XXX'] }], metrics: ['revenue_after_engagement'] })?.code,
    'unknown_value',
  );
  assert.is(problemOf({ metrics: ['sessions'], by: ['campaign'] })?.code, 'unreachable_filter');
});

refusals('say for one day, for an open range and for a brand without data what there is', () => {
  const far = (from: string | null, to: string) => problemOf({ time: { from, to, phrase: null } })?.message;
  assert.match(far('2020-01-01', '2020-01-01') ?? '', /^There are no data for 2020-01-01: /);
  assert.match(far('2020-01-01', '2020-01-31') ?? '', /^There are no data for 2020-01-01 to 2020-01-31: /);
  assert.match(far(null, '2020-01-31') ?? '', /^There are no data for the beginning to 2020-01-31: /);
  const extent = { from: null, to: null, completeTo: null, asOf: null };
  const compiled = compilePlan(
    { plan: metricsPlan({ brand: 'aurora' }) },
    {
      ...{ directory: { ...auroraDirectory, extent }, coverage: gapped, catalogue: dashboard, today, rowCap: 10_000 },
      dialect: 'sqlite',
    },
  );
  assert.match(compiled.ok ? '' : compiled.problems[0].message, / has no data yet\.$/);
});

refusals('list the stretches that lack events, days by themselves, and count those beyond four', () => {
  const facts = ['16', '18', '20'].map((day) => ({ from: `2026-11-${day}`, to: `2026-11-${day}` }));
  const lobs = { dimension: 'lob', op: 'in', values: ['Sales', 'Service'] } as const;
  const message = problemOf({ filters: [lobs] }, { facts, tables })?.message ?? '';
  assert.match(message, 'several LOBs');
  assert.match(message, '17 November 2026, 19 November 2026, 21–22 November 2026.');
  const time = { from: '2026-11-11', to: '2026-11-22', phrase: null };
  const odd = ['12', '14', '16', '18', '20'].map((day) => ({ from: `2026-11-${day}`, to: `2026-11-${day}` }));
  assert.match(problemOf({ filters: [two], time }, { facts: odd, tables })?.message ?? '', /, 2 more stretches\.$/);
});

refusals('offer each LOB, and days within the range that the events reach into', () => {
  const lobs = { dimension: 'lob', op: 'in', values: ['Sales', 'Service'] } as const;
  const facts = [{ from: '2026-11-18', to: '2026-11-30' }];
  const labels = problemOf({ filters: [lobs] }, { facts, tables })?.suggestions.map(({ label }) => label) ?? [];
  assert.ok(labels.includes('by LOB'));
  assert.ok(labels.includes('2026-11-18 to 2026-11-22'), labels.join('; '));
});

refusals('do not touch rows that are exact where only their total is not', async () => {
  const [database] = databases();
  if (!database) return;
  const { context, drop } = await queryWorld(database);
  const pruned = { ...context, coverage: { ...context.coverage, facts: [] } };
  const names = ['Mobile', 'Top 10'];
  const plan = metricsPlan({
    metrics: ['exposed', 'exposures'],
    by: ['campaign'],
    time: { from: '2026-10-01', to: '2026-10-31', phrase: null },
    filters: [{ dimension: 'campaign', op: 'in', values: names }],
  });
  const [whole, rows] = [await runPlan({ plan }, context), await runPlan({ plan }, pruned)];
  const plain = await runPlan({ plan: { ...plan, filters: [] } }, pruned);
  const alone = await runPlan(
    { plan: { ...plan, by: [], compare: { from: '2026-09-26', to: '2026-09-30', name: 'custom' } } },
    { ...context, coverage: { ...context.coverage, facts: [{ from: '2026-10-01', to: '2026-10-31' }] } },
  );
  await drop();
  assert.ok(whole.ok && rows.ok && plain.ok && alone.ok);
  assert.equal(rows.value.rows, whole.value.rows);
  assert.equal(rows.value.totals, [null, null, whole.value.totals?.[2]]);
  assert.ok(rows.value.notes.some(({ code }) => code === 'total_unknown'));
  // The note falls back on what the rows add up to.
  const sum = plain.value.rows.reduce((before, row) => before + Number(row[1]), 0);
  const surplus = sum - Number(plain.value.totals?.[1]);
  assert.ok(plain.value.notes.some(({ code, text }) => code === 'overlap' && text.includes(`add up to ${surplus} more`)));
  // Of a range compared with that lacks events only the changes are missing.
  assert.equal(alone.value.rows[0]?.slice(0, 4), [whole.value.totals?.[1], null, null, null]);
});

refusals('leave metrics of a section that are not reached without a value', async () => {
  const [database] = databases();
  if (!database) return;
  const { context, drop } = await queryWorld(database);
  const result = await runPlan({ plan: metricsPlan({ metrics: ['exposed', 'closed_conversations'], by: ['group'] }) }, context);
  await drop();
  assert.ok(result.ok && result.value.rows.length > 0);
  assert.ok(result.value.rows.every(([, exposed, closed]) => exposed === null && typeof closed === 'number'));
  assert.equal(result.value.totals?.slice(0, 2), [null, null]);
});

for (const database of databases())
  refusals(`say when there are too many rows, and pass a stop on, on ${database.kind}`, async () => {
    const { context, drop } = await queryWorld(database);
    const plan = metricsPlan({ by: ['campaign'], time: { from: '2026-09-25', to: '2026-11-23', phrase: null } });
    const many = await runPlan({ plan }, { ...context, rowCap: 2 });
    assert.is(many.ok ? null : many.problems[0].code, 'too_large');
    assert.equal(many.ok ? [] : many.problems[0].suggestions.map(({ label }) => label), ['top 10', '2026-11-17 to 2026-11-23']);
    const stopped = new AbortController();
    stopped.abort();
    await runPlan({ plan }, { ...context, signal: stopped.signal }).then(
      () => assert.unreachable('a stopped question was answered'),
      (error: unknown) => assert.instance(error, StatementEnded),
    );
    await drop();
  });

refusals('say when time ran out', async () => {
  const reader: StatementReader = {
    dialect: 'sqlite',
    read: (): Promise<readonly SqlRow[]> => Promise.reject(new StatementEnded('timeout')),
  };
  const context: RunContext = {
    directory: auroraDirectory,
    coverage: gapped,
    catalogue: dashboard,
    today,
    rowCap: 10_000,
    timeoutMs: 10_000,
    reader,
  };
  const result = await runPlan({ plan: metricsPlan({ brand: 'aurora' }) }, context);
  assert.ok(!result.ok);
  assert.is(result.problems[0].code, 'timeout');
  assert.match(result.problems[0].message, '10 s');
});

refusals('are for plans of numbers only: others are a fault of the caller', () => {
  const context = { directory: auroraDirectory, coverage: gapped, catalogue: dashboard, today, rowCap: 10_000, dialect: 'sqlite' as const };
  assert.throws(() => compilePlan({ plan: { kind: 'help', brand: 'aurora' } }, context));
});

refusals.run();
