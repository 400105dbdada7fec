/** Every plan stays within what is shown of the brand. */
import type { MetricRef } from '../../catalogue/metric.ts';
import { metricKey } from '../../catalogue/metric.ts';
import { type Draft, decided, noted, type Pass, troubled } from '../draft.ts';
import { extraMetrics } from '../extra-metrics.ts';
import { labelOf } from '../metric-ref.ts';
import type { PlanContext } from '../planned.ts';
import { countsWholeBrand, deniedIn, scopedFilters, scopeText } from '../within-scope.ts';
import { settledFilters } from './filters.ts';

/** Adds the filter to the LOBs that are shown; leaves out of a section what counts the whole brand, and says both. */
export const scopePass: Pass = (draft, context) => {
  const { scope } = context.directory;
  const filters = scopedFilters(draft.plan.filters, scope);
  const narrowed =
    filters === draft.plan.filters
      ? draft
      : noted(decided(draft, { filters: settledFilters(filters) }), {
          code: 'access',
          text: `Only LOB ${(scope.lobs ?? []).join(', ')}: ${scopeText(scope)} here.`,
        });
  return withoutWhole(narrowed, context);
};

/** Refuses (`not_allowed`) what is not shown: single agents, levels, metrics that count the whole brand. */
export const allowedPass: Pass = (draft, context) => {
  const { plan, question } = draft;
  const { catalogue, directory } = context;
  const metrics = [...plan.metrics, ...extraMetrics(plan, catalogue)];
  const denied = deniedIn({ ...plan, metrics }, directory.scope, catalogue);
  if (denied === null) return draft;
  const open = question.metrics.filter(({ metric }) => !countsWholeBrand(metric, directory.scope, catalogue));
  const fewer = open.length > 0 && open.length < question.metrics.length ? [open] : [];
  const mends = fewer.map((some) => ({
    label: `only ${some.map(({ metric }) => labelOf(metric, catalogue)).join(', ')}`,
    question: { ...question, metrics: some },
  }));
  return troubled(draft, { ...denied, at: null, mends });
};

function withoutWhole(draft: Draft, { catalogue, directory }: PlanContext): Draft {
  const { plan, question } = draft;
  if (question.sections.length === 0) return draft;
  const named = new Set(question.metrics.map(({ metric }) => metricKey(metric)));
  const isLeft = (ref: MetricRef): boolean => !named.has(metricKey(ref)) && countsWholeBrand(ref, directory.scope, catalogue);
  const left = plan.metrics.filter(isLeft);
  if (left.length === 0 || left.length === plan.metrics.length) return draft;
  const names = left.map((ref) => labelOf(ref, catalogue)).join(', ');
  return noted(decided(draft, { metrics: plan.metrics.filter((ref) => !isLeft(ref)) }), {
    code: 'access',
    text: `Left out, since ${left.length === 1 ? 'it counts' : 'they count'} the whole brand: ${names}.`,
  });
}
