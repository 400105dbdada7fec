/** Columns of a result, in the public order, with the names that they have in the SQL. */

import { dimensionOf } from '../catalogue/dimensions.ts';
import type { ResultColumn } from './result.ts';
import type { Shape } from './shape.ts';

export interface PlacedColumn {
  readonly column: ResultColumn;
  /** The column's name in the SQL. */
  readonly name: string;
}

/** Whether a value column is a sum of seconds, kept to three decimals. */
export function seconds(column: string): boolean {
  return /_seconds(?:_|$)/.test(column);
}

/** The columns of `shape`: breakdowns, time, then each metric with its comparison or share; `asked` metrics come first. */
export function columnsOf(shape: Shape, asked: number): readonly PlacedColumn[] {
  const by = shape.by.map(
    (dimension): PlacedColumn => ({
      name: dimension,
      column: { id: dimension, label: dimensionOf(dimension).label, unit: null, role: 'by', of: dimension, extra: false },
    }),
  );
  const time: PlacedColumn = {
    name: 'time',
    column: { id: 'time', label: grainLabels[shape.grain ?? 'day'], unit: null, role: 'time', of: 'time', extra: false },
  };
  return [
    ...by,
    ...(shape.grain === null ? [] : [time]),
    ...shape.terms.flatMap((term, index) => metricColumns(shape, term, index >= asked)),
  ];
}

const grainLabels = { day: 'Day', week: 'Week', month: 'Month', quarter: 'Quarter', year: 'Year' } as const;

function metricColumns(shape: Shape, term: Shape['terms'][number], extra: boolean): readonly PlacedColumn[] {
  const of = (role: ResultColumn['role'], ending: string, label: string, unit: ResultColumn['unit']): PlacedColumn => ({
    name: term.column + ending,
    column: { id: term.key + ending.replace('_', '.'), label, unit, role, of: term.key, extra },
  });
  const columns = [of('metric', '', term.label, term.unit)];
  if (shape.compared)
    columns.push(
      of('previous', '_previous', `${term.label}, before`, term.unit),
      of('change', '_change', 'CHANGE', term.unit),
      of('change_rate', '_change_rate', 'CHANGE %', 'percent'),
    );
  if (term.whole) columns.push(of('share', '_share', `SHARE OF ${term.label}`, 'percent'));
  return columns;
}
