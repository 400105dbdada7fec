/** What the items mean together: the question. */
import type { Draft } from './draft.ts';
import { has } from './draft.ts';
import type { HavingTerm, MetricsQuestion, MetricTerm, Question } from './question.ts';
import { resolveValues } from './resolve-values.ts';

/** The question of a draft; null where it says nothing that can be asked. */
export function assemble(draft: Draft): Question | null {
  const metrics = askedMetrics(draft);
  const filters = resolveValues(draft, has(draft, 'together'));
  const by = [...draft.by];
  for (const { filter, versus } of filters) {
    if (versus && !by.some(({ dimension }) => dimension === filter.dimension)) by.push({ dimension: filter.dimension, at: filter.at });
  }
  let grain = draft.grain;
  for (const { of, at } of draft.nouns) {
    if (of === 'day' || of === 'week' || of === 'month' || of === 'quarter' || of === 'year') grain ??= { grain: of, at };
    else if (!by.some(({ dimension }) => dimension === of)) by.push({ dimension: of, at });
  }
  const time = draft.times[0];
  const question: MetricsQuestion = {
    kind: 'metrics',
    metrics,
    sections: draft.sections,
    by,
    grain,
    time: time ? { ...time.time, at: time.at } : null,
    filters: [...filters.map(({ filter }) => filter), ...draft.texts],
    having: draft.tests.flatMap((test) => havingOf(test, draft)),
    ranking: draft.ranking,
    order: draft.order,
    compare: draft.compare,
    transform: draft.transform,
    chart: draft.chart,
    output: draft.output,
  };
  return question;
}

function askedMetrics(draft: Draft): readonly MetricTerm[] {
  const asked = draft.metrics.filter(({ role }) => role === 'asked');
  const chosen = asked.length > 0 ? asked : draft.metrics;
  return chosen.map(({ metric, level, at }) => ({ metric, level, at }));
}

function havingOf(test: Draft['tests'][number], draft: Draft): readonly HavingTerm[] {
  const metric = test.metric ?? draft.metrics[0]?.metric;
  if (metric === undefined) return [];
  const { at } = test;
  if (test.op === 'between')
    return test.value && test.value2 ? [{ metric, at, op: 'between', value: test.value, value2: test.value2 }] : [];
  if (test.than !== null) return [{ metric, at, op: test.op, than: test.than }];
  return test.value ? [{ metric, at, op: test.op, value: test.value }] : [];
}
