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
}

/** Periods after which a member without anything has gone, and no longer counts as nothing. */
const gone: Readonly<Record<Grain, number>> = { day: 28, week: 8, month: 3, quarter: 2, year: 1 };

/**
 * The series in `result`. A count without rows is 0, but not before a member's first row, nor long after its last: a campaign that has
 * ended is not at zero for ever. Days that a filter on weekdays leaves out have no value.
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

function valuesOf(rows: Rows, { columns }: QueryResult, alert: AlertPlan, { grain, brand, catalogue }: Reading): ReadonlyMap<Day, number> {
  const at = columns.findIndex(
    ({ of, role }) => of === alert.metric && (role === 'share' || (role === 'metric' && alert.of.transform !== 'share')),
  );
  const least = alert.minimum;
  const leastAt = least === null ? -1 : columns.findIndex(({ of, role }) => of === least.metric && role === 'metric');
  const values = new Map<Day, number>();
  for (const day of livedIn(rows, alert.of.by.length, { grain, brand })) {
    const row = rows.get(day);
    const value = row === undefined && addsUp(alert.metric, catalogue) ? 0 : numberIn(row?.[at]);
    const rests = least === null || (numberIn(row?.[leastAt]) ?? 0) >= least.value;
    if (value !== null && rests && isAsked(day, alert, grain)) values.set(day, value);
  }
  return values;
}

/** The periods in which there was anything, from the first to some after the last; of the total all. */
function livedIn(rows: Rows, by: number, { grain, brand }: Pick<Reading, 'grain' | 'brand'>): readonly Day[] {
  const days = [...rows.keys()].sort();
  const alive =
    by === 0
      ? days
      : days.filter(
          (day) =>
            rows
              .get(day)
              ?.slice(by + 1)
              .some((cell) => cell !== null && cell !== 0) === true,
        );
  const [first, last] = [alive[0], alive.at(-1)];
  if (first === undefined || last === undefined) return [];
  const until = by === 0 ? last : bucketAfter(last, grain, gone[grain]);
  return bucketsOf(first, until, grain, brand.weekStart);
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
