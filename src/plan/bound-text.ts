/** The bound of a condition as it is typed: stored units turned back into percents, money and seconds. */
import { currencyDigits } from '../base/currency.ts';
import type { MetricRef } from '../catalogue/metric.ts';
import { unitOf } from './metric-ref.ts';
import { scaled } from './passes/conditions.ts';
import type { PlanContext } from './planned.ts';

/** `value` of `ref` as text: 0.2 of a rate is `20%`, 1250 cents `12.5`. */
export function boundText(ref: MetricRef, value: number, { catalogue, directory }: PlanContext): string {
  switch (unitOf(ref, catalogue)) {
    case 'percent':
      return `${plain(scaled(value, 2))}%`;
    case 'currency':
    case 'currency_per_hour':
      return plain(scaled(value, -currencyDigits(directory.brand.currency)));
    case 'duration':
      return lengthOfTime(value);
    case 'count':
    case 'number':
    case 'per_hour':
    case 'score':
      return plain(value);
  }
}

/** In the longest unit of which it is a whole number, and more than one. */
function lengthOfTime(seconds: number): string {
  const unit = [
    { name: 'hours', length: 3600 },
    { name: 'minutes', length: 60 },
    { name: 'seconds', length: 1 },
  ].find(({ length }) => seconds % length === 0 && seconds / length > 1);
  // A bare number is read as seconds.
  return unit === undefined ? plain(seconds) : `${plain(seconds / unit.length)} ${unit.name}`;
}

/** Without exponent: 1e21 and 1e-7 are written out. */
function plain(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text;
}
