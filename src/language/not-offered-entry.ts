/** One thing that people ask for and the product does not have. */

export interface NotOffered {
  readonly what: string;
  readonly phrases: readonly string[];
  readonly why: string;
  readonly near: Near;
  /** Questions that do work, whatever else was asked. */
  readonly instead: readonly string[];
}

/** How the rest of the question stays. */
export interface Near {
  /** In place of the words: `csat by gender` becomes `csat by device`. */
  readonly swaps?: readonly string[];
  /** Behind the metrics that were asked for: `forecast of sessions` becomes `sessions over time this month`; `''`: the question without the words. */
  readonly behind?: string;
}

/** An entry of what there is not: its words with bars between them. */
export function missing(what: string, phrases: string, why: string, near: Near, ...instead: readonly string[]): NotOffered {
  return { what, phrases: phrases.split('|').map((phrase) => phrase.trim()), why, near, instead };
}
