/** Where the marks of a chart stand, in a box of `width` by `height`. */
import type { Chart } from './blocks.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Scale {
  readonly ticks: readonly number[];
  /** The height at which a value stands. */
  readonly y: (value: number) => number;
}

/** A scale from nothing, or from the lowest value where that is below, to a round number above the highest. */
export function scaleFor(values: readonly number[], box: Box): Scale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const step = roundStep((high - low || 1) / 4);
  const first = Math.floor(low / step) * step;
  const last = Math.max(first + step, Math.ceil(high / step) * step);
  const count = Math.round((last - first) / step);
  const ticks = Array.from({ length: count + 1 }, (_, index) => Number((first + index * step).toPrecision(12)));
  return { ticks, y: (value) => box.top + box.height * (1 - (value - first) / (last - first)) };
}

/** The least of 1, 2, 2.5 and 5 times a power of ten that is not under `raw`. */
function roundStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  return ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= raw * 0.999) ?? 10) * power;
}

/** `12.5K`, `3M`. */
export function shortNumber(value: number): string {
  return new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

export function valuesIn({ series = [] }: Chart): readonly number[] {
  return series.flatMap(({ data }) => data.map(({ value }) => value));
}

/** The value of a series at a category. */
export function valueAt({ data }: NonNullable<Chart['series']>[number], category: string): number {
  return data.find(({ label }) => label === category)?.value ?? 0;
}

/** The centre of the band of a category. */
export function bandCentre(index: number, count: number, box: Box): number {
  return box.left + (box.width * (index + 0.5)) / count;
}

/** Letters of a label that are written. */
const mostLetters = 14;

/** A label as it is written. */
export function clippedLabel(label: string): string {
  return label.length > mostLetters ? `${label.slice(0, mostLetters - 1)}…` : label;
}

/** Every so many labels are written, so that they do not run into each other: a letter is about 7 wide. */
export function labelStep(count: number, longest: number, width: number): number {
  return Math.max(1, Math.ceil((count * (Math.min(longest, mostLetters) * 7 + 12)) / width));
}

export interface Slice {
  readonly label: string;
  readonly value: number;
  readonly share: number;
  readonly path: string;
}

/** The slices of a pie around (`x`, `y`), from the top clockwise. */
export function slicesOf({ segments = [] }: Chart, x: number, y: number, radius: number): readonly Slice[] {
  const total = segments.reduce((sum, { value }) => sum + value, 0);
  let before = 0;
  return segments.map(({ label, value }) => {
    const share = value / total;
    const [from, to] = [before, before + share];
    before = to;
    return { label, value, share, path: arc(x, y, radius, from, to) };
  });
}

function arc(x: number, y: number, radius: number, from: number, to: number): string {
  // A circle has no start and end that differ: it is drawn as nearly one.
  const end = Math.min(to, from + 0.9999);
  const at = (turn: number): string => {
    const angle = turn * 2 * Math.PI;
    return `${(x + radius * Math.sin(angle)).toFixed(2)} ${(y - radius * Math.cos(angle)).toFixed(2)}`;
  };
  return `M ${x} ${y} L ${at(from)} A ${radius} ${radius} 0 ${end - from > 0.5 ? 1 : 0} 1 ${at(end)} Z`;
}
