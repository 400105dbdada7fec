/** The one number that says most of an answer. */
import type { Shown } from './answer.ts';
import { formatCell } from './format.ts';

/** The total of its first metric, or the metric's value in the only row, as text; null where there is neither. */
export function leadNumber({ answer: { columns, rows, totals }, formats, currency }: Shown): string | null {
  const column = columns.findIndex(({ unit }) => unit !== null);
  const format = formats[column] ?? null;
  const row = totals ?? (rows.length === 1 ? rows[0] : undefined);
  const cell = row?.[column] ?? null;
  return format === null || typeof cell !== 'number' ? null : formatCell(cell, format, currency);
}
