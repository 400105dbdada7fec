/** The answer's table for a terminal, or for a file or pipe where there is none. */
import { itemAt } from '../../base/item.ts';
import type { Shown } from '../answer.ts';
import { cellWidth, cut, fill, wrap } from './cells.ts';
import { type GridColumn, gridOf, smallBaseMark } from './grid.ts';
import { turned } from './turned.ts';

export interface TableOptions {
  /** Columns of the terminal. Numbers are never cut: where they do not fit side by side, the table continues below itself. */
  readonly width: number;
  /** Colours and rules of a terminal; plain text otherwise. */
  readonly colour: boolean;
  /** Rows to show at most; all where left out. */
  readonly rows?: number;
}

const gap = '  ';
const leastName = 8;
const headWidth = 12;

/** The table of `shown` as lines joined with \n, without one at the end; empty where it has no columns. All lines of a block are equally wide. */
export function terminalTable(shown: Shown, options: TableOptions): string {
  const limit = Math.max(0, options.rows ?? Infinity);
  const grid = limit === 0 ? gridOf(shown, limit) : turned(gridOf(shown, limit), shown);
  if (grid.length === 0) return '';
  const blocks = split(grid, options.width).map((columns) => block(columns, options));
  const below = [blocks.join('\n\n'), ...remarks(shown, grid, limit)];
  return below.join('\n');
}

function remarks(shown: Shown, grid: readonly GridColumn[], limit: number): readonly string[] {
  const left = shown.answer.rows.length - limit;
  const marked = grid.some((column) => [...column.cells, column.total].some((cell) => cell?.endsWith(smallBaseMark) === true));
  return [
    ...(left > 0 ? [`… and ${left.toLocaleString('en-US')} more ${left === 1 ? 'row' : 'rows'}`] : []),
    ...(marked ? [`${smallBaseMark} small base: rests on fewer than 30`] : []),
  ];
}

/** Names first in every block, then as many columns of numbers as fit. */
function split(grid: readonly GridColumn[], width: number): readonly (readonly GridColumn[])[] {
  const names = grid.filter((column) => !column.numeric);
  const numbers = grid.filter((column) => column.numeric);
  const nameWidth = names.reduce((sum, column) => sum + Math.min(natural(column), leastName * 2) + gap.length, 0);
  const blocks: GridColumn[][] = [];
  let used = Infinity;
  for (const column of numbers) {
    const needed = numberWidth(column) + gap.length;
    if (used + needed - gap.length > width) {
      blocks.push([...names]);
      used = nameWidth;
    }
    blocks.at(-1)?.push(column);
    used += needed;
  }
  return blocks.length === 0 ? [names] : blocks;
}

function block(columns: readonly GridColumn[], options: TableOptions): string {
  const widths = share(columns, options.width);
  const heads = columns.map((column, index) => wrap(column.head, itemAt(widths, index)).map((line) => cut(line, itemAt(widths, index))));
  const height = Math.max(...heads.map((lines) => lines.length));
  const line = (texts: readonly string[], paint: (text: string, index: number) => string = (text) => text) =>
    columns.map((column, index) => paint(put(itemAt(texts, index), itemAt(widths, index), column), index)).join(gap);
  const bold = (text: string) => (options.colour ? `\u001B[1m${text}\u001B[22m` : text);
  const rule = dim(widths.map((width) => (options.colour ? '─' : '-').repeat(width)).join(gap), options);
  const lines = Array.from({ length: height }, (_, at) => bold(line(heads.map((head) => head[at - height + head.length] ?? ''))));
  lines.push(rule);
  const count = itemAt(columns, 0).cells.length;
  for (let row = 0; row < count; row += 1) {
    const texts = columns.map((column) => itemAt(column.cells, row));
    lines.push(line(texts, (text, index) => mooded(text, itemAt(itemAt(columns, index).moods, row), options)));
  }
  const totals = columns.flatMap(({ total }) => (total === null ? [] : [total]));
  if (totals.length > 0) lines.push(rule, bold(line(totals)));
  return lines.join('\n');
}

/** Numbers get what they need; names share the rest, the short ones whole. */
function share(columns: readonly GridColumn[], width: number): readonly number[] {
  const fixed = columns.reduce((sum, column) => sum + (column.numeric ? numberWidth(column) : 0), gap.length * (columns.length - 1));
  const names = columns.filter((column) => !column.numeric).sort((a, b) => natural(a) - natural(b));
  const granted = new Map<GridColumn, number>();
  let left = width - fixed;
  for (const [index, column] of names.entries()) {
    const fair = Math.max(leastName, Math.floor(left / (names.length - index)));
    const got = Math.min(natural(column), fair);
    granted.set(column, got);
    left -= got;
  }
  return columns.map((column) => granted.get(column) ?? numberWidth(column));
}

function natural(column: GridColumn): number {
  return widest([...column.cells, column.total ?? '', ...column.head.split(/\s+/)]);
}

/** Wide enough for every number and for the longest word of the head; a little more where the head would wrap into a tower. */
function numberWidth(column: GridColumn): number {
  return widest([...wrap(column.head, Math.max(natural(column), headWidth)), ...column.cells, column.total ?? '']);
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, cellWidth(text)), 0);
}

function put(text: string, width: number, column: GridColumn): string {
  return column.numeric ? fill(text, width, 'right') : fill(cut(text, width), width, 'left');
}

function dim(text: string, options: TableOptions): string {
  return options.colour ? `\u001B[2m${text}\u001B[22m` : text;
}

function mooded(text: string, mood: -1 | 0 | 1, options: TableOptions): string {
  if (!options.colour || mood === 0) return text;
  return `\u001B[${mood === 1 ? 32 : 31}m${text}\u001B[39m`;
}
