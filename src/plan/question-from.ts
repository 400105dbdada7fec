/** A plan turned back into the question that makes it, so that a follow-up can change a part and the passes decide the rest anew. */
import { currencyDigits } from '../base/currency.ts';
import type { Grain } from '../base/day.ts';
import { type MetricRef, metricKey } from '../catalogue/metric.ts';
import type { Amount, CompareTerm, HavingTerm, MetricsQuestion, TimeTerm } from '../language/question.ts';
import { dayCount } from './calendar.ts';
import { unitOf } from './metric-ref.ts';
import { bySection } from './panel.ts';
import { defaultChart } from './passes/chart.ts';
import { scaled } from './passes/conditions.ts';
import { defaultOrder } from './passes/ranking.ts';
import type { Condition, MetricsPlan, PlanCompare, PlanTime } from './plan.ts';
import type { PlanContext } from './planned.ts';
import { bucketEnd, bucketStart, bucketsOf } from './time-buckets.ts';

const nowhere = { start: 0, end: 0 };

/** The question of `plan`: what the passes would choose anyway is left open, so that it follows a change. */
export function questionFrom(plan: MetricsPlan, context: PlanContext): MetricsQuestion {
  const parts = bySection(plan.metrics, plan.level, context.catalogue).map((part, index) => ({ part, at: { start: index, end: index } }));
  const usual = JSON.stringify(plan.order) === JSON.stringify(defaultOrder(plan));
  return {
    kind: 'metrics',
    metrics: parts.flatMap(({ part, at }) => (isSection(part) ? [] : [{ metric: part, level: null, at }])),
    sections: parts.flatMap(({ part, at }) => (isSection(part) ? [{ section: part.section, at }] : [])),
    by: plan.by.map((dimension) => ({ dimension, at: nowhere })),
    grain: plan.grain === null ? null : { grain: plan.grain, at: nowhere },
    time: timeTerm(plan.time, context),
    filters: plan.filters.map((filter) => ({ ...filter, at: nowhere })),
    having: plan.having.map((condition) => havingTerm(condition, plan, context)),
    ranking: rankingOf(plan),
    order: usual && plan.limit === null ? [] : plan.order.map(({ by, direction }) => ({ by: refOf(by, plan), direction, at: nowhere })),
    compare: plan.compare === null ? null : compareTerm(plan.compare),
    transform: transformOf(plan),
    chart: plan.chart === defaultChart(plan, context) ? null : { chart: plan.chart ?? 'none', at: nowhere },
    output: plan.output,
  };
}

function isSection(part: MetricRef | { readonly section: string }): part is Exclude<typeof part, MetricRef> {
  return typeof part === 'object' && 'section' in part;
}

function rankingOf({ limit }: MetricsPlan): MetricsQuestion['ranking'] {
  if (limit === null) return null;
  const { n, per } = typeof limit === 'number' ? { n: limit, per: null } : limit;
  return { rank: 'top', n, per, metric: null, byChange: false, of: null, at: nowhere };
}

function transformOf({ transform }: MetricsPlan): MetricsQuestion['transform'] {
  if (transform === null) return null;
  if (transform === 'share') return { kind: 'share', at: nowhere };
  return { kind: 'rolling', days: transform.rolling, total: transform.total ?? false, at: nowhere };
}

/** The unit is that of the phrase, else the largest that the range is a whole number of. */
function timeTerm({ from, to, phrase }: PlanTime, { today, directory }: PlanContext): TimeTerm {
  if (from === null) return { from, to, phrase, unit: null, running: false, at: nowhere };
  const { weekStart } = directory.brand;
  const spoken = /\b(day|week|month|quarter|year)s?$/u.exec(phrase ?? '')?.[1] as Grain | undefined;
  const running = to === today && spoken !== undefined && phrase?.startsWith('this ') === true;
  const starts = (grain: Grain): boolean => bucketStart(from, grain, weekStart) === from;
  const isWhole = (grain: Grain): boolean => starts(grain) && (running || bucketEnd(bucketStart(to, grain, weekStart), grain) === to);
  const units: readonly Grain[] = spoken ? [spoken] : ['year', 'quarter', 'month', 'week'];
  const whole = from === to ? 'day' : units.find(isWhole);
  const count = whole === 'day' ? dayCount(from, to) : whole === undefined ? 0 : bucketsOf(from, to, whole, weekStart).length;
  return { from, to, phrase, unit: whole === undefined ? null : { grain: whole, count }, running, at: nowhere };
}

function compareTerm({ from, to, name }: PlanCompare): CompareTerm {
  switch (name) {
    case 'previous period':
      return { kind: 'previous', unit: 'period', at: nowhere };
    case 'previous week':
      return { kind: 'previous', unit: 'week', at: nowhere };
    case 'previous month':
      return { kind: 'previous', unit: 'month', at: nowhere };
    case 'previous quarter':
      return { kind: 'previous', unit: 'quarter', at: nowhere };
    case 'previous year':
      return { kind: 'previous', unit: 'year', at: nowhere };
    case 'custom': {
      const range = { from, to, phrase: null, unit: null, running: false, at: nowhere };
      return { kind: 'range', range, sameElapsed: false, at: nowhere };
    }
  }
}

function havingTerm(condition: Condition, plan: MetricsPlan, context: PlanContext): HavingTerm {
  const metric = refOf(condition.metric, plan);
  if ('than' in condition) return { metric, op: condition.op, than: refOf(condition.than, plan), at: nowhere };
  const value = amountOf(metric, condition.value, context);
  if (condition.op === 'between') return { metric, op: 'between', value, value2: amountOf(metric, condition.value2, context), at: nowhere };
  return { metric, op: condition.op, value, at: nowhere };
}

function amountOf(ref: MetricRef, value: number, { catalogue, directory }: PlanContext): Amount {
  switch (unitOf(ref, catalogue)) {
    case 'percent':
      return { value: scaled(value, 2), unit: 'percent' };
    case 'currency':
    case 'currency_per_hour':
      return { value: scaled(value, -currencyDigits(directory.brand.currency)), unit: 'money' };
    case 'duration':
      return { value, unit: 'seconds' };
    case 'count':
    case 'number':
    case 'per_hour':
    case 'score':
      return { value, unit: null };
  }
}

function refOf(key: string, { metrics }: MetricsPlan): MetricRef {
  return metrics.find((ref) => metricKey(ref) === key) ?? key;
}
