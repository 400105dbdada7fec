/** Figures from results: each value with what it is set against. */
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { dimensionIds, type MemberDimensionId } from '../../catalogue/dimension.ts';
import type { Directory } from '../../catalogue/directory.ts';
import { touchOf } from '../../catalogue/families.ts';
import { growsWithDays, isSum, measuresOf } from '../../catalogue/formula.ts';
import { measureOf } from '../../catalogue/measures.ts';
import type { Metric } from '../../catalogue/metric.ts';
import type { Cell, QueryResult, ResultColumn } from '../../query/result.ts';
import type { Against, Figure, Subject } from './snapshot.ts';

/** The same weekday before: sums by day, rates of all days together. */
export interface WeekdayResults {
  /** How many days there are. */
  readonly days: number;
  readonly daily: QueryResult | null;
  readonly together: QueryResult | null;
}

interface Values {
  readonly result: QueryResult;
  /** The row, −1 for the totals. */
  readonly at: number;
  readonly compared: boolean;
  readonly weekday: WeekdayResults | null;
  readonly catalogue: Catalogue;
  readonly directory: Directory;
}

/** The subjects of `result`, one a row; a breakdown's member stands in its first column. */
export function subjectsOf(result: QueryResult, values: Omit<Values, 'result' | 'at'>): readonly Subject[] {
  return result.rows.map((row, at) => ({
    ...memberIn(row[0], result.columns[0], values.directory),
    figures: figuresOf({ ...values, result, at }),
  }));
}

/** Those of `subjects` that are members: what belongs to none has a row, and is not one of them. */
export function membersIn(subjects: readonly Subject[]): readonly Subject[] {
  return subjects.filter(({ name }) => name !== null);
}

/** The totals of `result` as one subject; null where it has none. */
export function wholeOf(result: QueryResult, values: Omit<Values, 'result' | 'at'>): Subject | null {
  return result.totals === null ? null : { name: null, id: null, figures: figuresOf({ ...values, result, at: -1 }) };
}

function figuresOf(values: Values): ReadonlyMap<string, Figure> {
  const { result, at } = values;
  const metrics = result.columns.flatMap((column, index) => (column.role === 'metric' ? [{ id: column.of, index }] : []));
  return new Map(
    metrics.map(({ id, index }) => [
      id,
      {
        value: cellIn(values, id),
        before: values.compared
          ? {
              value: cellIn(values, `${id}.previous`),
              change: cellIn(values, `${id}.change`),
              changeRate: cellIn(values, `${id}.change_rate`),
            }
          : null,
        average: averageOf(id, values),
        smallBase: result.smallBase.some(([row, column]) => row === at && column === index),
      },
    ]),
  );
}

function cellIn({ result, at }: Pick<Values, 'result' | 'at'>, id: string): Cell {
  const row = at === -1 ? result.totals : result.rows[at];
  return row?.[result.columns.findIndex((column) => column.id === id)] ?? null;
}

/** `value` set against `base`. */
export function against(value: Cell, base: Cell): Against {
  if (typeof value !== 'number' || typeof base !== 'number') return { value: base, change: null, changeRate: null };
  return { value: base, change: value - base, changeRate: base === 0 ? null : (value - base) / base };
}

function averageOf(id: string, values: Values): Against | null {
  const { weekday, at, result, catalogue } = values;
  const metric = catalogue.metric(id);
  if (weekday === null || weekday.days === 0 || at === -1 || metric === undefined) return null;
  const broken = result.columns[0]?.role === 'by';
  const member = broken ? (result.rows[at]?.[0] ?? null) : null;
  // What a breakdown does not reach is the same for every member, also for those that a day has nothing else to say of.
  const repeated = isRepeated(metric, broken ? result.columns[0]?.of : undefined);
  const isOwn = (row: readonly Cell[]) => !broken || repeated || row[0] === member;
  return against(cellIn(values, id), averageIn(metric, weekday, isOwn, repeated));
}

/** Whether all of `metric` is repeated over the members of a dimension, as the hours of agents are over campaigns. */
function isRepeated({ formula }: Metric, dimension: string | undefined): boolean {
  const by = dimensionIds.find((id) => id === dimension);
  const families = measuresOf(formula).map((id) => measureOf(id).family);
  return by !== undefined && families.every((family) => touchOf(family, by, families).reach === 'repeat');
}

/** A day without a row counts as 0 for sums, and is not known for what is `repeated` on rows; a rate is that of all the days. */
function averageIn(
  metric: Metric,
  { days, daily, together }: WeekdayResults,
  isOwn: (row: readonly Cell[]) => boolean,
  repeated: boolean,
): Cell {
  const source = isSum(metric.formula) ? daily : together;
  const column = source?.columns.findIndex(({ id }) => id === metric.id) ?? -1;
  if (source === null || column === -1) return null;
  const time = source.columns.findIndex(({ role }) => role === 'time');
  // Of a number that is repeated each date counts once.
  const cells = [...new Map(source.rows.filter(isOwn).map((row) => [row[time] ?? null, row[column] ?? null])).values()];
  if (repeated && isSum(metric.formula) && cells.length < days) return null;
  if (isSum(metric.formula)) return cells.reduce<number>((sum, cell) => sum + (typeof cell === 'number' ? cell : 0), 0) / days;
  const [cell = null] = cells;
  return typeof cell === 'number' && growsWithDays(metric.formula) ? cell / days : cell;
}

function memberIn(cell: Cell | undefined, column: ResultColumn | undefined, directory: Directory): Pick<Subject, 'name' | 'id'> {
  if (column?.role !== 'by' || typeof cell !== 'string') return { name: null, id: null };
  const dimension = column.of as MemberDimensionId;
  return { name: cell, id: directory.members(dimension).find(({ id }) => directory.label(dimension, id) === cell)?.id ?? null };
}
