/** The daily snapshot: its panel's numbers, what they are compared with, and its pictures. */
import type { Problem } from '../../../base/problem.ts';
import { ok, type Result } from '../../../base/result.ts';
import type { Statement } from '../../../base/statement.ts';
import type { Catalogue } from '../../../catalogue/catalogue.ts';
import { isSum } from '../../../catalogue/formula.ts';
import { panelBreakdown } from '../../../plan/panel.ts';
import type { MetricsPlan, SnapshotPlan } from '../../../plan/plan.ts';
import { dimensionsOf, isReached } from '../../../plan/reach.ts';
import { sentence } from '../../../plan/sentence.ts';
import type { Shown } from '../../../present/answer.ts';
import { presentSnapshot } from '../../../present/snapshot/present-snapshot.ts';
import { compilePlan } from '../../../query/run-plan.ts';
import type { Asked, GiveOptions, GiveParts } from '../../asked.ts';
import { graphQuestion, graphs, isOfOneDay, pictureMetrics, valuesQuestion, weekdayQuestion, weekdaysBefore } from './plans.ts';
import { contextOf, exactPlan, runExact } from './run.ts';

/** The snapshot of `plan`; where there are no data for its day, that of the last complete day is suggested. */
export async function giveSnapshot(plan: SnapshotPlan, asked: Asked, parts: GiveParts, options: GiveOptions): Promise<Result<Shown>> {
  const { catalogue } = parts;
  const { directory } = asked.knowledge;
  const metrics = metricsOf(plan, asked, catalogue);
  const alone: GiveOptions = { picture: false, signal: options.signal };
  const [values, weekday, drawn] = await Promise.all([
    runExact((ids, context) => valuesQuestion(plan, ids, context), metrics, asked, parts, options),
    weekdayAverages(plan, metrics, asked, parts, alone),
    Promise.all(
      graphsOf(plan, metrics).map(async (graph) => {
        const ran = await runExact(
          (ids) => graphQuestion(plan, { ...graph, metrics: ids }, directory.extent),
          graph.metrics,
          asked,
          parts,
          alone,
        );
        return ran.ok ? [{ ...graph, plan: ran.value.planned.plan, result: ran.value.result }] : [];
      }),
    ),
  ]);
  if (!values.ok) return withLastDay(values, plan, asked, catalogue);
  return ok(
    presentSnapshot({
      id: asked.id,
      question: asked.question,
      canonical: sentence(plan, { catalogue, directory, today: asked.today }),
      plan,
      planned: {
        sections: asked.planned.sections,
        notes: [...asked.planned.notes, ...values.value.planned.notes],
        assumptions: [...asked.reading.assumptions, ...asked.planned.assumptions],
        alternatives: asked.planned.alternatives,
      },
      values: { plan: values.value.planned.plan, result: values.value.result },
      lost: values.value.lost,
      weekday,
      graphs: drawn.flat(),
      reading: asked.reading.words,
      catalogue,
      directory,
      changed: asked.changed,
    }),
  );
}

/** The statements of the snapshot's values and averages, not run. */
export function snapshotStatements(plan: SnapshotPlan, asked: Omit<Asked, 'id'>, parts: GiveParts): Result<readonly Statement[]> {
  const values = exactPlan((ids, context) => valuesQuestion(plan, ids, context), metricsOf(plan, asked, parts.catalogue), asked, parts);
  return values.ok ? compilePlan(values.value.planned, { ...contextOf(asked, parts), dialect: parts.store.dialect }) : values;
}

/** The plan that the values and what they are compared with come from. */
export function valuesPlan(plan: SnapshotPlan, asked: Omit<Asked, 'id'>, parts: GiveParts): Result<MetricsPlan> {
  const values = exactPlan((ids, context) => valuesQuestion(plan, ids, context), metricsOf(plan, asked, parts.catalogue), asked, parts);
  return values.ok ? ok(values.value.planned.plan) : values;
}

/** The panel's metrics that every filter reaches, and the steps of the funnel picture beside them. */
function metricsOf(plan: SnapshotPlan, { planned }: Omit<Asked, 'id'>, catalogue: Catalogue): readonly string[] {
  const shown = planned.sections.flatMap(({ metrics }) => metrics).filter((id) => !planned.unreachable.includes(id));
  const dimensions = dimensionsOf({ by: panelBreakdown(plan.panel), filters: plan.filters });
  const steps = pictureMetrics.filter(
    (id) => (id === 'engaged' || catalogue.metric(id)?.panels.includes(plan.panel) === true) && isReached(id, dimensions, catalogue),
  );
  return [...new Set([...shown, ...steps])];
}

/** The graphs whose metrics the panel shows. */
function graphsOf({ panel }: SnapshotPlan, metrics: readonly string[]): typeof graphs {
  return graphs.filter((graph) => panel !== 'lob' && panel !== 'entry_point' && graph.metrics.every((id) => metrics.includes(id)));
}

/**
 * The same weekday before: sums day by day, rates of all those days together, since rates are never averaged. Null where no single day is asked for.
 */
async function weekdayAverages(
  plan: SnapshotPlan,
  metrics: readonly string[],
  asked: Asked,
  parts: GiveParts,
  options: GiveOptions,
): Promise<Parameters<typeof presentSnapshot>[0]['weekday']> {
  if (!isOfOneDay(plan)) return null;
  const days = weekdaysBefore(plan, asked.knowledge.directory.extent);
  const sums = metrics.filter((id) => {
    const metric = parts.catalogue.metric(id);
    return metric !== undefined && isSum(metric.formula);
  });
  const run = async (ids: readonly string[], each: 'day' | 'together') => {
    if (days.length === 0 || ids.length === 0) return null;
    const ran = await runExact((some) => weekdayQuestion(plan, some, days, each), ids, asked, parts, options);
    return ran.ok ? ran.value.result : null;
  };
  const [daily, together] = await Promise.all([
    run(sums, 'day'),
    run(
      metrics.filter((id) => !sums.includes(id)),
      'together',
    ),
  ]);
  return { days: days.length, daily, together };
}

function withLastDay(
  refusal: { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] },
  plan: SnapshotPlan,
  { knowledge: { directory }, today }: Asked,
  catalogue: Catalogue,
): Result<never> {
  const { completeTo } = directory.extent;
  const [first, ...others] = refusal.problems;
  if (first.code !== 'no_data' || completeTo === null) return refusal;
  const last: SnapshotPlan = { ...plan, time: { from: completeTo, to: completeTo, phrase: null }, compare: null };
  const question = sentence(last, { catalogue, directory, today });
  return {
    ok: false,
    problems: [{ ...first, suggestions: [{ label: 'the last complete day', question }, ...first.suggestions] }, ...others],
  };
}
