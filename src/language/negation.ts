/** `no` and `without`: what they leave out, and where they are only a word to begin with. */
import * as t from '../../grammar/tokens.ts';
import { as, type Company, isOf } from './neighbours.ts';
import type { Segment } from './segment.ts';

const none = new Set(['no', 'without']);

/** `no conversions`, `without revenue` say a condition in one word: its bound stands behind it. */
export function noneOf(found: Segment): readonly Segment[] {
  const isNone = found.token === t.Comparator && none.has(found.text.toLowerCase());
  return isNone ? [as(found, t.Num, { kind: 'amount', value: 0, unit: null })] : [];
}

/**
 * Before a metric `no` and `without` ask for none of it. `no, exposed` corrects, as a `no` alone and one before a whole message
 * (`no by device`) do: they are filler. Any other takes away what stands behind it, or does not fit in.
 */
export function readNot(reader: Company, segment: Segment, at: number, before: readonly Segment[]): Segment | null {
  const follower = reader.after(at);
  const next = reader.at(follower);
  const isNo = segment.norm === 'no';
  if (isNo && (next === undefined || isParted(reader, at, follower))) return null;
  if (none.has(segment.norm) && isOf(next, t.Metric) && reader.at(at + 1)?.norm !== ',') {
    const bounded = isOf(reader.at(reader.after(follower)), t.Comparator) || (before.length === 0 && !isNo);
    return bounded ? segment : as(segment, t.Comparator, { kind: 'word', value: '=' });
  }
  return isNo && before.length === 0 && (isOf(next, t.By, t.Per) || reader.startsTime(follower)) ? null : segment;
}

/** Whether a mark that ends a phrase stands between two places. */
function isParted(reader: Company, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at += 1) if (pauses.has(reader.at(at)?.norm ?? '')) return true;
  return false;
}

const pauses = new Set([',', ';', '.', '!', '?', ':', '-', '–', '—', '…']);
