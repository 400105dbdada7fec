/** Axes: their ends, steps and how their ticks are written. */
import type { Unit } from '../../catalogue/metric.ts';
import type { Currency } from '../format.ts';

/** An axis in the unit it is drawn in: money in whole units, durations in the largest of h, min, s that suits. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** What stored values are divided by. */
  readonly divisor: number;
  /** Options of Intl.NumberFormat for the ticks: plain data, so that a chart server can use them too. */
  readonly format: Intl.NumberFormatOptions;
}

/** The axis for `values` of `unit`. `zero`: it begins at 0 (bars always do). `stacked` values have been added up before. */
export function scaleOf(values: readonly number[], unit: Unit, currency: Currency, zero: boolean, ticks: number): Scale {
  const largest = Math.max(0, ...values.map(Math.abs));
  const divisor = divisorOf(unit, largest, currency);
  const drawn = values.map((value) => settled(value / divisor, largest / divisor));
  const floor = Math.min(...drawn, zero || drawn.length === 0 ? 0 : Infinity);
  const high = Math.max(...drawn, zero || drawn.length === 0 ? 0 : -Infinity);
  // A line that does not stand on zero keeps off the axis, which would look like zero.
  const low = floor > 0 ? Math.max(0, floor - (high - floor) * 0.1) : floor;
  const { min, max, step } = nice(low, high, ticks, unit === 'count' ? 1 : 0);
  return { min, max, step, divisor, format: tickFormat(unit, Math.max(Math.abs(min), Math.abs(max)), step, divisor, currency) };
}

function divisorOf(unit: Unit, largest: number, currency: Currency): number {
  if (unit === 'currency' || unit === 'currency_per_hour') return 10 ** currency.digits;
  if (unit !== 'duration') return 1;
  return largest >= 7200 ? 3600 : largest >= 120 ? 60 : 1;
}

/** Ends and step that are 1, 2, 2.5 or 5 times a power of ten. */
function nice(
  low: number,
  high: number,
  ticks: number,
  least: number,
): { readonly min: number; readonly max: number; readonly step: number } {
  const flat = high - low <= 1e-9 * Math.max(Math.abs(high), Math.abs(low));
  const from = flat && low > 0 ? 0 : low;
  const to = flat && high < 0 ? 0 : flat && high === 0 ? 1 : high;
  const rough = (to - from) / Math.max(1, ticks);
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((one) => one * power >= rough * 0.999) ?? 10;
  const step = Math.max(least, tidy(factor * power));
  const min = tidy(Math.floor(from / step + 1e-9) * step);
  // Values that lie about one whole step are no band: the axis still has two ends.
  return { min, max: Math.max(tidy(Math.ceil(to / step - 1e-9) * step), min + step), step };
}

/** Values too small to be told from zero, by themselves or beside the `largest`, are zero. */
function settled(value: number, largest: number): number {
  return largest < 1e-9 || Math.abs(value) < 1e-9 * largest ? 0 : value;
}

/** Without the last bits that multiplying by powers of ten leaves behind. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

function tickFormat(unit: Unit, largest: number, step: number, divisor: number, currency: Currency): Intl.NumberFormatOptions {
  const digits = digitsOf(unit === 'percent' ? step * 100 : step);
  const plain = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  if (unit === 'percent') return { style: 'percent', ...plain };
  const money: Intl.NumberFormatOptions =
    (unit === 'currency' || unit === 'currency_per_hour') && /^[A-Z]{3}$/.test(currency.code)
      ? { style: 'currency', currency: currency.code }
      : {};
  if (unit === 'duration') return { style: 'unit', unit: timeUnit(divisor), unitDisplay: 'short', ...plain };
  if (largest < 10_000) return { ...money, ...plain };
  const compact = digitsOf(step / 1000 ** Math.floor(Math.log10(largest) / 3));
  return { ...money, notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: Math.min(3, compact) };
}

function timeUnit(divisor: number): 'hour' | 'minute' | 'second' {
  return divisor === 3600 ? 'hour' : divisor === 60 ? 'minute' : 'second';
}

/** The decimals that tell multiples of `step` apart. */
function digitsOf(step: number): number {
  for (let digits = 0; digits < 6; digits += 1) {
    if (Math.abs(step * 10 ** digits - Math.round(step * 10 ** digits)) < 1e-9) return digits;
  }
  return 6;
}
