/** The parts that every headline is made of. */

import { dayText, rangeText } from '../../base/day-text.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Extent } from '../../catalogue/directory.ts';
import type { MetricsPlan } from '../../plan/plan.ts';
import type { Cell, QueryResult, ResultColumn } from '../../query/result.ts';
import { formatOf } from '../columns.ts';
import { bucketText } from '../dates.ts';
import { type Currency, formatCell, type ValueFormat } from '../format.ts';
import { keyWords } from '../words.ts';

export interface HeadlineInput {
  readonly plan: MetricsPlan;
  readonly result: QueryResult;
  readonly catalogue: Catalogue;
  readonly currency: Currency;
  readonly extent: Extent;
}

/** `from 16 to 22 November 2026 (last week)`, `on 22 November 2026`. */
export function spanWords({ plan, extent }: HeadlineInput): string {
  const { from, to, phrase } = plan.time;
  const first = from ?? extent.from;
  const when =
    first === null ? `up to ${dayText(to)}` : first === to ? `on ${dayText(to)}` : `from ${fromWords(first, to)} to ${dayText(to)}`;
  return phrase === null ? when : `${when} (${phrase})`;
}

/** The first day, without the month and year that the last day says. */
function fromWords(from: string, to: string): string {
  const [day = '', month = '', year = ''] = dayText(from).split(' ');
  if (!dayText(to).endsWith(year)) return dayText(from);
  return dayText(to).endsWith(`${month} ${year}`) ? day : `${day} ${month}`;
}

/** `the previous week (9–15 November 2026)`; of a range named by hand, its dates. */
export function compareWords({ plan }: HeadlineInput): string {
  if (plan.compare === null) return '';
  const range = rangeText(plan.compare.from, plan.compare.to);
  return plan.compare.name === 'custom' ? range : `the ${plan.compare.name} (${range})`;
}

/** The columns that a headline speaks of: shares where they were asked for, else the metrics. */
export function mainColumns({ plan, result }: HeadlineInput): readonly ResultColumn[] {
  const role = plan.transform === 'share' ? 'share' : 'metric';
  const asked = result.columns.filter((column) => column.role === role && !column.extra);
  return asked.length > 0 ? asked : result.columns.filter((column) => column.role === role);
}

/** The metric of `column` in prose. */
export function nameOf(column: ResultColumn, { plan, catalogue }: HeadlineInput): string {
  const words = keyWords(column.of, plan.metrics, catalogue);
  return column.role === 'share' ? `share of ${words}` : words;
}

/** The cell of `row` under `column`. */
export function cellOf(row: readonly Cell[] | null | undefined, column: ResultColumn | undefined, { result }: HeadlineInput): Cell {
  return column === undefined ? null : (row?.[result.columns.indexOf(column)] ?? null);
}

/** `cell` as it is written under `column`. */
export function textOf(cell: Cell, column: ResultColumn, input: HeadlineInput): string {
  return formatCell(cell, formatOf(column, input.catalogue), input.currency);
}

/** `row`'s place: `Summer Sale`, `Thu 19 Nov`, `Summer Sale, Thu 19 Nov`. */
export function placeOf(row: readonly Cell[], { plan, result }: HeadlineInput): string {
  const years = new Set([plan.time.from ?? plan.time.to, plan.time.to].map((day) => day.slice(0, 4)));
  return result.columns
    .flatMap((column, index) => {
      const cell = row[index] ?? null;
      if (column.role === 'time') return [withoutYear(bucketText(String(cell), plan.grain ?? 'day'), years.size === 1)];
      if (column.role !== 'by') return [];
      if (cell === null) return ['(none)'];
      return [column.of === 'hour' ? `${String(cell).padStart(2, '0')}:00` : String(cell)];
    })
    .join(', ');
}

function withoutYear(text: string, drop: boolean): string {
  return drop ? text.replace(/ \d{4}$/, '') : text;
}

/** How `column` moved in `row`: `up 12.3%`, of percents and scores the difference: `up 1.2 percentage points`; empty where nothing can be compared. */
export function moveWords(row: readonly Cell[] | null, column: ResultColumn, input: HeadlineInput): string {
  const find = (role: ResultColumn['role']) => input.result.columns.find((other) => other.role === role && other.of === column.of);
  const change = cellOf(row, find('change'), input);
  const rate = cellOf(row, find('change_rate'), input);
  if (typeof change !== 'number') return '';
  if (change === 0) return 'unchanged';
  const way = change > 0 ? 'up' : 'down';
  const format = formatOf(column, input.catalogue);
  if (format === null) return way;
  if (format.unit === 'percent')
    return `${way} ${formatCell(Math.abs(change) * 100, { ...plain, unit: 'number', decimals: decimalsFor(change) }, input.currency)} percentage points`;
  if (typeof rate === 'number' && format.unit !== 'score') return `${way} ${formatCell(Math.abs(rate), plain, input.currency)}`;
  return `${way} ${formatCell(Math.abs(change), { ...format, change: null }, input.currency)}`;
}

const plain: ValueFormat = { unit: 'percent', decimals: null, durationStyle: null, change: null, better: 'neither' };

/** Small differences keep the decimals that show them. */
function decimalsFor(change: number): number {
  const points = Math.abs(change) * 100;
  return points >= 0.05 ? 1 : points >= 0.005 ? 2 : 4;
}

/** True where summing makes sense, so that `in all` may be said. */
export function isSum(column: ResultColumn): boolean {
  return (
    column.role === 'metric' &&
    (column.unit === 'count' || column.unit === 'duration' || (column.unit === 'currency' && !column.of.startsWith('aov')))
  );
}
