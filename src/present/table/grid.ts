/** A table as texts before it is laid out: the same for terminal and other fixed-width places. */
import type { QueryResult } from '../../query/result.ts';
import type { AnswerColumn, Shown } from '../answer.ts';
import { type CellContext, rowTexts, totalTexts } from '../columns.ts';
import { printable } from './cells.ts';

/** A column with all its texts. Numbers stand right and are never cut. */
export interface GridColumn {
  readonly head: string;
  readonly numeric: boolean;
  readonly cells: readonly string[];
  readonly total: string | null;
  /** +1 where a cell is good news (a change in the metric's better direction), −1 where bad, else 0; for colour only. */
  readonly moods: readonly (-1 | 0 | 1)[];
}

/** The mark behind a rate whose base is small. */
export const smallBaseMark = '*';

/** The table of `shown`, its first `limit` rows. */
export function gridOf(shown: Shown, limit: number): readonly GridColumn[] {
  const { answer, result } = shown;
  const context: CellContext = { columns: answer.columns, formats: shown.formats, grain: grainOf(shown), currency: shown.currency };
  const rows = answer.rows.slice(0, limit);
  const texts = rows.map((row) => rowTexts(row, context));
  const totals = answer.totals === null ? null : totalTexts(answer.totals, context);
  const marked = marks(result);
  return answer.columns.map((column, index) => {
    const any = [...marked].some((mark) => mark.endsWith(` ${index}`));
    const mark = (text: string, row: number) => (any ? text + (marked.has(`${row} ${index}`) ? smallBaseMark : ' ') : text);
    return {
      head: printable(headText(column)),
      numeric: isNumeric(shown, index),
      cells: texts.map((row, at) => mark(printable(row[index] ?? ''), at)),
      total: totals === null ? null : mark(totals[index] ?? '', -1),
      moods: rows.map((row) => moodOf(row[index] ?? null, shown, index)),
    };
  });
}

/** Whether a column holds numbers: those stand right. */
function isNumeric(shown: Shown, index: number): boolean {
  return (shown.formats[index] ?? null) !== null;
}

function grainOf(shown: Shown) {
  return shown.answer.plan.kind === 'metrics' ? shown.answer.plan.grain : null;
}

function headText(column: AnswerColumn): string {
  return column.label === '' ? column.id : column.label;
}

function marks(result: QueryResult | null): ReadonlySet<string> {
  return new Set((result?.smallBase ?? []).map(([row, column]) => `${row} ${column}`));
}

function moodOf(cell: string | number | null, shown: Shown, index: number): -1 | 0 | 1 {
  const format = shown.formats[index] ?? null;
  if (format === null || format.change === null || typeof cell !== 'number' || cell === 0) return 0;
  if (format.better === 'neither') return 0;
  return cell > 0 === (format.better === 'higher') ? 1 : -1;
}
