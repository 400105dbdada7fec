/** What planning takes and gives besides the plan itself. */
import type { Day } from '../base/day.ts';
import type { Suggestion } from '../base/problem.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Directory } from '../catalogue/directory.ts';
import type { MetricRef, Section } from '../catalogue/metric.ts';
import type { Assumption, TimeTerm } from '../language/question.ts';
import type { MetricsPlan, Plan } from './plan.ts';

/** Days as they were named, with the calendar unit that they are a whole number of. */
export type NamedRange = Omit<TimeTerm, 'at'>;

/** All that planning knows besides the question. */
export interface PlanContext {
  readonly catalogue: Catalogue;
  readonly directory: Directory;
  /** The day that it is in the brand's zone. */
  readonly today: Day;
  /** Only whether there is a plan is asked: what may do instead, and other readings, are not looked for. */
  readonly brief?: boolean;
  /** The range of the question before as it was named: the dates of `week 45` do not say that they are a week. */
  readonly named?: NamedRange | null;
}

/** A sentence that goes with the answer; `code` tells kinds apart for surfaces and tests. */
export interface PlanNote {
  readonly code: string;
  readonly text: string;
}

/** The metrics of one part of a panel. */
export interface PlannedSection {
  readonly section: Section;
  readonly metrics: readonly string[];
}

/** A plan with what the answer says about how it came to be. */
export interface Planned<Kind extends Plan = Plan> {
  readonly plan: Kind;
  /** Follow from the plan alone: the same for a plan that was stored. */
  readonly notes: readonly PlanNote[];
  /** Follow from the question: what was taken for granted. */
  readonly assumptions: readonly Assumption[];
  /** Other readings, as questions. */
  readonly alternatives: readonly Suggestion[];
  /** Metrics of conditions and of the order that were not asked for: shown as further columns. */
  readonly extraMetrics: readonly MetricRef[];
  /** Keys of the metrics of a section or panel that a filter or breakdown does not reach: shown as `–`. */
  readonly unreachable: readonly string[];
  /** The parts of a snapshot; empty for every other kind. */
  readonly sections: readonly PlannedSection[];
  /** The range as it was named, where the plan's dates alone do not tell. */
  readonly named?: NamedRange;
  /** What a thread goes on from after a `why` that was asked in it: its question, with what the `why` named. */
  readonly basis?: MetricsPlan;
}
