/** What a token carries besides its kind: the meaning that the lexical stage found for its words. */
import type { IToken } from 'chevrotain';
import type { DimensionId } from '../catalogue/dimension.ts';

/** One way to understand a name: values of one dimension, as stored. */
export interface ValueReading {
  readonly dimension: DimensionId;
  readonly values: readonly string[];
}

export type Payload =
  /** A keyword with a variant: the unit of `last week`, the direction of an order, a month's number as text. */
  | { readonly kind: 'word'; readonly value: string }
  /** `short`: a default was taken for the word; the other metrics it could have meant. */
  | { readonly kind: 'metric'; readonly id: string; readonly word: string; readonly short: readonly string[] | null }
  | { readonly kind: 'noun'; readonly dimension: DimensionId; readonly plural: boolean }
  | { readonly kind: 'value'; readonly readings: readonly ValueReading[]; readonly quoted: boolean }
  | { readonly kind: 'amount'; readonly value: number; readonly unit: 'percent' | 'seconds' | 'money' | null }
  /** Text as typed: an unknown word, what stands after `contains`, a written date. */
  | { readonly kind: 'text'; readonly text: string };

export function payloadOf(token: IToken): Payload {
  return token.payload as Payload;
}

/** The variant of a keyword; empty where the token is no keyword. */
export function wordOf(token: IToken): string {
  const payload = payloadOf(token);
  return payload.kind === 'word' ? payload.value : '';
}

/** The number that a token stands for. Throws where it is none: the grammar takes only numbers there. */
export function amountOf(token: IToken): Extract<Payload, { kind: 'amount' }> {
  return payloadAs(token, 'amount');
}

/** The metric that a token stands for. Throws where it is none. */
export function metricOf(token: IToken): Extract<Payload, { kind: 'metric' }> {
  return payloadAs(token, 'metric');
}

/** The dimension that a noun names. Throws where it is none. */
export function nounOf(token: IToken): Extract<Payload, { kind: 'noun' }> {
  return payloadAs(token, 'noun');
}

/** The readings of a value. Throws where it is none. */
export function valueOf(token: IToken): Extract<Payload, { kind: 'value' }> {
  return payloadAs(token, 'value');
}

/** The text of a token that stands as it was typed. Throws where it has a meaning. */
export function textOf(token: IToken): Extract<Payload, { kind: 'text' }> {
  return payloadAs(token, 'text');
}

function payloadAs<Kind extends Payload['kind']>(token: IToken, kind: Kind): Extract<Payload, { kind: Kind }> {
  const payload = payloadOf(token);
  if (!isOf(payload, kind)) throw new Error(`no ${kind}: ${token.image}`);
  return payload;
}

function isOf<Kind extends Payload['kind']>(payload: Payload, kind: Kind): payload is Extract<Payload, { kind: Kind }> {
  return payload.kind === kind;
}
