/** Base measures: the columns that are summed or counted, with what they may be summed over. */
import type { DimensionId, Level } from './dimension.ts';

export type MeasureId =
  | 'sessions'
  | 'prospects'
  | 'exposed'
  | 'engaged'
  | 'exposed_not_engaged'
  | 'exposures'
  | 'online_exposures'
  | 'views'
  | 'accepted_offers'
  | 'online_accepted_offers'
  | 'opened_by_agent'
  | 'closed_by_agent'
  | 'closed_by_consumer'
  | 'closed_by_system'
  | 'abandoned'
  | 'interactive'
  | 'transfers_skill'
  | 'transfers_queue'
  | 'transfers_agent'
  | 'conversation_seconds'
  | 'csat_1'
  | 'csat_2'
  | 'csat_3'
  | 'csat_4'
  | 'csat_5'
  | 'mcs_positive'
  | 'mcs_neutral'
  | 'mcs_negative'
  | 'handled'
  | 'opened_by_consumer'
  | 'consumer_responses'
  | 'consumer_response_seconds'
  | 'conversions_after_engagement'
  | 'orders_after_engagement'
  | 'revenue_after_engagement'
  | 'conversions_after_exposure'
  | 'orders_after_exposure'
  | 'revenue_after_exposure'
  | 'conversions_after_exposure_not_engagement'
  | 'orders_after_exposure_not_engagement'
  | 'revenue_after_exposure_not_engagement'
  | 'online_seconds'
  | 'away_seconds'
  | 'back_soon_seconds'
  | 'logged_in_seconds'
  | 'days';

/**
 * What one unit of a measure is.
 * - event: sums over everything its family's tables hold.
 * - visit: once per visit, afresh at each level; engagement: once per (visit, engagement);
 *   conversation: once per conversation over the whole period.
 * - member: once per goal and member (the stages after exposure), afresh at each level.
 */
export type MeasureKind = 'event' | 'visit' | 'engagement' | 'conversation' | 'member';

export type FamilyId =
  | 'sessions'
  | 'funnel'
  | 'offers'
  | 'agent_messaging'
  | 'handled'
  | 'consumer_messaging'
  | 'after_engagement'
  | 'after_exposure'
  | 'agent_hours'
  | 'calendar';

export interface Measure {
  readonly id: MeasureId;
  readonly family: FamilyId;
  readonly kind: MeasureKind;
  /** Column in the family's datasets. */
  readonly column: string;
  /** Fixed conditions on key columns: stage, direct. */
  readonly where: Readonly<Record<string, string | number>>;
  /** Money and orders: only rows in the brand's currency are summed, unless grouped by currency. */
  readonly money: boolean;
  /** What its numbers are: money in minor units, durations in seconds. */
  readonly unit: 'count' | 'currency' | 'duration' | 'days';
}

/**
 * How a filter or a breakdown on a dimension touches a family.
 * - partition: every visit, conversation or interval has one value: sums and filters are exact.
 * - overlap: a visit can have several values: exact for one value at a time, never summed.
 * - repeat: it does not reach: the number without it is repeated on every row, with a note ("hours are the whole brand's").
 * - none: asking for it is an error (`unreachable_filter`).
 */
export type Reach = 'partition' | 'overlap' | 'repeat' | 'none';

export interface Family {
  readonly id: FamilyId;
  readonly reach: Readonly<Record<DimensionId, Reach>>;
  /** Reach that changes where a formula also holds a measure of another family (sessions as a denominator). */
  readonly beside: readonly {
    readonly families: readonly FamilyId[] | 'any';
    readonly dimension: DimensionId;
    readonly reach: Reach;
    readonly note: string;
  }[];
  /** The note that goes with `repeat`, null where the family repeats nothing. */
  readonly repeatNote: string | null;
}

/** How a column of a dimension is had from a table: a key column of its own, or by way of a parent in reference data. */
export type ColumnPath =
  | { readonly kind: 'key'; readonly column: string }
  | { readonly kind: 'parent'; readonly of: 'engagement' | 'campaign' }
  | { readonly kind: 'derived'; readonly from: 'device' | 'date' };

/** A table that can answer for a family: one of the public datasets (or `handled_conversations`). */
export interface Dataset {
  readonly table: string;
  readonly family: FamilyId;
  /** The level at which its visit, engagement and member measures are distinct; null where they have none. */
  readonly level: Level | null;
  /** Fixed conditions that select that level in a table which holds several. */
  readonly where: Readonly<Record<string, string | number>>;
  readonly paths: Partial<Readonly<Record<DimensionId, ColumnPath>>>;
  /** `goal_type` key with a `*` row for all: exactly one value must be chosen. */
  readonly star: boolean;
  /** Holds what has no member too (an empty key), so that rows add up to the brand's number where the family partitions. */
  readonly whole: boolean;
  /** A fact table with a public name: it holds the days that the facts hold. */
  readonly fact: boolean;
  /** Smaller is cheaper: the order in which exact candidates are taken. */
  readonly cost: number;
}
