/** Segments and what stands beside them. */
import type { TokenType } from 'chevrotain';
import type { Payload } from './payload.ts';
import type { Segment } from './segment.ts';

/** `segment` as another token. */
export function as(segment: Segment, token: TokenType, payload: Payload = segment.payload): Segment {
  return { ...segment, token, payload };
}

/** Whether `segment` is one of `tokens`. */
export function isOf(segment: Segment | undefined, ...tokens: readonly TokenType[]): boolean {
  const token = segment?.token ?? null;
  return token !== null && tokens.includes(token);
}

/** Whether the word at `at` is a level: `(camp)`, `lob level`. */
export function isLevel(all: readonly Segment[], at: number): boolean {
  return (all[at - 1]?.norm === '(' && all[at + 1]?.norm === ')') || all[at + 1]?.norm === 'level';
}

/** The segments of a text, with what each can see of the others. */
export interface Company {
  at(index: number): Segment | undefined;
  /** Index of the next segment after `at` that is not filler. */
  after(at: number): number;
  /** Whether a date or a range starts with the segment at `index`. */
  startsTime(index: number): boolean;
  /** A date, or the number that ends `nov 1-10`. */
  startsOrDay(index: number, before: readonly Segment[]): boolean;
  /** Whether the number at `index` is a day of a month, by its neighbours. */
  isDay(index: number, before: readonly Segment[]): boolean;
}
