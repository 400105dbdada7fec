/** What an answer must say about a plan, whoever made it and whenever. */
import type { DimensionId } from '../catalogue/dimension.ts';
import { dimensionOf } from '../catalogue/dimensions.ts';
import { metricKey } from '../catalogue/metric.ts';
import { extraMetrics } from './extra-metrics.ts';
import { labelOf } from './metric-ref.ts';
import type { MetricsPlan } from './plan.ts';
import type { PlanContext, PlanNote } from './planned.ts';
import { dimensionsOf, reachOf, unreachedMetrics } from './reach.ts';

/** The notes of `plan`: repeated numbers, filters that leave out members, today's being incomplete, metrics that are not reached. */
export function notesOf(plan: MetricsPlan, context: PlanContext): readonly PlanNote[] {
  return [...repeated(plan, context), ...excluded(plan, context), ...running(plan, context), ...unreached(plan, context)];
}

function repeated(plan: MetricsPlan, { catalogue }: PlanContext): readonly PlanNote[] {
  const refs = [...plan.metrics, ...extraMetrics(plan, catalogue)];
  const texts = refs.flatMap((ref) => dimensionsOf(plan).flatMap((dimension) => reachOf(ref, dimension, catalogue).notes));
  return [...new Set(texts)].map((text) => ({ code: 'repeated', text: `${text.charAt(0).toUpperCase()}${text.slice(1)}.` }));
}

const severalPerVisit: readonly DimensionId[] = ['lob', 'campaign', 'engagement', 'entry_point', 'goal_type'];

/** `not in` keeps the events of other members: a visit with both stays. What has one member only is simply left out. */
function excluded(plan: MetricsPlan, { catalogue }: PlanContext): readonly PlanNote[] {
  const overlaps = (dimension: DimensionId) => plan.metrics.some((ref) => reachOf(ref, dimension, catalogue).reach === 'overlap');
  return plan.filters
    .filter(({ dimension, op }) => op === 'not_in' && severalPerVisit.includes(dimension) && overlaps(dimension))
    .map(({ dimension, values }) => {
      const one = dimensionOf(dimension).label.toLowerCase();
      return { code: 'others', text: `Not ${values.join(', ')}: visits with another ${one} count, also where they had this one too.` };
    });
}

function running({ time, compare }: MetricsPlan, { today }: PlanContext): readonly PlanNote[] {
  if (compare === null || time.to < today) return [];
  return [{ code: 'today_incomplete', text: 'Today is not complete, while the days compared with are.' }];
}

function unreached(plan: MetricsPlan, { catalogue }: PlanContext): readonly PlanNote[] {
  const keys = unreachedMetrics(plan, catalogue);
  if (keys.length === 0) return [];
  const names = plan.metrics.filter((ref) => keys.includes(metricKey(ref))).map((ref) => labelOf(ref, catalogue));
  const dimensions = dimensionsOf(plan)
    .filter((dimension) => plan.metrics.some((ref) => reachOf(ref, dimension, catalogue).reach === 'none'))
    .map((dimension) => dimensionOf(dimension).label.toLowerCase());
  return [{ code: 'unreachable', text: `Not counted per ${dimensions.join(' or ')}: ${names.join(', ')}.` }];
}
