/** Metrics, ratios made on the fly, and conditions. */

import type { IToken } from 'chevrotain';
import type { BoundCstNode, DivisorCstNode, MetricCstNode, TestCstNode } from '../../grammar/cst.ts';
import { itemAt } from '../base/item.ts';
import type { Span } from '../base/span.ts';
import { addsUp } from '../catalogue/catalogue.ts';
import type { Level } from '../catalogue/dimension.ts';
import type { MetricRef } from '../catalogue/metric.ts';
import { type Draft, type MetricUse, spanOf, spliced } from './draft.ts';
import { amountOf, metricOf, wordOf } from './payload.ts';
import type { HavingTerm } from './question.ts';
import { reportNoStage } from './report-not-offered.ts';
import { setChart } from './set-once.ts';
import { flag, mean, spanOfNode } from './take-down.ts';

/** A metric token as a use of it. */
export function use(token: IToken, role: MetricUse['role'], level: Level | null = null): MetricUse {
  const { id, short, word } = metricOf(token);
  return { metric: id, level, at: spanOf(token), role, short, word };
}

/** A metric, a ratio of two counts, or a list of metrics with slashes; with its level and the condition behind it. */
export function readMetric(node: MetricCstNode, draft: Draft): void {
  const { Metric, divisor = [], LevelSuffix, test } = node.children;
  const suffix = LevelSuffix?.[0] ? (wordOf(LevelSuffix[0]) as Level) : null;
  const first = itemAt(Metric, 0);
  const metric = divisor.length === 1 ? ratioOf(first, divisor[0], draft) : metricOf(first).id;
  if (typeof metric !== 'string') {
    const at = { start: spanOf(first).start, end: spanOfNode(itemAt(divisor, 0)).end };
    draft.metrics.push({ metric, level: suffix, at, role: test ? 'tested' : 'asked', short: null, word: '' });
    mean(draft, at, `ratio ${metric.ratio[0]} per ${metric.per === 1 ? '' : `${metric.per} `}${metric.ratio[1]}`);
    if (test?.[0]) readTest(test[0], metric, spanOfNode(node), draft);
    return;
  }
  const role = test ? 'tested' : 'asked';
  if (metric !== metricOf(first).id) {
    // `exposed as a percentage of prospects` has a name of its own.
    const at = { start: spanOf(first).start, end: spanOfNode(itemAt(divisor, 0)).end };
    draft.metrics.push({ metric, level: suffix, at, role, short: null, word: '' });
    mean(draft, at, `metric ${metric}`);
    if (test?.[0]) readTest(test[0], metric, spanOfNode(node), draft);
    return;
  }
  const over = divisor.length === 1 && divides(itemAt(divisor, 0)) ? divisor[0]?.children.Metric?.[0] : undefined;
  if (over) undivided(first, over, spanOfNode(node), draft);
  draft.metrics.push(use(first, role, suffix));
  mean(draft, spanOf(first), `metric ${metricOf(first).id}${suffix ? ` at ${suffix} level` : ''}`);
  for (const { children } of divisor) {
    const [token, unit] = [children.Metric?.[0], children.Unit?.[0]];
    if (unit) draft.strays.push({ text: unit.image, kind: 'misplaced', dimension: null, at: spanOf(unit) });
    if (!token) continue;
    draft.metrics.push(use(token, 'asked'));
    mean(draft, spanOf(token), `metric ${metricOf(token).id}`);
  }
  if (test?.[0]) readTest(test[0], metric, spanOfNode(node), draft);
}

/** The metric of a token, or its ratio to the one that it is divided by. */
export function ratioOf(token: IToken, node: DivisorCstNode | undefined, draft: Draft): MetricRef {
  const { id } = metricOf(token);
  if (node?.children.Unit) return { ratio: [id, 'days'], per: 1 };
  const bottom = node?.children.Metric?.[0];
  if (!bottom || !isSum(token, draft) || !isCount(bottom, draft)) return id;
  const number = node.children.Num?.[0];
  const percent = isPercentOf(node);
  const rate = percent ? rateBetween(id, metricOf(bottom).id, draft) : null;
  return rate ?? { ratio: [id, metricOf(bottom).id], per: percent ? 100 : number ? perOf(number, draft) : 1 };
}

/** Whether a divisor says in words that one is divided by the other; a bare slash may part a list. */
function divides(node: DivisorCstNode): boolean {
  return node.children.Per !== undefined || isPercentOf(node);
}

/** `as a percentage of` */
function isPercentOf({ children }: DivisorCstNode): boolean {
  const slash = children.Slash?.[0];
  return slash !== undefined && wordOf(slash) === 'percent';
}

/** The metric that is `top` divided by `bottom` (`exposed as a percentage of prospects`); null where there is none. */
export function rateBetween(top: string, bottom: string, { lexicon: { catalogue } }: Draft): string | null {
  const rate = catalogue.metric(catalogue.metric(top)?.rate ?? '');
  const [left, right] = [top, bottom].map((id) => JSON.stringify(catalogue.metric(id)?.formula));
  const { formula } = rate ?? {};
  return rate && formula?.kind === 'divide' && JSON.stringify(formula.left) === left && JSON.stringify(formula.right) === right
    ? rate.id
    : null;
}

/** How many a ratio is per: of none, or of less than none, there is no part. */
function perOf(number: IToken, draft: Draft): number {
  const { value } = amountOf(number);
  if (value > 0) return value;
  const at = spanOf(number);
  draft.problems.push({
    code: 'not_understood',
    message: `A ratio is per 1, 100 or any other number above 0, not per ${String(value)}.`,
    at,
    suggestions: ['100', ''].map((instead) => ({
      label: instead === '' ? 'per 1' : `per ${instead}`,
      question: spliced(draft.text, at, instead),
    })),
  });
  return 1;
}

/** As `ratioOf`; where the two cannot be divided, the words after the first are not left out in silence. */
export function ratioNamed(token: IToken, node: DivisorCstNode | undefined, draft: Draft): MetricRef {
  const ref = ratioOf(token, node, draft);
  const over = node?.children.Metric?.[0];
  if (typeof ref === 'string' && over) undivided(token, over, { start: spanOf(token).start, end: spanOf(over).end }, draft);
  return ref;
}

/** What is divided by is a count: a rate has no parts to add up, and a time is kept in seconds. */
function isCount(token: IToken, draft: Draft): boolean {
  return isSum(token, draft) && draft.lexicon.catalogue.metric(metricOf(token).id)?.unit === 'count';
}

function undivided(top: IToken, bottom: IToken, at: Span, draft: Draft): void {
  const [a, b] = [top.image, bottom.image];
  draft.problems.push({
    code: 'not_offered',
    message: isCount(bottom, draft)
      ? `Only what adds up can be divided, and \`${a}\` does not.`
      : `Only a count can be divided by, and \`${b}\` is none.`,
    at,
    suggestions: [{ label: `${a} and ${b}`, question: spliced(draft.text, at, `${a} and ${b}`) }],
  });
}

/** Counts, money and times add up, so that one may be divided by another; rates do not. */
function isSum(token: IToken, { lexicon }: Draft): boolean {
  return addsUp(metricOf(token).id, lexicon.catalogue);
}

/** A condition whose metric comes after it, or none. */
export function readBound(node: BoundCstNode, draft: Draft): void {
  const { test, Metric } = node.children;
  const token = Metric?.[0];
  if (token) {
    draft.metrics.push(use(token, 'tested'));
    mean(draft, spanOf(token), `metric ${metricOf(token).id}`);
  }
  if (test[0]) readTest(test[0], token ? metricOf(token).id : null, spanOfNode(node), draft);
}

/** A bound, or another metric to be held against; `metric` null: that of the words before it. */
export function readTest(node: TestCstNode, metric: MetricRef | null, at: Span, draft: Draft, moved = false): void {
  const { Comparator, amount, amount2, than, divisor } = node.children;
  const op = Comparator?.[0] ? (wordOf(Comparator[0]) as HavingTerm['op']) : 'between';
  const bounds = [amount?.[0], amount2?.[0]].map((token) => (token ? amountOf(token) : null));
  for (const token of [amount?.[0], amount2?.[0]]) if (token) refuseMoney(token, draft);
  const [value = null, value2 = null] = bounds;
  const unit = value2?.unit ?? value?.unit ?? null;
  draft.tests.push({
    op,
    metric,
    moved,
    at,
    value: value && { value: value.value, unit: value.unit ?? unit },
    value2: value2 && { value: value2.value, unit },
    than: than?.[0] ? ratioOf(than[0], divisor?.[0], draft) : null,
  });
  mean(draft, spanOfNode(node), `condition ${op}`);
}

const currencies = [
  [/\$|\busd\b|\bdollars?\b/iu, 'USD'],
  [/€|\beur(?:os?)?\b/iu, 'EUR'],
  [/£|\bgbp\b/iu, 'GBP'],
] as const;

/** Money is held against the brand's own: another currency would be another amount. */
function refuseMoney(token: IToken, draft: Draft): void {
  const { currency } = draft.lexicon.directory.brand;
  const named = currencies.find(([word]) => word.test(token.image))?.[1];
  // A dollar is that of the brand's country.
  if (named === undefined || named === currency || (named === 'USD' && currency.endsWith('D'))) return;
  const at = spanOf(token);
  draft.problems.push({
    code: 'not_understood',
    message: `Money is counted in ${currency} here, and ${token.image} is ${named}.`,
    at,
    suggestions: [{ label: `in ${currency}`, question: spliced(draft.text, at, String(amountOf(token).value)) }],
  });
}

/** `aov after engagement vs after exposure`: the metric before it, at this stage. */
export function readStage(stage: string, at: Span, draft: Draft): void {
  const before = draft.metrics.at(-1);
  const stem =
    typeof before?.metric === 'string'
      ? /^(.*)_after_(?:engagement|exposure|exposure_not_engagement)$/.exec(before.metric)?.[1]
      : undefined;
  const id = stem === undefined ? null : `${stem}_${stage}`;
  if (before && stem !== undefined && id !== null && !draft.lexicon.catalogue.metric(id)) {
    reportNoStage(before, stage, { start: before.at.start, end: at.end }, draft);
    return;
  }
  if (!before || id === null) {
    draft.strays.push({ text: draft.text.slice(at.start, at.end), kind: 'misplaced', dimension: null, at });
    return;
  }
  const joined = /\b(?:vs|versus|and|or|against|compared)\b|[,&+/]/i.test(draft.text.slice(before.at.end, at.start));
  if (!joined) draft.metrics.pop();
  draft.metrics.push({ ...before, metric: id, at, short: null });
}

const graphs: Readonly<Record<string, readonly string[]>> = {
  efficiency: ['closed_conversations', 'closed_conversations_per_login_hour', 'closed_conversations_per_online_hour'],
  conversion: ['conversions_after_engagement', 'conversion_rate_after_engagement'],
  'consumer experience': ['csat_score', 'mcs'],
};

/** The dashboard’s own graphs: its metrics by day. */
export function readGraph(graph: string, at: Span, draft: Draft): void {
  if (graph === 'funnel') {
    flag(draft, 'funnel', '', at);
    setChart('funnel', at, draft);
    return;
  }
  for (const metric of graphs[graph] ?? []) draft.metrics.push({ metric, level: null, at, role: 'asked', short: null, word: graph });
  draft.grain ??= { grain: 'day', at };
  draft.chart = { chart: 'combo', at };
}
