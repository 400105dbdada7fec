import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { runPlan } from '../../src/query/run-plan.ts';
import { differencesFrom } from '../support/check-plan.ts';
import { databases } from '../support/databases.ts';
import { pipelineFiles } from '../support/pipeline-files.ts';
import { queryWorld } from '../support/query-world.ts';
import { randomPlan } from '../support/random-plan.ts';
import { sampleBrand, sampleLines } from '../support/sample-brand.ts';

const plans = suite('random plans');
const files = pipelineFiles();
const brands = [{ name: sampleBrand, lines: sampleLines() }, ...(files === null ? [] : [{ name: 'b1', lines: files.lines }])];

for (const database of databases())
  for (const brand of brands)
    plans(`give what counting gives from datasets and from facts alike, for brand ${brand.name} on ${database.kind}`, async () => {
      const { context, rows, drop } = await queryWorld(database, brand.lines, brand.name);
      const numRuns = database.kind === 'sqlite' ? 60 : 25;
      try {
        await fc.assert(
          fc.asyncProperty(randomPlan(context.directory), async (plan) => {
            for (const only of [undefined, 'facts'] as const) {
              const result = await runPlan({ plan }, { ...context, only });
              assert.ok(result.ok, JSON.stringify(result));
              assert.equal(differencesFrom(plan, result.value, rows, context.directory).slice(0, 5), [], only ?? 'cheapest');
            }
          }),
          { numRuns },
        );
      } finally {
        await drop();
      }
    });

plans.run();
