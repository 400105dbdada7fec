/** An answer as a CSV file that spreadsheets open without running anything. */
import type { Cell } from '../query/result.ts';
import type { Answer } from './answer.ts';

/** What makes a spreadsheet take a text for a formula (or for one behind blanks that it drops). */
const formula = /^[=+\-@\t\r\n]|^\s+[=+\-@]/;

/**
 * RFC 4180 in UTF-8: the columns' ids as header, then the rows with their values as stored (fractions, seconds, minor units, ISO
 * dates), lines ended by CRLF. Totals are left out: they would be read as a row. Text that would be a formula is preceded by an apostrophe; null is empty.
 */
export function csv(answer: Pick<Answer, 'columns' | 'rows'>): string {
  const lines = [answer.columns.map((column) => column.id), ...answer.rows].map((row) => row.map(field).join(','));
  // A single empty field alone would be an empty line, which readers skip.
  return lines.map((line) => `${line === '' ? '""' : line}\r\n`).join('');
}

/** All tables of an answer: the sections of a snapshot follow each other, each after its name and with an empty line between them. */
export function wholeCsv(answer: Pick<Answer, 'columns' | 'rows' | 'sections'>): string {
  if (answer.sections === null) return csv(answer);
  return answer.sections.map((section) => `${field(section.name)}\r\n${csv(section)}`).join('\r\n');
}

function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? numberText(cell) : '';
  const safe = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() || safe === '' ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Without the minus of zero. */
function numberText(value: number): string {
  return String(value === 0 ? 0 : value);
}
