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
    if (reader.startsTime(next) || isOf(reader.at(next), t.Value)) return against(segment, words);
  }
  if (/^(?:is )?(?:above|below)$|^(?:exceed|beat)|^topped$/.test(words) && reader.startsTime(next)) return against(segment, words);
  return /^(?:over|under|beneath|beyond|exactly)$/.test(words) ? null : segment;
}

/** `higher than last week`: set against it, with the way that it moved. */
function against(segment: Segment, words: string): Segment {
  const side = segment.payload.kind === 'word' && segment.payload.value.startsWith('<') ? 'down' : 'up';
  const value = words.startsWith('better') ? 'better' : words.startsWith('worse') ? 'worse' : side;
  return as(segment, t.Versus, { kind: 'word', value });
}

/** `min 20 handled`, `max 10% abandoned rate` bound the metric behind them; `better csat than last week` is no ranking. */
export function readSuperlative(reader: Company, segment: Segment, at: number, before: readonly Segment[]): Segment | null {
  if (/^(?:better|worse)$/u.test(segment.norm)) {
    if (isThanTime(reader, at)) return null;
    // `was it better the month before` ranks nothing.
    const ranks = isOf(reader.at(reader.after(at)), t.Noun, t.Unit, t.Metric, t.Value, t.Num, t.By, t.Comma);
    const asks = before.some((one) => isOf(one, t.Which, t.Who, t.Noun, t.Value, t.OrderBy));
    if (!ranks && !asks && reader.at(reader.after(at)) !== undefined) return as(segment, t.Moves, { kind: 'word', value: segment.norm });
  }
  const bound = bounds.get(segment.norm);
  const bounded = bound !== undefined && isOf(reader.at(reader.after(at)), t.Num, t.YearNumber);
  return bounded ? as(segment, t.Comparator, { kind: 'word', value: bound }) : segment;
}

/** Whether `than` and a time follow: what `than` makes of them says which way. */
function isThanTime(reader: Company, at: number): boolean {
  for (let index = at + 1; reader.at(index) !== undefined; index += 1) {
    if (reader.at(index)?.norm === 'than') return reader.startsTime(reader.after(index));
  }
  return false;
}

const bounds = new Map([
  ['min', '>='],
  ['minimum', '>='],
  ['max', '<='],
  ['maximum', '<='],
]);
