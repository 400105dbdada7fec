/** Words whose meaning a single neighbour decides: `wait, …`, `7 day average`, `last two weekends`. */
import * as t from '../../grammar/tokens.ts';
import { type Company, isOf } from './neighbours.ts';
import type { Segment } from './segment.ts';

/** `wait, only tablets` */
export function isHalt(reader: Company, { norm }: Segment, at: number): boolean {
  return (
    norm === 'wait' && at === 0 && /^(?:,|\.+|-|–|—|!|no|only|just|actually|sorry|what|i|make|not|but)$/u.test(reader.at(1)?.norm ?? '')
  );
}

export function isOfTime(reader: Company, at: number): boolean {
  for (let index = 0; index < at; index += 1) if (/\b(?:time|long|hours)\b/u.test(reader.at(index)?.text.toLowerCase() ?? '')) return true;
  return false;
}

/** `7 day average`: of the 7 days that end on each. */
export function isOfDays(before: readonly Segment[]): boolean {
  const unit = before.at(-1);
  return isOf(unit, t.Unit) && unit?.norm === 'day' && isOf(before.at(-2), t.Num) && !isOf(before.at(-3), t.Rolling, t.Last);
}

/** `last two weekends` */
export function isCountedWeekend({ norm }: Segment, before: readonly Segment[]): boolean {
  return /^weekends?$/u.test(norm) && isOf(before.at(-1), t.Num) && isOf(before.at(-2), t.Last);
}
