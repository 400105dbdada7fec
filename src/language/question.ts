/**
 * A question as it was understood: every name and date resolved, each part with its place in the text.
 * What it does not say yet (level, chart, comparison dates of `previous period`, whether it can be answered) the plan adds.
 */
import type { Day, Grain } from '../base/day.ts';
import type { Problem, Suggestion } from '../base/problem.ts';
import type { Span } from '../base/span.ts';
import type { DimensionId, Level } from '../catalogue/dimension.ts';
import type { MetricRef, Section } from '../catalogue/metric.ts';

/** How one stretch of the text was understood; together they cover every word. */
export interface WordReading {
  readonly text: string;
  /** In words: `metric exposed_rate`, `16 to 22 November 2026`, `not part of the question`. */
  readonly meaning: string;
  readonly at: Span;
}

/** Something taken for granted or put right, said in the answer: a default short form, a mended word, a year. */
export interface Assumption {
  readonly text: string;
  readonly alternatives: readonly Suggestion[];
}

export interface MetricTerm {
  readonly metric: MetricRef;
  /** From a suffix: `prospects (camp)`, `exposed at lob level`. */
  readonly level: Level | null;
  /** Another metric that the words could have meant. */
  readonly instead?: string;
  readonly at: Span;
}

export interface ByTerm {
  readonly dimension: DimensionId;
  readonly at: Span;
}

export interface TimeTerm {
  readonly from: Day | null;
  readonly to: Day;
  /** The canonical relative phrase (`last 2 weeks`), null for fixed dates. */
  readonly phrase: string | null;
  /** The calendar unit the range is a whole number of, with how many; null for other ranges (`last 7 days` is 7 of day). */
  readonly unit: { readonly grain: Grain; readonly count: number } | null;
  /** The range ends today, in a unit that is still running (`this month`, `mtd`). */
  readonly running: boolean;
  readonly at: Span;
}

export interface FilterTerm {
  readonly dimension: DimensionId;
  readonly op: 'in' | 'not_in' | 'contains' | 'starts_with';
  /** Stored names (labels `Name (Parent)` where one of several alike is meant). */
  readonly values: readonly string[];
  readonly at: Span;
}

export type HavingTerm = {
  readonly metric: MetricRef;
  readonly at: Span;
} & (
  | { readonly op: '>' | '>=' | '<' | '<=' | '='; readonly value: Amount }
  | { readonly op: 'between'; readonly value: Amount; readonly value2: Amount }
  | { readonly op: '>' | '>=' | '<' | '<=' | '='; readonly than: MetricRef }
);

/** A number as typed: 20 with `%` is {value: 20, unit: 'percent'}; `2.5k` is {value: 2500, unit: null}; durations in seconds. */
export interface Amount {
  readonly value: number;
  readonly unit: 'percent' | 'seconds' | 'money' | null;
}

/** `top 5 campaigns by exposures`, `worst`, `highest csat day`. */
export interface RankingTerm {
  readonly rank: 'top' | 'bottom' | 'best' | 'worst';
  /** 1 for `best campaign`; null for `highest first`, which orders and shows all. */
  readonly n: number | null;
  /** `change` where the biggest mover is asked for. */
  readonly metric: MetricRef | null;
  readonly byChange: boolean;
  /** What is ranked: a dimension, a bucket of time, or null where the breakdown says it. */
  readonly of: DimensionId | Grain | null;
  /** `top 3 engagements per campaign`. */
  readonly per: DimensionId | null;
  readonly at: Span;
}

export interface OrderTerm {
  /** A metric, or one of `time`, `change`, `change_rate`, a dimension, `name` for that of the breakdown. */
  readonly by: MetricRef;
  readonly direction: 'asc' | 'desc';
  readonly at: Span;
}

export type CompareTerm = { readonly at: Span } & (
  | {
      readonly kind: 'previous';
      readonly unit: 'period' | 'week' | 'month' | 'quarter' | 'year';
      /** `same day last year`: a day is meant where none is said. */
      readonly day?: true;
      /** Only that something moved is said: what a thread is compared with already stays. */
      readonly implied?: true;
    }
  | {
      readonly kind: 'range';
      /** Its `unit` is that of a named unit (`October`, `last week`), null for written dates, of which nothing is left out. */
      readonly range: TimeTerm;
      /** `vs same period last month`: as many elapsed days. */
      readonly sameElapsed: boolean;
      /** `vs the previous 7 days`: where those are the range's own, the ones before; `range`: so long a stretch up to the range (`vs the 4 weeks before`). */
      readonly before?: true | 'range';
    }
);

export type TransformTerm = { readonly at: Span } & (
  | { readonly kind: 'share' }
  | { readonly kind: 'rolling'; readonly days: number; readonly total: boolean }
);

export type ChartWord = 'line' | 'bar' | 'stacked_bar' | 'pie' | 'funnel' | 'combo' | 'number' | 'none' | 'default' | 'other';

export interface MetricsQuestion {
  readonly kind: 'metrics';
  readonly metrics: readonly MetricTerm[];
  readonly sections: readonly { readonly section: Section; readonly at: Span }[];
  readonly by: readonly ByTerm[];
  readonly grain: { readonly grain: Grain | 'auto'; readonly at: Span } | null;
  readonly time: TimeTerm | null;
  readonly filters: readonly FilterTerm[];
  readonly having: readonly HavingTerm[];
  readonly ranking: RankingTerm | null;
  readonly order: readonly OrderTerm[];
  readonly compare: CompareTerm | null;
  readonly transform: TransformTerm | null;
  readonly chart: { readonly chart: ChartWord; readonly at: Span } | null;
  readonly output: 'csv' | 'png' | null;
}

export interface SnapshotQuestion {
  readonly kind: 'snapshot';
  readonly panel: Level | null;
  readonly time: TimeTerm | null;
  readonly filters: readonly FilterTerm[];
  readonly compare: CompareTerm | null;
  /** An overview (`how is Cart Embed doing`) means the last 7 days, a snapshot yesterday. */
  readonly overview: boolean;
}

export interface DefineQuestion {
  readonly kind: 'define';
  readonly terms: readonly { readonly term: string; readonly metric: boolean; readonly at: Span }[];
}

export interface ListQuestion {
  readonly kind: 'list';
  readonly what:
    | 'metrics'
    | 'campaigns'
    | 'lobs'
    | 'engagements'
    | 'entry_points'
    | 'groups'
    | 'agents'
    | 'skills'
    | 'devices'
    | 'source_types'
    | 'goal_types'
    | 'schedules'
    | 'alerts'
    | 'days';
  readonly filters: readonly FilterTerm[];
  /** Of metrics: what they are about. */
  readonly about?: string;
}

export interface WhyQuestion {
  readonly kind: 'why';
  readonly metric: MetricTerm;
  readonly time: TimeTerm | null;
  readonly compare: CompareTerm | null;
  readonly filters: readonly FilterTerm[];
}

export interface HelpQuestion {
  readonly kind: 'help';
}

export interface ScheduleQuestion {
  readonly kind: 'schedule';
  readonly of: MetricsQuestion | SnapshotQuestion;
  readonly cron: string;
  readonly every: Grain | 'other';
  readonly zone: string | null;
  readonly to: readonly string[];
}

export interface AlertQuestion {
  readonly kind: 'alert';
  readonly of: MetricsQuestion;
  readonly metric: MetricTerm | null;
  readonly test: 'threshold' | 'change' | 'unusual' | 'target';
  readonly op: '>' | '>=' | '<' | '<=' | '=';
  readonly value: Amount | null;
  readonly basis: 'previous period' | 'previous week' | 'previous month' | 'previous quarter' | 'previous year' | null;
  readonly for: number;
  readonly minimum: { readonly metric: MetricRef; readonly value: Amount } | null;
  readonly to: readonly string[];
}

/** A message that changes the thread's plan; part of the language's second half. */
export interface EditQuestion {
  readonly kind: 'edit';
  readonly how: 'replace' | 'add' | 'remove';
  readonly of: MetricsQuestion;
}

export type Question =
  | MetricsQuestion
  | SnapshotQuestion
  | DefineQuestion
  | ListQuestion
  | WhyQuestion
  | HelpQuestion
  | ScheduleQuestion
  | AlertQuestion
  | EditQuestion;

/** What reading a text gives. `problems` not empty: the question cannot stand; `question` is then the largest readable part or null. */
export interface Reading {
  readonly text: string;
  readonly question: Question | null;
  readonly words: readonly WordReading[];
  readonly assumptions: readonly Assumption[];
  readonly alternatives: readonly Suggestion[];
  readonly problems: readonly Problem[];
}
