/** Tables: one that sorts and pages, and one that stands still. */
import { useId, useMemo, useState } from 'react';
import { type Block, type Cell, type ColumnSetting, wordsOf } from '../blocks.ts';
import { cellText, isNumeric, nextSorting, pageOf, type Sorting, sorted } from '../table.ts';
import { ActionElement } from './elements.tsx';
import { Icon } from './icons.tsx';
import { RichText } from './mrkdwn-text.tsx';

export function DataTable({ block }: { readonly block: Block }) {
  const [head = [], ...rows] = block.rows ?? [];
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [page, setPage] = useState(0);
  const captionId = useId();
  const size = block.page_size ?? 5;
  const ordered = useMemo(() => sorted(rows, sorting), [block.rows, sorting]);
  const shown = pageOf(ordered, page, size);
  const header = block.row_header_column_index ?? -1;
  const numeric = head.map((_, column) => isNumeric(rows, column));
  return (
    <div className="table">
      <p className="caption" id={captionId}>
        {block.caption}
      </p>
      <div className="scrolls" tabIndex={0} role="group" aria-label={`Table: ${block.caption ?? ''}`}>
        <table className="cells" aria-labelledby={captionId}>
          <thead>
            <tr>
              {head.map((cell, column) => (
                <th
                  key={column}
                  scope="col"
                  data-numeric={numeric[column] === true && column !== header}
                  aria-sort={sorting?.column === column ? sorting.direction : 'none'}
                >
                  <button
                    type="button"
                    onClick={() => {
                      setSorting(nextSorting(sorting, column, numeric[column] ?? false));
                      setPage(0);
                    }}
                  >
                    {cellText(cell)}
                    <Icon name={sorting?.column === column && sorting.direction === 'ascending' ? 'up' : 'down'} />
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.rows.map((row, index) => (
              <tr key={shown.from + index}>
                {row.map((cell, column) => (
                  <OneCell
                    key={column}
                    cell={cell}
                    heads={column === header}
                    numeric={numeric[column] ?? false}
                    blockId={block.block_id ?? ''}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.pages > 1 && (
        <div className="pager">
          <button type="button" className="bare" disabled={page === 0} aria-label="Rows before" onClick={() => setPage(page - 1)}>
            <Icon name="back" />
          </button>
          <span aria-live="polite">
            {shown.from}–{shown.to} of {ordered.length}
          </span>
          <button
            type="button"
            className="bare next"
            disabled={page >= shown.pages - 1}
            aria-label="Rows after"
            onClick={() => setPage(page + 1)}
          >
            <Icon name="back" />
          </button>
        </div>
      )}
    </div>
  );
}

export function PlainTable({ block }: { readonly block: Block }) {
  const [head = [], ...rows] = block.rows ?? [];
  const setting = (column: number): ColumnSetting => block.column_settings?.[column] ?? {};
  return (
    <div className="scrolls" tabIndex={0} role="group" aria-label="Table">
      <table className="cells">
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={column} scope="col" style={{ textAlign: setting(column).align }}>
                {cellText(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} style={{ textAlign: setting(column).align }}>
                  <CellContent cell={cell} blockId={block.block_id ?? ''} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly cell: Cell;
  readonly heads: boolean;
  readonly numeric: boolean;
  readonly blockId: string;
}

function OneCell({ cell, heads, numeric, blockId }: CellProps) {
  const content = <CellContent cell={cell} blockId={blockId} />;
  if (heads) return <th scope="row">{content}</th>;
  return <td data-numeric={numeric}>{content}</td>;
}

function CellContent({ cell, blockId }: Pick<CellProps, 'cell' | 'blockId'>) {
  if (cell.type === 'rich_text') return <RichText parts={cell.elements ?? []} />;
  if (cell.type === 'action_cell' && cell.element !== undefined)
    return <ActionElement element={cell.element} blockId={blockId} label={wordsOf(cell.element.text)} />;
  return cell.text ?? String(cell.value ?? '');
}
