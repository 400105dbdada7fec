/** What an alert watches, as data: values of one series by period, and the condition that is held against them. */
import type { Day, Grain, WeekStart } from '../../base/day.ts';
import type { ComparisonOp, PlanCompare } from '../../plan/plan.ts';

/** The values of one series by the first date of their period; a period without an entry has no value, and neither fires nor clears. */
export type Values = ReadonlyMap<Day, number>;

/** The condition of an alert. */
export interface Condition {
  readonly grain: Grain;
  readonly weekStart: WeekStart;
  /** Days that each value covers, the last of them its period; 1 where it is that of its period alone. */
  readonly window: number;
  /** `threshold`: also a target, whose value is the bound. */
  readonly test: 'threshold' | 'change' | 'unusual';
  /** Of `unusual`, `=` is either way. */
  readonly op: ComparisonOp;
  /** The bound in stored units, the relative change as a fraction, or k. */
  readonly value: number;
  /** What a change is held against. */
  readonly basis: Exclude<PlanCompare['name'], 'custom'>;
  /** Periods in a row, those without a value left out. */
  readonly periods: number;
}

/** What a period's value was held against, and whether the condition is met. Values in stored units. */
export interface Verdict {
  readonly met: boolean;
  readonly value: number;
  /** Inside these the condition is not met; null: open on that side. */
  readonly low: number | null;
  readonly high: number | null;
  /** The value compared with: of a change the one before, of the unusual the median. Null for thresholds. */
  readonly before: number | null;
}
