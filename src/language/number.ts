/** Numbers as typed: `20%`, `1,000`, `2.5k`, `$500`, `12th`, `six`. */
import type { TokenType } from 'chevrotain';
import type { Piece } from '../../grammar/scan.ts';
import * as t from '../../grammar/tokens.ts';
import type { Payload } from './payload.ts';
import { numberWords } from './phrases.ts';

const shape = /^([$€£]?)([\d,]*\.?\d+)(%|st|nd|rd|th|k|m|mio|bn|pct)?$/;

const scale: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, mio: 1e6, bn: 1e9 };

/** The token of a number, an ordinal as a day of the month; null where the piece is no number. */
export function readNumber(piece: Piece): { readonly token: TokenType; readonly payload: Payload } | null {
  const inLetters = numberWords[piece.norm];
  if (piece.kind === 'word' && inLetters !== undefined) return { token: t.Num, payload: { kind: 'amount', value: inLetters, unit: null } };
  const parts = piece.kind === 'number' ? shape.exec(piece.norm) : null;
  if (!parts) return null;
  const [, currency = '', digits = '', suffix = ''] = parts;
  const value = Number(digits.replaceAll(',', '')) * (scale[suffix] ?? 1);
  const percent = suffix === '%' || suffix === 'pct';
  const unit = percent ? 'percent' : currency === '' ? null : 'money';
  const token = ordinals.has(suffix) ? t.DayNumber : isYear(digits, suffix, unit) ? t.YearNumber : t.Num;
  return { token, payload: { kind: 'amount', value, unit } };
}

const ordinals = new Set(['st', 'nd', 'rd', 'th']);

function isYear(digits: string, suffix: string, unit: string | null): boolean {
  return suffix === '' && unit === null && /^20\d\d$/.test(digits);
}
