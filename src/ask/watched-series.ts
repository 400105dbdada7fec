/** Rows of a watched question as series: one for the total, or one for each member. */
import type { Day, Grain } from '../base/day.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { addsUp } from '../catalogue/catalogue.ts';
import type { Brand } from '../catalogue/directory.ts';
import type { AlertPlan } from '../plan/plan.ts';
import { bucketAfter, bucketsOf, weekdayOf } from '../plan/time-buckets.ts';
import type { Cell, QueryResult } from '../query/result.ts';
import type { WatchedPeriod } from './watched-period.ts';

export interface Series {
  /** The cells of the breakdown, as shown; empty for the total. */
  readonly member: readonly Cell[];
  /** By the first date of the period; without an entry where there is no value, or too little behind it. */
  readonly values: ReadonlyMap<Day, number>;
}

interface Reading extends WatchedPeriod {
  readonly brand: Brand;
  readonly catalogue: Catalogue;
  /** Values are given of the periods that begin between these. */
  readonly from: Day;
  readonly to: Day;
}

/** Periods after which a member without anything has gone, and no longer counts as nothing. */
const gone: Readonly<Record<Grain, number>> = { day: 28, week: 8, month: 3, quarter: 2, year: 1 };

/** Periods before the first value whose rows are to be read, too: they tell whether a member was there. */
export function leadOf({ of }: AlertPlan, grain: Grain): number {
  return of.by.length === 0 ? 0 : gone[grain];
}

/**
 * The series in `result`. A count without rows is 0, but of a member only for some periods after one in which it had anything: a campaign
 * that has ended is not at zero for ever. What comes later decides nothing, so that a day has the same value whenever it is looked at. Days
 * that a filter on weekdays leaves out have no value.
 */
export function seriesIn(result: QueryResult, alert: AlertPlan, reading: Reading): readonly Series[] {
  const members = new Map<string, { readonly member: readonly Cell[]; readonly rows: Map<Day, readonly Cell[]> }>();
  const by = alert.of.by.length;
  for (const row of result.rows) {
    const member = row.slice(0, by);
    const key = JSON.stringify(member);
    const found = members.get(key) ?? { member, rows: new Map<Day, readonly Cell[]>() };
    found.rows.set(String(row[by]), row);
    members.set(key, found);
  }
  return [...members.values()].map(({ member, rows }) => ({ member, values: valuesOf(rows, result, alert, reading) }));
}

type Rows = ReadonlyMap<Day, readonly Cell[]>;

function valuesOf(rows: Rows, { columns }: QueryResult, alert: AlertPlan, reading: Reading): ReadonlyMap<Day, number> {
  const { grain, catalogue, from, to } = reading;
  const at = columns.findIndex(
    ({ of, role }) => of === alert.metric && (role === 'share' || (role === 'metric' && alert.of.transform !== 'share')),
  );
  const least = alert.minimum;
  const leastAt = least === null ? -1 : columns.findIndex(({ of, role }) => of === least.metric && role === 'metric');
  const values = new Map<Day, number>();
  for (const day of livedIn(rows, alert.of.by.length, reading)) {
    if (day < from || day > to) continue;
    const row = rows.get(day);
    const value = row === undefined && addsUp(alert.metric, catalogue) ? 0 : numberIn(row?.[at]);
    const rests = least === null || (numberIn(row?.[leastAt]) ?? 0) >= least.value;
    if (value !== null && rests && isAsked(day, alert, grain)) values.set(day, value);
  }
  return values;
}

/** The periods in which there was anything, and some after each; of the total all. */
function livedIn(rows: Rows, by: number, { grain, brand }: Pick<Reading, 'grain' | 'brand'>): readonly Day[] {
  const days = [...rows.keys()].sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (by === 0) return bucketsOf(first, last, grain, brand.weekStart);
  const isAlive = (day: Day): boolean =>
    rows
      .get(day)
      ?.slice(by + 1)
      .some((cell) => cell !== null && cell !== 0) === true;
  const lived = new Set<Day>();
  for (const day of days.filter(isAlive))
    for (const one of bucketsOf(day, bucketAfter(day, grain, gone[grain]), grain, brand.weekStart)) lived.add(one);
  return [...lived];
}

function numberIn(cell: Cell | undefined): number | null {
  return typeof cell === 'number' ? cell : null;
}

function isAsked(day: Day, { of }: AlertPlan, grain: Grain): boolean {
  if (grain !== 'day') return true;
  const weekday = weekdayOf(day);
  return of.filters.every(
    ({ dimension, op, values }) => dimension !== 'weekday' || values.some((value) => value === weekday) === (op === 'in'),
  );
}
