/** Formulas as SQL over columns of sums. */
import type { Expression } from '../plan/source/part.ts';

/** SQL of `expression`; column names get `suffix`. Division is in double precision, and null where the denominator is not above zero. */
export function expressionSql(expression: Expression, suffix = ''): string {
  switch (expression.kind) {
    case 'column':
      return `"${expression.alias}${suffix}"`;
    case 'constant':
      return String(expression.value);
    case 'divide': {
      const [top, base] = [expressionSql(expression.left, suffix), expressionSql(expression.right, suffix)];
      return `case when ${base} > 0 then cast(${top} as double precision) / ${base} end`;
    }
    case 'add':
    case 'subtract':
    case 'multiply':
      return `(${expressionSql(expression.left, suffix)} ${signs[expression.kind]} ${expressionSql(expression.right, suffix)})`;
  }
}

const signs = { add: '+', subtract: '-', multiply: '*' } as const;

/** Whether `expression` only adds sums up: its value over several days is the sum of the days'. */
export function isSum(expression: Expression): boolean {
  switch (expression.kind) {
    case 'column':
    case 'constant':
      return true;
    case 'divide':
      return false;
    case 'add':
    case 'subtract':
    case 'multiply':
      return isSum(expression.left) && isSum(expression.right);
  }
}

/** The denominator that a rate rests on: that of its outermost division, null where it divides by nothing that is counted. */
export function baseOf(expression: Expression): Expression | null {
  if (expression.kind === 'column' || expression.kind === 'constant') return null;
  if (expression.kind === 'divide') return isCounted(expression.right) ? expression.right : null;
  return baseOf(expression.left) ?? baseOf(expression.right);
}

function isCounted(expression: Expression): boolean {
  if (expression.kind === 'column') return !expression.alias.includes('_seconds');
  if (expression.kind === 'constant') return false;
  return isCounted(expression.left) && (expression.kind === 'divide' || isCounted(expression.right));
}
