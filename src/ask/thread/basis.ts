/** The plan that a follow-up changes. */
import { ok, type Result } from '../../base/result.ts';
import { unreachable } from '../../base/unreachable.ts';
import type { DimensionId } from '../../catalogue/dimension.ts';
import { deviceClasses, dimensionOf } from '../../catalogue/dimensions.ts';
import { emptyQuestion } from '../../language/empty-question.ts';
import type { EditQuestion, MetricsQuestion, SnapshotQuestion, TimeTerm, WhyQuestion } from '../../language/question.ts';
import { applyEdit, editedFilters } from '../../plan/edit.ts';
import { missingMetrics } from '../../plan/missing-metrics.ts';
import type { MetricsPlan, PlanFilter, SnapshotPlan } from '../../plan/plan.ts';
import { planMetrics } from '../../plan/plan-metrics.ts';
import type { PlanContext, Planned } from '../../plan/planned.ts';
import { questionFrom } from '../../plan/question-from.ts';
import { compareTerm, rangeOf } from '../../plan/range-of.ts';
import type { Wording } from './wording.ts';

const nowhere = { start: 0, end: 0 };
const levels: readonly DimensionId[] = ['lob', 'campaign', 'engagement', 'entry_point'];

/** The plan of a thread as one of metrics: what a follow-up changes. A panel gives its dates and filters; null where there is nothing to change. */
export function basisOf({ plan, basis }: Pick<Planned, 'plan' | 'basis'>, context: PlanContext): MetricsPlan | null {
  if (basis !== undefined && missingMetrics(basis, context.catalogue) === null) return basis;
  switch (plan.kind) {
    case 'metrics':
      return plan;
    case 'why':
      return metricsPlan(plan, { metrics: [{ metric: plan.metric, level: null, at: nowhere }] }, context);
    case 'snapshot':
      return metricsPlan(plan, { sections: [{ section: 'funnel', at: nowhere }] }, context);
    case 'define':
    case 'list':
    case 'help':
    case 'schedule':
    case 'alert':
    case 'edit':
      return null;
    default:
      return unreachable(plan);
  }
}

type Asked = Pick<SnapshotPlan, 'time' | 'filters' | 'compare'>;

/** The metrics of a panel or a `why` over its dates, with its filters; what it is compared with is a matter of its own. */
function metricsPlan(plan: Asked, of: Partial<MetricsQuestion>, context: PlanContext): MetricsPlan | null {
  const planned = planMetrics({ ...emptyQuestion, ...of, time: timeTerm(plan, context), filters: termsOf(plan.filters) }, context);
  return planned.ok ? planned.value.plan : null;
}

function timeTerm(plan: Asked, context: PlanContext): TimeTerm {
  return { ...rangeOf(plan, context), at: nowhere };
}

function termsOf(filters: readonly PlanFilter[]) {
  return filters.map((filter) => ({ ...filter, at: nowhere }));
}

/** The panel with other dates, filters or another comparison. */
export function editedSnapshot(plan: SnapshotPlan, { how, of }: EditQuestion, context: PlanContext): SnapshotQuestion {
  const filters = editedFilters(termsOf(plan.filters), of.filters, how);
  const compared = plan.compare === null ? null : compareTerm(plan.compare);
  const gone = how === 'remove';
  const timeGone = gone && of.time?.from === plan.time.from && of.time.to === plan.time.to;
  return {
    kind: 'snapshot',
    // The panel of a member that is named now is that of its level.
    panel: of.filters.some(({ dimension }) => levels.includes(dimension)) ? null : plan.panel,
    time: timeGone ? null : ((gone ? null : of.time) ?? timeTerm(plan, context)),
    filters,
    compare: gone ? (of.compare === null ? compared : null) : (of.compare ?? compared),
    overview: true,
  };
}

/** Why the thread's metric is as it is, for the members that the message names. */
export function whyFrom(base: MetricsPlan, { how, of }: EditQuestion, context: PlanContext): WhyQuestion {
  const [metric] = base.metrics;
  if (metric === undefined) throw new Error('a plan without metrics');
  const filters = editedFilters(termsOf(base.filters), of.filters, how);
  return {
    kind: 'why',
    metric: { metric, level: null, at: nowhere },
    time: of.time ?? questionFrom(base, context).time,
    compare: of.compare,
    filters,
  };
}

/** Where the thread stands after that: its question with the members and the time that the message names, broken down as before. */
export function afterWhy(base: MetricsPlan, { how, of }: EditQuestion, wording: Wording, context: PlanContext): MetricsPlan {
  const edit: EditQuestion = { kind: 'edit', how, of: { ...emptyQuestion, filters: of.filters, time: of.time } };
  const from = reduced(base, edit, wording, context);
  const next = from.ok ? applyEdit(from.value, edit, context) : from;
  return next.ok && next.value.planned.plan.kind === 'metrics' ? next.value.planned.plan : base;
}

/** `base` less what the message takes away before it changes anything: the breakdown, or the part of it that one member is now chosen from. */
export function reduced(
  given: MetricsPlan,
  { how, of }: EditQuestion,
  { whole, less, row }: Wording,
  context: PlanContext,
): Result<MetricsPlan> {
  const base = how === 'remove' ? given : withDevices(given, of, how);
  const chosen = how === 'replace' ? of.filters.filter(({ op, values }) => op === 'in' && values.length === 1) : [];
  const named = base.by.filter((dimension) => isNamed(dimension, less));
  const parts = named.length > 0 ? named : base.by;
  const gone = whole === null ? base.by.filter((dimension) => chosen.some((term) => term.dimension === dimension)) : parts;
  const filters = whole === 'brand' ? base.filters.filter(({ dimension }) => !levels.includes(dimension)) : base.filters;
  // A file was asked for once.
  const plain = { ...base, output: null };
  const grainGone = whole === 'total' && base.grain !== null && named.length === 0;
  if (gone.length === 0 && filters.length === base.filters.length && !grainGone) return ok(plain);
  const question = questionFrom(plain, context);
  const by = question.by.filter(({ dimension }) => !gone.includes(dimension));
  const unranked = by.length === 0 || row !== null ? { having: [], ranking: null, order: [] } : {};
  const grain = grainGone ? { grain: null } : {};
  const share = question.transform?.kind === 'share' && by.length === 0 ? { transform: null } : {};
  const planned = planMetrics({ ...question, by, filters: termsOf(filters), ...unranked, ...share, ...grain }, context);
  return planned.ok ? ok(planned.value.plan) : planned;
}

/** A tablet beside desktop and mobile is one of the devices that they hold: those take their place. */
function withDevices(base: MetricsPlan, { filters }: MetricsQuestion, how: EditQuestion['how']): MetricsPlan {
  // `both mobile and desktop` after `mobile`: classes in the place of the devices before.
  if (how === 'replace' && filters.some(({ dimension, op }) => dimension === 'device_class' && op === 'in'))
    return { ...base, filters: base.filters.filter(({ dimension, op }) => dimension !== 'device' || op !== 'in') };
  const classes = base.filters.find(({ dimension, op }) => dimension === 'device_class' && op === 'in');
  const names = filters.some(({ dimension, op }) => dimension === 'device' && op === 'in');
  if (classes === undefined || !names || base.filters.some(({ dimension }) => dimension === 'device')) return base;
  const devices: PlanFilter = {
    dimension: 'device',
    op: 'in',
    values: classes.values.flatMap((name) => deviceClasses[name] ?? []).toSorted(),
  };
  const finer = <Name extends string>(name: Name): Name | 'device' => (name === 'device_class' ? 'device' : name);
  return {
    ...base,
    by: [...new Set(base.by.map(finer))],
    filters: base.filters.map((one) => (one === classes ? devices : one)),
    order: base.order.map((one) => ({ ...one, by: finer(one.by) })),
  };
}

function isNamed(dimension: DimensionId, said: string): boolean {
  const { label, plural, words } = dimensionOf(dimension);
  return [label, plural, ...words].some((word) => word.toLowerCase() === said.replace(/[\s.!?]+$/u, ''));
}
