/** What a plan needs to read: measures of one family at one cut, and how each metric is put together from them. */
import type { DimensionId } from '../../catalogue/dimension.ts';
import type { Dataset, FamilyId, Measure } from '../../catalogue/measure.ts';
import type { MetricRef, Unit } from '../../catalogue/metric.ts';
import type { Selection } from './selection.ts';

/** A measure under the name that it has in the SQL. */
export interface Use {
  readonly alias: string;
  readonly measure: Measure;
}

/** A formula over names of columns. `divide` is null where the denominator is zero or negative. */
export type Expression =
  | { readonly kind: 'column'; readonly alias: string }
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'add' | 'subtract' | 'multiply' | 'divide'; readonly left: Expression; readonly right: Expression };

/** A metric of the answer. */
export interface Term {
  readonly ref: MetricRef;
  readonly key: string;
  readonly label: string;
  readonly unit: Unit;
  /** Null: a breakdown or filter does not reach the metric, which is shown without a value. */
  readonly expression: Expression | null;
  /** For a share: the same without the breakdown and its filters. */
  readonly whole: Expression | null;
  readonly measures: readonly Measure[];
  /** Repeats numbers only, such as the brand's hours beside each campaign: it has no total. */
  readonly repeated: boolean;
}

/** Measures of one family with the breakdowns and selections that reach them; the other breakdowns repeat them. */
export interface Cut {
  readonly family: FamilyId;
  readonly uses: readonly Use[];
  readonly by: readonly DimensionId[];
  readonly selections: readonly Selection[];
}

/**
 * Where a cut is read.
 * - dataset: rows of `dataset`; `complement` is the brand's table whose rows minus the dataset's are those without a member.
 * - facts: one row per thing that happened.
 * - calendar: no table, only the days of the range.
 */
export type Source =
  | { readonly kind: 'dataset'; readonly dataset: Dataset; readonly complement: Dataset | null; readonly cost: number }
  | { readonly kind: 'facts'; readonly cost: number }
  | { readonly kind: 'calendar'; readonly cost: number };

export interface Part extends Cut {
  readonly source: Source;
}
