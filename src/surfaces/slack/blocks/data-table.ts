/** A table as Slack's own block: sortable, paged, within its limits. What does not fit is said, so that the caller can attach the whole. */
import type { types } from '@slack/bolt';
import { limits, taste } from '../limits.ts';
import type { ShownCell, ShownTable } from './shown-cells.ts';
import { clip, clipMiddle } from './words.ts';

export interface FittedTable {
  /** Null where there is no row to show. */
  readonly block: types.DataTableBlock | null;
  readonly rowsShown: number;
  readonly columnsShown: number;
  /** All rows and columns are shown, and no cell was cut. */
  readonly whole: boolean;
  /** Characters of its cells, for the budget of the message. */
  readonly characters: number;
}

/** As much of `table` as fits into `budget` characters: rows from the top, columns from the left; long cells are cut where that makes room. */
export function dataTable(table: ShownTable, caption: string, budget: number = limits.tableCharacters): FittedTable {
  const wide = fit(table, caption, taste.wideCell, budget);
  return wide.rowsShown === table.rows.length ? wide : fit(table, caption, taste.narrowCell, budget);
}

function fit(table: ShownTable, caption: string, cellMax: number, budget: number): FittedTable {
  const columnsShown = Math.min(table.head.length, limits.tableColumns);
  const cut = (cell: ShownCell): ShownCell => ({ text: clipMiddle(cell.text, cellMax), sort: cell.sort });
  const head = table.head.slice(0, columnsShown).map((label) => clip(label, cellMax));
  const rows: (readonly ShownCell[])[] = [];
  let characters = lengthOf(head);
  for (const row of table.rows) {
    const cells = row.slice(0, columnsShown).map(cut);
    const more = lengthOf(cells.map((cell) => cell.text));
    if (characters + more > budget) break;
    characters += more;
    rows.push(cells);
  }
  const uncut = rows.every((cells, at) => cells.every((cell, column) => cell.text === table.rows[at]?.[column]?.text));
  const block = rows.length === 0 || columnsShown === 0 ? null : blockOf(head, rows, caption);
  return {
    block,
    rowsShown: block === null ? 0 : rows.length,
    columnsShown,
    whole: uncut && rows.length === table.rowCount && columnsShown === table.head.length,
    characters: block === null ? 0 : characters,
  };
}

function blockOf(head: readonly string[], rows: readonly (readonly ShownCell[])[], caption: string): types.DataTableBlock {
  return {
    type: 'data_table',
    caption: clip(caption, limits.caption),
    page_size: taste.pageSize,
    row_header_column_index: 0,
    rows: [
      head.map((text) => ({ type: 'raw_text' as const, text })),
      ...rows.map((cells) =>
        cells.map(({ text, sort }) =>
          sort === null ? { type: 'raw_text' as const, text } : { type: 'raw_number' as const, value: sort, text },
        ),
      ),
    ],
  };
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0);
}
