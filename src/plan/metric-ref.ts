/** What a metric in a plan is made of and how it is called, whether it is the catalogue's or a ratio made on the fly. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Level } from '../catalogue/dimension.ts';
import { constant, isSum, measure, measuresOf, product, ratio } from '../catalogue/formula.ts';
import { measureOf } from '../catalogue/measures.ts';
import type { Formula, Metric, MetricRef, Unit } from '../catalogue/metric.ts';
import { metricKey } from '../catalogue/metric.ts';
import { levelSuffix } from './level.ts';

/** The catalogue's metric `id`. Throws where there is none: plans and questions name only what the catalogue holds. */
export function metricOf(id: string, catalogue: Catalogue): Metric {
  const found = catalogue.metric(id);
  if (!found) throw new Error(`no metric ${id}`);
  return found;
}

/** The formula of `ref`; a ratio is its two formulas divided, times `per` where that is not 1. */
export function formulaOf(ref: MetricRef, catalogue: Catalogue): Formula {
  if (typeof ref === 'string') return metricOf(ref, catalogue).formula;
  const [top, bottom] = ref.ratio;
  const divided = ratio(partOf(top, catalogue), partOf(bottom, catalogue));
  return ref.per === 1 ? divided : product(divided, constant(ref.per));
}

/** The unit of `ref`: money or time per something stays money or time, any other ratio is a number. */
export function unitOf(ref: MetricRef, catalogue: Catalogue): Unit {
  if (typeof ref === 'string') return metricOf(ref, catalogue).unit;
  const [top, bottom] = ref.ratio.map((part) => (part === 'days' ? 'count' : metricOf(part, catalogue).unit));
  return (top === 'currency' || top === 'duration') && bottom === 'count' ? top : 'number';
}

/** The name shown for `ref`: `EXPOSED RATE`, `TOTAL NO. OF TRANSFERS PER 100 HANDLED CONVERSATIONS`. */
export function labelOf(ref: MetricRef, catalogue: Catalogue): string {
  if (typeof ref === 'string') return metricOf(ref, catalogue).label;
  const [top, bottom] = ref.ratio;
  if (bottom === 'days') return `AVERAGE DAILY ${metricOf(top, catalogue).label}`;
  const lower = metricOf(bottom, catalogue).label;
  return `${metricOf(top, catalogue).label} PER ${ref.per === 1 ? '' : `${String(ref.per)} `}${lower}`;
}

/** The name shown for `ref` in an answer at `level`: what is counted afresh at each level says at which, `EXPOSED (CAMP)`. */
export function labelAt(ref: MetricRef, level: Level, catalogue: Catalogue): string {
  const label = labelOf(ref, catalogue);
  const counted = measuresOf(formulaOf(ref, catalogue)).some((id) => measureOf(id).family === 'funnel');
  return counted ? `${label} (${levelSuffix[level]})` : label;
}

/** What stands for a ratio that cannot: of a rate per day the rate, of others both parts; empty where it can stand. */
export function ratioParts([top, bottom]: readonly [string, string], catalogue: Catalogue): readonly string[] {
  const sums = [top, bottom].filter((part) => part !== 'days').every((part) => isSum(metricOf(part, catalogue).formula));
  // A time is kept in seconds and money in minor units: what is divided by is a count, or days.
  const counted = bottom === 'days' || metricOf(bottom, catalogue).unit === 'count';
  if (sums && counted && top !== 'days') return [];
  return [top, bottom].filter((part) => part !== 'days');
}

/** What `ref` shows as: itself, or what stands for a ratio that cannot. */
export function standingRefs(ref: MetricRef, catalogue: Catalogue): readonly MetricRef[] {
  const parts = typeof ref === 'string' ? [] : ratioParts(ref.ratio, catalogue);
  return parts.length === 0 ? [ref] : parts;
}

/** `ref`, or the first part of a ratio that cannot stand: where only one metric has room. */
export function standing(ref: MetricRef, catalogue: Catalogue): MetricRef {
  return standingRefs(ref, catalogue)[0] ?? ref;
}

/** The metrics of `refs`, each once, in order of appearance. */
export function distinct(refs: readonly MetricRef[]): readonly MetricRef[] {
  return [...new Map(refs.map((ref) => [metricKey(ref), ref])).values()];
}

function partOf(id: string, catalogue: Catalogue): Formula {
  return id === 'days' ? measure('days') : metricOf(id, catalogue).formula;
}
