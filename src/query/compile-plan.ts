/** Plan to statements, without running them. */
import { ok, type Result } from '../base/result.ts';
import type { Statement } from '../base/statement.ts';
import type { MetricsPlan } from '../plan/plan.ts';
import { tablesOf } from '../plan/source/choose.ts';
import { assemble } from './assemble.ts';
import { columnsOf, type PlacedColumn } from './columns.ts';
import { type Overlap, overlapOf } from './overlap.ts';
import { factTables } from './part/facts-part.ts';
import { type Resolved, type Resolving, resolve, totalsPlan } from './resolve.ts';
import type { Shape } from './shape.ts';
import { statementOf } from './statement-of.ts';

export interface Compiled extends Resolved {
  readonly main: Statement;
  /** The totals' own query; null where there is nothing to total. */
  readonly totals: Statement | null;
  /** What overlaps in the rows, null where they partition. */
  readonly overlap: Overlap | null;
  readonly columns: readonly PlacedColumn[];
  /** The tables read, in order. */
  readonly sources: readonly string[];
}

/** The statements of `plan`, or why it cannot be answered exactly. */
export function compilePlan(plan: MetricsPlan, resolving: Resolving): Result<Compiled> {
  const resolved = resolve(plan, resolving);
  if (!resolved.ok) return resolved;
  const { shape, asked } = resolved.value;
  const totals = totalsOf(plan, resolving);
  if (!totals.ok) return totals;
  return ok({
    ...resolved.value,
    main: statementOf(assemble(shape)),
    totals: totals.value,
    overlap: totals.value ? overlapOf(shape, resolving.coverage) : null,
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

function totalsOf(plan: MetricsPlan, resolving: Resolving): Result<Statement | null> {
  const single = plan.by.length === 0 && plan.grain === null;
  const rolling = plan.transform !== null && plan.transform !== 'share';
  if (single || rolling) return ok(null);
  const resolved = resolve(totalsPlan(plan, resolving.catalogue), resolving, plan.by);
  return resolved.ok ? ok(statementOf(assemble(resolved.value.shape))) : resolved;
}
