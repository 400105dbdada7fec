/** table and data_table. */
import { cellButton } from './elements.ts';
import { richText } from './rich-text.ts';
import { all, byType, flag, list, number, object, type Shape, text, word } from './shape.ts';
import { blockId } from './text.ts';

const rawText = object({ type: word('raw_text'), text: text(1, 20_000) });
const rawNumber = object({ type: word('raw_number'), value: number(), text: text(1, 20_000) });
const head = list(1, 20, byType({ raw_text: rawText, raw_number: rawNumber }));
const cells = { raw_text: rawText, raw_number: rawNumber, rich_text: richText };
const actionCell = object({ type: word('action_cell'), element: byType({ button: cellButton }) }, { fallback: rawText });
const staticRow = list(1, 20, byType(cells));
const dataRow = list(1, 20, byType({ ...cells, action_cell: actionCell }));

const sameLength: Shape = (rows, pointer, complain) => {
  if (!Array.isArray(rows)) return;
  const widths = rows.map((row) => (Array.isArray(row) ? row.length : 0));
  for (const [index, width] of widths.entries())
    if (width !== widths[0]) complain('all rows must have the same number of cells', `${pointer}/${index}`);
};
const dataRows: Shape = (rows, pointer, complain) => {
  list(2, 201, (row, at, say) => (at === `${pointer}/0` ? head : dataRow)(row, at, say))(rows, pointer, complain);
  sameLength(rows, pointer, complain);
};
const columnSetting: Shape = (value, pointer, complain) => {
  if (value !== null) object({}, { align: word('left', 'center', 'right'), is_wrapped: flag })(value, pointer, complain);
};

export const dataTable = object(
  { type: word('data_table'), caption: text(1, 3000), rows: dataRows },
  { ...blockId, page_size: number(1, 100, true), row_header_column_index: number(0, 19, true) },
);

export const table = object(
  { type: word('table'), rows: all(list(1, 100, staticRow), sameLength) },
  { ...blockId, column_settings: list(1, 20, columnSetting) },
);
