/** Conversions and what they are credited to (rules 16 to 22). */
import { byCodePoints, byTime, type Event, grouped } from './line.ts';
import { attributed } from './messaging.ts';
import { minorUnits } from './minor.ts';
import type { Conversation, Place, Visit, World } from './world.ts';

export interface Conversion {
  readonly goal: Event;
  readonly goalType: string;
  readonly currency: string;
  readonly orders: number;
  readonly revenueMinor: number;
  readonly engagement: EngagementCredit | null;
  /** The visits that rule 18 allows, latest first, each with its displays before the goal. */
  readonly exposures: readonly Exposure[];
}

export interface EngagementCredit {
  readonly conversation: Conversation;
  readonly inSession: boolean;
  readonly direct: boolean;
  readonly date: string;
  readonly agent: string;
  readonly group: string;
}

export interface Exposure {
  readonly visit: Visit;
  readonly inSession: boolean;
  readonly displays: readonly Event[];
}

export interface ExposureCredit {
  readonly visit: Visit;
  readonly inSession: boolean;
  readonly direct: boolean;
}

const hour = 3_600_000;
const conversionTypes = ['sale', 'lead', 'service'];

/** Every conversion of the brand. */
export function conversionsOf(world: World): readonly Conversion[] {
  const visits = new Map(world.visits.map((visit) => [visit.id, visit]));
  return distinct(world, visits).map((goal) => {
    const goalType = world.goalTypes.get(goal.goal ?? '') ?? '';
    const currency = goal.currency ?? world.currency;
    const order = goalType === 'sale' && ((goal.orderId ?? '') !== '' || goal.value !== undefined);
    const own = visits.get(goal.visit ?? '') ?? null;
    return {
      goal,
      goalType,
      currency,
      orders: order ? 1 : 0,
      revenueMinor: order ? minorUnits(goal.value ?? 0, currency) : 0,
      engagement: engagementCredit(goal, own, world),
      exposures: exposuresOf(goal, own, world),
    };
  });
}

/** Whom the conversion is credited to after exposure, when only displays that `shows` accepts are looked at; null for none. */
export function exposureCredit(
  { goal, exposures }: Conversion,
  shows: (display: Event, place: Place) => boolean,
  { place, campaigns }: World,
): ExposureCredit | null {
  for (const { visit, inSession, displays } of exposures) {
    const shown = displays.map((display) => ({ display, at: place(display.engagement) })).filter(({ display, at }) => shows(display, at));
    if (shown.length === 0) continue;
    return { visit, inSession, direct: shown.some(({ at }) => campaigns.get(at.campaign)?.goalId === goal.goal) };
  }
  return null;
}

function distinct(world: World, visits: ReadonlyMap<string, Visit>): readonly Event[] {
  const goals = world.goals.filter(({ goal }) => conversionTypes.includes(world.goalTypes.get(goal ?? '') ?? ''));
  const sets = grouped(goals.sort(byTime), (goal) => {
    const identity = identityOf(goal);
    if (identity === null) return goal.text;
    return JSON.stringify(visits.has(goal.visit ?? '') ? ['visit', goal.visit, identity] : ['visitor', goal.visitor, identity]);
  });
  return [...sets.values()].flatMap(([first]) => (first === undefined ? [] : [first]));
}

function identityOf({ orderId = '', leadId = '', serviceId = '', topic = '', status = '' }: Event): readonly string[] | null {
  if (orderId !== '') return ['order', orderId];
  if (leadId !== '') return ['lead', leadId];
  return serviceId + topic + status === '' ? null : ['service', serviceId, topic, status];
}

function engagementCredit(goal: Event, own: Visit | null, world: World): EngagementCredit | null {
  const conversation = world.conversations
    .filter(({ visitor, at }) => visitor === goal.visitor && at < goal.ms)
    .sort((left, right) => byTime(left.event, right.event))
    .at(-1);
  if (conversation === undefined) return null;
  const after = goal.ms - conversation.at;
  const sameVisit = own !== null && conversation.visit?.id === own.id;
  const inSession = conversation.source === 'brand app' ? after <= 6 * hour : sameVisit;
  if (!inSession && after > world.crossSessionDays * 24 * hour) return null;
  const { agent, group } = attributed(conversation, world.attribution);
  const { campaign, goal: campaignGoal } = conversation.place;
  const date = conversation.visit?.date ?? conversation.date;
  return { conversation, inSession, direct: campaign !== '' && campaignGoal === goal.goal, date, agent, group };
}

function exposuresOf(goal: Event, own: Visit | null, world: World): readonly Exposure[] {
  const earliest = goal.ms - world.crossSessionDays * 24 * hour;
  return world.visits
    .filter((visit) => visit.visitor === goal.visitor && (visit.id === own?.id || (visit.at >= earliest && visit.at < goal.ms)))
    .map((visit) => ({ visit, inSession: visit.id === own?.id, displays: visit.displays.filter(({ ms }) => ms < goal.ms) }))
    .filter(({ displays }) => displays.length > 0)
    .sort((left, right) => right.visit.at - left.visit.at || byCodePoints(right.visit.event.text, left.visit.event.text));
}
