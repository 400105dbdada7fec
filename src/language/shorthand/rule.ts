/** What a short form is written out as: a rule looks at a place among the segments and says what stands there instead. */
import type { TokenType } from 'chevrotain';
import { as, isOf } from '../neighbours.ts';
import type { Payload } from '../payload.ts';
import type { Segment } from '../segment.ts';

/** A place among the segments, with what is said on either side of it. */
export interface Place {
  readonly all: readonly Segment[];
  readonly at: number;
  readonly segment: Segment;
  /** What stands before it, filler left out. */
  readonly said: readonly Segment[];
}

/** The segments in the place of those from the rule's own up to `end`. */
export interface Written {
  readonly out: readonly Segment[];
  readonly end: number;
}

export type Rule = (place: Place) => Written | null;

/** `segment` as a token that carries one word. */
export function worded(segment: Segment, token: TokenType, value = ''): Segment {
  return as(segment, token, { kind: 'word', value });
}

/** `segment` as a number of nothing yet. */
export function counting(segment: Segment, token: TokenType, value: number): Segment {
  const payload: Payload = { kind: 'amount', value, unit: null };
  return as(segment, token, payload);
}

/** `segment` as a word that says nothing. */
export function silent(segment: Segment): Segment {
  return { ...segment, token: null };
}

/** `first` and `last` as one segment. */
export function joined(first: Segment, last: Segment, text: string): Segment {
  return { ...first, text, end: last.end };
}

/** Index of the next segment at or behind `at` that is not filler. */
export function saidAt(all: readonly Segment[], at: number): number {
  let index = at;
  while (all[index] !== undefined && all[index]?.token === null) index += 1;
  return index;
}

/** The number of a segment that has no unit; null where it is none. */
export function plainNumber(segment: Segment | undefined): number | null {
  const payload = segment?.payload;
  return segment?.token !== null && payload?.kind === 'amount' && payload.unit === null ? payload.value : null;
}

/** Whether `segment` is the word `value` of `token`. */
export function isWord(segment: Segment | undefined, token: TokenType, value: string): boolean {
  return isOf(segment, token) && segment?.payload.kind === 'word' && segment.payload.value === value;
}
