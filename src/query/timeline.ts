/** The days that a plan reads, and the bucket and weekday of each: all calendar arithmetic happens here, so the SQL needs none. */
import type { Day } from '../base/day.ts';
import type { DaySpan } from '../catalogue/coverage.ts';
import type { Directory } from '../catalogue/directory.ts';
import { addDays, dayCount } from '../plan/calendar.ts';
import type { MetricsPlan } from '../plan/plan.ts';
import { bucketStart, weekdayOf, weekdayOrder } from '../plan/time-buckets.ts';

/** A day that is read, the bucket that it counts in (null without grain) and its weekday, 1 is monday. */
export type CalendarDay = readonly [date: Day, time: Day | null, weekday: number];

export interface Timeline {
  /** What is read. */
  readonly range: DaySpan;
  /** In order; a rolling window puts a day in several buckets. */
  readonly days: readonly CalendarDay[];
  /** First dates of the buckets shown, in order; empty without grain. */
  readonly buckets: readonly Day[];
  /** The calendar must be joined: a bucket is not the day itself, or some days are left out. */
  readonly joined: boolean;
  /** Buckets before this day rest on days before the data: no value. */
  readonly valuesFrom: Day | null;
}

export interface Timelines {
  /** Null: the whole range lies outside the data. */
  readonly now: Timeline | null;
  /** Null: nothing is compared, or the data do not cover the range compared with. */
  readonly before: Timeline | null;
  readonly uncovered: boolean;
}

/** What `plan` reads of the data that `directory` tells of. */
export function timelinesOf(plan: MetricsPlan, directory: Directory): Timelines {
  const { from, to } = directory.extent;
  if (from === null || to === null) return { now: null, before: null, uncovered: false };
  const asked = { from: plan.time.from ?? from, to: plan.time.to };
  const range = { from: max(asked.from, from), to: min(asked.to, to) };
  if (range.from > range.to) return { now: null, before: null, uncovered: false };
  const rolling = rollingDays(plan);
  const now = rolling === null ? plain(plan, range, directory) : windows(plan, range, rolling, from);
  const compare = plan.compare;
  if (!compare) return { now, before: null, uncovered: false };
  const covered = compare.from >= from && compare.to <= to;
  return { now, before: covered ? paired(plain(plan, compare, directory), now.buckets) : null, uncovered: !covered };
}

/** The number of days of a rolling window, null where there is none. */
export function rollingDays(plan: MetricsPlan): number | null {
  return plan.transform !== null && plan.transform !== 'share' ? plan.transform.rolling : null;
}

function plain(plan: MetricsPlan, range: DaySpan, directory: Directory): Timeline {
  const wanted = weekdaysWanted(plan);
  const days: CalendarDay[] = [];
  for (const date of eachDay(range)) {
    const weekday = weekdayNumber(date);
    if (wanted(weekday)) days.push([date, plan.grain === null ? null : bucketStart(date, plan.grain, directory.brand.weekStart), weekday]);
  }
  const joined = plan.by.includes('weekday') || plan.filters.some(({ dimension }) => dimension === 'weekday');
  return {
    range,
    days,
    buckets: bucketsIn(days),
    joined: joined || (plan.grain !== null && plan.grain !== 'day'),
    valuesFrom: null,
  };
}

function windows(plan: MetricsPlan, range: DaySpan, length: number, dataFrom: Day): Timeline {
  const wanted = weekdaysWanted(plan);
  const days: CalendarDay[] = [];
  for (const time of eachDay(range))
    if (wanted(weekdayNumber(time)))
      for (const date of eachDay({ from: max(addDays(time, 1 - length), dataFrom), to: time }))
        days.push([date, time, weekdayNumber(date)]);
  return {
    range: { from: max(addDays(range.from, 1 - length), dataFrom), to: range.to },
    days,
    buckets: bucketsIn(days),
    joined: true,
    valuesFrom: addDays(dataFrom, length - 1),
  };
}

/** Buckets pair by position; what has no partner is left out. */
function paired(before: Timeline, buckets: readonly Day[]): Timeline {
  if (before.buckets.length === 0) return before;
  const partner = new Map(before.buckets.map((bucket, index) => [bucket, buckets[index]]));
  const days = before.days.flatMap(([date, time, weekday]): CalendarDay[] => {
    const now = time === null ? undefined : partner.get(time);
    return now === undefined ? [] : [[date, now, weekday]];
  });
  return { ...before, days, buckets: bucketsIn(days), joined: true };
}

function weekdaysWanted(plan: MetricsPlan): (weekday: number) => boolean {
  const filters = plan.filters.filter(({ dimension }) => dimension === 'weekday');
  const sets = filters.map(({ op, values }) => ({ numbers: new Set(values.map(numberOf)), kept: op !== 'not_in' }));
  return (weekday) => sets.every(({ numbers, kept }) => numbers.has(weekday) === kept);
}

function numberOf(name: string): number {
  return weekdayOrder.findIndex((weekday) => weekday === name) + 1;
}

function weekdayNumber(date: Day): number {
  return weekdayOrder.indexOf(weekdayOf(date)) + 1;
}

function bucketsIn(days: readonly CalendarDay[]): readonly Day[] {
  return [...new Set(days.flatMap(([, time]) => (time === null ? [] : [time])))].sort();
}

function eachDay({ from, to }: DaySpan): readonly Day[] {
  return Array.from({ length: Math.max(0, dayCount(from, to)) }, (_, index) => addDays(from, index));
}

function max(left: Day, right: Day): Day {
  return left > right ? left : right;
}

function min(left: Day, right: Day): Day {
  return left < right ? left : right;
}
