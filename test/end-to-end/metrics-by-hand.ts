/**
 * The tables of the metric page once more, written down by hand and apart from the catalogue: what each metric is made of, and which
 * filter or breakdown reaches which measure.
 */
import { countMeasure, type SelectedDimension, type Selection } from '../support/oracle/count.ts';
import type { World } from '../support/oracle/world.ts';

/** How a metric is put together; a quotient with a denominator of zero or less is null. */
export type Recipe = (count: (measure: string) => number) => number | null;

export interface ByHand {
  readonly measures: readonly string[];
  readonly recipe: Recipe;
}

/** A column of the reach table. Date reaches everything. */
export type Reach = 'visit' | 'goal_type' | 'tree' | 'entry_point' | 'agent' | 'skill' | 'hour';

const over = (top: number | null, bottom: number | null): number | null =>
  top === null || bottom === null || bottom <= 0 ? null : top / bottom;

function plain(...measures: readonly string[]): ByHand {
  return { measures, recipe: (count) => measures.reduce((sum, measure) => sum + count(measure), 0) };
}

function rate(tops: readonly string[], bottoms: readonly string[], scale = 1): ByHand {
  const sum = (count: (measure: string) => number, measures: readonly string[]) => plain(...measures).recipe(count);
  return { measures: [...tops, ...bottoms], recipe: (count) => over(sum(count, tops), (sum(count, bottoms) ?? 0) / scale) };
}

const closed = ['closed_by_agent', 'closed_by_consumer', 'closed_by_system'];
const opened = ['opened_by_consumer', 'opened_by_agent'];
const answers = ['csat_1', 'csat_2', 'csat_3', 'csat_4', 'csat_5'];
const engagedRate = rate(['conversions_after_engagement'], ['engaged']);
const exposedOnlyRate = rate(['conversions_after_exposure_not_engagement'], ['exposed_not_engaged']);

const incremental: ByHand = {
  measures: [...engagedRate.measures, ...exposedOnlyRate.measures],
  recipe(count) {
    const [after, without] = [engagedRate.recipe(count), exposedOnlyRate.recipe(count)];
    return after === null || without === null ? null : (after - without) * count('engaged');
  },
};

/** The 57 metrics by id. */
export const metricsByHand: Readonly<Record<string, ByHand>> = {
  sessions: plain('sessions'),
  prospects: plain('prospects'),
  prospect_rate: rate(['prospects'], ['sessions']),
  exposed: plain('exposed'),
  exposed_rate: rate(['exposed'], ['prospects']),
  exposures: plain('exposures'),
  avg_exposures: rate(['exposures'], ['exposed']),
  online_exposures: plain('online_exposures'),
  online_exposure_rate: rate(['online_exposures'], ['exposures']),
  engagement_views: plain('views'),
  accepted_offers: plain('accepted_offers'),
  accepted_rate: rate(['online_accepted_offers'], ['online_exposures']),
  engaged: plain('engaged'),
  engaged_rate: rate(['engaged'], ['exposed']),
  opened_conversations: plain(...opened),
  conversation_open_rate: rate(opened, ['accepted_offers']),
  abandoned_conversations: plain('abandoned'),
  abandoned_rate: rate(['abandoned'], closed),
  interactive_conversations: plain('interactive'),
  interactive_rate: rate(['interactive'], closed),
  closed_conversations: plain(...closed),
  closed_by_agent: plain('closed_by_agent'),
  closed_by_agent_rate: rate(['closed_by_agent'], closed),
  closed_by_consumer: plain('closed_by_consumer'),
  closed_by_consumer_rate: rate(['closed_by_consumer'], closed),
  closed_by_system: plain('closed_by_system'),
  closed_by_system_rate: rate(['closed_by_system'], closed),
  total_transfers: plain('transfers_skill', 'transfers_queue', 'transfers_agent'),
  skill_to_skill_transfers: plain('transfers_skill'),
  back_to_queue_transfers: plain('transfers_queue'),
  handled_conversations: plain('handled'),
  conversions_after_engagement: plain('conversions_after_engagement'),
  conversion_rate_after_engagement: engagedRate,
  conversion_rate_after_exposure_not_engagement: exposedOnlyRate,
  incremental_conversions: incremental,
  incremental_conversion_ratio: {
    measures: incremental.measures,
    recipe: (count) => over(incremental.recipe(count), count('conversions_after_engagement')),
  },
  revenue_after_exposure: plain('revenue_after_exposure'),
  revenue_after_engagement: plain('revenue_after_engagement'),
  revenue_after_exposure_not_engagement: plain('revenue_after_exposure_not_engagement'),
  aov_after_exposure: rate(['revenue_after_exposure'], ['orders_after_exposure']),
  aov_after_engagement: rate(['revenue_after_engagement'], ['orders_after_engagement']),
  aov_after_exposure_not_engagement: rate(['revenue_after_exposure_not_engagement'], ['orders_after_exposure_not_engagement']),
  closed_conversations_per_login_hour: rate(closed, ['logged_in_seconds'], 3600),
  closed_conversations_per_online_hour: rate(closed, ['online_seconds'], 3600),
  conversions_per_online_hour: rate(['conversions_after_engagement'], ['online_seconds'], 3600),
  revenue_per_online_hour: rate(['revenue_after_engagement'], ['online_seconds'], 3600),
  csat_score: rate(['csat_4', 'csat_5'], answers),
  mcs: {
    measures: ['mcs_positive', 'mcs_neutral', 'mcs_negative'],
    recipe: (count) =>
      over(100 * (count('mcs_positive') - count('mcs_negative')), count('mcs_positive') + count('mcs_neutral') + count('mcs_negative')),
  },
  logged_in_time: plain('logged_in_seconds'),
  online_time: plain('online_seconds'),
  online_rate: rate(['online_seconds'], ['logged_in_seconds']),
  away_time: plain('away_seconds'),
  away_rate: rate(['away_seconds'], ['logged_in_seconds']),
  back_soon_time: plain('back_soon_seconds'),
  back_soon_rate: rate(['back_soon_seconds'], ['logged_in_seconds']),
  avg_consumer_response_time: rate(['consumer_response_seconds'], ['consumer_responses']),
  avg_conversation_duration: rate(['conversation_seconds'], closed),
};

const funnel = ['prospects', 'exposed', 'engaged', 'exposed_not_engaged', 'exposures', 'online_exposures'];
const hours = ['online_seconds', 'away_seconds', 'back_soon_seconds', 'logged_in_seconds'];
const consumer = ['opened_by_consumer', 'consumer_responses', 'consumer_response_seconds'];
const offers = ['views', 'accepted_offers', 'online_accepted_offers'];

/** The rows of "Which filter reaches which measure". */
function reachOf(measure: string): readonly Reach[] {
  if (measure === 'sessions') return ['visit'];
  if (funnel.includes(measure) || offers.includes(measure)) return ['visit', 'goal_type', 'tree', 'entry_point'];
  if (hours.includes(measure)) return ['agent', 'hour'];
  if (consumer.includes(measure)) return ['visit', 'goal_type', 'tree', 'skill'];
  if (measure.endsWith('after_engagement')) return ['visit', 'goal_type', 'tree', 'agent'];
  if (measure.includes('_after_exposure')) return ['visit', 'goal_type', 'tree'];
  return ['visit', 'goal_type', 'tree', 'agent', 'skill'];
}

/** Agent hours are the brand's beside campaigns; sessions as a denominator are all of them. */
function isLegal(measure: string, reach: Reach, alone: boolean): boolean {
  if (hours.includes(measure) && reach === 'tree') return true;
  if (measure === 'sessions' && !alone && ['tree', 'entry_point', 'goal_type'].includes(reach)) return true;
  return reachOf(measure).includes(reach);
}

/** Whether `metric` may be filtered or broken down by everything in `reaches`. */
export function isAnswered({ measures }: ByHand, reaches: readonly Reach[]): boolean {
  return reaches.every((reach) => measures.every((measure) => isLegal(measure, reach, measures.length === 1)));
}

/** All of it is agent hours, which repeat over campaigns and have no total there. */
export function isHours({ measures }: ByHand): boolean {
  return measures.every((measure) => hours.includes(measure));
}

const tree: readonly SelectedDimension[] = ['lob', 'campaign', 'engagement'];

/** The number of `metric` for `selection`, by brute force over the events. */
export function numberByHand({ measures, recipe }: ByHand, world: World, selection: Selection): number | null {
  const conversions = measures.some((measure) => measure.includes('_after_'));
  return recipe((measure) => {
    if (hours.includes(measure)) return countMeasure(world, measure, without(selection, tree));
    if (!funnel.includes(measure)) return countMeasure(world, measure, selection);
    // Beside conversions the visits are all visits.
    return countMeasure(world, measure, named(conversions ? without(selection, ['goal_type']) : selection));
  });
}

/** An event without a member is of no other member either. */
function named({ from, to, where }: Selection): Selection {
  const tests = Object.entries(where).map(([dimension, test]): readonly [string, (value: string) => boolean] =>
    visitDimensions.includes(dimension) ? [dimension, test] : [dimension, (value) => value !== '' && test(value)],
  );
  return { from, to, where: Object.fromEntries(tests) };
}

const visitDimensions = ['device', 'source_type', 'weekday'];

function without({ from, to, where }: Selection, dimensions: readonly SelectedDimension[]): Selection {
  const kept = Object.entries(where).filter(([dimension]) => !dimensions.some((dropped) => dropped === dimension));
  return { from, to, where: Object.fromEntries(kept) };
}
