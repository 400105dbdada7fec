/** Shares and rolling windows, refused where they would not be exact. */
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { DimensionId } from '../../catalogue/dimension.ts';
import { dimensionOf } from '../../catalogue/dimensions.ts';
import { touchOf } from '../../catalogue/families.ts';
import { isSum, measuresOf } from '../../catalogue/formula.ts';
import type { MeasureId } from '../../catalogue/measure.ts';
import { measureOf } from '../../catalogue/measures.ts';
import type { MetricRef } from '../../catalogue/metric.ts';
import type { TransformTerm } from '../../language/question.ts';
import { type Draft, decided, type Mend, type Pass, troubled } from '../draft.ts';
import { formulaOf, labelOf } from '../metric-ref.ts';
import type { MetricsPlan, Transform } from '../plan.ts';
import type { PlanContext } from '../planned.ts';
import { dimensionsOf, isReached } from '../reach.ts';

/** Chooses `transform`. `not_exact` for shares of what does not add up, and for rolling windows of other than days. */
export const transformPass: Pass = (draft, context) => {
  const term = draft.question.transform;
  if (term === null) return draft;
  return term.kind === 'share' ? share(draft, term, context) : rolling(draft, term);
};

/** What a plan says for a calculation. */
export function transformOf(term: TransformTerm): Transform {
  if (term.kind === 'share') return 'share';
  return term.total ? { rolling: term.days, total: true } : { rolling: term.days };
}

/** What `ref` cannot be shared out over in `plan`: null where it adds up, `rate` where it is none that could. */
function notAdditive(ref: MetricRef, plan: Pick<MetricsPlan, 'by' | 'grain'>, catalogue: Catalogue): 'rate' | DimensionId | 'time' | null {
  const formula = formulaOf(ref, catalogue);
  if (!isSum(formula)) return 'rate';
  const measures = measuresOf(formula);
  if (plan.grain !== null && measures.some((id) => measureOf(id).kind === 'conversation')) return 'time';
  return plan.by.find((dimension) => measures.some((id) => !addsUpOver(id, dimension))) ?? null;
}

/**
 * Whether the values of a measure over the members of `dimension` add up to the whole.
 * A display of one engagement has one campaign, LOB and goal, so that engagement-distinct measures add up over all but entry points.
 */
function addsUpOver(id: MeasureId, dimension: DimensionId): boolean {
  const { family, kind, money } = measureOf(id);
  if (money && dimension === 'currency') return false;
  const { reach } = touchOf(family, dimension, [family]);
  if (reach === 'overlap') return kind === 'engagement' && dimension !== 'entry_point';
  return reach === 'partition';
}

function share(draft: Draft, term: TransformTerm, context: PlanContext): Draft {
  const { catalogue } = context;
  const troubles = draft.plan.metrics.flatMap((ref) => {
    const over = notAdditive(ref, draft.plan, catalogue);
    if (over === null || (over !== 'rate' && over !== 'time' && !isReached(ref, [over], catalogue))) return [];
    return [{ code: 'not_exact' as const, message: why(ref, over, catalogue), at: term.at, mends: shareMends(draft, ref, context) }];
  });
  return troubled(decided(draft, { transform: 'share' }), ...troubles);
}

function why(ref: MetricRef, over: 'rate' | DimensionId | 'time', catalogue: Catalogue): string {
  const label = labelOf(ref, catalogue);
  if (over === 'rate') return `${label} is no sum, so that it has no shares.`;
  if (over === 'time') return `${label} counts a conversation once over all days, so that days do not add up to the whole.`;
  return `${label} does not add up over ${dimensionOf(over).plural.replace(/^[A-Z](?=[a-z])/u, (letter) => letter.toLowerCase())}: the rows would come to more or other than the whole.`;
}

function shareMends(draft: Draft, ref: MetricRef, { catalogue }: PlanContext): readonly Mend[] {
  const { plan, question } = draft;
  const section = typeof ref === 'string' ? catalogue.metric(ref)?.section : null;
  const adding = catalogue.metrics
    .filter((metric) => notAdditive(metric.id, plan, catalogue) === null && isReached(metric.id, dimensionsOf(plan), catalogue))
    .sort((left, right) => Number(right.section === section) - Number(left.section === section))
    .slice(0, 2)
    .map(
      (metric): Mend => ({
        label: `share of ${metric.label}`,
        question: {
          ...question,
          metrics: [{ metric: metric.id, level: null, at: term(draft) }],
          sections: [],
          having: [],
          order: [],
          ranking: null,
        },
      }),
    );
  return [...adding, { label: 'without the share', question: { ...question, transform: null } }];
}

function term(draft: Draft): TransformTerm['at'] {
  return draft.question.transform?.at ?? { start: 0, end: 0 };
}

function rolling(draft: Draft, window: Extract<TransformTerm, { kind: 'rolling' }>): Draft {
  const { question, plan } = draft;
  const next = decided(draft, { transform: transformOf(window) });
  if (plan.grain !== 'day') {
    return troubled(next, {
      code: 'not_exact',
      message: `A rolling window of days moves day by day, not by ${plan.grain ?? 'group'}.`,
      at: window.at,
      mends: [
        { label: 'by day', question: { ...question, grain: { grain: 'day', at: window.at } } },
        { label: 'without the window', question: { ...question, transform: null } },
      ],
    });
  }
  const cut = plan.by.find((dimension) => dimension === 'weekday' || dimension === 'hour');
  if (Number.isInteger(window.days) && window.days >= 2 && window.days <= 366 && cut === undefined) return next;
  return troubled(next, {
    code: 'not_understood',
    message: cut === undefined ? 'A rolling window has 2 to 366 days.' : `A rolling window cannot be broken down by ${cut}.`,
    at: window.at,
    mends: [
      {
        label: '7 days',
        question: {
          ...question,
          by: question.by.filter((by) => by.dimension !== cut),
          transform: { ...window, days: 7 },
        },
      },
    ],
  });
}
