import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import { type DimensionId, dimensionIds } from '../../src/catalogue/dimension.ts';
import { dimensionOf } from '../../src/catalogue/dimensions.ts';
import type { Directory } from '../../src/catalogue/directory.ts';
import { loadCoverage } from '../../src/data/coverage.ts';
import { loadDirectory } from '../../src/data/directory.ts';
import type { PlanFilter } from '../../src/plan/plan.ts';
import { isReached } from '../../src/plan/reach.ts';
import { isMember } from '../../src/plan/source/selection.ts';
import { type RunContext, runPlan } from '../../src/query/run-plan.ts';
import { type Rows, readRows } from '../support/brute-force.ts';
import { differencesFrom } from '../support/check-plan.ts';
import { databases, type TestStore } from '../support/databases.ts';
import { metricsPlan } from '../support/metrics-plan.ts';
import { rollLines } from '../support/rolled-store.ts';
import { sampleBrand, sampleLines } from '../support/sample-brand.ts';

interface World {
  readonly opened: TestStore;
  readonly context: RunContext;
  readonly rows: Rows;
}

async function open(database: ReturnType<typeof databases>[number]): Promise<World> {
  const opened = await database.open();
  await rollLines(opened.store, sampleLines());
  const directory = await loadDirectory(opened.store, sampleBrand, { settleMinutes: 0 });
  const coverage = await loadCoverage(opened.store, sampleBrand);
  const context = {
    directory,
    coverage,
    catalogue: dashboard,
    today: '2026-11-23',
    rowCap: 10_000,
    reader: opened.store,
    timeoutMs: 30_000,
  };
  return { opened, context, rows: await readRows(opened.store, sampleBrand, directory.brand.currency) };
}

const time = { from: '2026-10-12', to: '2026-11-15', phrase: null };

/** One value, two values and all but one of each dimension. */
function filtersOn(dimension: DimensionId, directory: Directory): readonly PlanFilter[] {
  const names = isMember(dimension)
    ? directory.members(dimension).map(({ id }) => directory.label(dimension, id) ?? id)
    : dimension === 'currency'
      ? ['USD']
      : dimensionOf(dimension).fixed.map(({ value }) => value);
  const [first, second] = dimension === 'hour' ? ['9', '21'] : names;
  if (first === undefined) return [];
  const one: PlanFilter = { dimension, op: 'in', values: [first] };
  if (second === undefined) return [one];
  return [one, { dimension, op: 'in', values: [first, second] }, { dimension, op: 'not_in', values: [first] }];
}

const numbers = suite('numbers held against counting');

for (const database of databases())
  numbers(`are those of plain counting for every metric, breakdown and filter on ${database.kind}`, async () => {
    const { opened, context, rows } = await open(database);
    const { directory } = context;
    const by = [null, ...dimensionIds];
    const troubles: string[] = [];
    let checked = 0;
    // SQLite is asked everything; PostgreSQL, which costs more to ask, a part of it that differs from metric to metric.
    for (const [number, dimension] of by.entries())
      for (const [turn, filter] of [null, ...dimensionIds.flatMap((id) => filtersOn(id, directory))].entries()) {
        if (database.kind === 'postgres' && (number + turn) % 5 !== 0) continue;
        const dimensions = [...(dimension === null ? [] : [dimension]), ...(filter === null ? [] : [filter.dimension])];
        const metrics = dashboard.metrics.map(({ id }) => id).filter((id) => isReached(id, dimensions, dashboard));
        if (metrics.length === 0) continue;
        const plan = metricsPlan({
          brand: sampleBrand,
          metrics,
          time,
          by: dimension === null ? [] : [dimension],
          filters: filter === null ? [] : [filter],
        });
        const result = await runPlan({ plan }, context);
        assert.ok(result.ok, JSON.stringify([plan, result]));
        checked += metrics.length;
        const found = differencesFrom(plan, result.value, rows, directory);
        if (found.length > 0) troubles.push(`by ${dimension ?? 'nothing'}, ${JSON.stringify(filter)}: ${found.slice(0, 3).join('; ')}`);
      }
    await opened.drop();
    assert.equal(troubles.slice(0, 10), []);
    assert.ok(checked > 500, `${checked} numbers were asked for`);
  });

numbers.run();
