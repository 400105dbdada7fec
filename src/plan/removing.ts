/** What a follow-up takes away: a part of the question goes where it is the one that is named; what is not there stays away. */
import { metricKey } from '../catalogue/metric.ts';
import type { CompareTerm, MetricsQuestion } from '../language/question.ts';
import { comparedWith } from './passes/compare.ts';
import { lastDays } from './passes/time.ts';
import type { MetricsPlan } from './plan.ts';
import type { PlanContext } from './planned.ts';

/** The parts that there is one of, and conditions and order, of `base` (the question of `plan`) without those that `of` names. */
export function withoutParts(
  base: MetricsQuestion,
  of: MetricsQuestion,
  plan: Pick<MetricsPlan, 'compare' | 'chart'>,
  context: PlanContext,
): MetricsQuestion {
  const grainGone = of.grain !== null && (of.grain.grain === 'auto' || of.grain.grain === base.grain?.grain);
  // A metric that is not asked for, or the only one, stands in a condition or the order: that is what goes.
  const asked = base.metrics.map(({ metric }) => metricKey(metric));
  const named = of.metrics.map(({ metric }) => metricKey(metric)).filter((key) => !asked.includes(key) || asked.length === 1);
  const tested = [...named, ...of.having.map(({ metric }) => metricKey(metric))];
  const compare = isCompared(of.compare, base, plan, context) ? null : base.compare;
  return {
    ...base,
    grain: grainGone ? null : base.grain,
    time: isSameRange(of.time, base.time) ? null : base.time,
    having: base.having.filter(({ metric }) => !tested.includes(metricKey(metric))),
    ranking: of.ranking !== null && (of.ranking.n ?? base.ranking?.n) === base.ranking?.n ? null : base.ranking,
    order: base.order.filter(
      ({ by }) =>
        !isOrdered(by, of) &&
        !(named.includes(metricKey(by)) && !asked.includes(metricKey(by))) &&
        (compare !== null || (by !== 'change' && by !== 'change_rate')),
    ),
    compare,
    transform: of.transform?.kind === base.transform?.kind ? null : base.transform,
    chart: chartWithout(base, of, plan),
  };
}

function isSameRange(one: MetricsQuestion['time'], other: MetricsQuestion['time']): boolean {
  return one !== null && one.from === other?.from && one.to === other.to;
}

/** `sorted by` alone names every order. */
function isOrdered(by: MetricsQuestion['order'][number]['by'], { order }: MetricsQuestion): boolean {
  return order.some((term) => term.by === '' || metricKey(term.by) === metricKey(by));
}

/** `vs previous period` is whatever it is compared with; any other comparison has to be the same. */
function isCompared(
  term: CompareTerm | null,
  { time, compare }: MetricsQuestion,
  plan: Pick<MetricsPlan, 'compare'>,
  context: PlanContext,
): boolean {
  if (term === null || compare === null || plan.compare === null) return false;
  const range = time ?? lastDays(7, context.today);
  if ((term.kind === 'previous' && term.unit === 'period') || range.from === null) return true;
  const named = comparedWith({ ...range, from: range.from }, term, context).compare;
  return named.from === plan.compare.from && named.to === plan.compare.to;
}

/** `the chart` goes; one that was asked for leaves the usual one, and `no chart` brings that back. */
function chartWithout({ chart }: MetricsQuestion, of: MetricsQuestion, plan: Pick<MetricsPlan, 'chart'>): MetricsQuestion['chart'] {
  const named = of.chart?.chart;
  if (of.chart === null || named === undefined) return chart;
  if (named === 'default' || (named === plan.chart && chart === null)) return { chart: 'none', at: of.chart.at };
  return named === chart?.chart ? null : chart;
}
