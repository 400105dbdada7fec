/** Numbers: the plan runs, its result is presented. */
import { ok, type Result } from '../../base/result.ts';
import type { Statement } from '../../base/statement.ts';
import { dayCount } from '../../plan/calendar.ts';
import type { MetricsPlan } from '../../plan/plan.ts';
import type { Planned } from '../../plan/planned.ts';
import { sentence } from '../../plan/sentence.ts';
import type { Shown } from '../../present/answer.ts';
import { offeredBy } from '../../present/offered.ts';
import { present } from '../../present/present.ts';
import type { QueryResult } from '../../query/result.ts';
import { compilePlan, runPlan } from '../../query/run-plan.ts';
import type { Asked, GiveOptions, GiveParts } from '../asked.ts';

/** Most days that a sparkline shows. */
const mostSparks = 92;

/** The answer with its table and chart, or why the plan cannot be run. */
export async function giveMetrics(plan: MetricsPlan, asked: Asked, parts: GiveParts, options: GiveOptions): Promise<Result<Shown>> {
  const { signal, meanwhile, reader = parts.store } = options;
  const run = (planned: Planned) => runPlan(planned, { ...context(asked, parts), reader, signal, meanwhile });
  const result = await run(asked.planned);
  if (!result.ok) return result;
  const { catalogue } = parts;
  const { directory } = asked.knowledge;
  return ok(
    present({
      id: asked.id,
      question: asked.question,
      canonical: sentence(plan, { catalogue, directory, today: asked.today }),
      plan,
      planned: withReading(asked),
      offers: offeredBy(asked.planned, asked.reading),
      result: result.value,
      reading: asked.reading.words,
      catalogue,
      directory,
      changed: asked.changed,
      sparkline: options.picture ? await sparkline(plan, asked.planned, run) : null,
    }),
  );
}

/** Planning's remarks behind those of reading: defaults taken, words put right. */
function withReading({ planned, reading }: Asked): Pick<Planned, 'notes' | 'assumptions'> {
  return {
    notes: planned.notes,
    assumptions: [...reading.assumptions, ...planned.assumptions],
  };
}

/** The statements of `plan`, not run. */
export function metricsStatements(plan: MetricsPlan, asked: Omit<Asked, 'id'>, parts: GiveParts): Result<readonly Statement[]> {
  return compilePlan({ ...asked.planned, plan }, { ...context(asked, parts), dialect: parts.store.dialect });
}

/** All that the plan of `asked` is compiled and run with, but for the reader. */
export function context(asked: Pick<Asked, 'knowledge' | 'today'>, parts: GiveParts) {
  const { directory, coverage } = asked.knowledge;
  return {
    directory,
    coverage,
    catalogue: parts.catalogue,
    today: asked.today,
    timeoutMs: parts.settings.timeoutMs,
    rowCap: parts.settings.rowCap,
  };
}

/** The single number by day; null where the plan is not one number over several days. A picture never stops an answer. */
async function sparkline(
  plan: MetricsPlan,
  planned: Planned,
  run: (planned: Planned) => Promise<Result<QueryResult>>,
): Promise<QueryResult | null> {
  const days = plan.time.from === null ? 0 : dayCount(plan.time.from, plan.time.to);
  if (plan.chart !== 'number' || days < 2 || days > mostSparks) return null;
  const daily: MetricsPlan = { ...plan, grain: 'day', compare: null, order: [{ by: 'time', direction: 'asc' }], chart: 'line', having: [] };
  const result = await run({ ...planned, plan: daily });
  return result.ok ? result.value : null;
}
