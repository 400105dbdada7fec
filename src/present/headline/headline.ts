/** The answer in words: what the number is, who leads, where it goes, how it moved; always with the resolved dates. */
import { growsWithDays } from '../../catalogue/formula.ts';
import type { Cell, ResultColumn } from '../../query/result.ts';
import { targetIn } from '../target.ts';
import { byWords, rollingWords } from '../titles.ts';
import { capital, dimensionPlural, listText } from '../words.ts';
import { cellOf, compareWords, type HeadlineInput, isSum, mainColumns, moveWords, nameOf, placeOf, spanWords, textOf } from './figures.ts';
import { boundWords, verdict } from './verdict.ts';

/** One sentence. */
export function headline(input: HeadlineInput): string {
  const { plan, result } = input;
  const column = mainColumns(input)[0];
  if (column === undefined || result.rows.length === 0) return nothing(input);
  if (plan.by.length === 0 && plan.grain === null) return single(input, column);
  const shown = about(input, column);
  const body = plan.grain !== null && plan.by.length === 0 ? course(input, column) : leaders(input, column);
  return `${shown}: ${[body, total(input), aim(column, input)].filter((part) => part !== '').join('; ')}.`;
}

/** `Exposed rate by campaign from 16 to 22 November 2026 (last week)`, with how many are shown of how many. */
function about(input: HeadlineInput, column: ResultColumn): string {
  const { plan, result, catalogue } = input;
  const first = plan.by[0];
  const members = new Set(result.rows.map((row) => row[0])).size;
  const some =
    first !== undefined && result.groups > members ? `, ${members} of ${result.groups} ${dimensionPlural(first, catalogue)}` : '';
  return `${capital(`${rollingWords(plan)}${nameOf(column, input)}`)} ${byWords(plan, catalogue)} ${spanWords(input)}${some}`;
}

function nothing(input: HeadlineInput): string {
  const { plan, catalogue, result } = input;
  const first = plan.by[0];
  const what = first === undefined ? `${plan.grain ?? 'day'}s` : dimensionPlural(first, catalogue);
  if (plan.having.length > 0 && result.groups > 0) return `None of ${result.groups} ${what} meets the conditions ${spanWords(input)}.`;
  return `No ${what} have anything to show ${spanWords(input)}.`;
}

/** A number, or several of the same cut. */
function single(input: HeadlineInput, column: ResultColumn): string {
  const columns = mainColumns(input);
  const row = input.result.rows[0] ?? [];
  const judged = verdict(input);
  if (columns.length > 1) {
    const figures = columns.map(
      (one) => `${nameOf(one, input)} ${textOf(cellOf(row, one, input), one, input)}${brackets(moveWords(row, one, input))}`,
    );
    const against = input.plan.compare === null ? '' : `, against ${compareWords(input)}`;
    return capital(`${judged}${spanWords(input)}${against}: ${listText(figures)}.`);
  }
  const cell = cellOf(row, column, input);
  const name = nameOf(column, input);
  if (cell === null) return `${capital(name)} has no value ${spanWords(input)}: there is nothing to divide by.`;
  const verb = column.unit === 'percent' || column.unit === 'score' ? 'was' : 'came to';
  const sentence = `${name} ${verb} ${textOf(cell, column, input)} ${spanWords(input)}${moved(row, column, input)}${boundWords(column, input)}${aimed(cell, column, input)}.`;
  return judged === '' ? capital(sentence) : `${judged}${sentence}`;
}

/** `, below its target of 85.0%`; empty where it has none. */
function aimed(cell: Cell, column: ResultColumn, input: HeadlineInput): string {
  const target = targetOf(column, input);
  if (target === null || typeof cell !== 'number') return '';
  return `, ${cell > target ? 'above' : cell < target ? 'below' : 'at'} its target of ${textOf(target, column, input)}`;
}

/** `target 85.0%`, beside a sum of days `target 1,400 a day`, beside other metrics with its name; empty where there is none. */
function aim(column: ResultColumn, input: HeadlineInput): string {
  const target = targetOf(column, input);
  if (target === null) return '';
  const whose = mainColumns(input).length > 1 ? `target of ${nameOf(column, input)}` : 'target';
  const formula = input.catalogue.metric(column.of)?.formula;
  return `${whose} ${textOf(target, column, input)}${formula !== undefined && growsWithDays(formula) ? ' a day' : ''}`;
}

function targetOf(column: ResultColumn, { plan, catalogue, currency }: HeadlineInput): number | null {
  return column.role === 'metric' ? targetIn(plan, column.of, catalogue, currency.code) : null;
}

function moved(row: readonly Cell[], column: ResultColumn, input: HeadlineInput): string {
  if (input.plan.compare === null) return '';
  const previous = input.result.columns.find((other) => other.role === 'previous' && other.of === column.of);
  const before = cellOf(row, previous, input);
  const move = moveWords(row, column, input);
  if (move === '' || before === null) return `, with nothing to compare it with in ${compareWords(input)}`;
  return `, ${move} from ${textOf(before, column, input)} in ${compareWords(input)}`;
}

/** The highest and the lowest rows, and the biggest mover where there is a comparison. */
function leaders(input: HeadlineInput, column: ResultColumn): string {
  const known = input.result.rows.filter((row) => typeof cellOf(row, column, input) === 'number');
  const [top, bottom] = extremes(known, column, input);
  if (top === undefined || bottom === undefined) return 'no values';
  const value = ([row]: Tied) => textOf(cellOf(row, column, input), column, input);
  if (known.length === 1) return `${placeOf(top[0], input)} with ${value(top)}`;
  if (top.length === known.length) return `all at ${value(top)}`;
  const are = (tied: Tied, verb: string) => `${tiedWords(tied, input)}${verb} with ${value(tied)}${tied.length > 1 ? ' each' : ''}`;
  const both = `${are(top, top.length > 1 ? ' are highest' : ' is highest')}, ${are(bottom, ' lowest')}`;
  const mover = biggestMover(input, column);
  return mover === '' ? both : `${both}; biggest change: ${mover}`;
}

/** Rows with one and the same value. */
type Tied = readonly [readonly Cell[], ...(readonly Cell[])[]];

/** The highest rows of `rows`, and the lowest; none where there are no rows. */
function extremes(rows: readonly (readonly Cell[])[], column: ResultColumn, input: HeadlineInput): readonly [] | readonly [Tied, Tied] {
  const values = rows.map((row) => Number(cellOf(row, column, input)));
  // Not by Math.max(...values): there may be more rows than arguments.
  const at = (value: number) => rows.filter((_, index) => values[index] === value);
  const [top, bottom] = [
    at(values.reduce((most, one) => Math.max(most, one), -Infinity)),
    at(values.reduce((least, one) => Math.min(least, one), Infinity)),
  ];
  return isTied(top) && isTied(bottom) ? [top, bottom] : [];
}

function isTied(rows: readonly (readonly Cell[])[]): rows is Tied {
  return rows.length > 0;
}

/** Rows that tie and are named; more are counted, and of places that have commas in them fewer are read apart. */
const mostNamed = { whole: 3, inParts: 2 } as const;

/** Where `tied` are: `Ash and Birch`, `12 campaigns`, `4 days`; of a breakdown by several things `12 rows`. */
function tiedWords(tied: Tied, input: HeadlineInput): string {
  const { by, grain } = input.plan;
  const kinds = [...by.map((dimension) => dimensionPlural(dimension, input.catalogue)), ...(grain === null ? [] : [`${grain}s`])];
  const [only, ...others] = kinds;
  const inParts = others.length > 0;
  if (tied.length <= (inParts ? mostNamed.inParts : mostNamed.whole)) return listText(tied.map((row) => placeOf(row, input)));
  return `${tied.length} ${only === undefined || inParts ? 'rows' : only}`;
}

function biggestMover(input: HeadlineInput, column: ResultColumn): string {
  const change = input.result.columns.find((other) => other.role === 'change' && other.of === column.of);
  if (change === undefined) return '';
  const size = (row: readonly Cell[]) => Math.abs(Number(cellOf(row, change, input) ?? 0));
  const most = input.result.rows.reduce<readonly Cell[] | null>(
    (best, row) => (best === null || size(row) > size(best) ? row : best),
    null,
  );
  return most === null || size(most) === 0 ? '' : `${placeOf(most, input)}, ${moveWords(most, column, input)}`;
}

/** From where to where, with the highest and the lowest. */
function course(input: HeadlineInput, column: ResultColumn): string {
  const time = input.result.columns.findIndex((other) => other.role === 'time');
  const known = input.result.rows
    .filter((row) => typeof cellOf(row, column, input) === 'number')
    .sort((a, b) => String(a[time]).localeCompare(String(b[time])));
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return 'no values';
  const at = (tied: Tied) => `${textOf(cellOf(tied[0], column, input), column, input)} (${tiedWords(tied, input)})`;
  if (first === last) return at([first]);
  const [top, bottom] = extremes(known, column, input);
  if (top === undefined || bottom === undefined || top.length === known.length)
    return `${textOf(cellOf(first, column, input), column, input)} throughout`;
  return `from ${at([first])} to ${at([last])}, highest ${at(top)}, lowest ${at(bottom)}`;
}

/** `8,550 in all`, of rates `overall 23.4%`; with how it moved. */
function total(input: HeadlineInput): string {
  const { totals } = input.result;
  const figures = mainColumns(input)
    .filter((column) => column.role === 'metric' && cellOf(totals, column, input) !== null)
    .slice(0, 3);
  const [only] = figures;
  if (totals === null || only === undefined) return '';
  const text = (column: ResultColumn) => textOf(cellOf(totals, column, input), column, input);
  const against = input.plan.compare === null ? '' : ` on ${compareWords(input)}`;
  const move = (column: ResultColumn) => moveWords(totals, column, input);
  if (figures.length === 1) {
    const moving = move(only) === '' ? '' : `, ${move(only)}${against}`;
    return isSum(only) ? `${text(only)} in all${moving}` : `overall ${text(only)}${moving}`;
  }
  return `overall ${listText(figures.map((column) => `${nameOf(column, input)} ${text(column)}${brackets(move(column))}`))}`;
}

function brackets(text: string): string {
  return text === '' ? '' : ` (${text})`;
}
