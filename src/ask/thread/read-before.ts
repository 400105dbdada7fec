/**
 * Texts that were read before, as what they mean outside a thread. A team asks the same each morning, and several ask the same: the same
 * text on the same day, of the same names, means the same. What is known anew is read anew, for it comes with another lexicon.
 */
import type { Result } from '../../base/result.ts';
import type { Lexicon } from '../../language/lexicon.ts';
import { longestQuestion, type ReadOptions } from '../../language/read.ts';
import { followUp, type Move } from './follow-up.ts';

/** Texts kept at most of what is known of a brand, the latest asked. */
const most = 100;

const kept = new WeakMap<Lexicon, Map<string, Result<Move>>>();

/** As `followUp` outside a thread, for reading in full. */
export function readOnce(text: string, options: ReadOptions & { readonly lexicon: Lexicon }): Result<Move> {
  if (text.length > longestQuestion) return followUp(text, null, options);
  const moves = kept.get(options.lexicon) ?? new Map<string, Result<Move>>();
  kept.set(options.lexicon, moves);
  const key = `${options.today} ${text}`;
  const move = moves.get(key) ?? followUp(text, null, options);
  moves.delete(key);
  moves.set(key, move);
  const [oldest] = moves.keys();
  if (moves.size > most && oldest !== undefined) moves.delete(oldest);
  return move;
}
