/** `the weekly numbers`, `a monthly report`: all the numbers of that time, where none is named. */
import * as t from '../../grammar/tokens.ts';
import { as, isOf } from './neighbours.ts';
import type { Segment } from './segment.ts';

const wholes = /^(?:numbers|figures|stats|statistics|reports?|updates?|digest|results|kpis|roundup|round-up)$/u;

/** `segments` with what names all the numbers of a day, week or month as a snapshot. */
export function wholeNumbers(segments: readonly Segment[]): readonly Segment[] {
  if (segments.some((one) => isOf(one, t.Metric, t.Section, t.Snapshot, t.Graph, t.Manage, t.By, t.List))) return segments;
  return segments.map((segment, at) => {
    const before = segments[at - 1];
    const often = isOf(before, t.GrainWord) && before?.payload.kind === 'word' && before.payload.value !== 'auto';
    const whole = often && wholes.test(segment.norm) && !isOf(segment, t.Value, t.Noun);
    return whole ? as(segment, t.Snapshot, { kind: 'word', value: '' }) : segment;
  });
}
