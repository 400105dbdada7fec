/** The plans that a snapshot's numbers come from: each is one that `parley ask` could have made. */

import type { Extent } from '../../../catalogue/directory.ts';
import type { Section } from '../../../catalogue/metric.ts';
import { emptyQuestion } from '../../../language/empty-question.ts';
import type { MetricsQuestion } from '../../../language/question.ts';
import { addDays, dayCount } from '../../../plan/calendar.ts';
import { panelBreakdown } from '../../../plan/panel.ts';
import type { PlanTime, SnapshotPlan } from '../../../plan/plan.ts';
import type { PlanContext } from '../../../plan/planned.ts';
import { compareTerm, rangeOf } from '../../../plan/range-of.ts';
import { weekdayOf } from '../../../plan/time-buckets.ts';

const nowhere = { start: 0, end: 0 };

/** Weeks that the average of a weekday looks back. */
const weeksBack = 4;

/** Days of the dashboard's graphs where a shorter range is asked for: two weeks show the course of the week twice. */
const graphDays = 14;

/** The steps of the funnel picture that no section shows. */
export const pictureMetrics: readonly string[] = ['engaged', 'conversions_after_engagement'];

/** A graph of the dashboard: which section it stands with, and what it draws. */
export interface Graph {
  readonly section: Section;
  readonly title: string;
  readonly metrics: readonly string[];
}

export const graphs: readonly Graph[] = [
  {
    section: 'conversion',
    title: 'Conversion',
    metrics: ['conversions_after_engagement', 'conversion_rate_after_engagement'],
  },
  {
    section: 'efficiency',
    title: 'Efficiency',
    metrics: ['closed_conversations', 'closed_conversations_per_login_hour', 'closed_conversations_per_online_hour'],
  },
  { section: 'operations', title: 'Consumer experience', metrics: ['csat_score', 'mcs'] },
];

/** Whether the snapshot is about one subject: the brand, or the one member that it is filtered to. */
export function isOfOne({ panel, filters }: SnapshotPlan): boolean {
  return panel === 'brand' || filters.some(({ dimension, op, values }) => dimension === panel && op === 'in' && values.length === 1);
}

/** Whether a single day is asked for. */
export function isOfOneDay({ time }: SnapshotPlan): boolean {
  return time.from === time.to;
}

/** The question for the values of `metrics` and what they are compared with: the period before where nothing else is said. */
export function valuesQuestion(plan: SnapshotPlan, metrics: readonly string[], context: PlanContext): MetricsQuestion {
  const { time, compare } = plan;
  const previous = { kind: 'previous', unit: 'period', at: nowhere } as const;
  return {
    ...questionOf(plan, metrics, isOfOne(plan) ? [] : panelBreakdown(plan.panel)),
    time: { ...rangeOf({ time, compare }, context), at: nowhere },
    compare: time.from === null ? null : compare === null ? previous : compareTerm(compare),
  };
}

/** The same weekday of the four weeks before the day of `plan`, those of them that have complete data; the latest first. */
export function weekdaysBefore({ time }: SnapshotPlan, { from, completeTo }: Extent): readonly string[] {
  return Array.from({ length: weeksBack }, (_, index) => addDays(time.to, -7 * (index + 1))).filter(
    (day) => from !== null && completeTo !== null && day >= from && day <= completeTo,
  );
}

/** The question for `metrics` on `days` (one weekday, a week apart, the latest first): day by day, or of all of them together. */
export function weekdayQuestion(
  plan: SnapshotPlan,
  metrics: readonly string[],
  days: readonly string[],
  each: 'day' | 'together',
): MetricsQuestion {
  const question = questionOf(plan, metrics, isOfOne(plan) ? [] : panelBreakdown(plan.panel));
  const time: PlanTime = { from: days.at(-1) ?? plan.time.to, to: days[0] ?? plan.time.to, phrase: null };
  return {
    ...question,
    grain: each === 'day' ? { grain: 'day', at: nowhere } : null,
    time: { ...time, unit: null, running: false, at: nowhere },
    filters: [...question.filters, { dimension: 'weekday', op: 'in', values: [weekdayOf(plan.time.to)], at: nowhere }],
  };
}

/** The question behind a graph: all members that the filters leave together, over time; a short range is drawn as the end of two weeks. */
export function graphQuestion(plan: SnapshotPlan, { metrics }: Graph, { from: start }: Extent): MetricsQuestion {
  const { to } = plan.time;
  const asked = plan.time.from ?? start ?? to;
  const from = dayCount(asked, to) < 7 ? addDays(to, 1 - graphDays) : asked;
  const days = dayCount(from, to);
  return {
    ...questionOf(plan, metrics, []),
    grain: { grain: days <= 31 ? 'day' : days <= 26 * 7 ? 'week' : 'month', at: nowhere },
    time: { from, to, phrase: null, unit: null, running: false, at: nowhere },
    chart: { chart: 'combo', at: nowhere },
  };
}

function questionOf({ filters }: SnapshotPlan, metrics: readonly string[], by: ReturnType<typeof panelBreakdown>): MetricsQuestion {
  return {
    ...emptyQuestion,
    metrics: metrics.map((metric) => ({ metric, level: null, at: nowhere })),
    by: by.map((dimension) => ({ dimension, at: nowhere })),
    filters: filters.map((filter) => ({ ...filter, at: nowhere })),
    chart: { chart: 'none', at: nowhere },
  };
}
