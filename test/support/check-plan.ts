/** Holds the result of a plan against plain counting. */

import { type Catalogue, dashboard } from '../../src/catalogue/catalogue.ts';
import type { DimensionId } from '../../src/catalogue/dimension.ts';
import { deviceClasses } from '../../src/catalogue/dimensions.ts';
import type { Directory } from '../../src/catalogue/directory.ts';
import { measuresOf } from '../../src/catalogue/formula.ts';
import { measureOf } from '../../src/catalogue/measures.ts';
import { type MetricRef, metricKey } from '../../src/catalogue/metric.ts';
import { addDays } from '../../src/plan/calendar.ts';
import { formulaOf } from '../../src/plan/metric-ref.ts';
import type { MetricsPlan, PlanFilter } from '../../src/plan/plan.ts';
import { isMember } from '../../src/plan/source/selection.ts';
import { bucketStart, weekdayOf } from '../../src/plan/time-buckets.ts';
import type { QueryResult, Cell as ResultCell } from '../../src/query/result.ts';
import { type Cell, type Condition, type Rows, valueOf } from './brute-force.ts';

/** Where `result` differs from counting, in words; empty where all is alike. */
export function differencesFrom(
  plan: MetricsPlan,
  result: QueryResult,
  rows: Rows,
  directory: Directory,
  catalogue = dashboard,
): readonly string[] {
  const filters = plan.filters.filter(({ dimension }) => dimension !== 'weekday').map((filter) => conditionOf(filter, directory));
  const days = daysOf(plan);
  const found: string[] = [];
  const compare = (where: string, cell: Cell, values: readonly ResultCell[]): void => {
    for (const ref of plan.metrics) {
      const index = result.columns.findIndex(({ id }) => id === metricKey(ref));
      const expected = expectedOf(ref, cell, rows, catalogue);
      const actual = values[index] ?? null;
      if (!isSame(actual, expected)) found.push(`${where} ${metricKey(ref)}: ${String(actual)} instead of ${String(expected)}`);
    }
  };
  const seen = new Set<string>();
  for (const row of result.rows) {
    const keys = plan.by.map((dimension, index) => keyOf(dimension, row[index] ?? null, directory));
    const at = plan.grain === null ? null : String(row[plan.by.length]);
    seen.add(JSON.stringify([keys, at]));
    compare(JSON.stringify(row.slice(0, plan.by.length + (at === null ? 0 : 1))), cellOf(plan, filters, keys, at, days, directory), row);
  }
  for (const keys of plan.by.length === 1 ? allKeys(plan.by[0] ?? 'device', directory) : []) {
    if (plan.grain !== null || seen.has(JSON.stringify([[keys], null])) || !plan.metrics.every((ref) => isCount(ref, catalogue))) continue;
    for (const ref of plan.metrics) {
      const value = expectedOf(ref, cellOf(plan, filters, [keys], null, days, directory), rows, catalogue);
      if (value !== null && value !== 0) found.push(`no row ${keys}, though ${metricKey(ref)} is ${String(value)}`);
    }
  }
  if (result.totals !== null) {
    const totals = result.totals;
    for (const ref of plan.metrics) {
      const index = result.columns.findIndex(({ id }) => id === metricKey(ref));
      const expected = expectedOf(ref, { days: new Set(days), conditions: filters }, rows, catalogue);
      const actual = totals[index] ?? null;
      if (actual !== null && !isSame(actual, expected))
        found.push(`total ${metricKey(ref)}: ${String(actual)} instead of ${String(expected)}`);
      if (actual === null && expected !== null && !hasNoTotal(ref, plan, catalogue))
        found.push(`no total of ${metricKey(ref)}: ${String(expected)}`);
    }
  }
  return found;
}

function hasNoTotal(ref: MetricRef, plan: MetricsPlan, catalogue: Catalogue): boolean {
  const measures = measuresOf(formulaOf(ref, catalogue)).map(measureOf);
  const hours =
    measures.every(({ family }) => family === 'agent_hours') &&
    plan.by.some((dimension) => ['lob', 'campaign', 'engagement'].includes(dimension));
  return hours || (plan.by.includes('currency') && measures.some(({ money }) => money));
}

function isCount(ref: MetricRef, catalogue: Catalogue): boolean {
  return (
    typeof ref === 'string' &&
    catalogue.metric(ref)?.formula.kind === 'measure' &&
    measuresOf(formulaOf(ref, catalogue)).every((id) => measureOf(id).family !== 'agent_hours')
  );
}

function expectedOf(ref: MetricRef, cell: Cell, rows: Rows, catalogue: Catalogue): number | null {
  const formula = formulaOf(ref, catalogue);
  const families = [...new Set(measuresOf(formula).map((id) => measureOf(id).family))];
  return valueOf(formula, cell, rows, families);
}

function cellOf(
  plan: MetricsPlan,
  filters: readonly Condition[],
  keys: readonly string[],
  at: string | null,
  days: readonly string[],
  directory: Directory,
): Cell {
  const weekday = keys[plan.by.indexOf('weekday')];
  const wanted = days.filter(
    (day) =>
      (at === null || plan.grain === null || bucketStart(day, plan.grain, directory.brand.weekStart) === at) &&
      (weekday === undefined || weekdayOf(day) === weekday),
  );
  const own = plan.by.flatMap((dimension, index) =>
    dimension === 'weekday' ? [] : [{ dimension, holds: (value: string) => value === keys[index] }],
  );
  return { days: new Set(wanted), conditions: [...filters, ...own] };
}

function daysOf(plan: MetricsPlan): readonly string[] {
  const days: string[] = [];
  for (let day = plan.time.from ?? plan.time.to; day <= plan.time.to; day = addDays(day, 1)) days.push(day);
  return days.filter((day) =>
    plan.filters
      .filter(({ dimension }) => dimension === 'weekday')
      .every(({ op, values }) => values.includes(weekdayOf(day)) === (op === 'in')),
  );
}

function conditionOf({ dimension, op, values }: PlanFilter, directory: Directory): Condition {
  const named = new Set(values.flatMap((value) => (isMember(dimension) ? directory.named(dimension, value).map(({ id }) => id) : [value])));
  if (dimension === 'device_class') {
    const devices = [...named].flatMap((name) => deviceClasses[name] ?? []);
    return { dimension: 'device', holds: (value) => devices.includes(value) === (op === 'in') };
  }
  return { dimension, holds: (value) => named.has(value) === (op === 'in') };
}

function keyOf(dimension: DimensionId, cell: ResultCell, directory: Directory): string {
  if (cell === null) return '';
  if (dimension === 'weekday') return String(cell).toLowerCase();
  if (!isMember(dimension)) return String(cell);
  return directory.members(dimension).find(({ id }) => directory.label(dimension, id) === cell)?.id ?? `nobody: ${String(cell)}`;
}

function allKeys(dimension: DimensionId, directory: Directory): readonly string[] {
  if (isMember(dimension)) return ['', ...directory.members(dimension).map(({ id }) => id)];
  return dimension === 'device' ? ['desktop/laptop', 'mobile smartphone', 'mobile tablet', 'unknown'] : [];
}

function isSame(actual: ResultCell, expected: number | null): boolean {
  if (actual === null || expected === null) return actual === expected;
  return typeof actual === 'number' && Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
}
