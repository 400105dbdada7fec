/** What is left out with the word behind it: `bots excluded`, `mobile and tablet left out`. */

import * as t from '../../grammar/tokens.ts';
import { itemAt } from '../base/item.ts';
import { isOf } from './neighbours.ts';
import type { Segment } from './segment.ts';

const behind = /^(?:excluded|left out|not included|omitted|not counted)$/iu;

/** `segments` with each such word before the names that it leaves out. */
export function leftOutBehind(segments: readonly Segment[]): readonly Segment[] {
  const out: Segment[] = [];
  for (const [at, segment] of segments.entries()) {
    const leaves = isOf(segment, t.Not) && behind.test(segment.text) && !isOf(segments[at + 1], t.Value, t.Noun);
    const from = leaves ? namesFrom(out) : out.length;
    if (from < out.length) {
      // The last name keeps the words of both.
      out.push({ ...itemAt(out, out.length - 1), end: segment.end });
      const { start } = itemAt(out, from);
      out.splice(out.length - 2, 1);
      out.splice(from, 0, { ...segment, start, end: start });
    } else out.push(segment);
  }
  return out;
}

/** Where the names at the end of `before` begin, with the noun that they belong to; its length where there are none. */
function namesFrom(before: readonly Segment[]): number {
  let from = before.length;
  for (let at = before.length - 1; at >= 0; at -= 1) {
    const segment = before[at];
    if (isOf(segment, t.Value)) from = at;
    else if (isOf(segment, t.Noun) && from === at + 1) return isOf(before[at - 1], t.By, t.Per) ? from : at;
    else if (!isOf(segment, t.And, t.Or) || from !== at + 1) return isOf(before[from - 1], t.Not) ? before.length : from;
  }
  return from;
}
