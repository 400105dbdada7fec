/**
 * Cuts a text into pieces: words, numbers, dates, quoted names and marks, each with its place.
 * A piece depends on the characters in and beside it only, so that a name is cut the same way in the data and in a question.
 */

export type PieceKind = 'word' | 'number' | 'date' | 'quoted' | 'mark';

export interface Piece {
  readonly kind: PieceKind;
  /** Lower-case and compatibility-normalised; the inner text of a quoted piece, in which `""` stands for one mark. */
  readonly norm: string;
  /** UTF-16 code units, end excluded. */
  readonly start: number;
  readonly end: number;
}

const blank = /[\s\p{Cc}\p{Cf}]+/uy;
const quoted = /"((?:[^"]|"")*)"|“([^”]*)”|„([^“”]*)[“”]|«([^»]*)»|`([^`]*)`|(?<![\p{L}\p{N}])'([^']+)'(?![\p{L}\p{N}])/uy;
const date =
  /\d{4}-\d{1,2}-\d{1,2}(?![\p{L}\p{N}])|\d{4}\/\d{1,2}\/\d{1,2}(?![\p{L}\p{N}])|\d{4}-?[wW]\d{1,2}(?![\p{L}\p{N}])|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?![\p{L}\p{N}])|\d{1,2}\/\d{1,2}(?![\p{L}\p{N}/])/uy;
const number = /[$€£]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:%|(?:st|nd|rd|th|k|m|mio|bn|pct)(?![\p{L}\p{N}]))?/iuy;
const word = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/uy;
const picture = /\p{Extended_Pictographic}(?:[\u200d\ufe0f]|\p{Emoji_Modifier}|\p{Extended_Pictographic})*/uy;
/** `:tada:`, as a chat writes a picture. */
const pictureName = /(?<![\p{L}\p{N}]):(?:[+-]1|[a-z][a-z0-9_+-]*):/uy;
const mark = /\.\.+|>=|<=|=>|==|!=|->|[\s\S]/uy;

/** The pieces of `text` in order. Every character that is not blank lies in exactly one piece. */
export function scan(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    const end = match(blank, text, at);
    if (end > at) {
      at = end;
      continue;
    }
    const piece = next(text, at);
    pieces.push(piece);
    at = piece.end;
  }
  return pieces;
}

function next(text: string, at: number): Piece {
  quoted.lastIndex = at;
  const name = quoted.exec(text);
  if (name) {
    const groups: readonly (string | undefined)[] = name.slice(1);
    const inner = groups.find((group) => group !== undefined) ?? '';
    return { kind: 'quoted', norm: name[0].startsWith('"') ? inner.replaceAll('""', '"') : inner, start: at, end: quoted.lastIndex };
  }
  for (const [kind, pattern] of kinds) {
    const end = match(pattern, text, at);
    if (end > at) return { kind, norm: normal(text.slice(at, end)), start: at, end };
  }
  const end = Math.max(match(mark, text, at), at + 1);
  return { kind: 'mark', norm: normal(text.slice(at, end)), start: at, end };
}

/** A mention, a channel or a link: whole, as a chat writes it. */
const pointer = /<(?:[@#!]|https?:|mailto:|tel:)[^<>\n]*>|https?:\/\/[^\s<>]*[^\s<>.,;:!?'"”’)\]]/iuy;

const kinds: readonly (readonly [PieceKind, RegExp])[] = [
  ['word', pointer],
  ['word', pictureName],
  ['date', date],
  ['number', number],
  ['word', word],
  ['word', picture],
];

function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** Lower case, compatibility forms joined, curly apostrophes straight. */
export function normal(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('’', "'");
}
