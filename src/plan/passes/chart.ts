/** The picture: what is asked for, else what suits the shape of the answer. */
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { DimensionId, MemberDimensionId } from '../../catalogue/dimension.ts';
import { dimensionOf } from '../../catalogue/dimensions.ts';
import type { Directory, Member } from '../../catalogue/directory.ts';
import { decided, noted, type Pass } from '../draft.ts';
import { unitOf } from '../metric-ref.ts';
import { sectionOf } from '../panel.ts';
import type { ChartKind, MetricsPlan, PlanFilter } from '../plan.ts';
import type { PlanContext } from '../planned.ts';

/** Above this many rows the table stands alone. */
const mostBars = 30;

/** Chooses `chart` and `output`. */
export const chartPass: Pass = (draft, context) => {
  const { chart, output } = draft.question;
  const asked = chart?.chart ?? 'default';
  const next = decided(draft, { output });
  if (asked === 'none') return decided(next, { chart: null });
  const usual = decided(next, { chart: defaultChart(next.plan, context) });
  if (asked === 'default') return usual;
  if (asked === 'other')
    return noted(usual, { code: 'chart_not_offered', text: 'That kind of chart is not offered: this is the usual one.' });
  // In a sentence `as line` brings the days where nothing else stands along it, so that a plan without them has no such sentence.
  const isPoint = next.plan.by.length === 0 && next.plan.grain === null;
  if (asked === 'line' && isPoint)
    return noted(usual, { code: 'chart_not_offered', text: 'A line needs days or members along it: this is the usual chart.' });
  return decided(next, { chart: asked });
};

/** The chart where nothing is said: combo or line over time, funnel for the funnel, bars by members up to 30, a number for one value. */
export function defaultChart(plan: Omit<MetricsPlan, 'chart'>, { catalogue, directory }: PlanContext): ChartKind | null {
  const { by, grain, metrics } = plan;
  if (grain !== null) return new Set(metrics.map((ref) => unitOf(ref, catalogue))).size > 1 ? 'combo' : 'line';
  if (by.length > 0) return rowsOf(plan, directory) > mostBars ? null : 'bar';
  if (isFunnel(plan, catalogue)) return 'funnel';
  return metrics.length === 1 ? 'number' : null;
}

function isFunnel(plan: Omit<MetricsPlan, 'chart'>, catalogue: Catalogue): boolean {
  return sectionOf(plan.metrics, plan.level, catalogue) === 'funnel';
}

/** The number of rows to expect: members that the filters leave, as many of the first as the limit takes. */
function rowsOf({ by, filters, limit }: Omit<MetricsPlan, 'chart'>, directory: Directory): number {
  const counts = by.map((dimension) => countOf(dimension, filters, directory));
  const all = counts.reduce((product, count) => product * count, 1);
  const [first = 1] = counts;
  if (limit === null) return all;
  if (typeof limit === 'number') return Math.min(all, limit * (all / Math.max(first, 1)));
  return Math.min(all, limit.n * countOf(limit.per, filters, directory));
}

function countOf(dimension: DimensionId, filters: readonly PlanFilter[], directory: Directory): number {
  const own = filters.filter((filter) => filter.dimension === dimension);
  const named = own.filter((filter) => filter.op === 'in').map((filter) => filter.values.length);
  if (named.length > 0) return Math.min(...named);
  const values = valuesOf(dimension, directory);
  return own.length === 0 ? values.length : values.filter((value) => own.every((filter) => keeps(filter, value))).length;
}

function valuesOf(dimension: DimensionId, directory: Directory): readonly string[] {
  const { values, fixed } = dimensionOf(dimension);
  if (values === 'fixed') return fixed.map((entry) => entry.value);
  return isMember(dimension) ? liveNames(directory.members(dimension)) : directory.currencies;
}

/** By the list of members, which a directory keeps as long as it stands: every question with a breakdown counts them, and there may be 10,000. */
const namesBefore = new WeakMap<readonly Member[], readonly string[]>();

function liveNames(members: readonly Member[]): readonly string[] {
  const before = namesBefore.get(members);
  if (before !== undefined) return before;
  const names = members.filter(({ deleted }) => !deleted).map(({ name }) => name);
  namesBefore.set(members, names);
  return names;
}

function isMember(dimension: DimensionId): dimension is MemberDimensionId {
  return dimensionOf(dimension).values === 'member';
}

function keeps({ op, values }: PlanFilter, value: string): boolean {
  const text = value.toLowerCase();
  const wanted = values.map((one) => one.toLowerCase());
  if (op === 'contains') return wanted.some((part) => text.includes(part));
  if (op === 'starts_with') return wanted.some((part) => text.startsWith(part));
  return op === 'in' ? wanted.includes(text) : !wanted.includes(text);
}
