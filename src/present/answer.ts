/** The answer: plain JSON that every surface shows (spec: the language, "`--json`"). */
import type { Day } from '../base/day.ts';
import type { Suggestion } from '../base/problem.ts';
import type { Statement } from '../base/statement.ts';
import type { Unit } from '../catalogue/metric.ts';
import type { Plan } from '../plan/plan.ts';
import type { Cell, QueryResult } from '../query/result.ts';
import type { ChartSpec } from './chart/spec.ts';
import type { Currency, ValueFormat } from './format.ts';
import type { Snapshot } from './snapshot/snapshot.ts';

export interface AnswerColumn {
  readonly id: string;
  readonly label: string;
  readonly unit: Unit | null;
}

export interface Answer {
  readonly id: string;
  readonly question: string;
  /** The plan as one English sentence that reads back to the same plan. */
  readonly canonical: string;
  /** The answer in words, with the resolved dates. */
  readonly headline: string;
  /** What a follow-up changed and who did, null for a new question. */
  readonly changed: Changed | null;
  readonly plan: Plan;
  readonly reading: readonly { readonly text: string; readonly meaning: string }[];
  readonly columns: readonly AnswerColumn[];
  readonly rows: readonly (readonly Cell[])[];
  readonly totals: readonly Cell[] | null;
  readonly notes: readonly string[];
  readonly sources: readonly string[];
  readonly sql: readonly Statement[];
  readonly asOf: string | null;
  readonly alternatives: readonly Suggestion[];
  /** Of `list`: null; of `help`: the text. */
  readonly text: string | null;
  readonly definition: readonly Definition[] | null;
  readonly sections: readonly AnswerSection[] | null;
}

/** What a message did to its thread. People are the ids of askers: how they are called is up to the surface. */
export type Changed =
  /** `changes` in words (`by device; last month`), empty where nothing is other than before; `several`: more than one has had a hand in the question. */
  | { readonly kind: 'edit'; readonly changes: string; readonly by: string; readonly askedBy: string; readonly several: boolean }
  /** The change that was taken back and whose it was; `changes` null: a whole question was. */
  | { readonly kind: 'undo'; readonly changes: string | null; readonly by: string; readonly undoneBy: string }
  | { readonly kind: 'reset' };

export interface Definition {
  /** The id of a metric, or a word of the glossary. */
  readonly metric: string;
  /** What it is called: the heading of its definition, not part of `--json`. */
  readonly label: string;
  readonly text: string;
  readonly formula: string;
  readonly parts: readonly { readonly label: string; readonly value: Cell }[];
}

export interface AnswerSection {
  readonly name: string;
  readonly columns: readonly AnswerColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

/** An answer with what a surface needs to draw it: never printed by `--json`. */
export interface Shown {
  readonly answer: Answer;
  readonly chart: ChartSpec | null;
  readonly result: QueryResult | null;
  /** How each of the answer's columns is written, for `formatCell`; null for by and time. */
  readonly formats: readonly (ValueFormat | null)[];
  /** What the numbers are, without dates: `Exposed rate by campaign`; left out where the answer has no numbers. */
  readonly title?: string;
  /** The dates and filters in words, to stand under a headline, a table or a chart. */
  readonly subtitle: string;
  /** The notes that the headline does not say already. */
  readonly footnotes: readonly string[];
  /** ISO 4217 code and digits for money cells. */
  readonly currency: Currency;
  /** Metrics, by their keys, whose numbers may grow until the end of a day; left out where none may. */
  readonly provisional?: { readonly until: Day; readonly metrics: readonly string[] };
  /** The figures of a snapshot; left out for every other kind. */
  readonly snapshot?: Snapshot;
}
