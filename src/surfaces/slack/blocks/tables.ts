/** All the tables of an answer, within the limits of one message. */
import type { types } from '@slack/bolt';
import type { Shown } from '../../../present/answer.ts';
import { smallBaseMark } from '../../../present/table/grid.ts';
import { limits } from '../limits.ts';
import { allSections, isSnapshot } from '../snapshot/blocks.ts';
import { dataTable } from './data-table.ts';
import { type ShownTable, tableOf } from './shown-cells.ts';
import { clipEscaped, escape, oneLine } from './words.ts';

export interface Tables {
  readonly blocks: readonly types.KnownBlock[];
  /** What of the table is not shown, in words; null where all of it is. Then the whole goes along as a file. */
  readonly missing: string | null;
}

/** The tables of `shown`, the whole of them in `file`: one for rows and columns, one for each section of a snapshot. A lone number needs none: the headline says it. */
export function tablesOf(shown: Shown, file = 'the file'): Tables {
  if (isSnapshot(shown)) return snapshotTables(shown, file);
  const table = tableOf(shown);
  if (table.rows.length === 0 || isLoneNumber(table)) return { blocks: [], missing: null };
  const fitted = dataTable(table, captionOf(shown));
  if (fitted.block === null) return { blocks: [], missing: `The table does not fit into a message; all of it is in ${file}.` };
  return {
    blocks: [fitted.block, ...totals(table), ...smallBase(table)],
    missing: fitted.whole ? null : missingWords(table, fitted, file),
  };
}

function snapshotTables(shown: Parameters<typeof allSections>[0], file: string): Tables {
  const { blocks, whole } = allSections(shown);
  return { blocks, missing: whole ? null : `Not all of it fits into a message; all of it is in ${file}.` };
}

function isLoneNumber(table: ShownTable): boolean {
  return table.rowCount === 1 && table.head.length === 1 && typeof table.rows[0]?.[0]?.sort === 'number';
}

/** Totals stand under the table, not in it: there they would be sorted among the rows. Those of a single row are said where they differ from it. */
function totals(table: ShownTable): readonly types.KnownBlock[] {
  const parts = table.head.flatMap((label, column) => {
    const text = table.totals[column] ?? '';
    return text === '' || text === 'Total' ? [] : [`${clipEscaped(label, 120)} ${escape(text)}`];
  });
  const said =
    table.rowCount === 1 && table.totals.every((text, column) => text === 'Total' || text === '' || text === table.rows[0]?.[column]?.text);
  if (parts.length === 0 || said) return [];
  // Whole numbers or none: a number that is cut is another number.
  let line = `Total: ${parts[0] ?? ''}`;
  for (const part of parts.slice(1)) if (line.length + part.length + 3 <= limits.text) line += ` · ${part}`;
  if (line.length > limits.text) return [];
  return [{ type: 'context', elements: [{ type: 'mrkdwn', text: line, verbatim: true }] }];
}

function smallBase(table: ShownTable): readonly types.KnownBlock[] {
  if (!table.smallBase) return [];
  return [{ type: 'context', elements: [{ type: 'plain_text', text: `${smallBaseMark} small base: fewer than 30`, emoji: false }] }];
}

function missingWords(table: ShownTable, { rowsShown, columnsShown }: { rowsShown: number; columnsShown: number }, file: string): string {
  const count = (shown: number, all: number, what: string) => (shown < all ? [`${shown} of ${all.toLocaleString('en-US')} ${what}`] : []);
  const parts = [...count(rowsShown, table.rowCount, 'rows'), ...count(columnsShown, table.head.length, 'columns')];
  return parts.length === 0
    ? `Long names are shortened here; ${file} has them whole.`
    : `${parts.join(' and ')} shown here; ${file} has all of them.`;
}

function captionOf({ answer, title, subtitle }: Shown): string {
  const columns = answer.columns.map((column) => oneLine(column.label)).join(', ');
  return [title ?? columns, subtitle].filter((part) => part.trim() !== '').join(' · ') || 'Table';
}
