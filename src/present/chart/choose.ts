/** Which columns of a result a chart shows, and what kind it can honestly be. */

import type { Unit } from '../../catalogue/metric.ts';
import type { ChartKind, MetricsPlan } from '../../plan/plan.ts';
import type { QueryResult, ResultColumn } from '../../query/result.ts';
import { addsUp } from './additive.ts';

/** Bars, slices or columns beyond this many members cannot be read: the table is shown alone. */
export const mostMembers = 30;

/** Series of one chart beside each other at most, without a further breakdown. */
const mostMetrics = 4;

/** The metric columns a chart of `plan` can show, previous periods behind their metric: of one unit, or of two where it has two axes. */
export function drawnColumns(plan: MetricsPlan, result: QueryResult): readonly ResultColumn[] {
  const role = plan.transform === 'share' ? 'share' : 'metric';
  const metrics = result.columns.filter((column) => column.role === role && !column.extra);
  const candidates = metrics.length > 0 ? metrics : result.columns.filter((column) => column.role === role);
  const units = [...new Set(candidates.map(axisUnit))];
  const axes = twoAxes(plan) ? units.slice(0, 2) : units.slice(0, 1);
  const many = plan.by.length > (plan.grain === null ? 1 : 0);
  const drawn = candidates.filter((column) => axes.includes(axisUnit(column))).slice(0, many ? 1 : mostMetrics);
  if (many || drawn.length > 2) return drawn;
  return drawn.flatMap((column) => [column, ...result.columns.filter((other) => other.role === 'previous' && other.of === column.of)]);
}

/** Percents of over 100 and scores keep axes of their own. */
export function axisUnit(column: ResultColumn): Unit | 'none' {
  return column.unit ?? 'none';
}

function twoAxes(plan: MetricsPlan): boolean {
  return plan.chart === 'combo';
}

/** What `asked` becomes where the numbers do not allow it: a pie or a stack whose parts make no whole is bars. */
export function honestKind(asked: ChartKind, plan: MetricsPlan, result: QueryResult, column: ResultColumn | undefined): ChartKind {
  if (asked === 'number' && result.rows.length > 1) return plan.grain === null ? 'bar' : 'line';
  if (asked === 'line' && plan.grain === null) return 'bar';
  if (asked !== 'pie' && asked !== 'stacked_bar') return asked;
  const parts = plan.by.length + (plan.grain === null ? 0 : 1);
  const whole = column !== undefined && addsUp(result, column);
  if (asked === 'pie') return whole && parts === 1 && plan.compare === null ? 'pie' : plan.grain === null ? 'bar' : 'line';
  return whole && parts === 2 ? 'stacked_bar' : 'bar';
}
