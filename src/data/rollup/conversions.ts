/** Which goals are conversions, and what each is credited to (rules 16 to 20); pure. Instants are milliseconds since the epoch. */
import { createHash } from 'node:crypto';
import { currencyDigits } from '../../base/currency.ts';
import type { Day } from '../../base/day.ts';
import { minorUnits } from '../minor-units.ts';
import { nowhere, type RollupBrand } from './brand.ts';
import { grouped } from './grouped.ts';

/** Empty texts for 'none'. */
export interface Goal {
  readonly visitor: string;
  readonly at: number;
  readonly goal: string;
  /** As the event names it, known or not. */
  readonly visit: string;
  readonly order: string;
  readonly lead: string;
  readonly service: string;
  readonly topic: string;
  readonly status: string;
  readonly value: string;
  readonly currency: string;
  /** The visit is known. */
  readonly visitKnown: boolean;
}

export interface Talk {
  readonly id: string;
  readonly at: number;
  readonly source: string;
  readonly device: string;
  readonly engagement: string;
  /** Empty where it is unknown. */
  readonly visit: string;
  /** The day of its visit, or where it has none of its opening. */
  readonly date: Day;
}

/** A visit of the visitor and one engagement displayed in it, with the first instant of that. */
export interface Showing {
  readonly visit: string;
  readonly visitAt: number;
  readonly date: Day;
  readonly device: string;
  readonly source: string;
  readonly engagement: string;
  readonly firstAt: number;
}

export interface Conversion {
  readonly id: string;
  readonly goal: Goal;
  readonly goalType: string;
  readonly currency: string;
  readonly orders: 0 | 1;
  readonly revenueMinor: number;
  readonly talk: Talk | null;
  readonly inSession: boolean;
  readonly direct: boolean;
  readonly exposures: readonly Exposure[];
}

export interface Exposure extends Showing {
  readonly inSession: boolean;
  /** 1 for the latest visit. */
  readonly recency: number;
}

const conversionTypes = new Set(['sale', 'lead', 'service']);
const appSession = 6 * 3_600_000;

/** Of `goals` (in order of at and line) those that count: of a conversion type, the earliest of each identity (rule 16). */
export function countedGoals(goals: readonly Goal[], brand: RollupBrand): readonly Goal[] {
  const seen = new Set<string>();
  return goals.filter((goal) => {
    if (!conversionTypes.has(brand.goalTypes.get(goal.goal) ?? '')) return false;
    const identity = identityOf(goal);
    if (identity === null) return true;
    const key = JSON.stringify(goal.visitKnown ? ['visit', goal.visit, identity] : ['visitor', goal.visitor, identity]);
    return !seen.has(key) && seen.add(key);
  });
}

/** A counted goal with its credits. `talks` of the visitor are in order of at and line, `showings` too, by visit. */
export function makeConversion(goal: Goal, talks: readonly Talk[], showings: readonly Showing[], brand: RollupBrand): Conversion {
  const goalType = brand.goalTypes.get(goal.goal) ?? '';
  const currency = goal.currency === '' ? brand.currency : goal.currency;
  const orders = goalType === 'sale' && (goal.order !== '' || goal.value !== '') ? 1 : 0;
  const latest = talks.findLast(({ at }) => at < goal.at) ?? null;
  const inSession = latest !== null && isInSession(latest, goal);
  const talk = latest !== null && (inSession || goal.at - latest.at <= brand.window) ? latest : null;
  return {
    id: idOf(goal),
    goal,
    goalType,
    currency,
    orders,
    revenueMinor: orders === 1 ? minorUnits(goal.value, currencyDigits(currency)) : 0,
    talk,
    inSession,
    direct: talk !== null && (brand.places.get(talk.engagement) ?? nowhere).goal === goal.goal,
    exposures: exposuresOf(goal, showings, brand),
  };
}

function isInSession({ source, at, visit }: Talk, goal: Goal): boolean {
  return source === 'brand app' ? goal.at - at <= appSession : goal.visitKnown && visit === goal.visit;
}

function exposuresOf(goal: Goal, showings: readonly Showing[], brand: RollupBrand): readonly Exposure[] {
  const own = ({ visit }: Showing) => goal.visitKnown && visit === goal.visit;
  const shown = showings.filter(
    (showing) => showing.firstAt < goal.at && (own(showing) || (showing.visitAt < goal.at && showing.visitAt >= goal.at - brand.window)),
  );
  const visits = [...grouped(shown, ({ visit }) => visit).values()].toReversed();
  return visits.flatMap((list, index) => list.map((showing) => ({ ...showing, inSession: own(showing), recency: index + 1 })));
}

function identityOf({ order, lead, service, topic, status }: Goal): readonly string[] | null {
  if (order !== '') return ['order', order];
  if (lead !== '') return ['lead', lead];
  return service + topic + status === '' ? null : ['service', service, topic, status];
}

/** Made of everything the goal says, so that the same goal always has the same id. */
function idOf(goal: Goal): string {
  const { visitor, at, goal: reached, visit, order, lead, service, topic, status, value, currency } = goal;
  const text = JSON.stringify([visitor, at, reached, visit, order, lead, service, topic, status, value, currency]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 24);
}
