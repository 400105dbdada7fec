/** Numbers as typed: `20%`, `1,000`, `2.5k`, `$500`, `12th`, `six`. */
import type { TokenType } from 'chevrotain';
import type { Piece } from '../../grammar/scan.ts';
import * as t from '../../grammar/tokens.ts';
import type { Payload } from './payload.ts';
import { numberWords } from './phrases.ts';

const shape = /^([$€£]?)([\d,]*\.?\d+)(%|st|nd|rd|th|k|m|mio|bn|pct)?$/;

const scale: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, mio: 1e6, bn: 1e9 };

export interface NumberMeaning {
  readonly token: TokenType;
  readonly payload: Extract<Payload, { kind: 'amount' }>;
}

/** The token of a number, an ordinal as a day of the month; null where the piece is no number. */
export function readNumber(piece: Piece): NumberMeaning | null {
  const inLetters = numberWords.get(piece.norm);
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

/** Words that make the number before them a percentage or a duration, with how many of the stored unit one is; points are those of the metric. */
const units: Readonly<Record<string, { readonly unit: 'percent' | 'seconds' | 'money' | null; readonly times: number }>> = {
  ...Object.fromEntries(['%', 'percent', 'pct', 'per cent'].map((word) => [word, { unit: 'percent', times: 1 }])),
  ...Object.fromEntries(['s', 'sec', 'secs', 'second', 'seconds'].map((word) => [word, { unit: 'seconds', times: 1 }])),
  ...Object.fromEntries(['min', 'mins', 'minute', 'minutes'].map((word) => [word, { unit: 'seconds', times: 60 }])),
  ...Object.fromEntries(['h', 'hr', 'hrs', 'hours'].map((word) => [word, { unit: 'seconds', times: 3600 }])),
  ...Object.fromEntries(['point', 'points', 'pts', 'pp'].map((word) => [word, { unit: null, times: 1 }])),
  ...Object.fromEntries(['dollars', 'usd', 'eur', 'euros', 'gbp', '$', '€', '£'].map((word) => [word, { unit: 'money', times: 1 }])),
};

/** Whether `next` is the unit of the number before it. */
export function hasUnit({ payload, token }: NumberMeaning, next: Piece | undefined): boolean {
  return payload.unit === null && token !== t.DayNumber && next !== undefined && Object.hasOwn(units, next.norm);
}

/** The number with the unit that follows it. */
export function withUnit(number: NumberMeaning, next: Piece | undefined): NumberMeaning {
  const found = next && hasUnit(number, next) ? units[next.norm] : undefined;
  if (!found) return number;
  const { payload } = number;
  return { token: t.Num, payload: { kind: 'amount', value: payload.value * found.times, unit: found.unit } };
}
