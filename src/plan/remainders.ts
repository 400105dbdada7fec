/** Parts of a question that may stand where the whole does not. */
import { emptyQuestion } from '../language/empty-question.ts';
import type { MetricsQuestion } from '../language/question.ts';
import type { Mend } from './draft.ts';
import { labelOf } from './metric-ref.ts';
import type { PlanContext } from './planned.ts';

/** Ever less of `question`: its metrics with breakdown, filters and dates, with breakdown and dates, with dates; the first one alone; any metric. */
export function remainders(question: MetricsQuestion, { catalogue }: PlanContext): readonly Mend[] {
  const { time, filters } = question;
  const { ranking } = question;
  const ranked = ranking?.metric ? [{ metric: ranking.metric, at: ranking.at }] : [];
  // What is only ranked by is what the question is about where it asks for nothing else.
  const metrics = (question.metrics.length > 0 ? question.metrics : ranked).map((term) => ({ ...term, level: null }));
  const by = question.by;
  const [first] = metrics;
  const usual = catalogue.metrics.find(({ better, unit }) => better === 'higher' && unit === 'percent');
  const cores: readonly Partial<MetricsQuestion>[] = [
    { metrics, by, filters, time },
    { metrics, by, time },
    { metrics, filters, time },
    { metrics, time },
    ...(first ? [{ metrics: [first] }] : []),
    ...(usual ? [{ metrics: [{ metric: usual.id, level: null, at: { start: 0, end: 0 } }] }] : []),
  ];
  return cores
    .filter((core) => core.metrics?.length)
    .map((core) => ({
      label: core.metrics?.map((term) => labelOf(term.metric, catalogue)).join(', ') ?? '',
      question: { ...emptyQuestion, ...core },
    }));
}
