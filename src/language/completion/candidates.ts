/** What might stand at a place in a text, likeliest first, by the words and the grammar alone: whether it can be answered is tried by who plans. */
import type { TokenType } from 'chevrotain';
import { nextTokens } from '../../../grammar/parser.ts';
import { normal, type Piece, scan } from '../../../grammar/scan.ts';
import * as t from '../../../grammar/tokens.ts';
import { inContext } from '../context.ts';
import type { Lexicon } from '../lexicon.ts';
import { segment, tokenOf } from '../segment.ts';
import { watchWords } from '../watch-words.ts';
import { type Matching, matches } from './matches.ts';
import type { Offer } from './offers.ts';
import { fitOf, isSaid, isWhole, type Place, placeOf } from './place.ts';

export interface Candidate {
  readonly offer: Offer;
  /** Replaces the text from `start` to `end`. */
  readonly start: number;
  readonly end: number;
  /** A quotation mark was typed before it. */
  readonly quoted: boolean;
  /** How well it fits the place: 0 best. */
  readonly fit: number;
  /** It stands behind `vs`: a time is what is compared with. */
  readonly against: boolean;
}

/** So many words before the cursor may begin a name. */
const longestBegun = 4;
/** Of one kind so many come before the other kinds have their turn, where nothing is typed: of what fits best, and of the rest. */
const firstTurn = [8, 3] as const;
const quotes = new Set(['"', '“', '„', '«', '`']);

/** The candidates at `cursor` (UTF-16 units) of `text`, in a thread also what changes its question. The word under the cursor is replaced; what follows it stays. */
export function candidates(text: string, cursor: number, lexicon: Lexicon, inThread = false): readonly Candidate[] {
  const before = text.slice(0, cursor);
  const pieces = scan(before);
  const last = pieces.at(-1);
  const fresh = last === undefined || last.end < before.length || last.kind === 'mark';
  const range = { cursor, end: endOf(text, cursor), fresh, inThread };
  const found = starts(pieces, before, fresh).flatMap((start) => foundAt(text, { ...range, start }, lexicon));
  const ordered = found.toSorted((a, b) => a.fit - b.fit || a.match - b.match || a.start - b.start || a.length - b.length);
  const once = new Map<string, Candidate>();
  for (const one of ordered) {
    const whole = `${one.offer.kind} ${normal(text.slice(0, one.start))}${one.offer.lower}`;
    if (!once.has(whole)) once.set(whole, one);
  }
  return fresh ? inTurn([...once.values()]) : [...once.values()];
}

/** Where what is begun may begin: at the cursor, and at each of the words before it; inside an open quotation mark, at the mark. */
function starts(pieces: readonly Piece[], before: string, fresh: boolean): readonly number[] {
  const begun = pieces.slice(-longestBegun);
  const open = begun.findLast(({ kind, norm }) => kind === 'mark' && quotes.has(norm));
  if (open) return [open.start];
  return [...(fresh ? [before.length] : []), ...begun.filter(({ kind }) => kind !== 'mark').map(({ start }) => start)];
}

/** The end of the piece that the cursor stands in; the cursor where it stands in none. */
function endOf(text: string, cursor: number): number {
  return scan(text).find(({ start, end }) => start < cursor && cursor < end)?.end ?? cursor;
}

interface Found extends Candidate, Matching {
  readonly length: number;
}

interface Range {
  readonly start: number;
  readonly cursor: number;
  readonly end: number;
  readonly fresh: boolean;
  readonly inThread: boolean;
}

function foundAt(text: string, { start, cursor, end, fresh, inThread }: Range, lexicon: Lexicon): readonly Found[] {
  const raw = normal(text.slice(start, cursor)).replaceAll(/\s+/gu, ' ');
  const quoted = quotes.has(raw.charAt(0));
  const typed = quoted ? raw.slice(1) : raw;
  const several = !quoted && (scan(typed.trimEnd()).length > 1 || (fresh && typed !== ''));
  const lead = text.slice(0, start);
  const place = placeBehind(lead, lexicon, inThread);
  const rest = placeBehind(text.slice(end), lexicon, inThread);
  // Of several words that are typed, what is whole already is seldom only the beginning of a longer name.
  const late = fresh && several && isWhole(placeBehind(text.slice(0, cursor), lexicon, inThread));
  const matching = matches(typed, { several, quoted, noun: place.noun }, lexicon).flatMap(({ offer, match }) => {
    const fit = isSaid(offer, place, rest) ? null : fitOf(offer, place);
    if (fit === null) return [];
    return [{ offer, match, fit: !several ? fit : late ? fit + 3 : 0 }];
  });
  if (matching.length === 0) return [];
  const next = nextBehind(lead, place, lexicon);
  const against = place.last === t.Versus;
  return matching
    .filter(({ offer }) => next.has(offer.token))
    .map((one) => ({ ...one, start, end, quoted, against, length: typed === '' ? 0 : one.offer.text.length }));
}

function placeBehind(text: string, lexicon: Lexicon, inThread: boolean): Place {
  return placeOf(segment(text, scan(text), lexicon), inThread);
}

/** What the grammar allows behind `lead`; where its words as they stand lead nowhere, or to a time only, behind what their company makes of them too. */
function nextBehind(lead: string, { said }: Place, lexicon: Lexicon): ReadonlySet<TokenType> {
  const next = nextTokens(said.map((one) => tokenOf(lead, one)));
  if (next.size > 0 && !said.some(({ token }) => token === t.Between)) return next;
  // `drops by more than`, `between 10%`
  const read = nextTokens(inContext(watchWords(segment(lead, scan(lead), lexicon))).map((one) => tokenOf(lead, one)));
  return new Set([...next, ...read]);
}

/** A few of each kind first, then the rest. */
function inTurn(ordered: readonly Candidate[]): readonly Candidate[] {
  const taken = new Map<string, number>();
  const early: Candidate[] = [];
  const late: Candidate[] = [];
  for (const one of ordered) {
    const count = (taken.get(one.offer.kind) ?? 0) + 1;
    taken.set(one.offer.kind, count);
    (count <= firstTurn[one.fit === 0 ? 0 : 1] ? early : late).push(one);
  }
  return [...early, ...late];
}
