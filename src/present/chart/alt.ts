/** A chart in words, for who cannot see it. */
import { itemAt } from '../../base/item.ts';
import { formatCell } from '../format.ts';
import type { ChartSpec, Series } from './spec.ts';

const kinds: Readonly<Record<ChartSpec['kind'], string>> = {
  line: 'Line chart',
  bar: 'Bar chart',
  stacked_bar: 'Stacked bar chart',
  pie: 'Pie chart',
  combo: 'Chart with bars and lines',
  number: 'Number',
  funnel: 'Funnel',
};

/** Names said one by one; the rest is counted. Of series there are never more than are drawn. */
const mostNamed = 6;

/** One or two sentences: what is drawn, over what, and its main values. At most some 1,000 letters. */
export function altText(spec: Omit<ChartSpec, 'alt'>): string {
  const head = `${kinds[spec.kind]}: ${spec.title}, ${spec.subtitle}.`;
  if (spec.kind === 'number') return `${kinds.number}: ${spec.title}, ${spec.subtitle}: ${spec.value ?? ''}.`;
  const sentences = spec.series.map((series) => (spec.time === null ? named(spec, series) : course(spec, series)));
  const targets = spec.targets.map(({ metric, text: value }) => `Target of ${metric}: ${value}.`);
  return clip([head, ...targets, ...sentences].join(' '));
}

function named(spec: Omit<ChartSpec, 'alt'>, series: Series): string {
  const said = spec.categories.slice(0, mostNamed).map((name, index) => `${name} ${text(spec, series, index)}${markOf(spec, index)}`);
  const more = spec.categories.length - said.length;
  const lead = spec.series.length > 1 ? `${series.label}: ` : '';
  return `${lead}${said.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

function markOf(spec: Omit<ChartSpec, 'alt'>, index: number): string {
  const mark = spec.marks?.[index] ?? '';
  return mark === '' ? '' : ` (${mark})`;
}

function course(spec: Omit<ChartSpec, 'alt'>, series: Series): string {
  const known = series.values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return `${series.label}: no values.`;
  if (known.length === 1) return `${series.label}: ${text(spec, series, first.index)} on ${itemAt(spec.categories, first.index)}.`;
  const high = known.reduce((most, one) => (one.value > most.value ? one : most));
  const low = known.reduce((least, one) => (one.value < least.value ? one : least));
  const at = (one: { readonly index: number }) => `${text(spec, series, one.index)} (${itemAt(spec.categories, one.index)})`;
  return `${series.label}: from ${at(first)} to ${at(last)}, highest ${at(high)}, lowest ${at(low)}.`;
}

function text(spec: Omit<ChartSpec, 'alt'>, series: Series, index: number): string {
  return formatCell(series.values[index] ?? null, series.format, spec.currency);
}

function clip(words: string): string {
  return words.length <= 1000 ? words : `${words.slice(0, 999)}…`;
}
