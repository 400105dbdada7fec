/** Builds formulas: metrics read like the vendor's metric table. */
import type { MeasureId } from './measure.ts';
import type { Formula } from './metric.ts';

/** Measure `id`, summed over the cut. */
export function measure(id: MeasureId): Formula {
  return { kind: 'measure', measure: id };
}

/** The sum of several measures. */
export function sum(first: MeasureId, ...rest: readonly MeasureId[]): Formula {
  return rest.reduce<Formula>((left, id) => ({ kind: 'add', left, right: measure(id) }), measure(first));
}

/** left − right. */
export function difference(left: Formula, right: Formula): Formula {
  return { kind: 'subtract', left, right };
}

/** left × right. */
export function product(left: Formula, right: Formula): Formula {
  return { kind: 'multiply', left, right };
}

/** numerator ÷ denominator: null where the denominator is zero or negative. */
export function ratio(numerator: Formula | MeasureId, denominator: Formula | MeasureId): Formula {
  return { kind: 'divide', left: asFormula(numerator), right: asFormula(denominator) };
}

/** `value` as a formula. */
export function constant(value: number): Formula {
  return { kind: 'constant', value };
}

/** Whether four days have about four times as much of it as one: sums, and incremental conversions, which are no sum and grow all the same. */
export function growsWithDays(formula: Formula): boolean {
  return isSum(formula) || (formula.kind === 'multiply' && [formula.left, formula.right].some((side) => side.kind === 'measure'));
}

/** The measures that `formula` is made of, each once, in order of appearance. */
export function measuresOf(formula: Formula): readonly MeasureId[] {
  switch (formula.kind) {
    case 'measure':
      return [formula.measure];
    case 'constant':
      return [];
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return [...new Set([...measuresOf(formula.left), ...measuresOf(formula.right)])];
  }
}

/** Whether `formula` only adds measures up, so that its values may be divided by another and shared out. */
export function isSum(formula: Formula): boolean {
  switch (formula.kind) {
    case 'measure':
      return true;
    case 'constant':
    case 'multiply':
    case 'divide':
      return false;
    case 'add':
    case 'subtract':
      return isSum(formula.left) && isSum(formula.right);
  }
}

function asFormula(part: Formula | MeasureId): Formula {
  return typeof part === 'string' ? measure(part) : part;
}
