/** The days that a plan reads, and the bucket and weekday of each: all calendar arithmetic happens here, so the SQL needs none. */
import type { Day, Grain } from '../base/day.ts';
import { once } from '../base/once.ts';
import type { DaySpan } from '../catalogue/coverage.ts';
import type { Directory } from '../catalogue/directory.ts';
import { addDays, dayAt, dayNumber } from '../plan/calendar.ts';
import type { MetricsPlan } from '../plan/plan.ts';
import { bucketsOf, weekdayOf, weekdayOrder } from '../plan/time-buckets.ts';

/** A day that is read, the bucket that it counts in (null without grain) and its weekday, 1 is monday. */
type CalendarDay = readonly [date: Day, time: Day | null, weekday: number];

export interface Timeline {
  /** What is read. */
  readonly range: DaySpan;
  /** In order; a rolling window puts a day in several buckets. Made when first asked for: most plans never need it. */
  readonly days: () => readonly CalendarDay[];
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
  const timelineOf = (span: DaySpan) => (rolling === null ? plain(plan, span, directory) : windows(plan, span, rolling, from));
  const now = timelineOf(range);
  const compare = plan.compare;
  if (!compare) return { now, before: null, uncovered: false };
  const covered = addDays(compare.from, 1 - (rolling ?? 1)) >= from && compare.to <= to;
  if (!covered) return { now, before: null, uncovered: true };
  // Places are those in the range asked for, of which the data may lack the beginning.
  const places = asked.from === range.from ? now.buckets : timelineOf(asked).buckets;
  return { now, before: paired(timelineOf(compare), places, now.buckets), uncovered: false };
}

/** The number of days of a rolling window, null where there is none. */
function rollingDays(plan: MetricsPlan): number | null {
  return plan.transform !== null && plan.transform !== 'share' ? plan.transform.rolling : null;
}

function plain(plan: MetricsPlan, range: DaySpan, directory: Directory): Timeline {
  const { grain } = plan;
  const filtered = plan.filters.some(({ dimension }) => dimension === 'weekday');
  const days = once(() => {
    const wanted = weekdaysWanted(plan);
    const bucketOf = grain === null ? () => null : bucketFinder(range, grain, directory);
    const first = weekdayNumber(range.from) - 1;
    return eachDay(range)
      .map((date, index): CalendarDay => [date, bucketOf(date), ((first + index) % 7) + 1])
      .filter(([, , weekday]) => wanted(weekday));
  });
  return {
    range,
    days,
    buckets: grain === null ? [] : filtered ? bucketsIn(days()) : bucketsOf(range.from, range.to, grain, directory.brand.weekStart),
    joined: filtered || plan.by.includes('weekday') || (grain !== null && grain !== 'day'),
    valuesFrom: null,
  };
}

function windows(plan: MetricsPlan, range: DaySpan, length: number, dataFrom: Day): Timeline {
  const wanted = weekdaysWanted(plan);
  const times = eachDay(range).filter((time) => wanted(weekdayNumber(time)));
  const days = once(() =>
    times.flatMap((time) =>
      eachDay({ from: max(addDays(time, 1 - length), dataFrom), to: time })
        .map((date): CalendarDay => [date, time, weekdayNumber(date)])
        .filter(([, , weekday]) => wanted(weekday)),
    ),
  );
  return {
    range: { from: max(addDays(range.from, 1 - length), dataFrom), to: range.to },
    days,
    buckets: times,
    joined: true,
    valuesFrom: addDays(dataFrom, length - 1),
  };
}

/** Buckets pair by their position among `places`; what has no partner among those `shown` is left out. */
function paired(before: Timeline, places: readonly Day[], shown: readonly Day[]): Timeline {
  if (before.buckets.length === 0) return before;
  const isShown = new Set(shown);
  const partners = before.buckets.map((bucket, index) => [bucket, places[index]] as const);
  const partner = new Map(partners.filter(([, place]) => place !== undefined && isShown.has(place)));
  const days = once(() =>
    before.days().flatMap(([date, time, weekday]): CalendarDay[] => {
      const now = time === null ? undefined : partner.get(time);
      return now === undefined ? [] : [[date, now, weekday]];
    }),
  );
  return { ...before, days, buckets: places.slice(0, before.buckets.length).filter((place) => isShown.has(place)), joined: true };
}

/** Finds the bucket of days that are asked for in order. */
function bucketFinder(range: DaySpan, grain: Grain, directory: Directory): (date: Day) => Day | null {
  const starts = bucketsOf(range.from, range.to, grain, directory.brand.weekStart);
  let at = 0;
  return (date) => {
    for (let next = starts[at + 1]; next !== undefined && next <= date; next = starts[at + 1]) at += 1;
    return starts[at] ?? null;
  };
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
  const first = dayNumber(from);
  return Array.from({ length: Math.max(0, dayNumber(to) - first + 1) }, (_, index) => dayAt(first + index));
}

function max(left: Day, right: Day): Day {
  return left > right ? left : right;
}

function min(left: Day, right: Day): Day {
  return left < right ? left : right;
}
