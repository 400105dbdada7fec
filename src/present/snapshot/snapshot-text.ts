/** A snapshot's sections as lines of fixed width, for a terminal and for where there are no tables. */
import { itemAt } from '../../base/item.ts';
import type { Currency } from '../format.ts';
import { cellWidth, cut, fill, printable, wrap } from '../table/cells.ts';
import { gridOf, type SnapshotCell, type SnapshotGrid } from './grid.ts';
import type { Snapshot } from './snapshot.ts';

export interface SnapshotTextOptions {
  readonly width: number;
  readonly colour: boolean;
}

const gap = '  ';
const widestName = 56;
/** Heads are broken into lines of about this width. */
const headWidth = 18;

/** Every section under its name, joined by blank lines. Numbers are never cut: what does not fit side by side continues below. */
export function snapshotText(snapshot: Snapshot, currency: Currency, options: SnapshotTextOptions): string {
  return snapshot.sections
    .map((section) => {
      const name = options.colour ? `\u001B[1m${section.name}\u001B[22m` : section.name;
      return `${name}\n${gridText(gridOf(section, snapshot, currency), options)}`;
    })
    .join('\n\n');
}

interface Column {
  readonly head: readonly string[];
  readonly cells: readonly SnapshotCell[];
  readonly width: number;
}

function gridText({ head, rows }: SnapshotGrid, options: SnapshotTextOptions): string {
  const [names, ...numbers] = head.map((label, index): Column => {
    const cells = rows.map((row) => {
      const cell = itemAt(row, index);
      return { ...cell, text: printable(cell.text) };
    });
    const widest = Math.max(...cells.map(({ text }) => cellWidth(text)), 0);
    const lines = wrap(printable(label), Math.max(widest, headWidth));
    const width = Math.max(widest, ...lines.map(cellWidth));
    return { head: lines, cells, width: index === 0 ? Math.min(width, widestName, Math.max(8, Math.floor(options.width / 2))) : width };
  });
  if (names === undefined) return '';
  const blocks: Column[][] = [];
  let left = 0;
  for (const column of numbers) {
    if (column.width + gap.length > left) {
      blocks.push([names]);
      left = options.width - names.width;
    }
    blocks.at(-1)?.push(column);
    left -= column.width + gap.length;
  }
  return blocks.map((columns) => blockText(columns, options)).join('\n\n');
}

function blockText(columns: readonly Column[], { colour }: SnapshotTextOptions): string {
  const height = Math.max(...columns.map(({ head }) => head.length));
  const put = (text: string, { width }: Column, index: number) => fill(cut(text, width), width, index === 0 ? 'left' : 'right');
  const heads = Array.from({ length: height }, (_, line) =>
    columns.map((column, index) => put(column.head[line - height + column.head.length] ?? '', column, index)).join(gap),
  );
  const count = itemAt(columns, 0).cells.length;
  const lines = Array.from({ length: count }, (_, row) =>
    columns
      .map((column, index) => {
        const { text, mood } = itemAt(column.cells, row);
        return painted(put(text, column, index), colour ? mood : 0);
      })
      .join(gap),
  );
  const rule = columns.map(({ width }) => '-'.repeat(width)).join(gap);
  return [...heads, rule, ...lines].map((line) => line.trimEnd()).join('\n');
}

function painted(text: string, mood: -1 | 0 | 1): string {
  return mood === 0 ? text : `\u001B[${mood === 1 ? 32 : 31}m${text}\u001B[39m`;
}
