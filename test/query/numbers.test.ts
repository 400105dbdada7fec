import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import { type DimensionId, dimensionIds } from '../../src/catalogue/dimension.ts';
import { dimensionOf } from '../../src/catalogue/dimensions.ts';
import type { Directory } from '../../src/catalogue/directory.ts';
import type { PlanFilter } from '../../src/plan/plan.ts';
import { isReached } from '../../src/plan/reach.ts';
import { isMember } from '../../src/plan/source/selection.ts';
import { runPlan } from '../../src/query/run-plan.ts';
import { differencesFrom } from '../support/check-plan.ts';
import { databases } from '../support/databases.ts';
import { metricsPlan } from '../support/metrics-plan.ts';
import { queryWorld } from '../support/query-world.ts';
import { sampleBrand } from '../support/sample-brand.ts';

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
    const { context, rows, drop } = await queryWorld(database);
    const { directory } = context;
    const by = [null, ...dimensionIds];
    const troubles: string[] = [];
    let checked = 0;
    // Each database is asked a part; together with the random plans next door every cell is met again and again.
    const every = database.kind === 'sqlite' ? 2 : 7;
    for (const [number, dimension] of by.entries())
      for (const [turn, filter] of [null, ...dimensionIds.flatMap((id) => filtersOn(id, directory))].entries()) {
        if ((number + turn) % every !== 0) continue;
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
    await drop();
    assert.equal(troubles.slice(0, 10), []);
    assert.ok(checked > 500, `${checked} numbers were asked for`);
  });

numbers.run();
