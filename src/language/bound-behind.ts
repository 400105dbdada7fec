/** Bounds whose sense stands behind the number: `20 or more`, `20+`, `80% or above`, `10 or fewer`. */

import * as t from '../../grammar/tokens.ts';
import { itemAt } from '../base/item.ts';
import { as, isOf } from './neighbours.ts';
import type { Segment } from './segment.ts';

const least = ['more', 'above', 'higher', 'over', 'greater', 'better', 'up'];
const most = ['less', 'fewer', 'below', 'lower', 'under'];

const senses = new Map<string, string>([
  ...least.flatMap((word) => ['or', 'and'].map((joint) => [`${joint} ${word}`, '>='] as const)),
  ...most.flatMap((word) => ['or', 'and'].map((joint) => [`${joint} ${word}`, '<='] as const)),
]);

/** `segments` with each such bound as if its sense stood before the number; the number keeps the words of both. */
export function boundsBehind(segments: readonly Segment[]): readonly Segment[] {
  const out: Segment[] = [];
  for (let at = 0; at < segments.length; at += 1) {
    const number = itemAt(segments, at);
    const behind = isOf(number, t.Num) && !isTaken(out) ? senseAt(segments, at + 1, number) : null;
    if (behind === null) {
      out.push(number);
      continue;
    }
    const end = segments[behind.end - 1]?.end ?? number.end;
    out.push(as(number, t.Comparator, { kind: 'word', value: behind.sense }), { ...number, end });
    at = behind.end - 1;
  }
  return out;
}

/** Whether the number belongs to what stands before it: `last 20`, `top 20`, `above 20`. */
function isTaken(before: readonly Segment[]): boolean {
  const last = before.findLast(({ token }) => token !== null);
  return isOf(last, t.Comparator, t.BetweenAmounts, t.Last, t.Top, t.Superlative, t.Per, t.Rolling, t.MonthName);
}

/** The sense that stands at `at`, with the index behind it; null where it bounds nothing, counts units, or opens a bound of its own. */
function senseAt(segments: readonly Segment[], at: number, number: Segment): { readonly sense: string; readonly end: number } | null {
  const [one, two] = [segments[at], segments[at + 1]];
  const isPlus = one?.norm === '+' && one.start === number.end;
  const words = [one, two].map((part) => part?.text.toLowerCase() ?? '');
  const alone = isPlus ? '>=' : senses.get(words[0] ?? '');
  const sense = alone ?? senses.get(words.join(' '));
  const end = at + (alone === undefined ? 2 : 1);
  // `below 60 or above 80`, `20+30` and `3 or more days` are other things.
  return sense === undefined || isOf(segments[end], t.Num, t.Unit, t.GrainWord) ? null : { sense, end };
}
