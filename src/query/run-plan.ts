/** Runs plans: statements to the database, rows to a result. */
import { setImmediate as otherWork } from 'node:timers/promises';
import type { Day } from '../base/day.ts';
import { ok, type Result, refused } from '../base/result.ts';
import { type Dialect, type SqlRow, type Statement, StatementEnded, type StatementReader } from '../base/statement.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Coverage } from '../catalogue/coverage.ts';
import type { Directory } from '../catalogue/directory.ts';
import type { MetricsPlan } from '../plan/plan.ts';
import type { Planned } from '../plan/planned.ts';
import { groupCount } from './assemble.ts';
import { cellsOf } from './cells.ts';
import type { Compiled, Compiling } from './compile-plan.ts';
import { compileOnce } from './compiled-before.ts';
import { dialectOf } from './dialect/dialect-of.ts';
import { smallerQuestions } from './nearest.ts';
import { conversionKeys, type Noted, notesOf, provisionalUntil, surplusNote } from './notes.ts';
import { severalNote } from './overlap.ts';
import type { Resolving } from './resolve.ts';
import type { QueryResult } from './result.ts';

export interface QueryContext {
  readonly directory: Directory;
  readonly coverage: Coverage;
  readonly catalogue: Catalogue;
  /** The day that it is in the brand's zone. */
  readonly today: Day;
  /** Rows that an answer may have at most. */
  readonly rowCap: number;
  /** For checks of one path against the other. */
  readonly only?: 'facts' | 'datasets' | undefined;
}

export interface RunContext extends QueryContext {
  readonly reader: StatementReader;
  /** Milliseconds that each statement may take. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Other work, begun when the statements are on their way; the result waits for it. */
  readonly meanwhile?: (() => Promise<void>) | undefined;
}

/** The statements of `planned`, not run. Problems as in `runPlan`, but for `too_large` and `timeout`. Throws where the plan is not of kind metrics. */
export function compilePlan(
  planned: Pick<Planned, 'plan'>,
  context: QueryContext & { readonly dialect: Dialect },
): Result<readonly Statement[]> {
  const plan = metricsPlan(planned);
  const resolving = resolvingOf(context, context.dialect);
  const compiled = compileOnce(plan, resolving);
  return compiled.ok ? ok(statementsOf(compiled.value.whole())) : compiled;
}

/**
 * The rows, totals and notes of `planned`. Problems: unknown_value, unreachable_filter, no_data, not_exact, too_large, timeout.
 * Throws where the plan is not of kind metrics, where the database fails, and StatementEnded where `signal` cancels.
 */
export async function runPlan(planned: Pick<Planned, 'plan'>, context: RunContext): Promise<Result<QueryResult>> {
  const plan = metricsPlan(planned);
  const resolving = resolvingOf(context, context.reader.dialect);
  const compiled = compileOnce(plan, resolving);
  if (!compiled.ok) return compiled;
  const begun = performance.now();
  try {
    const ran = await run(compiled.value, plan, { ...context, resolving });
    if (ran.rows.length > context.rowCap) return refused({ ...tooLarge(context.rowCap), suggestions: smallerQuestions(plan, resolving) });
    return ok(resultOf({ ...ran, plan, today: context.today, elapsedMs: performance.now() - begun }));
  } catch (error) {
    if (error instanceof StatementEnded && error.reason === 'timeout')
      return refused({ ...timedOut(context.timeoutMs), suggestions: smallerQuestions(plan, resolving) });
    throw error;
  }
}

interface Rows {
  readonly compiled: Compiled;
  readonly rows: readonly SqlRow[];
  readonly total: SqlRow | null;
  /** Visits with several of the members shown; null where that is not known. */
  readonly several: number | null;
  /** How many groups there are, where no row says so. */
  readonly groups: number | null;
}

interface Ran extends Rows {
  readonly plan: MetricsPlan;
  readonly today: Day;
  readonly elapsedMs: number;
}

/** What compiling needs of `context`, and no more: it is kept with what was compiled. */
export function resolvingOf({ directory, coverage, catalogue, today, rowCap, only }: QueryContext, dialect: Dialect): Resolving {
  return { directory, coverage, catalogue, today, rowCap, only, dialect: dialectOf(dialect) };
}

interface Running extends RunContext {
  readonly resolving: Resolving;
}

/** The rows are read first: what belongs beside them is made and read while the database is at them. */
async function run({ rows: first, whole }: Compiling, plan: MetricsPlan, running: Running): Promise<Rows> {
  const read = (statement: Statement, timeoutMs = running.timeoutMs): Promise<readonly SqlRow[]> =>
    running.reader.read(statement, { timeoutMs, ...(running.signal ? { signal: running.signal } : {}) });
  const beside = async () => {
    await otherWork();
    const compiled = whole();
    const { totals, overlap } = compiled;
    const [[total = null], several] = await Promise.all([
      totals ? read(totals) : Promise.resolve([]),
      overlap?.statement ? countSeveral(read(overlap.statement, Math.min(running.timeoutMs, noteTimeoutMs))) : Promise.resolve(null),
      running.meanwhile?.(),
    ]);
    return { compiled, total, several };
  };
  const [rows, others] = await Promise.all([read(first.main), beside()]);
  return { ...others, rows, groups: rows.length === 0 ? await countGroups(plan, running.resolving, read) : null };
}

/** A note is not worth waiting for. */
const noteTimeoutMs = 3000;

async function countSeveral(reading: Promise<readonly SqlRow[]>): Promise<number | null> {
  try {
    const [row] = await reading;
    return Number(row?.['visits'] ?? 0);
  } catch (error) {
    if (error instanceof StatementEnded && error.reason === 'timeout') return null;
    throw error;
  }
}

/** How many groups the conditions left none of. */
async function countGroups(
  plan: MetricsPlan,
  resolving: Resolving,
  read: (statement: Statement) => Promise<readonly SqlRow[]>,
): Promise<number> {
  if (plan.having.length === 0) return 0;
  const all = compileOnce({ ...plan, having: [], order: [], limit: 1 }, resolving);
  if (!all.ok) return 0;
  const [row] = await read(all.value.rows.main);
  return Number(row?.[groupCount] ?? 0);
}

function resultOf({ compiled, ...ran }: Ran): QueryResult {
  const { shape, columns, overlap } = compiled;
  const { cells, totals, smallBase } = cellsOf(compiled, ran.rows, ran.total);
  const groups = ran.groups ?? groupsOf(compiled, ran.rows);
  const noted: Noted = {
    plan: ran.plan,
    shape,
    columns,
    rows: cells,
    totals,
    groups,
    withoutTotal: compiled.withoutTotal,
    today: ran.today,
  };
  const until = provisionalUntil(noted);
  // One row, or none, adds up to nothing.
  const overlapping = cells.length > 1 && overlap && (ran.several === null ? surplusNote(noted) : severalNote(overlap, ran.several));
  return {
    columns: columns.map(({ column }) => column),
    rows: cells,
    totals,
    groups,
    smallBase,
    notes: [...(overlapping ? [overlapping] : []), ...notesOf(noted)],
    sources: compiled.sources,
    sql: statementsOf(compiled),
    asOf: shape.directory.extent.asOf,
    provisionalUntil: until,
    provisional: until === null ? [] : conversionKeys(shape),
    elapsedMs: ran.elapsedMs,
  };
}

function groupsOf({ shape }: Compiled, rows: readonly SqlRow[]): number {
  const counted = rows[0]?.[groupCount];
  if (counted !== undefined) return Number(counted);
  const [first] = shape.by;
  return first ? new Set(rows.map((row) => row[first])).size : rows.length;
}

function statementsOf({ main, totals, overlap }: Compiled): readonly Statement[] {
  return [main, totals, overlap?.statement ?? null].filter((statement) => statement !== null);
}

function metricsPlan({ plan }: Pick<Planned, 'plan'>): MetricsPlan {
  if (plan.kind !== 'metrics') throw new Error(`a plan of kind ${plan.kind} has no SQL`);
  return plan;
}

function tooLarge(rowCap: number) {
  return {
    code: 'too_large' as const,
    message: `The answer would have more than ${rowCap.toLocaleString('en-US')} rows: fewer days, a coarser grain or a limit makes it smaller.`,
    at: null,
  };
}

function timedOut(timeoutMs: number) {
  return {
    code: 'timeout' as const,
    message: `The answer took longer than ${String(timeoutMs / 1000)} s: a shorter range or fewer breakdowns are faster.`,
    at: null,
  };
}
