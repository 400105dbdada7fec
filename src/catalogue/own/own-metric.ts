/** A ratio metric of an administrator's own, made from sums of measures. */
import { nearest } from '../../base/distance.ts';
import { constant, product, ratio, sum } from '../formula.ts';
import type { MeasureId } from '../measure.ts';
import { measureIds, measureOf } from '../measures.ts';
import type { Formula, Metric } from '../metric.ts';
import type { OwnMetric, RatioUnit, Remark } from './additions.ts';

/** What is added up: only like can be added to like. */
type Kind = 'count' | 'money' | 'seconds' | 'days';

interface Sum {
  readonly kind: Kind;
  readonly measures: readonly [MeasureId, ...MeasureId[]];
  readonly inWords: string;
}

type Side = 'numerator' | 'denominator';

/** The metric `id` of `base`’s measures, or what is wrong with it. */
export function makeOwnMetric(id: string, own: OwnMetric, base: readonly Metric[]): Metric | readonly Remark[] {
  const remarks: Remark[] = [];
  const at = (key: string, message: string): void => void remarks.push({ path: ['metrics', id, key], key: false, message });
  const [top, bottom] = (['numerator', 'denominator'] as const).map((side) => sumOf(side, own[side], base, (message) => at(side, message)));
  if (!top || !bottom) return remarks;
  const units = unitsOf(top.kind, bottom.kind);
  if (!units.includes(own.unit)) {
    const fits = units.length === 0 ? 'these two cannot be divided' : `use ${units.join(' or ')}`;
    at('unit', `${phrases[top.kind]} over ${phrases[bottom.kind]} cannot be ${own.unit}; ${fits}`);
  }
  if (own.per !== 1 && !scalable.includes(own.unit)) at('per', `has no meaning with unit ${own.unit}; leave it out, or use unit number`);
  if (own.decimals !== undefined && !rounded.includes(own.unit))
    at('decimals', `goes with ${rounded.join(', ')} only; leave it out: ${own.unit} has its own`);
  return remarks.length > 0 ? remarks : metricFrom(id, own, top, bottom);
}

function metricFrom(id: string, own: OwnMetric, top: Sum, bottom: Sum): Metric {
  const label = own.label ?? id.replaceAll('_', ' ').toUpperCase();
  const hourly = bottom.kind === 'seconds' && top.kind !== 'seconds';
  const base = hourly ? ratio(sum(...bottom.measures), constant(3600)) : sum(...bottom.measures);
  const divided = ratio(sum(...top.measures), base);
  const below = hourly ? bottom.inWords.replaceAll(' seconds', ' hours') : bottom.inWords;
  return {
    id,
    label,
    definition: own.definition,
    inWords: `${own.per === 1 ? '' : `${own.per.toLocaleString('en-US')} × `}${top.inWords} ÷ ${below}`,
    formula: own.per === 1 ? divided : product(divided, constant(own.per)),
    unit: own.unit,
    decimals: own.decimals ?? null,
    durationStyle: own.unit === 'duration' ? 'h:mm:ss' : null,
    panels: [],
    section: null,
    better: own.better,
    words: [...new Set([id.replaceAll('_', ' '), label.toLowerCase(), ...own.words])],
    shortForms: [],
    rate: null,
  };
}

function sumOf(side: Side, ids: readonly string[], base: readonly Metric[], say: (message: string) => void): Sum | null {
  const found = ids.flatMap((id) => {
    const part = partOf(id, base);
    if (typeof part !== 'string') return [part];
    say(part);
    return [];
  });
  const [first, ...others] = found;
  if (!first || found.length < ids.length) return null;
  const other = others.find(({ kind }) => kind !== first.kind);
  if (other) {
    say(`adds ${phrases[first.kind]} and ${phrases[other.kind]}; only like can be added to like`);
    return null;
  }
  const measures = found.flatMap((part) => part.measures);
  const twice = measures.find((id, index) => measures.indexOf(id) !== index);
  if (twice !== undefined) {
    say(`counts ${twice} twice; name it once`);
    return null;
  }
  if (first.kind === 'days' && side === 'numerator') {
    say('cannot be days: put days in the denominator');
    return null;
  }
  const names = found.map(({ inWords }) => inWords).join(' + ');
  return { kind: first.kind, measures: [first.measures[0], ...measures.slice(1)], inWords: found.length > 1 ? `(${names})` : names };
}

/** The measures that `id` stands for, or why it stands for none that can be added up. */
function partOf(id: string, base: readonly Metric[]): Sum | string {
  const inWords = id.replaceAll('_', ' ');
  const measure = measureIds.find((known) => known === id);
  if (measure) return { kind: kindOf(measure), measures: [measure], inWords };
  const metric = base.find((known) => known.id === id);
  if (metric) {
    const measures = summands(metric.formula);
    if (!measures) return `${id} is a rate or a score, which cannot be added up; name the measures it is made of (${metric.inWords})`;
    return { kind: kindOf(measures[0]), measures, inWords };
  }
  const sums = base.filter(({ formula }) => summands(formula) !== null).map((known) => known.id);
  const near = nearest(id, [...measureIds, ...sums]);
  return `there is no measure ${id}${near === null ? '; `parley ask "list metrics"` shows what there is' : `; did you mean ${near}?`}`;
}

/** The measures of a formula that only adds; null for any other. */
function summands(formula: Formula): readonly [MeasureId, ...MeasureId[]] | null {
  if (formula.kind === 'measure') return [formula.measure];
  if (formula.kind !== 'add') return null;
  const [left, right] = [summands(formula.left), summands(formula.right)];
  return left && right && [...left, ...right];
}

const kinds = { count: 'count', currency: 'money', duration: 'seconds', days: 'days' } as const;

function kindOf(id: MeasureId): Kind {
  return kinds[measureOf(id).unit];
}

const phrases: Readonly<Record<Kind, string>> = { count: 'a count', money: 'money', seconds: 'seconds', days: 'days' };
const alike: readonly RatioUnit[] = ['percent', 'number', 'score'];
const scalable: readonly RatioUnit[] = ['number', 'score', 'currency', 'duration'];
const rounded: readonly RatioUnit[] = ['number', 'score', 'per_hour'];

/** The units that a ratio of these can have. */
function unitsOf(top: Kind, bottom: Kind): readonly RatioUnit[] {
  if (top === bottom) return alike;
  if (bottom === 'seconds') return top === 'money' ? ['currency_per_hour'] : ['per_hour'];
  if (bottom === 'money') return [];
  if (top === 'money') return ['currency'];
  return top === 'seconds' ? ['duration'] : ['number'];
}
