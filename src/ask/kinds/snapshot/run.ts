/** Runs one of a snapshot's questions, without the metrics that have no exact answer in this cut. */
import { ok, type Result } from '../../../base/result.ts';
import type { MetricsQuestion } from '../../../language/question.ts';
import type { MetricsPlan } from '../../../plan/plan.ts';
import { planMetrics } from '../../../plan/plan-metrics.ts';
import type { PlanContext, Planned } from '../../../plan/planned.ts';
import type { QueryResult } from '../../../query/result.ts';
import { compilePlan, runPlan } from '../../../query/run-plan.ts';
import type { Asked, GiveOptions, GiveParts } from '../../asked.ts';

export interface Ran {
  readonly planned: Planned<MetricsPlan>;
  readonly result: QueryResult;
  /** Ids of metrics that have no exact answer here. */
  readonly lost: readonly string[];
}

type Making = (metrics: readonly string[], context: PlanContext) => MetricsQuestion;

/** The question that `making` makes of those of `metrics` that can be counted exactly; its problems where none can, or where it takes too long. */
export async function runExact(
  making: Making,
  metrics: readonly string[],
  asked: Omit<Asked, 'id'>,
  parts: GiveParts,
  options: GiveOptions,
): Promise<Result<Ran>> {
  const planned = exactPlan(making, metrics, asked, parts);
  if (!planned.ok) return planned;
  const { meanwhile } = options;
  // Of its own: a dozen statements at once are more than one signal takes listeners for.
  const signal = options.signal && AbortSignal.any([options.signal]);
  const result = await runPlan(planned.value.planned, { ...contextOf(asked, parts), reader: parts.store, signal, meanwhile });
  return result.ok ? ok({ ...planned.value, result: result.value }) : result;
}

/** The plan that `runExact` runs. */
export function exactPlan(
  making: Making,
  metrics: readonly string[],
  asked: Omit<Asked, 'id'>,
  parts: GiveParts,
): Result<Omit<Ran, 'result'>> {
  const whole = compiled(making, metrics, asked, parts);
  if (whole.ok) return ok({ planned: whole.value, lost: [] });
  const exact = metrics.filter((metric) => compiled(making, [metric], asked, parts).ok);
  const some = exact.length === 0 ? whole : compiled(making, exact, asked, parts);
  return some.ok ? ok({ planned: some.value, lost: metrics.filter((metric) => !exact.includes(metric)) }) : some;
}

function compiled(making: Making, metrics: readonly string[], asked: Omit<Asked, 'id'>, parts: GiveParts): Result<Planned<MetricsPlan>> {
  const context = { catalogue: parts.catalogue, directory: asked.knowledge.directory, today: asked.today, brief: true };
  const planned = planMetrics(making(metrics, context), context);
  if (!planned.ok) return planned;
  const statements = compilePlan(planned.value, { ...contextOf(asked, parts), dialect: parts.store.dialect });
  return statements.ok ? planned : statements;
}

/** What compiling and running need to know. */
export function contextOf({ knowledge, today }: Omit<Asked, 'id'>, { catalogue, settings }: GiveParts) {
  const { directory, coverage } = knowledge;
  return { directory, coverage, catalogue, today, timeoutMs: settings.timeoutMs, rowCap: settings.rowCap };
}
