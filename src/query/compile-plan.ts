/** Plan to statements, without running them. */
import { ok, type Result } from '../base/result.ts';
import type { Statement } from '../base/statement.ts';
import { metricKey } from '../catalogue/metric.ts';
import type { MetricsPlan } from '../plan/plan.ts';
import { tablesOf } from '../plan/source/choose.ts';
import { assemble } from './assemble.ts';
import { columnsOf, type PlacedColumn } from './columns.ts';
import { withNearest } from './nearest.ts';
import { type Overlap, overlapOf } from './overlap.ts';
import { factTables } from './part/facts-part.ts';
import { type Resolved, type Resolving, resolve, totalsPlan } from './resolve.ts';
import type { Shape } from './shape.ts';
import { statementOf } from './statement-of.ts';

export interface Compiled extends Resolved {
  readonly main: Statement;
  /** The totals' own query; null where there is nothing to total. */
  readonly totals: Statement | null;
  /** Keys of metrics whose rows are exact though their total is not to be had. */
  readonly withoutTotal: readonly string[];
  /** What overlaps in the rows, null where they partition. */
  readonly overlap: Overlap | null;
  readonly columns: readonly PlacedColumn[];
  /** The tables read, in order. */
  readonly sources: readonly string[];
}

/** The statements of `plan`, or why it cannot be answered exactly. */
export function compilePlan(plan: MetricsPlan, resolving: Resolving): Result<Compiled> {
  const resolved = resolve(plan, resolving);
  if (!resolved.ok) return withNearest(resolved.problems, plan, resolving);
  const { shape, asked } = resolved.value;
  const totals = totalsOf(plan, resolving);
  return ok({
    ...resolved.value,
    main: statementOf(assemble(shape)),
    ...totals,
    overlap: totals.totals ? overlapOf(shape, resolving.coverage) : null,
    columns: columnsOf(shape, asked),
    sources: sourcesOf(shape),
  });
}

/** Tables of the rows' parts; facts are named by their tables. */
function sourcesOf(shape: Shape): readonly string[] {
  const tables = [...shape.parts, ...shape.wholes].flatMap((part) =>
    part.source.kind === 'facts' ? factTables(part) : tablesOf(part.source),
  );
  return [...new Set(tables)].sort();
}

/** The totals of all metrics that have one. A part of a level can be exact where the whole is not: two campaigns, each for itself. */
function totalsOf(plan: MetricsPlan, resolving: Resolving): Pick<Compiled, 'totals' | 'withoutTotal'> {
  const single = plan.by.length === 0 && plan.grain === null;
  const rolling = plan.transform !== null && plan.transform !== 'share';
  if (single || rolling) return { totals: null, withoutTotal: [] };
  const wanted = totalsPlan(plan, resolving.catalogue);
  const together = resolve(wanted, resolving, plan.by);
  if (together.ok) return { totals: statementOf(assemble(together.value.shape)), withoutTotal: [] };
  const alone = wanted.metrics.map((ref) => ({ ref, has: resolve({ ...wanted, metrics: [ref] }, resolving, plan.by).ok }));
  const metrics = alone.filter(({ has }) => has).map(({ ref }) => ref);
  const withoutTotal = alone.filter(({ has }) => !has).map(({ ref }) => metricKey(ref));
  const resolved = metrics.length === 0 ? null : resolve({ ...wanted, metrics }, resolving, plan.by);
  return { totals: resolved?.ok ? statementOf(assemble(resolved.value.shape)) : null, withoutTotal };
}
