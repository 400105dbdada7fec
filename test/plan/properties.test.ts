import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { metricKey } from '../../src/catalogue/metric.ts';
import { levelOf } from '../../src/plan/level.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { settledFilters } from '../../src/plan/passes/filters.ts';
import type { MetricsPlan } from '../../src/plan/plan.ts';
import { dimensionsOf, isReached } from '../../src/plan/reach.ts';
import { auroraDirectory, readAurora } from '../support/aurora.ts';
import { auroraContext } from '../support/plan-context.ts';
import { planText } from '../support/plan-text.ts';
import { questionOf, type Sketch } from '../support/question-of.ts';
import { randomSketch } from '../support/random-question.ts';

const properties = suite('any question');
const context = auroraContext();
const { catalogue } = context;
const sketches = randomSketch(auroraDirectory, readAurora);
const runs = { numRuns: 150 };

properties('makes a legal plan or problems with suggestions, never a throw, and always the same', () => {
  fc.assert(
    fc.property(sketches, (sketch) => {
      const planned = makePlan(questionOf(sketch), context);
      assert.equal(makePlan(questionOf(sketch), context), planned);
      if (planned.ok) {
        assert.is(planned.value.plan.kind, 'metrics');
        if (planned.value.plan.kind === 'metrics') isLegal(planned.value.plan, sketch);
        assert.equal(JSON.parse(JSON.stringify(planned.value)), planned.value);
      } else {
        for (const problem of planned.problems) assert.ok(problem.suggestions.length > 0 && problem.message !== '', problem.message);
      }
    }),
    runs,
  );
});

properties('that cannot stand comes with suggestions that read and plan', () => {
  fc.assert(
    fc.property(sketches, (sketch) => {
      const planned = makePlan(questionOf(sketch), context);
      if (planned.ok) return;
      for (const { question } of planned.problems.flatMap((problem) => problem.suggestions)) {
        assert.not.match(readBack(question), /^!/u, question);
      }
    }),
    runs,
  );
});

/** The plan that `text` reads as, on one line; problems after an exclamation mark. */
function readBack(text: string): string {
  const { question, problems } = readAurora(text);
  if (question === null || problems.length > 0) return `! ${problems.map(({ message }) => message).join(' ')}`;
  const again = makePlan(question, context);
  return again.ok ? planText(again.value.plan) : `! ${again.problems.map(({ message }) => message).join(' ')}`;
}

function isLegal(plan: MetricsPlan, sketch: Sketch): void {
  const { time, compare, metrics, by, grain, order, limit } = plan;
  assert.ok(metrics.length > 0);
  assert.is(new Set(metrics.map(metricKey)).size, metrics.length);
  assert.is(new Set(by).size, by.length);
  assert.ok(time.from === null || time.from <= time.to);
  assert.ok(compare === null || compare.from <= compare.to);
  assert.equal(plan.filters, settledFilters(plan.filters));
  assert.is(plan.level, levelOf(plan));
  for (const entry of order) {
    const known = catalogue.metric(entry.by) !== undefined || metrics.some((ref) => metricKey(ref) === entry.by);
    const placed = by.some((dimension) => dimension === entry.by) || (entry.by === 'time' && grain !== null);
    const changed = compare !== null && (entry.by === 'change' || entry.by === 'change_rate');
    assert.ok(known || placed || changed, entry.by);
  }
  if (limit !== null) assert.ok(typeof limit === 'number' ? limit > 0 : by.includes(limit.per) && by.length > 1);
  if (!sketch.sections?.length) for (const ref of metrics) assert.ok(isReached(ref, dimensionsOf(plan), catalogue));
  if (typeof plan.transform === 'object' && plan.transform !== null) assert.is(grain, 'day');
}

properties.run();
