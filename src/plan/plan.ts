/** The plan: typed, plain JSON, public and stable (spec: the language, "The plan"). */
import type { Day, Grain } from '../base/day.ts';
import type { DimensionId, Level } from '../catalogue/dimension.ts';
import type { MetricRef } from '../catalogue/metric.ts';

export interface PlanTime {
  readonly from: Day | null;
  readonly to: Day;
  /** The relative phrase (`last week`), null for fixed dates. */
  readonly phrase: string | null;
}

export interface PlanFilter {
  readonly dimension: DimensionId;
  readonly op: 'in' | 'not_in' | 'contains' | 'starts_with';
  /** The stored names, sorted; weekdays in week order from monday. */
  readonly values: readonly string[];
}

export type ComparisonOp = '>' | '>=' | '<' | '<=' | '=';

/** Percents as fractions, durations in seconds, money in minor units. `metric` is a metricKey. */
export type Condition =
  | { readonly metric: string; readonly op: ComparisonOp; readonly value: number }
  | { readonly metric: string; readonly op: 'between'; readonly value: number; readonly value2: number }
  | { readonly metric: string; readonly op: ComparisonOp; readonly than: string };

export interface PlanOrder {
  /** A metricKey, `time`, a dimension, `change` or `change_rate`. */
  readonly by: string;
  readonly direction: 'asc' | 'desc';
}

export type PlanLimit = number | { readonly n: number; readonly per: DimensionId };

export interface PlanCompare {
  readonly from: Day;
  readonly to: Day;
  readonly name: 'previous period' | 'previous week' | 'previous month' | 'previous quarter' | 'previous year' | 'custom';
}

export type Transform = 'share' | { readonly rolling: number; readonly total?: true };

export type ChartKind = 'line' | 'bar' | 'stacked_bar' | 'pie' | 'number' | 'combo' | 'funnel';

export interface MetricsPlan {
  readonly kind: 'metrics';
  readonly brand: string;
  readonly metrics: readonly MetricRef[];
  readonly by: readonly DimensionId[];
  readonly grain: Grain | null;
  readonly time: PlanTime;
  readonly filters: readonly PlanFilter[];
  readonly having: readonly Condition[];
  readonly order: readonly PlanOrder[];
  readonly limit: PlanLimit | null;
  readonly level: Level;
  readonly compare: PlanCompare | null;
  readonly transform: Transform | null;
  readonly chart: ChartKind | null;
  readonly output: 'csv' | 'png' | null;
}

export interface SnapshotPlan {
  readonly kind: 'snapshot';
  readonly brand: string;
  readonly panel: Level;
  readonly time: PlanTime;
  readonly filters: readonly PlanFilter[];
  readonly compare: PlanCompare | null;
}

export interface DefinePlan {
  readonly kind: 'define';
  readonly brand: string;
  readonly metric?: string;
  readonly terms?: readonly string[];
}

export type ListWhat =
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

export interface ListPlan {
  readonly kind: 'list';
  readonly brand: string;
  readonly what: ListWhat;
  readonly filters: readonly PlanFilter[];
  /** Of metrics: what they are about (`revenue`); all where it is left out. */
  readonly about?: string;
}

export interface WhyPlan {
  readonly kind: 'why';
  readonly brand: string;
  readonly metric: string;
  readonly time: PlanTime;
  readonly compare: PlanCompare | null;
  readonly filters: readonly PlanFilter[];
}

export interface HelpPlan {
  readonly kind: 'help';
  readonly brand: string;
}

export interface SchedulePlan {
  readonly kind: 'schedule';
  readonly of: MetricsPlan | SnapshotPlan;
  readonly schedule: { readonly cron: string; readonly zone: string; readonly to: readonly string[] };
}

export interface AlertPlan {
  readonly kind: 'alert';
  readonly metric: string;
  readonly test: 'threshold' | 'change' | 'unusual' | 'target';
  readonly op: ComparisonOp;
  readonly value: number | null;
  readonly basis: PlanCompare['name'] | null;
  readonly for: number;
  readonly minimum: { readonly metric: string; readonly value: number } | null;
  readonly to: readonly string[];
  readonly of: MetricsPlan;
}

export interface EditPlan {
  readonly kind: 'edit';
  readonly brand: string;
  readonly changes: Partial<Omit<MetricsPlan, 'kind' | 'brand'>>;
}

export type Plan = MetricsPlan | SnapshotPlan | DefinePlan | ListPlan | WhyPlan | HelpPlan | SchedulePlan | AlertPlan | EditPlan;
