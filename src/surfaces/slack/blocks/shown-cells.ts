/** An answer's cells as texts, with the numbers that a table sorts and filters by. */
import type { AnswerColumn, Shown } from '../../../present/answer.ts';
import { type CellContext, rowTexts, totalTexts } from '../../../present/columns.ts';
import type { Currency, ValueFormat } from '../../../present/format.ts';
import { smallBaseMark } from '../../../present/table/grid.ts';
import { limits } from '../limits.ts';
import { oneLine } from './words.ts';

type Row = Shown['answer']['rows'][number];

/** A cell's text, and what it sorts by; null: by the text itself. */
export interface ShownCell {
  readonly text: string;
  readonly sort: number | null;
}

export interface ShownTable {
  readonly head: readonly string[];
  /** The first rows, as many as a message can show. */
  readonly rows: readonly (readonly ShownCell[])[];
  /** Whether a rate is marked for its small base. */
  readonly smallBase: boolean;
  /** How many rows the answer has. */
  readonly rowCount: number;
  /** Lines up with the head, empty text where a column has no total; empty where the answer has no totals. */
  readonly totals: readonly string[];
}

/** The table of an answer of rows and columns. */
export function tableOf(shown: Shown): ShownTable {
  const { answer, currency } = shown;
  const context = contextOf(shown, answer.columns, shown.formats);
  const small = new Set((shown.result?.smallBase ?? []).map(([row, column]) => `${row} ${column}`));
  const marked = (text: string, row: number, column: number) => (small.has(`${row} ${column}`) ? text + smallBaseMark : text);
  return {
    head: answer.columns.map((column) => oneLine(column.label)),
    rows: answer.rows
      .slice(0, limits.tableRows)
      .map((row, at) => cellsOf(row, context, currency).map((cell, column) => ({ ...cell, text: marked(cell.text, at, column) }))),
    rowCount: answer.rows.length,
    smallBase: small.size > 0,
    totals: totalTexts(answer.totals, context).map((text, column) => (text === '' ? '' : marked(oneLine(text), -1, column))),
  };
}

function contextOf(shown: Shown, columns: readonly AnswerColumn[], formats: readonly (ValueFormat | null)[]): CellContext {
  const { plan } = shown.answer;
  return { columns, formats, grain: plan.kind === 'metrics' ? plan.grain : null, currency: shown.currency };
}

function cellsOf(row: Row, context: CellContext, currency: Currency): readonly ShownCell[] {
  return rowTexts(row, context).map((text, index) => ({
    text: oneLine(text),
    sort: sortValue(row[index] ?? null, context.formats[index] ?? null, context.columns[index]?.id ?? '', currency),
  }));
}

/** In the unit that is shown, since a reader filters by what he sees: percents as percents, money in whole units; days as 20261116. */
function sortValue(cell: Row[number], format: ValueFormat | null, id: string, currency: Currency): number | null {
  if (id === 'time' && typeof cell === 'string') return Number(cell.replaceAll('-', '')) || null;
  if (typeof cell !== 'number' || !Number.isFinite(cell)) return null;
  switch (format?.unit) {
    case 'percent':
      return percent(cell);
    case 'currency':
    case 'currency_per_hour':
      return cell / 10 ** currency.digits;
    case undefined:
    case 'count':
    case 'number':
    case 'duration':
    case 'per_hour':
    case 'score':
      return cell;
  }
}

/** Without the tail that binary fractions leave: 62.345, not 62.34499999999999. */
function percent(fraction: number): number | null {
  const value = Number((fraction * 100).toPrecision(12));
  return Number.isFinite(value) ? value : null;
}
