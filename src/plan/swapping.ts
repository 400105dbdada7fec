/** One part of the question in place of another: `mcs instead of csat`, `replace facebook with sms`. */
import type { Span } from '../base/span.ts';
import { type MetricRef, metricKey } from '../catalogue/metric.ts';
import type { MetricsQuestion } from '../language/question.ts';

/** Whether something of `gone` stands in `base`; a part that the question has one of may be replaced by any other. */
export function stands(gone: MetricsQuestion, base: MetricsQuestion): boolean {
  const keys = (terms: readonly { readonly metric: MetricRef }[]): readonly string[] => terms.map(({ metric }) => metricKey(metric));
  if (gone.metrics.length > 0) return keys(gone.metrics).some((key) => keys(base.metrics).includes(key));
  if (gone.sections.length > 0) return gone.sections.some(({ section }) => base.sections.some((one) => one.section === section));
  if (gone.filters.length > 0)
    return gone.filters.some(({ dimension, values }) =>
      base.filters.some((one) => one.dimension === dimension && values.some((value) => one.values.includes(value))),
    );
  return gone.by.length === 0 || gone.by.some(({ dimension }) => base.by.some((one) => one.dimension === dimension));
}

/** `terms` with those of `come` in the place of the first of `gone`; in place of them all where nothing is gone, as in any other follow-up. */
export function inPlace<Term extends { readonly at: Span }>(
  terms: readonly Term[],
  gone: readonly Term[],
  come: readonly Term[],
  keyOf: (term: Term) => string,
): readonly Term[] {
  const left = new Set(gone.map(keyOf));
  const place = terms.findIndex((term) => left.has(keyOf(term)));
  const kept = (some: readonly Term[]): readonly Term[] => some.filter((term) => !left.has(keyOf(term)));
  const at = terms[place]?.at;
  if (at === undefined) return distinct([...(gone.length === 0 && come.length > 0 ? [] : terms), ...come], keyOf);
  const placed = come.map((term) => ({ ...term, at }));
  return distinct([...kept(terms.slice(0, place)), ...placed, ...kept(terms.slice(place))], keyOf);
}

function distinct<Term>(terms: readonly Term[], keyOf: (term: Term) => string): readonly Term[] {
  return terms.filter((term, index) => terms.findIndex((other) => keyOf(other) === keyOf(term)) === index);
}
