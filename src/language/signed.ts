/** Numbers below none: whether a minus sign is one, or a mark between two parts of the text. */
import type { TokenType } from 'chevrotain';
import type { Piece } from '../../grammar/scan.ts';
import * as t from '../../grammar/tokens.ts';
import { type NumberMeaning, readNumber } from './number.ts';
import { timeEnds } from './time-tokens.ts';

/** A stretch of the text before the number. */
interface Said {
  readonly token: TokenType | null;
}

/** `above -20`, `top -3`, `last -5 days`: a minus sign belongs to the number behind it, where it stands apart from the word before and ends no range. */
export function negative(pieces: readonly Piece[], at: number, before: readonly Said[]): NumberMeaning | null {
  const [sign, digits] = [pieces[at], pieces[at + 1]];
  if (!sign || !digits || !minus.has(sign.norm) || sign.end !== digits.start) return null;
  const found = readNumber(digits);
  const last = before.findLastIndex(({ token }) => token !== null);
  const due = before[last]?.token ?? null;
  const apart = at === 0 || (pieces[at - 1]?.end ?? 0) < sign.start;
  const signed = (due !== null && bounded.has(due)) || (apart && !endsRange(due, before.slice(Math.max(0, last - 3), Math.max(0, last))));
  return found && signed ? { ...found, payload: { ...found.payload, value: -found.payload.value } } : null;
}

/** `3 -10 Nov`, `last week -3 Nov`: the mark parts two ends of a range; `week -3` has a number below none. */
function endsRange(due: TokenType | null, before: readonly Said[]): boolean {
  const earlier = before.findLast(({ token }) => token !== null)?.token ?? null;
  if (due === t.Unit) return earlier === t.Last || earlier === t.This || earlier === t.Num;
  return due === t.Num || (due !== null && timeEnds.has(due));
}

const minus = new Set(['-', '−', '–']);
const bounded = new Set<TokenType>([t.Comparator, t.Between, t.And, t.Equals]);
