/** Random plans over what was imported, answered from datasets, from facts, and counted by brute force over the lines: all three alike. */
import * as fc from 'fast-check';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import type { DimensionId } from '../../src/catalogue/dimension.ts';
import { deviceClasses } from '../../src/catalogue/dimensions.ts';
import type { Directory } from '../../src/catalogue/directory.ts';
import { loadCoverage } from '../../src/data/coverage.ts';
import { listBrands, loadDirectory } from '../../src/data/directory.ts';
import { addDays } from '../../src/plan/calendar.ts';
import type { MetricsPlan } from '../../src/plan/plan.ts';
import { isMember } from '../../src/plan/source/selection.ts';
import { bucketStart } from '../../src/plan/time-buckets.ts';
import type { Cell, QueryResult } from '../../src/query/result.ts';
import { runPlan } from '../../src/query/run-plan.ts';
import type { Store } from '../../src/store/store.ts';
import { both } from '../end-to-end/cuts.ts';
import { isHours, metricsByHand, numberByHand } from '../end-to-end/metrics-by-hand.ts';
import type { Selection, Tests } from './oracle/count.ts';
import { makeWorlds, type World } from './oracle/world.ts';
import { randomPlan } from './random-plan.ts';

/** Every number in which `plans` random plans (always the same for one `seed`) differ from counting `lines`. */
export async function planDifferences(store: Store, lines: readonly string[], seed: number, plans: number): Promise<readonly string[]> {
  const found: string[] = [];
  const worlds = new Map(makeWorlds(lines).map((world) => [world.brand, world]));
  for (const { id } of await listBrands(store)) {
    const directory = await loadDirectory(store, id, { settleMinutes: 0 });
    const coverage = await loadCoverage(store, id);
    const world = worlds.get(id);
    const { to } = directory.extent;
    if (world === undefined || to === null) continue;
    const context = { directory, coverage, catalogue: dashboard, today: to, rowCap: 10_000, reader: store, timeoutMs: 30_000 };
    for (const plan of fc.sample(randomPlan(directory), { seed, numRuns: plans }))
      for (const only of [undefined, 'facts'] as const) {
        const result = await runPlan({ plan }, { ...context, only });
        const wrong = result.ok ? differences(plan, result.value, world, directory) : [result.problems[0].message];
        found.push(...wrong.map((each) => `${JSON.stringify(plan)} from ${only ?? 'the cheapest'}: ${each}`));
      }
  }
  return found;
}

function differences(plan: MetricsPlan, result: QueryResult, world: World, directory: Directory): readonly string[] {
  const found: string[] = [];
  const filtered = plan.filters.reduce<Tests>((tests, { dimension, op, values }) => {
    const ids = new Set(values.flatMap((value) => stored(dimension, value, directory)));
    return both(tests, keyed(dimension), (value) => ids.has(value) === (op === 'in'));
  }, {});
  const compare = (where: string, cells: readonly Cell[], selection: Selection): void => {
    for (const [id, metric] of asked(plan)) {
      const actual = cells[result.columns.findIndex((column) => column.id === id)] ?? null;
      const expected = numberByHand(metric, world, selection);
      if (!isSame(actual, expected)) found.push(`${where} ${id} is ${String(actual)} instead of ${String(expected)}`);
    }
  };
  for (const row of result.rows) {
    const range = plan.grain === null ? rangeOf(plan) : bucketOf(plan, String(row[plan.by.length]), directory);
    const where = plan.by.reduce<Tests>((tests, dimension, index) => {
      const ids = new Set(keysOf(dimension, row[index] ?? null, directory));
      return both(tests, keyed(dimension), (value) => ids.has(value));
    }, filtered);
    compare(JSON.stringify(row), row, { ...range, where });
  }
  const totals = result.totals;
  // Hours that repeat and money of several currencies have no total.
  const whole = asked(plan).every(([, metric]) => !isHours(metric)) && !plan.by.includes('currency');
  if (totals !== null && whole) compare('total', totals, { ...rangeOf(plan), where: filtered });
  return found;
}

function asked({ metrics }: MetricsPlan) {
  return metrics.flatMap((ref) => {
    const metric = typeof ref === 'string' ? metricsByHand[ref] : undefined;
    return typeof ref === 'string' && metric !== undefined ? [[ref, metric] as const] : [];
  });
}

/** Classes of devices are devices. */
function keyed(dimension: DimensionId) {
  return dimension === 'device_class' ? 'device' : dimension;
}

function stored(dimension: DimensionId, value: string, directory: Directory): readonly string[] {
  if (dimension === 'device_class') return deviceClasses[value] ?? [];
  return isMember(dimension) ? directory.named(dimension, value).map(({ id }) => id) : [value];
}

/** What the key that a row shows stands for. */
function keysOf(dimension: DimensionId, cell: Cell, directory: Directory): readonly string[] {
  if (cell === null) return [''];
  if (dimension === 'device_class') return deviceClasses[String(cell)] ?? [];
  if (dimension === 'weekday') return [String(cell).toLowerCase()];
  if (!isMember(dimension)) return [String(cell)];
  return directory.members(dimension).flatMap(({ id }) => (directory.label(dimension, id) === cell ? [id] : []));
}

function rangeOf({ time }: MetricsPlan): Omit<Selection, 'where'> {
  return { from: time.from ?? time.to, to: time.to };
}

/** The days of the range that fall into the bucket. */
function bucketOf(plan: MetricsPlan, start: string, { brand }: Directory): Omit<Selection, 'where'> {
  const { from, to } = rangeOf(plan);
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1))
    if (plan.grain !== null && bucketStart(day, plan.grain, brand.weekStart) === start) days.push(day);
  return { from: days[0] ?? '9999-12-31', to: days.at(-1) ?? '0000-01-01' };
}

function isSame(actual: Cell, expected: number | null): boolean {
  if (expected === null || typeof actual !== 'number') return actual === expected;
  return Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
}
