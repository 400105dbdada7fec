/** The value that a metric is to reach, as a person writes it and as it is stored. */
import { currencyDigits } from '../../base/currency.ts';
import type { Unit } from '../metric.ts';

const percent = /^(-?\d+(?:\.\d+)?)\s*%$/;
const time = /^(?:(\d+(?:\.\d+)?)\s*h)?\s*(?:(\d+(?:\.\d+)?)\s*m(?:in)?)?\s*(?:(\d+(?:\.\d+)?)\s*s(?:ec)?)?$/;

/** `given` in the metric's unit: percents as fractions, durations in seconds, money in main units; what to write instead where it is none. */
export function readTarget(given: number | string, unit: Unit): number | string {
  const text = String(given).trim();
  const value = Number(text);
  const number = text !== '' && Number.isFinite(value) ? value : null;
  if (unit === 'percent') return percentIn(text, number);
  if (number !== null) return number;
  if (unit === 'duration') return secondsIn(text) ?? 'must be a time: seconds as a number, or such as 90s, 5m, 1h 30m';
  return percent.test(text) ? `must be a plain number: this metric is no percentage` : 'must be a plain number, without unit or separators';
}

/** `value`, a target in main units, as rows of a brand with this currency hold it. */
export function storedTarget(value: number, unit: Unit, currency: string): number {
  return unit === 'currency' || unit === 'currency_per_hour' ? value * 10 ** currencyDigits(currency) : value;
}

/** A bare number above 1 may be meant either way. */
function percentIn(text: string, number: number | null): number | string {
  const digits = percent.exec(text)?.[1];
  // By way of text: 0.85, not 0.8500000000000001.
  if (digits !== undefined) return Number(`${digits}e-2`);
  if (number === null) return 'must be a percentage such as 85% or 0.85';
  return Math.abs(number) > 1 ? `is a percentage: write ${text}%${number < 100 ? ` or ${Number(`${text}e-2`)}` : ''}` : number;
}

function secondsIn(text: string): number | null {
  const [, hours, minutes, seconds] = time.exec(text) ?? [];
  if ((hours ?? minutes ?? seconds) === undefined) return null;
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
}
