/** A plan in the making, as the passes hand it on. */
import type { ProblemCode } from '../base/problem.ts';
import type { Span } from '../base/span.ts';
import type { MetricsQuestion, TimeTerm } from '../language/question.ts';
import type { MetricsPlan } from './plan.ts';
import type { PlanContext, PlanNote } from './planned.ts';

/** Another question that may do instead; it becomes a suggestion only where it makes a plan. */
export interface Mend {
  readonly label: string;
  readonly question: MetricsQuestion;
}

/** A problem whose suggestions are still questions. */
export interface Trouble {
  readonly code: ProblemCode;
  readonly message: string;
  readonly at: Span | null;
  readonly mends: readonly Mend[];
}

/** Something taken for granted, with the other readings as questions. */
export interface Guess {
  readonly text: string;
  readonly mends: readonly Mend[];
}

/** The range with what comparisons need to know of it. */
export type Range = Omit<TimeTerm, 'at'>;

export interface Draft {
  readonly question: MetricsQuestion;
  /** Neutral where no pass has spoken yet. */
  readonly plan: MetricsPlan;
  readonly range: Range;
  readonly guesses: readonly Guess[];
  /** Notes that follow from the question, not from the plan. */
  readonly notes: readonly PlanNote[];
  readonly troubles: readonly Trouble[];
}

/** One step of planning: one concern, reading what earlier passes decided. */
export type Pass = (draft: Draft, context: PlanContext) => Draft;

/** `draft` with these fields of the plan set. */
export function decided(draft: Draft, fields: Partial<MetricsPlan>): Draft {
  return { ...draft, plan: { ...draft.plan, ...fields } };
}

/** `draft` with one more thing in the way. */
export function troubled(draft: Draft, ...troubles: readonly Trouble[]): Draft {
  return { ...draft, troubles: [...draft.troubles, ...troubles] };
}

/** `draft` with one more thing taken for granted. */
export function guessed(draft: Draft, text: string, mends: readonly Mend[] = []): Draft {
  return { ...draft, guesses: [...draft.guesses, { text, mends }] };
}

/** `draft` with one more note. */
export function noted(draft: Draft, note: PlanNote): Draft {
  return { ...draft, notes: [...draft.notes, note] };
}
