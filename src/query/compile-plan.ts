/** Plan to statements, without running them. */
import { once } from '../base/once.ts';
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

/** What the answer's rows need. */
interface CompiledRows extends Resolved {
  readonly main: Statement;
}

export interface Compiled extends CompiledRows {
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

/** A compiled plan, the statement of its rows at once: the database can be at it while the rest is made. */
export interface Compiling {
  readonly rows: CompiledRows;
  /** With all that belongs to the answer beside the rows. */
  readonly whole: () => Compiled;
}

/** The statements of `plan`, or why it cannot be answered exactly. */
export function compilePlan(plan: MetricsPlan, resolving: Resolving): Result<Compiling> {
  const resolved = resolve(plan, resolving);
  if (!resolved.ok) return withNearest(resolved.problems, plan, resolving);
  const rows = { ...resolved.value, main: statementOf(assemble(resolved.value.shape)) };
  return ok({ rows, whole: once(() => besides(rows, plan, resolving)) });
}

function besides(rows: CompiledRows, plan: MetricsPlan, resolving: Resolving): Compiled {
  const { shape, asked } = rows;
  const { shape: total, withoutTotal } = totalsOf(plan, resolving);
  const overlap = total ? overlapOf(shape, resolving.coverage) : null;
  return {
    ...rows,
    totals: total ? statementOf(assemble(total)) : null,
    withoutTotal,
    overlap,
    columns: columnsOf(shape, asked),
    sources: sourcesOf([shape, shape.top, total], overlap),
  };
}

/** Tables of the parts of rows and totals, and of what overlaps; facts are named by their tables. */
function sourcesOf(shapes: readonly (Shape | null)[], overlap: Overlap | null): readonly string[] {
  const parts = shapes.flatMap((shape) => (shape ? [...shape.parts, ...shape.wholes] : []));
  const tables = parts.flatMap((part) => (part.source.kind === 'facts' ? factTables(part) : tablesOf(part.source)));
  const counted = overlap?.statement
    ? factTables({ ...overlap.part, uses: overlap.part.uses.filter(({ measure }) => measure.id === overlap.measure) })
    : [];
  return [...new Set([...tables, ...counted])].sort();
}

interface Total {
  /** Null where there is nothing to total. */
  readonly shape: Shape | null;
  readonly withoutTotal: readonly string[];
}

/** The totals of all metrics that have one. A part of a level can be exact where the whole is not: two campaigns, each for itself. */
function totalsOf(plan: MetricsPlan, resolving: Resolving): Total {
  const single = plan.by.length === 0 && plan.grain === null;
  const rolling = plan.transform !== null && plan.transform !== 'share';
  if (single || rolling) return { shape: null, withoutTotal: [] };
  const wanted = totalsPlan(plan, resolving.catalogue);
  const together = resolve(wanted, resolving, plan.by);
  if (together.ok) return { shape: together.value.shape, withoutTotal: [] };
  const alone = wanted.metrics.map((ref) => ({ ref, has: resolve({ ...wanted, metrics: [ref] }, resolving, plan.by).ok }));
  const metrics = alone.filter(({ has }) => has).map(({ ref }) => ref);
  const withoutTotal = alone.filter(({ has }) => !has).map(({ ref }) => metricKey(ref));
  const resolved = metrics.length === 0 ? null : resolve({ ...wanted, metrics }, resolving, plan.by);
  return { shape: resolved?.ok ? resolved.value.shape : null, withoutTotal };
}
