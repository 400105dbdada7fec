/** A single row of many numbers stands as a list: one line for each metric, easier to read than one very wide line. */
import type { ColumnRole } from '../../query/result.ts';
import type { Shown } from '../answer.ts';
import { type GridColumn, smallBaseMark } from './grid.ts';

/** So many numbers still stand side by side. */
const mostBeside = 3;
const heads = [
  ['metric', 'value'],
  ['share', 'share'],
  ['previous', 'before'],
  ['change', 'change'],
  ['change_rate', 'change in %'],
] as const satisfies readonly (readonly [ColumnRole, string])[];

/** `grid` as a list of metrics where `shown` is one row of more than three numbers; else `grid` itself. */
export function turned(grid: readonly GridColumn[], { answer, result }: Shown): readonly GridColumn[] {
  const columns = result?.columns ?? [];
  if (answer.rows.length !== 1 || grid.length <= mostBeside || columns.length !== grid.length || grid.some(({ numeric }) => !numeric))
    return grid;
  const metrics = columns.filter(({ role }) => role === 'metric');
  const at = (of: string, role: ColumnRole): GridColumn | undefined =>
    grid[columns.findIndex((column) => column.of === of && column.role === role)];
  const names = metrics.map(({ of }) => at(of, 'metric')?.head ?? of);
  const values = heads
    .filter(([role]) => columns.some((column) => column.role === role))
    .map(([role, head]) =>
      listColumn(
        head,
        metrics.map(({ of }) => at(of, role)),
      ),
    );
  return [{ head: 'Metric', numeric: false, cells: names, total: null, moods: names.map(() => 0) }, ...values];
}

function listColumn(head: string, columns: readonly (GridColumn | undefined)[]): GridColumn {
  const texts = columns.map((column) => (column?.cells[0] ?? '').trimEnd());
  const marked = texts.some((text) => text.endsWith(smallBaseMark));
  return {
    head,
    numeric: true,
    cells: texts.map((text) => (marked && !text.endsWith(smallBaseMark) ? `${text} ` : text)),
    total: null,
    moods: columns.map((column) => column?.moods[0] ?? 0),
  };
}
