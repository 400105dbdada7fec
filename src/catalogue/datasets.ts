/** The twelve datasets and `handled_conversations`: what each holds, how finely, and what reading it costs. */
import type { DimensionId, Level } from './dimension.ts';
import type { ColumnPath, Dataset, FamilyId } from './measure.ts';

type Paths = Partial<Record<DimensionId, ColumnPath>>;

function key(column: string): ColumnPath {
  return { kind: 'key', column };
}

const weekday: Paths = { weekday: { kind: 'derived', from: 'date' } };
const cut: Paths = {
  ...weekday,
  device: key('device'),
  device_class: { kind: 'derived', from: 'device' },
  source_type: key('source_type'),
};
const lobOf: Paths = { lob: { kind: 'parent', of: 'campaign' } };
const ofCampaign: Paths = { ...lobOf, goal_type: { kind: 'parent', of: 'campaign' } };
const ofEngagement: Paths = {
  lob: { kind: 'parent', of: 'engagement' },
  campaign: { kind: 'parent', of: 'engagement' },
  goal_type: { kind: 'parent', of: 'engagement' },
};
const engagementKeyed: Paths = { ...cut, ...ofEngagement, engagement: key('engagement_id') };
const agentKeyed: Paths = { agent: key('agent_id'), group: key('group_id') };
const skill: Paths = { skill: key('skill_id') };
const goalType: Paths = { goal_type: key('goal_type') };

function events(table: string, family: FamilyId, paths: Paths, cost: number): Dataset {
  return { table, family, level: null, where: {}, paths, star: false, whole: true, fact: table === 'handled_conversations', cost };
}

function funnel(level: Level, paths: Paths, star: boolean, cost: number): Dataset {
  const table = `exposures_daily_${level}`;
  return { table, family: 'funnel', level, where: {}, paths: { ...cut, ...paths }, star, whole: level === 'brand', fact: false, cost };
}

const levels: readonly (readonly [Level, Paths, number])[] = [
  ['brand', {}, 2],
  ['lob', { lob: key('member_id') }, 3],
  ['campaign', { campaign: key('member_id'), ...lobOf }, 4],
  [
    'engagement',
    { engagement: key('member_id'), lob: { kind: 'parent', of: 'engagement' }, campaign: { kind: 'parent', of: 'engagement' } },
    5,
  ],
];

/** `credited`: who a conversion after engagement is credited to; the stages after exposure name no agent. */
function conversions(family: FamilyId, credited: Paths): readonly Dataset[] {
  return levels.map(([level, paths, cost]) => ({
    table: level === 'brand' ? 'conversion_daily_brand' : 'conversion_daily',
    family,
    level,
    where: level === 'brand' ? {} : { level },
    paths: { ...cut, ...paths, ...goalType, ...credited, currency: key('currency') },
    star: false,
    whole: level === 'brand',
    fact: false,
    cost,
  }));
}

/** Every table that questions may be answered from, apart from the facts. */
export const datasets: readonly Dataset[] = [
  events('visits_daily', 'sessions', cut, 1),
  funnel('brand', goalType, true, 2),
  funnel('lob', { lob: key('lob_id'), ...goalType }, true, 3),
  funnel('campaign', { campaign: key('campaign_id'), ...ofCampaign }, false, 4),
  funnel('engagement', { engagement: key('engagement_id'), ...ofEngagement }, false, 5),
  funnel('entry_point', { entry_point: key('entry_point_id'), ...goalType }, true, 4),
  events('view_and_accepted_offers_daily', 'offers', { ...engagementKeyed, entry_point: key('entry_point_id') }, 6),
  events('agent_messaging_activity', 'agent_messaging', { ...engagementKeyed, ...agentKeyed, ...skill }, 6),
  events('handled_conversations', 'handled', { ...engagementKeyed, ...agentKeyed, ...skill }, 10),
  events('consumer_messaging_activity', 'consumer_messaging', { ...engagementKeyed, ...skill }, 6),
  ...conversions('after_engagement', agentKeyed),
  ...conversions('after_exposure', {}),
  events('agent_activity_hourly', 'agent_hours', { ...weekday, ...agentKeyed, hour: key('hour') }, 4),
];
