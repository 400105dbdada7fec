/** Misspelt words put right by closeness over what is valid at their place. */
import type { TokenType } from 'chevrotain';
import type { Piece } from '../../grammar/scan.ts';
import * as t from '../../grammar/tokens.ts';
import { itemAt } from '../base/item.ts';
import { isNegation } from './denying.ts';
import type { Lexicon, Meaning, MemberName } from './lexicon.ts';
import { numberWords } from './phrases.ts';
import { forgiving } from './tolerance.ts';
import { longest, strict } from './trie.ts';
import { hours } from './watch-pieces.ts';

export interface Mended {
  readonly piece: Piece;
  readonly to: string;
}

export interface Unsure {
  readonly piece: Piece;
  /** Words that are equally near. */
  readonly candidates: readonly string[];
}

export interface Mending {
  readonly pieces: readonly Piece[];
  readonly mended: readonly Mended[];
  readonly unsure: readonly Unsure[];
}

/** More than three words, or more than half of them, are too many to be sure. */
export function isMuch({ length }: readonly Mended[], pieces: readonly Piece[]): boolean {
  return length > 3 || (length > 2 && length * 2 > pieces.filter(({ kind }) => kind === 'word').length);
}

/** How many letters may be wrong in a word of this length. */
function allowance(length: number): number {
  return length < 3 ? 0 : length < 8 ? 1 : 2;
}

/** With more unknown words than this the text is no misspelt question. */
const mostUnknown = 8;

/** `pieces` with each word that is known nowhere replaced by the one close word that fits. Longer words first: short ones lean on them. */
export function mend(pieces: readonly Piece[], lexicon: Lexicon): Mending {
  const out = [...pieces];
  const mended: Mended[] = [];
  const unsure: { readonly index: number; readonly candidates: readonly string[] }[] = [];
  const lone: number[] = [];
  const unknown = pieces.flatMap((piece, index) => (isUnknown(piece, lexicon) ? [index] : []));
  if (unknown.length > mostUnknown) return { pieces, mended, unsure: [] };
  const order = [...unknown].sort((a, b) => Number(isShort(itemAt(pieces, a))) - Number(isShort(itemAt(pieces, b))) || a - b);
  for (const index of order) {
    const [best, ...others] = fitting(out, index, lexicon);
    if (best === undefined) lone.push(index);
    if (best === undefined || (others.length === 0 && !beginsAlike(itemAt(pieces, index).norm, best))) continue;
    if (others.length > 0) {
      unsure.push({ index, candidates: [best, ...others] });
      continue;
    }
    put(index, best);
  }
  // What fitted nowhere may complete what its neighbours are now: `conversions aftr engagment`.
  for (const index of lone) {
    const [best, ...others] = fitting(out, index, lexicon);
    if (best !== undefined && others.length === 0 && beginsAlike(itemAt(pieces, index).norm, best)) put(index, best);
  }
  // Their neighbours stand now: `lsat wekk` is `last week`.
  const left = unsure.filter(({ index }) => {
    const [best, ...others] = fitting(out, index, lexicon);
    const decided = best !== undefined && others.length === 0;
    if (decided) put(index, best);
    return !decided;
  });
  mended.sort((a, b) => a.piece.start - b.piece.start);
  return { pieces: out, mended, unsure: left.map(({ index, candidates }) => ({ piece: itemAt(pieces, index), candidates })) };

  function put(index: number, to: string): void {
    const piece = itemAt(pieces, index);
    out[index] = { ...piece, norm: to };
    mended.push({ piece, to });
  }
}

/** Hardly anybody mistypes the first letter of a short word: `nite` is no `site`. In a longer one it may be lacking, doubled or late: `calls` are no `falls`. */
function beginsAlike(typed: string, word: string): boolean {
  if (typed[0] === word[0] || typed.length > 5) return true;
  return typed.length > 4 && (typed.length !== word.length || typed[1] === word[0]);
}

/** A word that leaves out is read out of its own beginning only: `limit` is no `omit`. */
function turnsRound(typed: string, word: string): boolean {
  return isNegation(word) && typed[0] !== word[0];
}

function isShort({ norm }: Piece): boolean {
  return norm.length <= 3;
}

function isUnknown({ kind, norm }: Piece, { vocabulary }: Lexicon): boolean {
  if (
    kind !== 'word' ||
    norm.length < 3 ||
    norm.startsWith(':') ||
    /\d/.test(norm) ||
    numberWords.has(norm) ||
    isNegation(norm) ||
    hours.has(norm)
  )
    return false;
  return ![norm, ...forgiving.forms(norm)].some((form) => vocabulary.has(form));
}

/** The nearest words that mean something at the place of piece `index`; several where none is likelier. */
function fitting(pieces: readonly Piece[], index: number, lexicon: Lexicon): readonly string[] {
  const piece = itemAt(pieces, index);
  const limit = allowance(piece.norm.length);
  const scored = lexicon.near.near(piece.norm, limit).flatMap(({ word, distance }) => {
    if (turnsRound(piece.norm, word)) return [];
    const { length, found, filler } = phraseAround(pieces, index, word, lexicon);
    const alone = isShort(piece) || (found !== null && 'entry' in found && leaning.has(found.entry?.token ?? null));
    const fits = alone ? length > 1 : length > 0;
    // Filler is not read out of a word that may mean something (`black friday`): only out of its own letters in disorder (`shwo me`).
    const means = !filler || letters(word) === letters(piece.norm);
    return fits && means ? [{ word, distance, length, found }] : [];
  });
  scored.sort((a, b) => b.length - a.length || a.distance - b.distance);
  const [best] = scored;
  if (!best) return [];
  const equal = scored.filter(({ length, distance }) => length === best.length && distance === best.distance);
  // Two spellings of one meaning (week and wk, singular and plural) are no two readings.
  const others = equal.filter(({ found, word }) => meaningOf(found) !== meaningOf(best.found) && stem(word) !== stem(best.word));
  return [best.word, ...others.map(({ word }) => word)];
}

/** So many near words are held against a place. */
const mostHeld = 12;

/** Up to three words near piece `index`: those first that make a longer phrase with their neighbours, then the nearer ones. */
export function nearAt(pieces: readonly Piece[], index: number, lexicon: Lexicon): readonly string[] {
  const { norm } = itemAt(pieces, index);
  return lexicon.near
    .near(norm, norm.length < 5 ? 1 : 2)
    .filter(({ word }) => !turnsRound(norm, word))
    .slice(0, mostHeld)
    .map(({ word, distance }) => ({ word, distance, around: phraseAround(pieces, index, word, lexicon) }))
    .filter(
      ({ word, around }) =>
        !around.filler && (around.length > 1 || (around.length === 1 && (word === 'by' || (norm.length > 3 && !joins(around))))),
    )
    .sort((a, b) => b.around.length - a.around.length || a.distance - b.distance)
    .slice(0, 3)
    .map(({ word }) => word);
}

/** Words that say nothing alone: a word that nobody knows is not read as one of them unless what stands beside it calls for it. */
const leaning: ReadonlySet<TokenType | null> = new Set([
  t.Last,
  t.This,
  t.Since,
  t.Until,
  t.Before,
  t.From,
  t.To,
  t.Between,
  t.By,
  t.Per,
  t.And,
  t.Or,
  t.Which,
  t.Equals,
  t.List,
  t.Superlative,
  t.Comparator,
]);

const joints: ReadonlySet<TokenType | null> = new Set([t.From, t.To, t.And, t.Or, t.Equals]);

/** Only joins what stands beside it: nobody is helped by `from` for `frob`. */
function joins({ found }: Around): boolean {
  return found !== null && 'entry' in found && joints.has(found.entry?.token ?? null);
}

/** Filler, and `back`, which is filler but after a number of days. */
function isFiller({ entry, readings }: Meaning): boolean {
  return readings.length === 0 && (entry?.token === null || entry?.token === t.Ago);
}

/** A metric is one meaning under all of its names. */
function meaningOf(found: Around['found']): string {
  const payload = found !== null && 'entry' in found ? found.entry?.payload : undefined;
  return payload?.kind === 'metric' ? `metric ${payload.id}` : JSON.stringify(found);
}

function letters(word: string): string {
  return Array.from(word).toSorted().join('');
}

function stem(word: string): string {
  return word.replace(/s$/, '');
}

interface Around {
  /** How many pieces the phrase holds; 0 where the word means nothing there. */
  readonly length: number;
  readonly found: Meaning | readonly MemberName[] | null;
  /** It says nothing. */
  readonly filler: boolean;
}

/** The longest phrase that `word` completes at `index`. */
function phraseAround(pieces: readonly Piece[], index: number, word: string, lexicon: Lexicon): Around {
  const tried = pieces.map((piece, at) => (at === index ? { ...piece, norm: word } : piece));
  let best: Around = { length: 0, found: null, filler: false };
  for (let start = Math.max(0, index - 6); start <= index; start += 1) {
    const phrase = longest(lexicon.phrases, tried, start, forgiving);
    const member = longest(lexicon.members, tried, start, strict);
    const offered = phrase?.found.entry?.token !== t.NotOffered && phrase?.found.entry?.token !== t.Foreign;
    for (const match of [offered ? phrase : null, member]) {
      if (!match || match.end <= index || match.end - start <= best.length) continue;
      best = { length: match.end - start, found: match.found, filler: match === phrase && isFiller(phrase.found) };
    }
  }
  const completed = isUnitAfter(tried, index, lexicon) || isBeforeUnit(tried, index, lexicon) || isCutAfter(tried, index, lexicon);
  return best.length === 1 && completed ? { ...best, length: 2 } : best;
}

/** `lst month`, `thsi week`, `lsat wek`: a unit of time completes it, if need be one that is misspelt itself. */
function isBeforeUnit(pieces: readonly Piece[], index: number, lexicon: Lexicon): boolean {
  const word = longest(lexicon.phrases, pieces, index, strict)?.found.entry?.token;
  if (word !== t.Last && word !== t.This) return false;
  const next = pieces[index + 1];
  if (next !== undefined && isUnknown(next, lexicon))
    return lexicon.near.near(next.norm, 1).some((near) => lexicon.phrases.next.get(near.word)?.found?.entry?.token === t.Unit);
  const follower = longest(lexicon.phrases, pieces, index + 1, strict)?.found.entry?.token;
  return follower === t.Unit || follower === t.MonthName || follower === t.WeekdayName;
}

/** `by skil`: what is broken down by completes the word before it. */
function isCutAfter(pieces: readonly Piece[], index: number, lexicon: Lexicon): boolean {
  const before = index > 0 ? longest(lexicon.phrases, pieces, index - 1, strict)?.found.entry?.token : null;
  const cut = longest(lexicon.phrases, pieces, index, forgiving)?.found.entry?.token;
  return (before === t.By || before === t.Per) && cut === t.Noun;
}

/** `last wek`, `per dya`: a unit of time completes what stands before it. */
function isUnitAfter(pieces: readonly Piece[], index: number, lexicon: Lexicon): boolean {
  const unit = longest(lexicon.phrases, pieces, index, strict)?.found.entry?.token;
  const before = index > 0 ? longest(lexicon.phrases, pieces, index - 1, strict)?.found.entry?.token : null;
  const number = pieces[index - 1]?.kind === 'number';
  return unit === t.Unit && (number || before === t.Last || before === t.This || before === t.Per || before === t.By);
}
