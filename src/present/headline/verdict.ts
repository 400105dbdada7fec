/** Yes or no: a condition on a single number is answered, it hides nothing. */
import type { ComparisonOp, Condition } from '../../plan/plan.ts';
import type { Cell, ResultColumn } from '../../query/result.ts';
import { keyWords } from '../words.ts';
import { cellOf, type HeadlineInput, textOf } from './figures.ts';

/** `, below 70.0%`: the bound of a single condition on `column`; empty where there are none, several or others. */
export function boundWords(column: ResultColumn, input: HeadlineInput): string {
  const [condition, ...more] = input.plan.having;
  if (condition === undefined || more.length > 0 || condition.metric !== column.of) return '';
  const not = verdict(input) === 'Yes: ' ? '' : 'not ';
  if ('than' in condition) return `, ${not}${bounds[condition.op]} ${keyWords(condition.than, input.plan.metrics, input.catalogue)}`;
  const value = textOf(condition.value, column, input);
  if (condition.op === 'between') return `, ${not}between ${value} and ${textOf(condition.value2, column, input)}`;
  return `, ${not}${bounds[condition.op]} ${value}`;
}

const bounds: Readonly<Record<ComparisonOp, string>> = { '>': 'above', '>=': 'at least', '<': 'below', '<=': 'at most', '=': 'exactly' };

/** `Yes: ` or `No: ` where the plan has conditions and the answer is one row; empty elsewhere. A missing value meets no condition. */
export function verdict(input: HeadlineInput): string {
  const { plan, result } = input;
  const row = result.rows[0];
  if (plan.having.length === 0 || row === undefined) return '';
  return plan.having.every((condition) => meets(condition, row, input)) ? 'Yes: ' : 'No: ';
}

function meets(condition: Condition, row: readonly Cell[], input: HeadlineInput): boolean {
  const value = valueOf(condition.metric, row, input);
  if (value === null) return false;
  if (condition.op === 'between') return value >= condition.value && value <= condition.value2;
  const bound = 'than' in condition ? valueOf(condition.than, row, input) : condition.value;
  if (bound === null) return false;
  switch (condition.op) {
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '=':
      return value === bound;
  }
}

function valueOf(metric: string, row: readonly Cell[], input: HeadlineInput): number | null {
  const column = input.result.columns.find((other) => other.role === 'metric' && other.of === metric);
  const cell = cellOf(row, column, input);
  return typeof cell === 'number' ? cell : null;
}
