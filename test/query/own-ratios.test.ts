import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Catalogue, dashboard, makeCatalogue } from '../../src/catalogue/catalogue.ts';
import type { MeasureId } from '../../src/catalogue/measure.ts';
import type { Formula, Metric } from '../../src/catalogue/metric.ts';
import type { Additions } from '../../src/catalogue/own/additions.ts';
import { runPlan } from '../../src/query/run-plan.ts';
import { catalogueWith, legalRatio } from '../support/additions.ts';
import { differencesFrom } from '../support/check-plan.ts';
import { databases } from '../support/databases.ts';
import { queryWorld } from '../support/query-world.ts';
import { randomPlan } from '../support/random-plan.ts';

type Ratios = Additions['metrics'];

/** The ratios as their parts say, put together here: sums over sums, seconds below counts and money as hours, times `per`. */
function withByHand(metrics: Ratios): Catalogue {
  const usual = dashboard.metrics.slice(0, 1);
  const made = Object.entries(metrics).flatMap(([id, own]) => usual.map((metric): Metric => ({ ...metric, id, formula: byHand(own) })));
  return makeCatalogue(made, dashboard.dimensions);
}

function byHand({ numerator, denominator, unit, per }: Ratios[string]): Formula {
  const added = (ids: readonly string[]) =>
    ids.map((id): Formula => ({ kind: 'measure', measure: id as MeasureId })).reduce((right, left) => ({ kind: 'add', left, right }));
  const hours: Formula = { kind: 'constant', value: unit.endsWith('per_hour') ? 3600 : 1 };
  const divided: Formula = { kind: 'divide', left: added(numerator), right: { kind: 'divide', left: added(denominator), right: hours } };
  return { kind: 'multiply', left: divided, right: { kind: 'constant', value: per } };
}

const ratios = suite('ratios of an administrator’s own');

for (const database of databases())
  ratios(`give what counting their parts gives, from datasets and from facts alike, on ${database.kind}`, async () => {
    const { context, rows, drop } = await queryWorld(database);
    const cases = fc.tuple(legalRatio, legalRatio).chain(([one, two]) => {
      const metrics = { own_ratio_one: one, own_ratio_two: two };
      return randomPlan(context.directory, catalogueWith({ metrics }), Object.keys(metrics)).map((plan) => ({ metrics, plan }));
    });
    try {
      await fc.assert(
        fc.asyncProperty(cases, async ({ metrics, plan }) => {
          const catalogue = catalogueWith({ metrics });
          for (const only of [undefined, 'facts'] as const) {
            const result = await runPlan({ plan }, { ...context, catalogue, only });
            assert.ok(result.ok, JSON.stringify(result));
            assert.equal(
              differencesFrom(plan, result.value, rows, context.directory, withByHand(metrics)).slice(0, 5),
              [],
              only ?? 'cheapest',
            );
          }
        }),
        { numRuns: database.kind === 'sqlite' ? 60 : 25 },
      );
    } finally {
      await drop();
    }
  });

ratios.run();
