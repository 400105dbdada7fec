/** The nearest questions to one that has no exact answer; each was tried and has one. */
import type { Grain } from '../base/day.ts';
import type { Problem, Suggestion } from '../base/problem.ts';
import { refused } from '../base/result.ts';
import type { DaySpan } from '../catalogue/coverage.ts';
import type { DimensionId } from '../catalogue/dimension.ts';
import { dimensionOf } from '../catalogue/dimensions.ts';
import { addDays } from '../plan/calendar.ts';
import { levelOf } from '../plan/level.ts';
import { defaultChart } from '../plan/passes/chart.ts';
import { defaultOrder } from '../plan/passes/ranking.ts';
import type { MetricsPlan } from '../plan/plan.ts';
import { sentence } from '../plan/sentence.ts';
import { type Resolving, resolve } from './resolve.ts';

const mostSuggestions = 4;
const overlapping: readonly DimensionId[] = ['lob', 'campaign', 'engagement', 'entry_point', 'goal_type'];

interface Candidate {
  readonly label: string;
  readonly plan: MetricsPlan;
}

/** `problems` as a refusal; where the first is `not_exact`, with the nearest plans that do have an exact answer. */
export function withNearest(
  [first, ...rest]: readonly [Problem, ...Problem[]],
  plan: MetricsPlan,
  resolving: Resolving,
): ReturnType<typeof refused> {
  if (first.code !== 'not_exact') return refused(first, ...rest);
  const suggestions = candidates(plan, resolving)
    .map(({ label, plan: near }) => ({ label, plan: settled(near, resolving) }))
    .filter(({ plan: near }) => resolve(near, resolving).ok)
    .map(({ label, plan: near }): Suggestion => ({ label, question: sentence(near, resolving) }))
    .slice(0, mostSuggestions);
  return refused({ ...first, suggestions }, ...rest);
}

/** Questions that are like `plan` but ask for less: the top 10, the next coarser grain, the last 7 days of the range. */
export function smallerQuestions(plan: MetricsPlan, resolving: Resolving): readonly Suggestion[] {
  const coarser = plan.grain === null ? undefined : grains[grains.indexOf(plan.grain) + 1];
  const week = addDays(plan.time.to, -6);
  const smaller: readonly Candidate[] = [
    ...(plan.by.length > 0 && plan.limit === null ? [{ label: 'top 10', plan: { ...plan, limit: 10 } }] : []),
    ...(coarser ? [{ label: `by ${coarser}`, plan: { ...plan, grain: coarser } }] : []),
    ...(plan.time.from === null || plan.time.from < week
      ? [{ label: `${week} to ${plan.time.to}`, plan: { ...plan, time: { from: week, to: plan.time.to, phrase: null } } }]
      : []),
  ];
  return smaller.map(({ label, plan: near }) => ({ label, question: sentence(settled(near, resolving), resolving) }));
}

const grains: readonly Grain[] = ['day', 'week', 'month', 'quarter', 'year'];

/** By the members that overlap, each of them alone, the days that have events, and the cut without what overlaps. */
function candidates(plan: MetricsPlan, { coverage }: Resolving): readonly Candidate[] {
  const filters = plan.filters.filter(({ dimension }) => overlapping.includes(dimension));
  const others = plan.filters.filter((filter) => !filters.includes(filter));
  const apart = filters
    .filter(({ dimension }) => !plan.by.includes(dimension))
    .map(({ dimension }) => ({ label: `by ${nounOf(dimension)}`, plan: { ...plan, by: [...plan.by, dimension], limit: null } }));
  const single = filters.flatMap((filter) =>
    filter.op === 'in' && filter.values.length > 1
      ? filter.values.slice(0, 2).map((value) => ({
          label: value,
          plan: { ...plan, filters: plan.filters.map((other) => (other === filter ? { ...filter, values: [value] } : other)) },
        }))
      : [],
  );
  const days = latestOf(coverage.facts, plan);
  const within = days ? [{ label: `${days.from} to ${days.to}`, plan: { ...plan, time: { ...days, phrase: null } } }] : [];
  const fewer = plan.by
    .filter((dimension) => overlapping.includes(dimension) && plan.by.length > 1)
    .map((dimension) => ({
      label: `without ${nounOf(dimension)}`,
      plan: { ...plan, by: plan.by.filter((other) => other !== dimension), limit: null },
    }));
  const whole = { label: 'without these filters', plan: { ...plan, filters: others } };
  return [...apart, ...single, ...within, ...fewer, ...(filters.length > 0 ? [whole] : [])];
}

/** The latest stretch of `spans` within the plan's days, null where there is none. */
function latestOf(spans: readonly DaySpan[], { time }: MetricsPlan): DaySpan | null {
  const last = spans.findLast(({ from, to }) => from <= time.to && (time.from === null || to >= time.from));
  if (!last) return null;
  return { from: time.from !== null && time.from > last.from ? time.from : last.from, to: time.to < last.to ? time.to : last.to };
}

/** With the level, order and chart that go with it. */
function settled(plan: MetricsPlan, resolving: Resolving): MetricsPlan {
  const known = new Set<string>([...plan.by, 'time', 'change', 'change_rate']);
  const order = plan.order.filter(({ by }) => known.has(by) || resolving.catalogue.metric(by) !== undefined || by.includes('/'));
  const levelled = { ...plan, level: levelOf(plan), order: order.length > 0 ? order : defaultOrder(plan) };
  return { ...levelled, chart: plan.chart === null ? null : defaultChart(levelled, resolving) };
}

function nounOf(dimension: DimensionId): string {
  return dimension === 'lob' ? 'LOB' : dimensionOf(dimension).label.toLowerCase();
}
