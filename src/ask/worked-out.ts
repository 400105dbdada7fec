/** Formulas with their numbers put in. */
import { currencyDigits } from '../base/currency.ts';
import { type Catalogue, makeCatalogue } from '../catalogue/catalogue.ts';
import { constant, measure, measuresOf, product } from '../catalogue/formula.ts';
import type { MeasureId } from '../catalogue/measure.ts';
import { measureOf } from '../catalogue/measures.ts';
import type { Formula, Metric } from '../catalogue/metric.ts';

/** The id under which `withParts` knows a measure of a metric. */
export function partId(metric: string, measure: MeasureId): string {
  return `part ${metric} ${measure}`;
}

/** `catalogue` with each measure of `metrics` as a metric of its own, so that it can be asked for; in all else they are like the metric. */
export function withParts(catalogue: Catalogue, metrics: readonly Metric[]): Catalogue {
  const parts = metrics.flatMap((metric) => {
    const measures = measuresOf(metric.formula);
    const whole = { ...metric, unit: 'number', decimals: 0, words: [], shortForms: [], rate: null, section: null, panels: [] } as const;
    return measures.map((id): Metric => ({ ...whole, id: partId(metric.id, id), formula: inCompany(id, measures) }));
  });
  return makeCatalogue([...catalogue.metrics, ...parts], catalogue.dimensions);
}

/** `id` with none of each other measure: what a filter reaches of it depends on what it stands beside. */
function inCompany(id: MeasureId, measures: readonly MeasureId[]): Formula {
  const others = measures.filter((other) => measureOf(other).family !== measureOf(id).family);
  return others.reduce<Formula>((left, other) => ({ kind: 'add', left, right: product(constant(0), measure(other)) }), measure(id));
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
