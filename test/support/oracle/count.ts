/** Any measure for any selection, counted by brute force over raw events (spec: metrics, "What a filter selects"). */
import { type Conversion, conversionsOf, exposureCredit } from './conversions.ts';
import { hoursOf } from './hours.ts';
import { type Event, grouped } from './line.ts';
import { handledOf, messagingOf } from './messaging.ts';
import type { Occurrence } from './occurrence.ts';
import type { Conversation, Place, Visit, World } from './world.ts';

export type SelectedDimension =
  | 'lob'
  | 'campaign'
  | 'engagement'
  | 'entry_point'
  | 'goal_type'
  | 'device'
  | 'source_type'
  | 'group'
  | 'agent'
  | 'skill'
  | 'weekday'
  | 'hour'
  | 'currency';

/** Which values count: members by id (empty: none), weekdays as `monday`, hours as `0` to `23`. A group of a breakdown is one more test. */
export type Tests = Partial<Readonly<Record<SelectedDimension, (value: string) => boolean>>>;

export interface Selection {
  /** Both days included. */
  readonly from: string;
  readonly to: string;
  readonly where: Tests;
}

/** What one thing has of the dimensions it is selected by. */
type Values = Partial<Readonly<Record<SelectedDimension, string>>>;

type Count = (world: World, selection: Selection) => number;

/** The number of `measure` (an id such as `exposed` or `revenue_after_exposure`): a count, seconds, or minor units. */
export function countMeasure(world: World, measure: string, selection: Selection): number {
  const count = counts[measure] ?? stageCount(measure) ?? ((one, chosen) => sumOccurrences(one, measure, chosen));
  return count(world, selection);
}

const counts: Readonly<Record<string, Count>> = {
  sessions: (world, selection) => visitsOf(world, selection).length,
  prospects: (world, selection) => visitsOf(world, selection).filter((visit) => eligibles(visit, world, selection).length > 0).length,
  exposed: (world, selection) => visitsOf(world, selection).filter((visit) => displays(visit, world, selection).length > 0).length,
  engaged: (world, selection) => visitsOf(world, selection).filter((visit) => talks(visit, selection).length > 0).length,
  exposed_not_engaged: (world, selection) =>
    visitsOf(world, selection).filter((visit) => displays(visit, world, selection).length > 0 && talks(visit, selection).length === 0)
      .length,
  exposures: (world, selection) => sum(visitsOf(world, selection), (visit) => engagements(displays(visit, world, selection))),
  online_exposures: (world, selection) =>
    sum(visitsOf(world, selection), (visit) => engagements(displays(visit, world, selection).filter(isOnline))),
  views: (world, selection) => sum(visitsOf(world, selection), (visit) => displays(visit, world, selection).length),
  accepted_offers: (world, selection) => sum(visitsOf(world, selection), (visit) => accepts(visit, world, selection).length),
  online_accepted_offers: (world, selection) =>
    sum(visitsOf(world, selection), (visit) => accepts(visit, world, selection).filter(isOnline).length),
  handled: (world, selection) => handledIn(world).filter((credits) => credits.some((one) => occurs(one, selection))).length,
};

function visitsOf(world: World, selection: Selection): readonly Visit[] {
  return world.visits.filter(
    ({ date, device, source }) => isWithin(date, selection) && passes({ device, source_type: source }, selection.where),
  );
}

function eligibles(visit: Visit, world: World, selection: Selection): readonly Event[] {
  return visit.eligibles.filter((event) => isChosen(event, world, selection));
}

function displays(visit: Visit, world: World, selection: Selection): readonly Event[] {
  return visit.displays.filter((event) => isChosen(event, world, selection));
}

function accepts(visit: Visit, world: World, selection: Selection): readonly Event[] {
  return visit.accepts.filter((event) => isChosen(event, world, selection));
}

function talks(visit: Visit, { where }: Selection): readonly Conversation[] {
  return visit.conversations.filter(({ place, entryPoint }) => passes({ ...valuesOf(place), entry_point: entryPoint }, where));
}

function isChosen({ engagement, entryPoint = '' }: Event, { place }: World, { where }: Selection): boolean {
  return passes({ ...valuesOf(place(engagement)), entry_point: entryPoint }, where);
}

function engagements(events: readonly Event[]): number {
  return new Set(events.map(({ engagement }) => engagement)).size;
}

function isOnline({ state }: Event): boolean {
  return state === 'online';
}

/** A world does not change: what takes long to find is found once. */
function once<Found>(find: (world: World) => Found): (world: World) => Found {
  const kept = new WeakMap<World, Found>();
  return (world) => {
    const found = kept.get(world) ?? find(world);
    kept.set(world, found);
    return found;
  };
}

const occurrencesOf = once((world) => {
  const messages = world.conversations.flatMap((conversation) => messagingOf(conversation, world));
  return grouped([...messages, ...wholeHours(world)], ({ measure }) => measure);
});

/** Pieces of one hour are one occurrence. */
function wholeHours(world: World): readonly Occurrence[] {
  const hours = grouped(hoursOf(world), (one) => JSON.stringify({ ...one, amount: 0 }));
  return [...hours.values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : [{ ...first, amount: sum([first, ...more], ({ amount }) => amount) }],
  );
}

const handledIn = once((world) => world.conversations.map((conversation) => handledOf(conversation, world)));
const creditsOf = once(conversionsOf);

/** Messaging and agent hours: everything that happened under that name. */
function sumOccurrences(world: World, measure: string, selection: Selection): number {
  const seconds = measure.endsWith('_seconds');
  const total = sum(
    (occurrencesOf(world).get(measure) ?? []).filter((one) => occurs(one, selection)),
    ({ amount }) => amount,
  );
  return seconds ? total / 1000 : total;
}

function occurs({ date, hour, device, source, place, agent, group, skill }: Occurrence, selection: Selection): boolean {
  if (!isWithin(date, selection)) return false;
  const values = { ...valuesOf(place), device, source_type: source, agent, group, skill, hour: String(hour) };
  return passes(values, selection.where);
}

const stages = ['after_exposure_not_engagement', 'after_exposure', 'after_engagement'] as const;

/** `conversions_…`, `orders_…`, `revenue_…`: the latter two direct only, and of the brand's currency unless currencies are selected. */
function stageCount(measure: string): Count | null {
  const stage = stages.find((one) => measure.endsWith(`_${one}`));
  if (stage === undefined) return null;
  const unit = measure.slice(0, -stage.length - 1);
  return (world, selection) =>
    sum(creditsOf(world), (conversion) => {
      const foreign = conversion.currency !== world.currency && selection.where.currency === undefined;
      if (unit !== 'conversions' && foreign) return 0;
      const credit =
        stage === 'after_engagement' ? engagedCredit(conversion, selection) : exposedCredit(conversion, stage, world, selection);
      if (credit === null || (unit !== 'conversions' && !credit.direct)) return 0;
      if (unit === 'conversions') return 1;
      return unit === 'orders' ? conversion.orders : conversion.revenueMinor;
    });
}

interface Credit {
  readonly direct: boolean;
}

function engagedCredit({ engagement: credit, goalType, currency }: Conversion, selection: Selection): Credit | null {
  if (credit === null || !isWithin(credit.date, selection)) return null;
  const { device, source, place } = credit.conversation;
  const values = {
    ...valuesOf(place),
    device,
    source_type: source,
    agent: credit.agent,
    group: credit.group,
    goal_type: goalType,
    currency,
  };
  return passes(values, selection.where) ? credit : null;
}

function exposedCredit(conversion: Conversion, stage: string, world: World, selection: Selection): Credit | null {
  const members = ({ lob, campaign, engagement }: Place) => passes({ lob, campaign, engagement }, selection.where);
  const credit = exposureCredit(conversion, (_display, place) => members(place), world);
  if (credit === null) return null;
  const engaged =
    conversion.engagement !== null &&
    isOf(conversion.engagement.conversation.place, selection) &&
    members(conversion.engagement.conversation.place);
  if (stage === 'after_exposure_not_engagement' && engaged) return null;
  const { date, device, source } = credit.visit;
  const values = { device, source_type: source, goal_type: conversion.goalType, currency: conversion.currency };
  return isWithin(date, selection) && passes(values, selection.where) ? credit : null;
}

/** A conversation without an engagement is of no member, so it is none of "other members" either. */
function isOf({ engagement }: Place, { where }: Selection): boolean {
  return engagement !== '' || (where.lob ?? where.campaign ?? where.engagement) === undefined;
}

function valuesOf({ lob, campaign, engagement, goalType }: Place): Values {
  return { lob, campaign, engagement, goal_type: goalType };
}

/** Every test on one of `values` holds; tests on others do not reach this thing. */
function passes(values: Values, where: Tests): boolean {
  return (Object.keys(values) as SelectedDimension[]).every((dimension) => where[dimension]?.(values[dimension] ?? '') ?? true);
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

function isWithin(date: string, { from, to, where }: Selection): boolean {
  if (date < from || date > to) return false;
  return where.weekday?.(weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '') ?? true;
}

function sum<Item>(items: readonly Item[], amount: (item: Item) => number): number {
  return items.reduce((total, item) => total + amount(item), 0);
}
