/** Numbers as people read them (en-US). Every surface shows these texts; JSON and CSV keep the stored values. */
import { unreachable } from '../base/unreachable.ts';
import type { Unit } from '../catalogue/metric.ts';
import type { Cell } from '../query/result.ts';

/** ISO 4217 code, and how many digits its minor unit has: cells of money are whole minor units. */
export interface Currency {
  readonly code: string;
  readonly digits: number;
}

/** How the cells of a column are written. */
export interface ValueFormat {
  readonly unit: Unit;
  /** For `number`, `per_hour` and `score`; null: the unit's own. */
  readonly decimals: number | null;
  readonly durationStyle: 'h:mm' | 'm:ss' | 'h:mm:ss' | null;
  /** A difference has a sign, and of percents is in percentage points; a rate of change has a sign. */
  readonly change: 'difference' | 'rate' | null;
  /** Which direction is the good one: what colours a change. */
  readonly better: 'higher' | 'lower' | 'neither';
}

/** What stands where there is no value. */
export const noValue = '–';

const minus = '−';

/** `cell` as text; null and whatever is no finite number is `–`, text stays as it is. */
export function formatCell(cell: Cell, format: ValueFormat | null, currency: Currency): string {
  if (cell === null) return noValue;
  if (typeof cell === 'string' || format === null) return String(cell);
  if (!Number.isFinite(cell)) return noValue;
  const text = magnitude(Math.abs(cell), format, currency);
  if (cell < 0 && !isZero(text)) return text.startsWith('<') ? `>${minus}${text.slice(1)}` : `${minus}${text}`;
  return format.change !== null && cell > 0 && !isZero(text) ? `+${text}` : text;
}

function isZero(text: string): boolean {
  return !/[1-9]/.test(text);
}

function magnitude(value: number, format: ValueFormat, currency: Currency): string {
  switch (format.unit) {
    case 'count':
      return countText(value);
    case 'percent':
      return `${percentDigits(value * 100)}${format.change === 'difference' ? ' pp' : '%'}`;
    case 'number':
    case 'per_hour':
      return fixed(value, format.decimals ?? 2);
    case 'score':
      return fixed(value, format.decimals ?? 1);
    case 'currency':
      return moneyText(value, currency);
    case 'currency_per_hour':
      return `${moneyText(value, currency)}/h`;
    case 'duration':
      return durationText(value, format.durationStyle ?? 'h:mm');
    default:
      return unreachable(format.unit);
  }
}

/** What the last digit that is shown of `value` is worth, in stored units: half of it is hidden by rounding. */
export function shownStep(value: number, format: ValueFormat): number {
  switch (format.unit) {
    case 'count':
      return Number.isInteger(value) ? 1 : Math.abs(value) < 10 ? 0.01 : 0.1;
    case 'percent':
      return value === 0 || Math.abs(value) >= 0.0005 ? 0.001 : 0.0001;
    case 'number':
    case 'per_hour':
      return 10 ** -(format.decimals ?? 2);
    case 'score':
      return 10 ** -(format.decimals ?? 1);
    case 'currency':
    case 'currency_per_hour':
      return 1;
    case 'duration':
      return (format.durationStyle ?? 'h:mm') === 'h:mm' ? 60 : 1;
    default:
      return unreachable(format.unit);
  }
}

/** Averages of counts (rolling days) are no whole numbers: they keep a decimal, small ones two. */
function countText(value: number): string {
  if (Number.isInteger(value)) return fixed(value, 0);
  return fixed(value, value < 10 ? 2 : 1);
}

/** One decimal; more where the value would look like zero, and at last `<0.01`. */
function percentDigits(percent: number): string {
  if (percent === 0 || percent >= 0.05) return fixed(percent, 1);
  return percent >= 0.005 ? fixed(percent, 2) : '<0.01';
}

/** `$1,234.56` from minor units; a fraction of a minor unit is rounded. */
function moneyText(minor: number, currency: Currency): string {
  const amount = minor / 10 ** currency.digits;
  if (!/^[A-Z]{3}$/.test(currency.code)) return `${fixed(amount, currency.digits)} ${currency.code}`.trim();
  return formatter(currency.digits, currency.code).format(amount);
}

function durationText(seconds: number, style: 'h:mm' | 'm:ss' | 'h:mm:ss'): string {
  if (style === 'h:mm') {
    const minutes = Math.round(seconds / 60);
    return minutes === 0 && seconds > 0 ? '<0:01' : `${fixed(Math.floor(minutes / 60), 0)}:${two(minutes % 60)}`;
  }
  const whole = Math.round(seconds);
  if (whole === 0 && seconds > 0) return style === 'm:ss' ? '<0:01' : '<0:00:01';
  if (style === 'm:ss') return `${fixed(Math.floor(whole / 60), 0)}:${two(whole % 60)}`;
  return `${fixed(Math.floor(whole / 3600), 0)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function fixed(value: number, digits: number): string {
  return formatter(digits, null).format(value);
}

/** Making a formatter costs a hundred times what using it does. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatter(digits: number, code: string | null): Intl.NumberFormat {
  const key = `${digits} ${code ?? ''}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const style: Intl.NumberFormatOptions = code === null ? {} : { style: 'currency', currency: code };
  const made = new Intl.NumberFormat('en-US', { ...style, minimumFractionDigits: digits, maximumFractionDigits: digits });
  formatters.set(key, made);
  return made;
}

/** A relative change in words and figures: `up 12.3%`, `down 4.0%`, `unchanged`, `–` where there is nothing to compare with. */
export function changeRateWords(rate: Cell): string {
  if (typeof rate !== 'number' || !Number.isFinite(rate)) return noValue;
  if (rate === 0) return 'unchanged';
  return `${rate > 0 ? 'up' : 'down'} ${rateMagnitude(rate)}`;
}

/** A relative change with an arrow: `▲ 12.3%`, `▼ 4.0%`, `= 0.0%`. */
export function changeRateArrow(rate: Cell): string {
  if (typeof rate !== 'number' || !Number.isFinite(rate)) return noValue;
  return `${rate > 0 ? '▲' : rate < 0 ? '▼' : '='} ${rateMagnitude(rate)}`;
}

function rateMagnitude(rate: number): string {
  return `${percentDigits(Math.abs(rate) * 100)}%`;
}
