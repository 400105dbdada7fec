/** What a phrase means before an administrator adds to it. */

export interface Known {
  /** The thing of the catalogue that it names (see `thingOf`); null for words of the language. */
  readonly thing: string | null;
  /** As a person is told: `csat score`. */
  readonly says: string;
  /**
   * - whole: it has one meaning;
   * - together: a metric with small words, or one per another: read as one thing, but by no name of its own;
   * - pieces: its words are read one by one, and leave nothing over;
   * - not offered: it is known as something that cannot be asked.
   */
  readonly how: 'whole' | 'together' | 'pieces' | 'not offered';
}

/** What `phrase` (lower case) means; null where it means nothing yet. */
export type KnownPhrase = (phrase: string) => Known | null;

/** A name by which things of the catalogue are told apart: `metric csat_score`, `device mobile tablet`. */
export function thingOf(kind: string, id: string): string {
  return `${kind} ${id.toLowerCase()}`;
}
