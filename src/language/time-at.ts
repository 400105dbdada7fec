/** Whether what stands at a place is a time, before its tokens are decided. */
import type { Piece } from '../../grammar/scan.ts';
import * as t from '../../grammar/tokens.ts';
import type { Meaning } from './lexicon.ts';
import { timeStarts } from './time-tokens.ts';
import { longest, type Node, type Tolerance } from './trie.ts';

/** Whether a date or a range begins at piece `at`, behind words that say nothing. */
export function isTimeAt(pieces: readonly Piece[], at: number, phrases: Node<Meaning>, tolerance: Tolerance): boolean {
  const piece = pieces[at];
  if (piece === undefined) return false;
  const found = longest(phrases, pieces, at, tolerance);
  const entry = found?.found.entry;
  if (found && entry?.token === null) return isTimeAt(pieces, found.end, phrases, tolerance);
  if (piece.kind === 'number' || piece.kind === 'date') return true;
  const token = entry?.token ?? null;
  return token !== null && (timeStarts.has(token) || token === t.Last || token === t.This || token === t.Unit);
}
