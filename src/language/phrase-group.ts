/** Phrases that make one token. */
import type { TokenType } from 'chevrotain';

/** Words of one token: each phrase in lower case; `value` is the variant that the token carries. */
export interface PhraseGroup {
  readonly token: TokenType;
  readonly value: string;
  readonly phrases: readonly string[];
}

/** Phrases written with `|` between them. */
export function group(token: TokenType, value: string, phrases: string): PhraseGroup {
  return { token, value, phrases: phrases.split('|').map((phrase) => phrase.trim()) };
}
