/** A plan against the catalogue, the data's extent and the tables' coverage: the shape of its statement, or why it has no exact answer. */
import type { Day } from '../base/day.ts';
import type { Problem } from '../base/problem.ts';
import { ok, type Result, refused } from '../base/result.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Coverage } from '../catalogue/coverage.ts';
import type { Directory } from '../catalogue/directory.ts';
import { type MetricRef, metricKey } from '../catalogue/metric.ts';
import { extraMetrics } from '../plan/extra-metrics.ts';
import type { Condition, MetricsPlan, PlanOrder } from '../plan/plan.ts';
import { chooseSources } from '../plan/source/choose.ts';
import type { Choosing } from '../plan/source/choosing.ts';
import { collect } from '../plan/source/collect.ts';
import { selectionsOf } from '../plan/source/selection.ts';
import { deniedIn, scopedFilters, scopeFilter } from '../plan/within-scope.ts';
import type { SqlDialect } from './dialect/dialect.ts';
import { isSum } from './expression.ts';
import { columnName, type NamedTerm, type Shape } from './shape.ts';
import { timelinesOf } from './timeline.ts';

export interface Resolving {
  readonly catalogue: Catalogue;
  readonly directory: Directory;
  readonly coverage: Coverage;
  readonly dialect: SqlDialect;
  readonly rowCap: number;
  /** The day that it is in the brand's zone. */
  readonly today: Day;
  /** For checks of one path against the other. */
  readonly only?: Choosing['only'];
  /** The range compared with is left out. */
  readonly alone?: boolean;
}

export interface Resolved {
  readonly shape: Shape;
  /** How many of the shape's terms were asked for; the rest are metrics of conditions and rankings. */
  readonly asked: number;
}

/** The shape of `plan`'s rows; shares are of what is left without the filters on `shareOver`. Problems: unknown_value, unreachable_filter, no_data, not_exact. */
export function resolve(plan: MetricsPlan, resolving: Resolving, shareOver = plan.by): Result<Resolved> {
  const { catalogue, directory } = resolving;
  const found = timelinesOf(plan, directory);
  const timelines = resolving.alone ? { ...found, before: null, uncovered: true } : found;
  const { now } = timelines;
  if (!now) return refused(noData(plan, directory));
  const metrics = [...plan.metrics, ...extrasOf(plan, catalogue)];
  const { scope } = directory;
  // Planning has seen to it; a stored plan, or one made from another, was perhaps planned for someone who sees more.
  const denied = deniedIn({ ...plan, metrics }, scope, catalogue);
  if (denied !== null) return refused({ ...denied, at: null, suggestions: [] });
  const selections = selectionsOf(scopedFilters(plan.filters, scope), directory);
  if (!selections.ok) return selections;
  const added = scopeFilter(scope);
  const within = selectionsOf(added === null ? [] : [added], directory);
  if (!within.ok) return within;
  const wanted = {
    within: within.value[0] ?? null,
    metrics,
    by: plan.by,
    selections: selections.value,
    shareOver: plan.transform === 'share' ? shareOver : null,
  };
  const collected = collect(wanted, catalogue);
  if (!collected.ok) return collected;
  const choosing: Choosing = { ...resolving, ranges: timelines.before ? [now.range, timelines.before.range] : [now.range] };
  const parts = chooseSources(collected.value.cuts, choosing);
  const wholes = chooseSources(collected.value.wholes, choosing);
  // Where only the range compared with lacks days, the range asked for is answered all the same.
  if ((!parts.ok || !wholes.ok) && timelines.before) return resolve(plan, { ...resolving, alone: true }, shareOver);
  if (!parts.ok) return parts;
  if (!wholes.ok) return wholes;
  const top = topOf(plan, resolving);
  if (!top.ok) return top;
  const terms = collected.value.terms.map((term): NamedTerm => ({ ...term, column: columnName(term.key) }));
  const rows = {
    dialect: resolving.dialect,
    directory,
    by: plan.by,
    grain: plan.grain,
    terms,
    parts: parts.value,
    wholes: wholes.value,
    timelines: { ...timelines, now },
    compared: plan.compare !== null,
    rolling:
      plan.transform !== null && plan.transform !== 'share' ? { days: plan.transform.rolling, total: plan.transform.total ?? false } : null,
    having: plan.having,
    order: plan.order,
    limit: plan.limit,
    selections: selections.value,
    top: top.value,
    rowCap: resolving.rowCap,
  };
  return ok({ shape: { ...rows, spine: needsSpine(rows) }, asked: plan.metrics.length });
}

/** The plan of the totals: dates and filters only. */
export function totalsPlan(plan: MetricsPlan, catalogue: Catalogue): MetricsPlan {
  return { ...plan, metrics: [...plan.metrics, ...extrasOf(plan, catalogue)], by: [], grain: null, having: [], order: [], limit: null };
}

/** Metrics of conditions and of the order that were not asked for. */
function extrasOf(plan: MetricsPlan, catalogue: Catalogue): readonly MetricRef[] {
  return extraMetrics(plan, catalogue).map((ref) => (typeof ref === 'string' ? refOf(ref) : ref));
}

function refOf(key: string): MetricRef {
  const [left, right] = key.split('/');
  return left !== undefined && right !== undefined ? { ratio: [left, right], per: 1 } : key;
}

/** The ranking of members where a limit counts those and rows are finer. */
function topOf(plan: MetricsPlan, resolving: Resolving): Result<Shape | null> {
  const [first] = plan.by;
  const finer = plan.grain !== null || plan.by.length > 1;
  if (typeof plan.limit !== 'number' || first === undefined || !finer) return ok(null);
  const given = plan.order.filter(({ by }) => by !== 'time' && !plan.by.slice(1).some((dimension) => dimension === by));
  const ranking = plan.metrics[0];
  const order: readonly PlanOrder[] = given.length > 0 || ranking === undefined ? given : [{ by: metricKey(ranking), direction: 'desc' }];
  const transform = plan.transform === 'share' ? plan.transform : null;
  const top = resolve({ ...plan, by: [first], grain: null, having: [], order, transform }, resolving);
  return top.ok ? ok(top.value.shape) : top;
}

/** Whether members without rows belong in the answer: where a zero meets every condition, or ranks first. */
function needsSpine(shape: Omit<Shape, 'spine'>): boolean {
  if (shape.by.length === 0) return false;
  if (!shape.parts.some(({ by }) => by.length === shape.by.length)) return true;
  if (shape.by.length === 1 && (shape.by[0] === 'weekday' || shape.by[0] === 'hour')) return true;
  const [order] = shape.order;
  const ranked = shape.terms.find(({ key }) => key === order?.by);
  const lowest = order?.direction === 'asc' && ranked !== undefined && ranked.expression !== null && isSum(ranked.expression);
  return (lowest || shape.having.length > 0) && shape.having.every((condition) => zeroMeets(condition, shape.terms));
}

function zeroMeets(condition: Condition, terms: readonly NamedTerm[]): boolean {
  const keys = 'than' in condition ? [condition.metric, condition.than] : [condition.metric];
  const counts = keys.every((key) => terms.some((term) => term.key === key && term.expression !== null && isSum(term.expression)));
  if (!counts) return false;
  const bound = 'than' in condition ? 0 : condition.value;
  switch (condition.op) {
    case '<':
      return bound > 0;
    case '<=':
      return bound >= 0;
    case '=':
      return bound === 0;
    case '>=':
      return bound <= 0;
    case '>':
      return bound < 0;
    case 'between':
      return condition.value <= 0 && condition.value2 >= 0;
  }
}

function noData(plan: MetricsPlan, directory: Directory): Problem {
  const { from, to } = directory.extent;
  if (from === null || to === null)
    return { code: 'no_data', message: `${directory.brand.name} has no data yet.`, at: null, suggestions: [] };
  const asked = plan.time.from === plan.time.to ? plan.time.to : `${plan.time.from ?? 'the beginning'} to ${plan.time.to}`;
  return {
    code: 'no_data',
    message: `There are no data for ${asked}: they reach from ${from} to ${to}.`,
    at: null,
    suggestions: [{ label: 'How far do the data go?', question: 'how far back does the data go' }],
  };
}
