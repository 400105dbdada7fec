/** Short forms written out, before the neighbours of the other words decide what those mean. */
import type { Segment } from '../segment.ts';
import * as cuts from './cuts.ts';
import * as days from './days.ts';
import * as deeds from './deeds.ts';
import * as remarks from './remarks.ts';
import type { Rule } from './rule.ts';
import * as times from './times.ts';

const rules: readonly Rule[] = [
  ...Object.values(days),
  ...Object.values(times),
  ...Object.values(deeds),
  ...Object.values(cuts),
  ...Object.values(remarks),
];

/** `segments` with each short form as what it stands for. */
export function writtenOut(segments: readonly Segment[]): readonly Segment[] {
  const out: Segment[] = [];
  const said: Segment[] = [];
  let at = 0;
  while (at < segments.length) {
    const segment = segments[at];
    if (segment === undefined) break;
    let written = null;
    for (const rule of rules) {
      written = rule({ all: segments, at, segment, said });
      if (written !== null) break;
    }
    const next = written?.out ?? [segment];
    out.push(...next);
    said.push(...next.filter(({ token }) => token !== null));
    at = written?.end ?? at + 1;
  }
  return out;
}
