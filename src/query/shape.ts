/** Everything that a statement is made from: a plan resolved against the catalogue, the data's extent and the exact sources. */

import type { Grain } from '../base/day.ts';
import type { DimensionId } from '../catalogue/dimension.ts';
import type { Directory } from '../catalogue/directory.ts';
import type { Condition, PlanLimit, PlanOrder } from '../plan/plan.ts';
import type { Part, Term } from '../plan/source/part.ts';
import type { SqlDialect } from './dialect/dialect.ts';
import type { Timelines } from './timeline.ts';

export interface Shape {
  readonly dialect: SqlDialect;
  readonly directory: Directory;
  readonly by: readonly DimensionId[];
  readonly grain: Grain | null;
  readonly terms: readonly NamedTerm[];
  readonly parts: readonly Part[];
  readonly wholes: readonly Part[];
  readonly timelines: Timelines & { readonly now: NonNullable<Timelines['now']> };
  /** The plan compares; the columns are there even where the data do not cover the range compared with. */
  readonly compared: boolean;
  readonly rolling: { readonly days: number; readonly total: boolean } | null;
  readonly having: readonly Condition[];
  readonly order: readonly PlanOrder[];
  readonly limit: PlanLimit | null;
  /** Members without rows count as 0. */
  readonly spine: boolean;
  /** Selections on dimensions of the breakdown and their parents, for the members that count as 0. */
  readonly selections: Part['selections'];
  /** The ranking of the first breakdown's members over the whole range, where a limit counts those and not rows. */
  readonly top: Shape | null;
  readonly rowCap: number;
}

export interface NamedTerm extends Term {
  /** Name of the metric's column in the SQL. */
  readonly column: string;
}

/** Column names of `key` that are safe in SQL text: letters, digits and underscores. */
export function columnName(key: string): string {
  return key.replace('/', '_per_').replace(/\W/g, '_');
}
