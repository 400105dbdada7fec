import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { runPlan } from '../../src/query/run-plan.ts';
import { catalogueWith, legalRatio } from '../support/additions.ts';
import { differencesFrom } from '../support/check-plan.ts';
import { databases } from '../support/databases.ts';
import { queryWorld } from '../support/query-world.ts';
import { randomPlan } from '../support/random-plan.ts';

const ratios = suite('ratios of an administrator’s own');

for (const database of databases())
  ratios(`give what counting their parts gives, from datasets and from facts alike, on ${database.kind}`, async () => {
    const { context, rows, drop } = await queryWorld(database);
    const cases = fc
      .tuple(legalRatio, legalRatio)
      .map(([one, two]) => catalogueWith({ metrics: { own_ratio_one: one, own_ratio_two: two } }))
      .chain((catalogue) =>
        randomPlan(context.directory, catalogue, ['own_ratio_one', 'own_ratio_two']).map((plan) => ({ catalogue, plan })),
      );
    try {
      await fc.assert(
        fc.asyncProperty(cases, async ({ catalogue, plan }) => {
          for (const only of [undefined, 'facts'] as const) {
            const result = await runPlan({ plan }, { ...context, catalogue, only });
            assert.ok(result.ok, JSON.stringify(result));
            assert.equal(differencesFrom(plan, result.value, rows, context.directory, catalogue).slice(0, 5), [], only ?? 'cheapest');
          }
        }),
        { numRuns: database.kind === 'sqlite' ? 60 : 25 },
      );
    } finally {
      await drop();
    }
  });

ratios.run();
