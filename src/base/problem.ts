/** What a person can mend: a value with a code, a place and suggestions. Faults of ours are thrown instead. */
import type { Span } from './span.ts';

/** The public codes of a refusal (spec: the language, "Codes"). */
export type ProblemCode =
  | 'unknown_word'
  | 'unknown_value'
  | 'not_understood'
  | 'not_offered'
  | 'ambiguous'
  | 'no_metric'
  | 'bad_time'
  | 'unreachable_filter'
  | 'not_exact'
  | 'no_data'
  | 'too_large'
  | 'timeout'
  | 'not_allowed';

/** A question that works, with a short label for a button. */
export interface Suggestion {
  readonly label: string;
  readonly question: string;
}

/** One thing that stands in the way of an answer. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  /** The place in the question's text, null where the problem is not at a word. */
  readonly at: Span | null;
  readonly suggestions: readonly Suggestion[];
}
