/** What someone chose in the question builder, and what a form offers to choose from. */
import type { Grain } from '../../base/day.ts';
import type { DimensionId } from '../../catalogue/dimension.ts';
import type { ChartKind } from '../../plan/plan.ts';

/** The parts of a form; what stands in the way of a question stands at one of them. */
export type FormPart = 'metrics' | 'by' | 'grain' | 'time' | 'members' | 'others' | 'kept' | 'compare' | 'chart';

/** One thing that may be chosen. */
export interface Found {
  /** At most 150 UTF-16 units; means the same as long as the data hold what it stands for. */
  readonly value: string;
  readonly text: string;
  /** What it is in words: `campaign of LOB Sales`; empty where the text says all. */
  readonly says: string;
}

export const comparisons = ['previous period', 'previous week', 'previous month', 'previous quarter', 'previous year'] as const;

/** `own`: the dates that the question gone on from compares with. */
export type ChosenComparison = (typeof comparisons)[number] | 'own' | null;

/** `none`: the table alone; null: what suits the answer. */
export type ChosenChart = ChartKind | 'none' | null;

export interface Choice {
  /** The kept answer whose question is gone on from; null where a new one is built. */
  readonly from: string | null;
  /** Values of what `search` found, as are the members and others. */
  readonly metrics: readonly string[];
  readonly by: readonly DimensionId[];
  readonly grain: Grain | null;
  /** A time as it is typed: `last week`. */
  readonly time: string;
  readonly members: readonly string[];
  readonly others: readonly string[];
  /** Parts of the question gone on from that no field of the form shows, and that stay. */
  readonly kept: readonly string[];
  readonly compare: ChosenComparison;
  readonly chart: ChosenChart;
}

/** A form as it opens: what is chosen in it already. */
export interface Form {
  readonly from: string | null;
  readonly metrics: readonly Found[];
  readonly by: readonly DimensionId[];
  readonly grain: Grain | null;
  readonly time: Found;
  readonly members: readonly Found[];
  readonly others: readonly Found[];
  /** All parts that may stay. */
  readonly kept: readonly Found[];
  readonly compare: ChosenComparison;
  /** The dates behind the comparison `own`; null where there is none. */
  readonly ownComparison: string | null;
  readonly chart: ChosenChart;
  /** The sentence of what is chosen; null where it makes no question yet. */
  readonly sentence: string | null;
}

/** Why a choice makes no question, at the part that has to change. */
export interface FormProblem {
  readonly part: FormPart;
  readonly message: string;
}
