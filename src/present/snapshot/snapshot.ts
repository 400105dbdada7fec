/** A snapshot as data: the figures of a panel, ready to be shown by any surface. */
import type { Level } from '../../catalogue/dimension.ts';
import type { Section } from '../../catalogue/metric.ts';
import type { Cell } from '../../query/result.ts';
import type { ChartSpec } from '../chart/spec.ts';
import type { ValueFormat } from '../format.ts';

/** A value set against another one: rates are fractions, differences in the metric's own unit; null where one of both is missing. */
export interface Against {
  readonly value: Cell;
  readonly change: Cell;
  readonly changeRate: Cell;
}

/** What a snapshot says of one metric for one subject. */
export interface Figure {
  readonly value: Cell;
  /** Against the period before; null where nothing is compared. */
  readonly before: Against | null;
  /** Against the average of the same weekday; null where there is none. */
  readonly average: Against | null;
  /** A rate that rests on fewer than 30. */
  readonly smallBase: boolean;
}

export interface SnapshotMetric {
  readonly id: string;
  /** `EXPOSED RATE`. */
  readonly label: string;
  readonly format: ValueFormat;
  /** What it is to reach, in stored units; null where no target is set. */
  readonly target: number | null;
  /** Whether a value can be held against the target whatever the length of the range: rates can, sums cannot. */
  readonly judged: boolean;
}

export interface SnapshotSection {
  readonly section: Section;
  /** `Conversion and revenue`. */
  readonly name: string;
  readonly metrics: readonly SnapshotMetric[];
}

/** Whom the figures are about: the brand, one member, or one of several members. */
export interface Subject {
  /** As shown; null: what belongs to no member. */
  readonly name: string | null;
  /** Of the member among the reference data; null for the brand, for what belongs to no member, and for totals. */
  readonly id: string | null;
  /** By metric id; a metric that a filter does not reach has none. */
  readonly figures: ReadonlyMap<string, Figure>;
}

export interface Snapshot {
  readonly panel: Level;
  /** `Aurora`, `campaign Summer Sale`, `14 campaigns`. */
  readonly of: string;
  /** `Sunday, 22 November 2026`, `16–22 November 2026`. */
  readonly when: string;
  /** What `before` is: `the day before`, `9–15 November 2026`; null where nothing is compared. */
  readonly against: string | null;
  /** Of the same weekday, over so many complete days; null where no single day is asked for or there are none. */
  readonly weekday: { readonly name: string; readonly days: number } | null;
  /** The day (or the end of the range) that is not complete, in a sentence; null where all is complete. */
  readonly incomplete: string | null;
  readonly sections: readonly SnapshotSection[];
  /** One, or several: the members as rows, in order. */
  readonly subjects: readonly Subject[];
  /** All of several members together; null for a single subject. */
  readonly whole: Subject | null;
  /** Pictures, each with the section it belongs to. The funnel is the answer's own chart too. */
  readonly graphs: readonly { readonly section: Section; readonly spec: ChartSpec }[];
}
