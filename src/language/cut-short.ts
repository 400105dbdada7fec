/** Phrases that are not meant where a longer reading begins inside them. */
import type { Piece } from '../../grammar/scan.ts';
import * as t from '../../grammar/tokens.ts';
import type { Lexicon, Meaning } from './lexicon.ts';
import { againstAverage, liveStatus } from './not-offered.ts';
import { isTimeAt } from './time-at.ts';
import { forgiving, named } from './tolerance.ts';
import { longest, type Match, strict } from './trie.ts';

/** `by day team`: a name that begins inside `by day` and goes on behind it is longer. `last week in Sales` is last week, not that of a month. */
export function isCutShort(phrase: Match<Meaning>, pieces: readonly Piece[], at: number, lexicon: Lexicon): boolean {
  if (phrase.found.entry?.token === t.Final)
    return pieces[phrase.end - 1]?.norm === 'in' && !isTimeAt(pieces, phrase.end, lexicon.phrases, forgiving);
  if (phrase.found.entry?.token === t.NotOffered) return isOfAverage(phrase, pieces, at, lexicon) || isPast(phrase, pieces, at);
  if (isPosted(phrase, pieces, at) || isWeekdayBehind(phrase, pieces, at, lexicon)) return true;
  if ((phrase.found.entry?.token !== t.GrainWord && phrase.found.entry?.token !== t.PartOfDay) || phrase.end - at < 2) return false;
  const name = longest(lexicon.members, pieces, at + 1, named);
  return name !== null && name.end > phrase.end;
}

/** `post exposures to #ops` sends them; `revenue post exposure` is at a stage. */
function isPosted({ found }: Match<Meaning>, pieces: readonly Piece[], at: number): boolean {
  const asks = pieces.slice(0, at).every(({ norm }) => /^(?:please|pls|can|could|would|you|to|and|also|the|\W)$/u.test(norm));
  return found.entry?.token === t.Stage && pieces[at]?.norm === 'post' && asks;
}

/** `by day of week`: the days of the week are longer than `by day`. */
function isWeekdayBehind({ found, end }: Match<Meaning>, pieces: readonly Piece[], at: number, { nouns }: Lexicon): boolean {
  if (found.entry?.token !== t.GrainWord || end - at !== 2) return false;
  const noun = longest(nouns, pieces, at + 1, strict);
  return noun !== null && noun.end > end;
}

const past = new Set(['was', 'were', 'been']);

/** `who was away the longest`: agent hours of days that have been are no live status. */
function isPast({ found, end }: Match<Meaning>, pieces: readonly Piece[], at: number): boolean {
  const { payload } = found.entry ?? {};
  const live = payload?.kind === 'word' && payload.value === liveStatus;
  return live && pieces[at]?.norm === 'who' && pieces.slice(at, end).some(({ norm }) => past.has(norm));
}

/** `vs average order value`: what follows is a metric of that name. */
function isOfAverage({ found, end }: Match<Meaning>, pieces: readonly Piece[], at: number, { phrases }: Lexicon): boolean {
  const { payload } = found.entry ?? {};
  if (payload?.kind !== 'word' || payload.value !== againstAverage) return false;
  const average = longest(phrases, pieces, end - 1, forgiving);
  return average?.found.entry?.token === t.Metric && average.end > end && /^(?:v|ag|co|re)/u.test(pieces[at]?.norm ?? '');
}
