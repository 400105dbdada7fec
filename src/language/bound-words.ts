/** Words that open a bound: `over`, `at least`, `min`. */
import * as t from '../../grammar/tokens.ts';
import { as, type Company, isOf } from './neighbours.ts';
import type { Segment } from './segment.ts';

/** `over`, `under`, `more than` need a bound after them; before a time or a name they compare. */
export function readComparator(reader: Company, segment: Segment, at: number, before: readonly Segment[]): Segment | null {
  const next = reader.after(at);
  const words = segment.text.toLowerCase();
  if (isOf(reader.at(next), t.Num, t.YearNumber)) {
    const past = reader.at(reader.after(next))?.token;
    const isTime = past === t.Unit && /^(over|under|below|above)$/.test(words);
    return isTime ? null : segment;
  }
  if (isOf(reader.at(next), t.Metric) && isOf(before.at(-1), t.Metric)) return segment;
  if (/^beats?$/.test(words) && isOf(reader.at(next), t.Value)) return as(segment, t.Versus);
  if (/than$/.test(words) || / than /.test(words)) {
    if (reader.startsTime(next) || isOf(reader.at(next), t.Value)) return as(segment, t.Versus);
  }
  return /^(?:over|under|beneath|beyond|exactly)$/.test(words) ? null : segment;
}

/** `min 20 handled`, `max 10% abandoned rate` bound the metric behind them. */
export function readSuperlative(reader: Company, segment: Segment, at: number): Segment {
  const bound = bounds.get(segment.norm);
  const bounded = bound !== undefined && isOf(reader.at(reader.after(at)), t.Num, t.YearNumber);
  return bounded ? as(segment, t.Comparator, { kind: 'word', value: bound }) : segment;
}

const bounds = new Map([
  ['min', '>='],
  ['minimum', '>='],
  ['max', '<='],
  ['maximum', '<='],
]);
