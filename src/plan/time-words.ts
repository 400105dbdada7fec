/** Ranges and comparisons as they are typed. */
import type { Day, WeekStart } from '../base/day.ts';
import { addDays, dayCount, dayOf, partsOf } from './calendar.ts';
import type { MetricsPlan, PlanCompare, PlanTime } from './plan.ts';
import type { PlanContext } from './planned.ts';
import { isInWeeks } from './range-of.ts';
import { bucketStart, bucketsOf } from './time-buckets.ts';

/** The dates in words: the phrase, or the days themselves. */
export function timeText({ from, to, phrase }: PlanTime): string {
  return phrase ?? daysText(from, to);
}

/** The dates of a plan, as weeks where the comparison is that of weeks: `week 45 2026 and week 46 2026`. */
export function rangeText(plan: Pick<MetricsPlan, 'time' | 'compare'>, context: PlanContext): string {
  const { from, to } = plan.time;
  if (from === null || !isInWeeks(plan, context)) return timeText(plan.time);
  const { weekStart } = context.directory.brand;
  return bucketsOf(from, to, 'week', weekStart)
    .map((start) => weekText(start, weekStart))
    .join(' and ');
}

/** Weeks over weeks and the like by their short form: `previous month` alone is a range as well. */
export function compareText({ name, from, to }: PlanCompare): string {
  const unit = name.replace('previous ', '');
  if (name === 'custom') return `vs ${daysText(from, to)}`;
  return name === 'previous period' ? 'vs previous period' : `${unit} over ${unit}`;
}

function daysText(from: Day | null, to: Day): string {
  if (from === null) return `until ${to}`;
  return from === to ? from : `${from} to ${to}`;
}

/** Week 1 is the one that holds 4 January: the year of a week is that of its fourth day. */
function weekText(start: Day, weekStart: WeekStart): string {
  const { year } = partsOf(addDays(start, 3));
  const first = bucketStart(dayOf(year, 1, 4), 'week', weekStart);
  return `week ${String((dayCount(first, start) - 1) / 7 + 1)} ${String(year)}`;
}
