/** Formulas with their numbers put in. */
import { currencyDigits } from '../base/currency.ts';
import { type Catalogue, makeCatalogue } from '../catalogue/catalogue.ts';
import type { MeasureId } from '../catalogue/measure.ts';
import { measureOf } from '../catalogue/measures.ts';
import type { Formula, Metric } from '../catalogue/metric.ts';

/** The id under which `withParts` knows a measure. */
export function partId(id: MeasureId): string {
  return `part ${id}`;
}

/** `catalogue` with each of `measures` as a metric of its own, so that it can be asked for; in all else they are like `metric`. */
export function withParts(catalogue: Catalogue, metric: Metric, measures: readonly MeasureId[]): Catalogue {
  const whole = { ...metric, unit: 'number', decimals: 0, words: [], shortForms: [], rate: null, section: null, panels: [] } as const;
  const parts = measures.map((id): Metric => ({ ...whole, id: partId(id), formula: { kind: 'measure', measure: id } }));
  return makeCatalogue([...catalogue.metrics, ...parts], catalogue.dimensions);
}

/** `1,204 ÷ 2,310 = 52.1%`; a single measure is its own result. */
export function workedOut({ formula }: Metric, text: (id: MeasureId) => string, result: string): string {
  return formula.kind === 'measure' ? result : `${withNumbers(formula, text)} = ${result}`;
}

/** A measure's number as it is read: money as money, all else as a whole number. */
export function measureText(id: MeasureId, value: number | null, code: string): string {
  if (value === null) return '–';
  if (measureOf(id).unit !== 'currency') return value.toLocaleString('en-US', { maximumFractionDigits: 0 });
  return (value / 10 ** currencyDigits(code)).toLocaleString('en-US', { style: 'currency', currency: code });
}

const signs = { add: '+', subtract: '−', multiply: '×', divide: '÷' } as const;
const binding = { add: 1, subtract: 1, multiply: 2, divide: 3 } as const;

function withNumbers(formula: Formula, told: (id: MeasureId) => string, outer = 0): string {
  if (formula.kind === 'constant') return formula.value.toLocaleString('en-US');
  if (formula.kind === 'measure') return told(formula.measure);
  const own = binding[formula.kind];
  const text = `${withNumbers(formula.left, told, own)} ${signs[formula.kind]} ${withNumbers(formula.right, told, own + 1)}`;
  return own < outer ? `(${text})` : text;
}
