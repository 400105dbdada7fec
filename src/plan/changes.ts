/** What a follow-up changed, in words. */
import { dimensionOf } from '../catalogue/dimensions.ts';
import { labelOf } from './metric-ref.ts';
import type { MetricsPlan, PlanFilter, PlanTime, SnapshotPlan } from './plan.ts';
import type { PlanContext } from './planned.ts';
import { conditionText, filterText } from './sentence.ts';
import { timeText } from './time-words.ts';

/** `by device; last month (2026-10-01 to 2026-10-31)`; empty where nothing is other than it was. */
export function changesBetween(before: MetricsPlan, after: MetricsPlan, context: PlanContext): string {
  const differing = (aspect: Aspect): readonly string[] => {
    const text = aspect(after, context);
    return text === aspect(before, context) ? [] : [text];
  };
  // Order and picture follow from the rest: they are told where nothing else is.
  const others = aspects.flatMap(differing);
  const told = others.length > 0 ? others : [...differing(orderAspect), ...differing(chartAspect)];
  return told.join('; ');
}

type Aspect = (plan: MetricsPlan, context: PlanContext) => string;

const aspects: readonly Aspect[] = [
  ({ metrics }, { catalogue }) => metrics.map((ref) => labelOf(ref, catalogue)).join(', '),
  ({ by, grain }) => listed('by', [...by.map((id) => dimensionOf(id).label.toLowerCase()), ...(grain ? [grain] : [])], 'no breakdown'),
  ({ time }) => daysText(time),
  ({ filters }) => filtersText(filters),
  (plan, context) =>
    listed(
      'with',
      plan.having.map((condition) => conditionText(condition, plan, context)),
      'no conditions',
    ),
  ({ limit }) => (limit === null ? 'all rows' : `${String(typeof limit === 'number' ? limit : limit.n)} rows`),
  ({ compare }) => (compare ? `compared with ${compare.from} to ${compare.to}` : 'no comparison'),
  ({ transform }) =>
    transform === null ? 'plain numbers' : transform === 'share' ? 'shares' : `windows of ${String(transform.rolling)} days`,
  ({ output }) => (output === null ? 'no file' : `as ${output}`),
];

const orderAspect: Aspect = ({ order }) =>
  listed(
    'sorted by',
    order.map(({ by, direction }) => `${by.replaceAll('_', ' ')} ${direction === 'asc' ? 'ascending' : 'descending'}`),
    'no order',
  );

const chartAspect: Aspect = ({ chart }) => (chart === null ? 'no chart' : `chart: ${chart.replace('_', ' ')}`);

/** What a follow-up changed in a panel, in words. */
export function panelChanges(before: SnapshotPlan, after: SnapshotPlan): string {
  const texts = ({ time, filters, compare }: SnapshotPlan) => [
    daysText(time),
    filtersText(filters),
    compare ? `compared with ${compare.from} to ${compare.to}` : 'no comparison',
  ];
  const old = texts(before);
  const told = texts(after).filter((text, index) => text !== old[index]);
  return told.join('; ');
}

function daysText(time: PlanTime): string {
  const days = `${time.from ?? 'the first data'} to ${time.to}`;
  return time.phrase === null ? days : `${timeText(time)} (${days})`;
}

function filtersText(filters: readonly PlanFilter[]): string {
  const only = filters.filter(({ op }) => op !== 'not_in').map(filterText);
  const not = filters.filter(({ op }) => op === 'not_in').map(filterText);
  return [...(only.length === 0 && not.length > 0 ? [] : [listed('only', only, 'no filters')]), ...not].join(', ');
}

function listed(word: string, parts: readonly string[], none: string): string {
  return parts.length === 0 ? none : `${word} ${parts.join(' and ')}`;
}
