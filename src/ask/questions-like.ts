/** The numbers that come nearest to what is understood and not answered: offered in its place. */
import type { Suggestion } from '../base/problem.ts';
import { unreachable } from '../base/unreachable.ts';
import type { DimensionId } from '../catalogue/dimension.ts';
import { dimensionOf } from '../catalogue/dimensions.ts';
import { emptyQuestion } from '../language/empty-question.ts';
import type { MetricsQuestion } from '../language/question.ts';
import { blankPlan } from '../plan/blank-plan.ts';
import { panelBreakdown, panelSections } from '../plan/panel.ts';
import type { MetricsPlan, Plan, SnapshotPlan, WhyPlan } from '../plan/plan.ts';
import { planMetrics } from '../plan/plan-metrics.ts';
import type { PlanContext } from '../plan/planned.ts';
import { questionFrom } from '../plan/question-from.ts';
import { sentence } from '../plan/sentence.ts';

const nowhere = { start: 0, end: 0 };
const mostLike = 3;

/** Up to three questions like `plan` that are answered with numbers; each was planned. */
export function questionsLike(plan: Plan, context: PlanContext): readonly Suggestion[] {
  switch (plan.kind) {
    case 'why':
      return membersOf(plan, context);
    case 'snapshot':
      return sectionsOf(plan, context);
    case 'schedule':
      return plan.of.kind === 'snapshot' ? sectionsOf(plan.of, context) : [now(plan.of, context)];
    case 'alert':
      return [now(plan.of, context)];
    case 'metrics':
    case 'define':
    case 'list':
    case 'help':
    case 'edit':
      return [];
    default:
      return unreachable(plan);
  }
}

/** In this order a change is looked into. */
const cuts: readonly DimensionId[] = ['campaign', 'engagement', 'device', 'source_type', 'group', 'agent', 'lob'];

/** The metric's change by the members of each dimension that it is not filtered to, for the same days and filters. */
function membersOf({ metric, time, filters, compare }: WhyPlan, context: PlanContext): readonly Suggestion[] {
  const open = cuts.filter((dimension) => filters.every((filter) => filter.dimension !== dimension || filter.values.length > 1));
  const changed = { metrics: [metric], filters, time, compare };
  return open
    .flatMap((dimension) => {
      const label = `by ${dimensionOf(dimension).label.toLowerCase()}`;
      return likeness(label, changed, { by: [{ dimension, at: nowhere }], ...(compare === null ? { compare: previous } : {}) }, context);
    })
    .slice(0, mostLike);
}

const previous = { kind: 'previous', unit: 'period', at: nowhere } as const;

/** The sections of the panel, for the same members and days. */
function sectionsOf({ panel, time, filters, compare }: SnapshotPlan, context: PlanContext): readonly Suggestion[] {
  const single = filters.some(({ dimension, op, values }) => dimension === panel && op === 'in' && values.length === 1);
  const by = single ? [] : panelBreakdown(panel).map((dimension) => ({ dimension, at: nowhere }));
  return panelSections(panel, context.catalogue)
    .flatMap(({ section }) =>
      likeness(`${section} metrics`, { filters, time, compare }, { sections: [{ section, at: nowhere }], by }, context),
    )
    .slice(0, mostLike);
}

/** What an alert or a schedule looks at, as it stands. */
function now(plan: MetricsPlan, context: PlanContext): Suggestion {
  return { label: 'the numbers now', question: sentence(plan, context) };
}

function likeness(
  label: string,
  plan: Pick<MetricsPlan, 'time'> & Partial<MetricsPlan>,
  parts: Partial<MetricsQuestion>,
  context: PlanContext,
): readonly Suggestion[] {
  const { time, filters, compare, metrics } = questionFrom({ ...blankPlan(context.directory.brand.id, plan.time), ...plan }, context);
  const planned = planMetrics({ ...emptyQuestion, time, filters, compare, metrics, ...parts }, context);
  return planned.ok ? [{ label, question: sentence(planned.value.plan, context) }] : [];
}
