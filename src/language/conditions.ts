/** Conditions: what is held against which bound. */
import type { Span } from '../base/span.ts';
import type { MetricRef } from '../catalogue/metric.ts';
import { closesByAgent } from './asked-metrics.ts';
import { type Draft, has, spliced, type TestUse } from './draft.ts';
import { boundAt, boundsChange, changeUnbound } from './moves.ts';
import type { Amount, HavingTerm, MetricTerm } from './question.ts';
import type { ValueFilter } from './resolve-values.ts';

/** The conditions of a draft whose question asks for `metrics`. */
export function conditions(draft: Draft, values: readonly ValueFilter[], metrics: readonly MetricTerm[]): readonly HavingTerm[] {
  reportEither(draft);
  const closed = closedMetric(draft, values, metrics);
  return draft.tests.flatMap((test) => havingOf(test, { draft, values, closed }));
}

/** Conditions hold all together: one or the other is asked back. */
function reportEither({ tests, text, problems }: Draft): void {
  const [first, second] = tests;
  if (!first || !second || !/\bor\b/iu.test(text.slice(first.at.end, second.at.start))) return;
  problems.push({
    code: 'not_understood',
    message: 'Conditions hold all together; one or the other takes two questions.',
    at: second.at,
    suggestions: [
      { label: 'the first', question: spliced(text, { start: first.at.end, end: second.at.end }, '') },
      { label: 'both together', question: text.replace(/\bor\b/iu, 'and') },
    ],
  });
}

/** What `closed more than 40` counts, where no other metric is named. */
function closedMetric(draft: Draft, values: readonly ValueFilter[], [term, ...others]: readonly MetricTerm[]): MetricRef | null {
  const closed = has(draft, 'close') || (term?.metric === 'closed_by_agent' && closesByAgent(draft, values));
  return term !== undefined && closed && others.length === 0 ? term.metric : null;
}

/** `no csat`: of a rate, a score or a time there is not none. */
function isNoneOfRate({ op, value, at }: TestUse, metric: MetricRef, { text, lexicon }: Draft): boolean {
  const isNone = op === '=' && value?.value === 0 && /^(?:no|without)\b/iu.test(text.slice(at.start));
  const unit = typeof metric === 'string' ? lexicon.catalogue.metric(metric)?.unit : undefined;
  return isNone && unit !== undefined && unit !== 'count' && unit !== 'currency';
}

function refusedNone(at: Span, draft: Draft): readonly HavingTerm[] {
  const said = draft.text.slice(at.start, at.end);
  const metric = said.replace(/^\w+\s+/u, '');
  draft.problems.push({
    code: 'not_understood',
    message: `\`${said}\` asks for what has none of it, and ${metric} is no count: say a bound, as in \`${metric} below 10\`.`,
    at,
    suggestions: [metric, ''].map((instead) => ({
      label: instead === '' ? `without “${said}”` : instead,
      question: spliced(draft.text, at, instead),
    })),
  });
  return [];
}

interface Testing {
  readonly draft: Draft;
  readonly values: readonly ValueFilter[];
  readonly closed: MetricRef | null;
}

function havingOf(test: TestUse, { draft, values, closed }: Testing): readonly HavingTerm[] {
  const { at } = test;
  if (boundsChange(test, draft)) {
    draft.problems.push(changeUnbound(boundAt(test, draft), (test.value?.value ?? 0) < 0 || test.op.startsWith('<'), draft));
    return [];
  }
  const named = test.metric ?? draft.metrics.findLast((use) => use.at.start < at.start)?.metric ?? draft.metrics[0]?.metric;
  const tested = named === 'closed_conversations' && closesByAgent(draft, values) ? 'closed_by_agent' : named;
  // `closed more than 100 chats but have csat under 60`: a bound of another metric is its own.
  const other = test.metric !== null && test.metric !== 'opened_conversations' && test.metric !== 'closed_conversations';
  const metric = (other ? tested : (closed ?? tested)) ?? draft.subject ?? undefined;
  if (metric === undefined) {
    const message = `${draft.text.slice(at.start, at.end)} is a bound without a metric.`;
    draft.problems.push({ code: 'no_metric', message, at, suggestions: [] });
    return [];
  }
  if (isNoneOfRate(test, metric, draft)) return refusedNone(at, draft);
  const [value, value2] = inMinutes(test, metric, draft);
  if (test.op === 'between') return value && value2 ? [{ metric, at, op: 'between', value, value2 }] : [];
  if (test.than !== null) return [{ metric, at, op: test.op, than: test.than }];
  return value ? [{ metric, at, op: test.op, value }] : [];
}

/** The bounds of `test`: of a time, `30m` are minutes and no millions. */
export function inMinutes(
  { value, value2, at }: TestUse,
  metric: MetricRef,
  { text, lexicon }: Draft,
): readonly [Amount | null, Amount | null] {
  const isTime = typeof metric === 'string' && lexicon.catalogue.metric(metric)?.unit === 'duration';
  const written = isTime && /\dm\b/iu.test(text.slice(at.start, at.end));
  const meant = (one: Amount | null): Amount | null =>
    written && one !== null && one.unit === null && one.value >= million ? { value: (one.value / million) * 60, unit: 'seconds' } : one;
  return [meant(value), meant(value2)];
}

const million = 1e6;
