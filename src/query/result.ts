/** What a plan's SQL gave, still without formatting: numbers as stored units, names as shown. */
import type { Statement } from '../base/statement.ts';
import type { Unit } from '../catalogue/metric.ts';

/** Rates and rates of change are fractions, durations seconds, money minor units, dates ISO; nothing is rounded. Null: none or no value. */
export type Cell = string | number | null;

export type ColumnRole = 'by' | 'time' | 'metric' | 'previous' | 'change' | 'change_rate' | 'share';

export interface ResultColumn {
  /** `campaign`, `time`, `exposed`, `exposed.previous`, `opened_conversations/exposures`. */
  readonly id: string;
  readonly label: string;
  /** Null for by and time. */
  readonly unit: Unit | null;
  readonly role: ColumnRole;
  /** The dimension of a `by` column, the metricKey of any other but time. */
  readonly of: string;
  /** Shown though not asked for: a condition's or a ranking's metric. */
  readonly extra: boolean;
}

/** A sentence that goes with the numbers; `code` tells kinds apart for surfaces and tests. */
export interface Note {
  readonly code: string;
  readonly text: string;
}

export interface QueryResult {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly Cell[])[];
  readonly totals: readonly Cell[] | null;
  /** How many groups (of the first breakdown, or dates) there are before the limit and the conditions. */
  readonly groups: number;
  /** Cells whose rate rests on fewer than 30, as [row, column]; row -1 is the totals. */
  readonly smallBase: readonly (readonly [number, number])[];
  readonly notes: readonly Note[];
  /** The tables read. */
  readonly sources: readonly string[];
  readonly sql: readonly Statement[];
  readonly asOf: string | null;
  /** Conversions and revenue in the range may still grow until this day; null where they cannot. */
  readonly provisionalUntil: string | null;
  /** The metrics, by their keys, whose numbers those are; none where nothing may grow. */
  readonly provisional: readonly string[];
  readonly elapsedMs: number;
}
