/** What the answer is broken down by: what is asked for, what the ranking, the order and the suffixes name, and what a ranking needs. */
import type { Grain } from '../../base/day.ts';
import type { DimensionId } from '../../catalogue/dimension.ts';
import { dimensionOf } from '../../catalogue/dimensions.ts';
import type { MetricRef } from '../../catalogue/metric.ts';
import { type Draft, decided, guessed, type Mend, type Pass, troubled } from '../draft.ts';
import { isDimension } from '../level.ts';
import { labelOf } from '../metric-ref.ts';
import type { PlanContext } from '../planned.ts';
import { reachOf } from '../reach.ts';

/** Where a ranking or a share says nothing, the first of these that cuts every metric. */
const usual: readonly DimensionId[] = ['campaign', 'agent', 'source_type', 'device'];

/** Chooses `by`. A share of nothing in particular asks; a ranking without a dimension takes campaign, and says so. */
export const breakdownPass: Pass = (draft, context) => {
  const { question } = draft;
  const asked = question.by.map((term) => term.dimension);
  const { per, of } = question.ranking ?? { per: null, of: null };
  const ordered = question.order.flatMap(({ by }) => (typeof by === 'string' && isDimension(by) ? [by] : []));
  const first = per === null ? [] : [per];
  const ranked = isDimension(of) ? [of] : [];
  // What is ranked stands first, behind what it is ranked within: a limit counts members of the first.
  const by = [...new Set([...first, ...ranked, ...asked, ...ordered])];
  const next = decided(draft, { by });
  if (per !== null && by.length === 1) return ranking(next, context);
  if (by.length > 0 || isGrain(of) || question.grain !== null) return next;
  if (question.transform?.kind === 'share') return sharedBy(next, context);
  // `biggest winners in revenue`: one number has no order.
  const moved = question.order.some((term) => term.by === 'change' || term.by === 'change_rate');
  return question.ranking !== null || moved ? ranking(next, context) : next;
};

/** Whether `word` is a bucket of time. */
export function isGrain(word: string | null): word is Grain {
  return word !== null && ['day', 'week', 'month', 'quarter', 'year'].includes(word);
}

function ranking(draft: Draft, context: PlanContext): Draft {
  const { by } = draft.plan;
  const dimension = usual.find((one) => !by.includes(one) && cutsAll(draft, one, context));
  if (dimension === undefined) return draft;
  const label = dimensionOf(dimension).label.toLowerCase();
  return guessed(decided(draft, { by: [...by, dimension] }), `Ranked by ${label}: the question names nothing else to rank.`);
}

/** The share of a filtered part is that part's row; without a filter there is nothing to share out among. */
function sharedBy(draft: Draft, context: PlanContext): Draft {
  const filtered = draft.question.filters.find((filter) => filter.op !== 'not_in');
  if (filtered) return decided(draft, { by: [filtered.dimension] });
  return troubled(draft, {
    code: 'ambiguous',
    message: 'A share needs a breakdown: share per what?',
    at: draft.question.transform?.at ?? null,
    mends: [
      ...itsRate(draft, context),
      ...usual
        .filter((dimension) => cutsAll(draft, dimension, context))
        .map((dimension) => ({
          label: `by ${dimensionOf(dimension).label.toLowerCase()}`,
          question: { ...draft.question, by: [{ dimension, at: { start: 0, end: 0 } }] },
        })),
    ],
  });
}

/** `what percent of exposures were online` may ask for the rate that has what is counted above the line. */
function itsRate({ question, plan }: Draft, { catalogue }: PlanContext): readonly Mend[] {
  const [only, ...others] = plan.metrics;
  const counted = typeof only === 'string' && others.length === 0 ? catalogue.metric(only) : undefined;
  const rate = catalogue.metric(counted?.rate ?? '');
  if (!rate || rate.formula.kind !== 'divide' || JSON.stringify(rate.formula.left) !== JSON.stringify(counted?.formula)) return [];
  const metrics = [{ metric: rate.id, level: null, at: { start: 0, end: 0 } }];
  return [{ label: labelOf(rate.id, catalogue), question: { ...question, metrics, sections: [], transform: null } }];
}

/** Every metric that is named must be cut; of a section some, since the others are then shown as `–`. */
function cutsAll(draft: Draft, dimension: DimensionId, { catalogue }: PlanContext): boolean {
  const cuts = (ref: MetricRef): boolean => ['partition', 'overlap'].includes(reachOf(ref, dimension, catalogue).reach);
  if (draft.question.sections.length === 0) return draft.plan.metrics.every(cuts);
  return draft.plan.metrics.some(cuts) && draft.question.metrics.every((term) => cuts(term.metric));
}
