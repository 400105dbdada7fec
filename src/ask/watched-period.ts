/** How often a value of the watched question is complete, and the plan that gives all of them. */
import type { Grain, WeekStart } from '../base/day.ts';
import { ok, type Result, refused } from '../base/result.ts';
import { metricKey } from '../catalogue/metric.ts';
import { dayCount } from '../plan/calendar.ts';
import { refOf } from '../plan/metric-name.ts';
import type { AlertPlan, MetricsPlan, PlanTime, Transform } from '../plan/plan.ts';
import { bucketEnd, bucketStart } from '../plan/time-buckets.ts';

export interface WatchedPeriod {
  readonly grain: Grain;
  /** A range of days that is no calendar unit is looked at day by day, each with the days before it. */
  readonly transform: Transform | null;
}

/** The periods of an alert: its grain where it has one, else the calendar unit that its range is. */
export function watchedPeriod({ of, test, basis }: AlertPlan, weekStart: WeekStart): Result<WatchedPeriod> {
  const { from, to, phrase } = of.time;
  if (phrase === null && of.grain === null) return unwatchable('The dates are fixed, so that the number will never be another.');
  if (from === null) return unwatchable('A range without a beginning has no periods to watch.');
  const grain = of.grain ?? unitOf(from, to, weekStart);
  const transform =
    of.transform ?? (of.grain === null && grain === 'day' && from !== to ? { rolling: dayCount(from, to), total: true } : null);
  if (grain === 'week' && test === 'change' && (basis === 'previous month' || basis === 'previous quarter'))
    return unwatchable('Weeks do not fit into months: a week is compared with the week before or the year before.');
  return ok({ grain, transform });
}

function unitOf(from: string, to: string, weekStart: WeekStart): Grain {
  const whole = (['week', 'month', 'quarter', 'year'] as const).find(
    (grain) => bucketStart(from, grain, weekStart) === from && bucketEnd(from, grain) === to,
  );
  return whole ?? 'day';
}

function unwatchable(message: string): ReturnType<typeof refused> {
  const example = 'alert me when exposed drops by more than 20% wow';
  return refused({ code: 'not_understood', message, at: null, suggestions: [{ label: example, question: example }] });
}

/** The watched metric, and what it is to rest on, period by period over `time`; the rows are those of any question by day, week or month. */
export function seriesPlan(alert: AlertPlan, { grain, transform }: WatchedPeriod, time: PlanTime): MetricsPlan {
  const keys = [alert.metric, ...(alert.minimum === null ? [] : [alert.minimum.metric])];
  const refs = keys.map((key) => refOf(key, alert.of));
  return {
    ...alert.of,
    metrics: refs.filter((ref, index) => refs.findIndex((other) => metricKey(other) === metricKey(ref)) === index),
    grain,
    time,
    transform,
    having: [],
    order: [{ by: 'time', direction: 'asc' }],
    compare: null,
    chart: null,
    output: null,
  };
}
