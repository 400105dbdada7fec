/** The columns of a result as an answer shows them, and how their cells are written. */
import { currencyDigits } from '../base/currency.ts';
import type { Grain } from '../base/day.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Cell, QueryResult, ResultColumn } from '../query/result.ts';
import { bucketText } from './dates.ts';
import { type Currency, formatCell, type ValueFormat } from './format.ts';

/** How the cells of `column` are written; null for by and time, whose cells are names and dates. */
export function formatOf(column: ResultColumn, catalogue: Catalogue): ValueFormat | null {
  if (column.unit === null) return null;
  const metric = catalogue.metric(column.of);
  const rate = column.role === 'change_rate';
  return {
    unit: rate ? 'percent' : column.unit,
    decimals: metric?.decimals ?? null,
    durationStyle: metric?.durationStyle ?? null,
    change: rate ? 'rate' : column.role === 'change' ? 'difference' : null,
    better: metric?.better ?? 'neither',
  };
}

/** What of an answer the text of a cell depends on. */
export interface CellContext {
  readonly columns: readonly { readonly id: string }[];
  readonly formats: readonly (ValueFormat | null)[];
  readonly grain: Grain | null;
  readonly currency: Currency;
}

/** Each cell of `row` as text: names (none: `(none)`), dates in words, hours, numbers by unit; money in the row's own currency where it names one. */
export function rowTexts(row: readonly Cell[], context: CellContext): readonly string[] {
  const code = row[context.columns.findIndex((column) => column.id === 'currency')];
  const currency = typeof code === 'string' ? { code, digits: currencyDigits(code) } : context.currency;
  return row.map((cell, index) => cellText(cell, index, { ...context, currency }));
}

function cellText(cell: Cell, index: number, context: CellContext): string {
  const format = context.formats[index] ?? null;
  if (format !== null) return formatCell(cell, format, context.currency);
  const id = context.columns[index]?.id;
  if (id === 'time') return cell === null ? '' : bucketText(String(cell), context.grain ?? 'day');
  if (cell === null) return '(none)';
  return id === 'hour' ? `${String(cell).padStart(2, '0')}:00` : String(cell);
}

/** The texts of the totals row: `Total` under the first column, nothing under the other names. */
export function totalTexts(totals: QueryResult['totals'], context: CellContext): readonly string[] {
  return (totals ?? []).map((cell, index) => {
    const format = context.formats[index] ?? null;
    if (format !== null) return formatCell(cell, format, context.currency);
    return index === 0 ? 'Total' : '';
  });
}
