/** Everything that is known of one brand, held in memory and linked up; built from lines alone. */
import { type LocalHour, makeCalendar } from './calendar.ts';
import { byTime, type Event, type EventLine, grouped, readLines } from './line.ts';

/** Where an engagement hangs; all empty for 'none'. */
export interface Place {
  readonly engagement: string;
  readonly campaign: string;
  readonly lob: string;
  readonly goal: string;
  readonly goalType: string;
}

export interface Visit {
  readonly id: string;
  readonly event: Event;
  readonly visitor: string;
  readonly at: number;
  readonly date: string;
  readonly device: string;
  readonly source: string;
  readonly eligibles: Event[];
  /** Without would-be displays. */
  readonly displays: Event[];
  readonly accepts: Event[];
  readonly conversations: Conversation[];
}

export interface Conversation {
  readonly id: string;
  readonly event: Event;
  readonly visitor: string;
  readonly at: number;
  readonly date: string;
  readonly device: string;
  readonly source: string;
  readonly visit: Visit | null;
  readonly place: Place;
  /** Where its engagement was last accepted, or else displayed, before it opened; empty where nowhere. */
  readonly entryPoint: string;
  /** Assignments, messages and transfers up to the close, in order. */
  readonly events: readonly Event[];
  readonly close: Event | null;
  readonly csat: number | null;
  readonly mcs: number | null;
}

export interface World {
  readonly brand: string;
  readonly currency: string;
  readonly crossSessionDays: number;
  readonly attribution: string;
  readonly local: (ms: number) => LocalHour;
  readonly place: (engagement: string | undefined) => Place;
  /** campaign → its goal and LOB. */
  readonly campaigns: ReadonlyMap<string, EventLine>;
  readonly goalTypes: ReadonlyMap<string, string>;
  readonly visits: readonly Visit[];
  readonly conversations: readonly Conversation[];
  readonly goals: readonly Event[];
  readonly statuses: readonly Event[];
  readonly lastAt: number;
}

const devices = ['desktop/laptop', 'mobile smartphone', 'mobile tablet'];
const rank = { assigned: 1, 'message agent': 2, 'message consumer': 3, 'message system': 4, transferred: 5, conversation_closed: 6 };

/** One world for each brand that the lines name, in order of id. */
export function makeWorlds(texts: readonly string[]): readonly World[] {
  const { reference, events } = readLines(texts);
  const brands = new Map(reference.filter(({ type }) => type === 'brand').map((line) => [line.id ?? '', line]));
  return [...brands.keys()].sort().map((id) =>
    makeWorld(
      { ...brands.get(id), type: 'brand', brand: id },
      reference.filter(({ brand }) => brand === id),
      events.filter(({ brand }) => brand === id).sort(byTime),
    ),
  );
}

function makeWorld(brand: EventLine, reference: readonly EventLine[], events: readonly Event[]): World {
  const of = (type: string) => events.filter((event) => event.type === type);
  const named = (type: string) => new Map(reference.filter((line) => line.type === type).map((line) => [line.id ?? '', line]));
  const campaigns = named('campaign');
  const engagements = named('engagement');
  const goalTypes = new Map([...named('goal')].map(([id, line]) => [id, line.goalType ?? '']));
  const local = makeCalendar(brand.timeZone ?? 'UTC');
  const place = (engagement = ''): Place => {
    const campaign = engagements.get(engagement)?.campaignId ?? '';
    const { lobId: lob = '', goalId: goal = '' } = campaigns.get(campaign) ?? {};
    return { engagement, campaign, lob, goal, goalType: goalTypes.get(goal) ?? '' };
  };
  const visits = makeVisits(of('visit'), local);
  for (const event of of('eligible')) visits.get(event.visit ?? '')?.eligibles.push(event);
  for (const event of of('accept')) visits.get(event.visit ?? '')?.accepts.push(event);
  for (const event of of('display')) if (event.controlGroup !== true) visits.get(event.visit ?? '')?.displays.push(event);
  return {
    brand: brand.brand,
    currency: brand.currency ?? 'USD',
    crossSessionDays: brand.crossSessionDays ?? 31,
    attribution: brand.agentAttribution ?? 'last',
    local,
    place,
    campaigns,
    goalTypes,
    visits: [...visits.values()],
    conversations: makeConversations(events, visits, local, place),
    goals: of('goal'),
    statuses: of('agent_status'),
    lastAt: events.at(-1)?.ms ?? 0,
  };
}

function makeVisits(events: readonly Event[], local: (ms: number) => LocalHour): Map<string, Visit> {
  const visits = new Map<string, Visit>();
  for (const event of events) {
    const id = event.visit ?? '';
    if (visits.has(id)) continue;
    const { visitor = '', ms: at, source = '' } = event;
    const cut = { visitor, at, date: local(at).date, device: deviceOf(event), source };
    visits.set(id, { id, event, ...cut, eligibles: [], displays: [], accepts: [], conversations: [] });
  }
  return visits;
}

function makeConversations(
  events: readonly Event[],
  visits: ReadonlyMap<string, Visit>,
  local: (ms: number) => LocalHour,
  place: (engagement: string | undefined) => Place,
): readonly Conversation[] {
  const conversations = new Map<string, Conversation>();
  const happened = grouped(
    events.filter(({ type }) => type !== 'conversation_opened'),
    ({ conversation }) => conversation,
  );
  for (const event of events) {
    const id = event.conversation ?? '';
    if (event.type !== 'conversation_opened' || conversations.has(id)) continue;
    const visit = visits.get(event.visit ?? '') ?? null;
    const own = happened.get(id) ?? [];
    const close = own.find(({ type }) => type === 'conversation_closed') ?? null;
    const conversation = {
      id,
      event,
      visitor: event.visitor ?? '',
      at: event.ms,
      date: local(event.ms).date,
      device: deviceOf(event),
      source: event.source ?? '',
      visit,
      place: place(event.engagement),
      entryPoint: entryPointOf(event, visit),
      events: own.filter(({ type, ms }) => rankOf(type) < 6 && ms <= (close?.ms ?? Infinity)).sort(byRank),
      close,
      csat: own.findLast(({ type }) => type === 'survey')?.csat ?? null,
      mcs: own.findLast(({ type }) => type === 'scored')?.mcs ?? null,
    };
    conversations.set(id, conversation);
    visit?.conversations.push(conversation);
  }
  return [...conversations.values()];
}

function entryPointOf(opened: Event, visit: Visit | null): string {
  if (visit === null || opened.engagement === undefined) return '';
  const there = ({ engagement, ms }: Event) => engagement === opened.engagement && ms <= opened.ms;
  return (latest(visit.accepts.filter(there)) ?? latest(visit.displays.filter(there)))?.entryPoint ?? '';
}

/** Where two fall on one instant, the greater line is the later. */
function latest(offers: readonly Event[]): Event | undefined {
  return offers.toSorted(byTime).at(-1);
}

function rankOf(type: string, by = ''): number {
  const name = type === 'message' ? `message ${by}` : type;
  return (rank as Readonly<Record<string, number>>)[name] ?? (type === 'message' ? 0 : 9);
}

function byRank(left: Event, right: Event): number {
  return left.ms - right.ms || rankOf(left.type, left.by) - rankOf(right.type, right.by) || byTime(left, right);
}

function deviceOf({ device = '' }: Event): string {
  return devices.includes(device) ? device : 'unknown';
}
