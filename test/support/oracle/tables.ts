/** The exact rows of the thirteen public tables, from event and reference lines alone. */
import { type Conversion, conversionsOf, exposureCredit } from './conversions.ts';
import { hoursOf } from './hours.ts';
import type { Event } from './line.ts';
import { handledOf, messagingOf } from './messaging.ts';
import type { Occurrence } from './occurrence.ts';
import { type Conversation, makeWorlds, type Place, type Visit, type World } from './world.ts';

export type OracleRow = Readonly<Record<string, string | number>>;
export type OracleTables = ReadonlyMap<string, readonly OracleRow[]>;

type Key = Readonly<Record<string, string | number>>;

/** Sums measures by table and key. */
class Ledger {
  readonly #tables = new Map<string, Map<string, Record<string, string | number>>>();

  add(table: string, key: Key, measure: string, amount: number): void {
    const rows = this.#tables.get(table) ?? new Map<string, Record<string, string | number>>();
    this.#tables.set(table, rows);
    const id = JSON.stringify(key);
    const row = rows.get(id) ?? { ...key };
    rows.set(id, row);
    row[measure] = Number(row[measure] ?? 0) + amount;
  }

  tables(): OracleTables {
    return new Map([...this.#tables].map(([table, rows]) => [table, [...rows.values()].map(inSeconds)]));
  }
}

/** Rows by table; measures that are 0 may be absent from a row, and rows whose measures are all 0 from a table. */
export function oracleTables(texts: readonly string[]): OracleTables {
  const ledger = new Ledger();
  for (const world of makeWorlds(texts)) {
    for (const visit of world.visits) addVisit(ledger, visit, world);
    for (const conversation of world.conversations) addConversation(ledger, conversation, world);
    for (const conversion of conversionsOf(world)) addConversion(ledger, conversion, world);
    for (const { measure, amount, date, hour, agent, group } of hoursOf(world))
      ledger.add('agent_activity_hourly', { brand_id: world.brand, date, hour, agent_id: agent, group_id: group }, measure, amount);
  }
  return ledger.tables();
}

interface Seen {
  readonly eligibles: readonly Event[];
  readonly displays: readonly Event[];
  readonly conversations: readonly Conversation[];
}

function addVisit(ledger: Ledger, visit: Visit, world: World): void {
  const cut = { brand_id: world.brand, date: visit.date, device: visit.device, source_type: visit.source };
  ledger.add('visits_daily', cut, 'sessions', 1);
  addLevel(ledger, 'exposures_daily_brand', cut, null, visit, world, () => '');
  addLevel(ledger, 'exposures_daily_lob', cut, 'lob_id', visit, world, ({ lob }) => lob);
  addLevel(ledger, 'exposures_daily_campaign', cut, 'campaign_id', visit, world, ({ campaign }) => campaign);
  addLevel(ledger, 'exposures_daily_engagement', cut, 'engagement_id', visit, world, ({ engagement }) => engagement);
  addLevel(ledger, 'exposures_daily_entry_point', cut, 'entry_point_id', visit, world, (_place, entryPoint) => entryPoint);
  for (const [measure, events] of [
    ['views', visit.displays],
    ['accepted_offers', visit.accepts],
    ['online_accepted_offers', visit.accepts.filter(isOnline)],
  ] as const)
    for (const { engagement = '', entryPoint = '' } of events)
      ledger.add('view_and_accepted_offers_daily', { ...cut, engagement_id: engagement, entry_point_id: entryPoint }, measure, 1);
}

function addLevel(
  ledger: Ledger,
  table: string,
  cut: Key,
  column: string | null,
  visit: Visit,
  world: World,
  memberOf: (place: Place, entryPoint: string) => string,
): void {
  const ofEvent = (event: Event) => memberOf(world.place(event.engagement), event.entryPoint ?? '');
  const ofConversation = ({ place, entryPoint }: Conversation) => memberOf(place, entryPoint);
  const members = new Set([...visit.eligibles.map(ofEvent), ...visit.displays.map(ofEvent), ...visit.conversations.map(ofConversation)]);
  if (column !== null) members.delete('');
  const byGoal = column !== 'campaign_id' && column !== 'engagement_id';
  for (const member of members)
    for (const goalType of byGoal ? ['*', ...new Set(world.goalTypes.values())] : ['*']) {
      const reached = (place: Place) => goalType === '*' || place.goalType === goalType;
      const chosen = (event: Event) => ofEvent(event) === member && reached(world.place(event.engagement));
      const key = { ...cut, ...(column === null ? {} : { [column]: member }), ...(byGoal ? { goal_type: goalType } : {}) };
      addFunnel(ledger, table, key, {
        eligibles: visit.eligibles.filter(chosen),
        displays: visit.displays.filter(chosen),
        conversations: visit.conversations.filter((one) => ofConversation(one) === member && reached(one.place)),
      });
    }
}

function addFunnel(ledger: Ledger, table: string, key: Key, { eligibles, displays, conversations }: Seen): void {
  const exposed = displays.length > 0;
  const engaged = conversations.length > 0;
  ledger.add(table, key, 'prospects', eligibles.length > 0 ? 1 : 0);
  ledger.add(table, key, 'exposed', exposed ? 1 : 0);
  ledger.add(table, key, 'engaged', engaged ? 1 : 0);
  ledger.add(table, key, 'exposed_not_engaged', exposed && !engaged ? 1 : 0);
  ledger.add(table, key, 'exposures', new Set(displays.map(({ engagement }) => engagement)).size);
  ledger.add(table, key, 'online_exposures', new Set(displays.filter(isOnline).map(({ engagement }) => engagement)).size);
}

function isOnline({ state }: Event): boolean {
  return state === 'online';
}

const consumerMeasures = ['opened_by_consumer', 'consumer_responses', 'consumer_response_seconds'];

function addConversation(ledger: Ledger, conversation: Conversation, world: World): void {
  for (const { measure, amount, ...cut } of messagingOf(conversation, world)) {
    const consumer = consumerMeasures.includes(measure);
    const key = keyOf(cut, world);
    if (consumer) ledger.add('consumer_messaging_activity', { ...key, skill_id: cut.skill }, measure, amount);
    else ledger.add('agent_messaging_activity', { ...key, agent_id: cut.agent, group_id: cut.group, skill_id: cut.skill }, measure, amount);
  }
  for (const cut of handledOf(conversation, world)) {
    const key = { ...keyOf(cut, world), conversation_id: conversation.id, agent_id: cut.agent, group_id: cut.group, skill_id: cut.skill };
    ledger.add('handled_conversations', key, 'handled', 1);
  }
}

function keyOf({ date, device, source, place }: Omit<Occurrence, 'measure' | 'amount'>, { brand }: World): Key {
  return { brand_id: brand, date, device, source_type: source, engagement_id: place.engagement };
}

const levels = ['lob', 'campaign', 'engagement'] as const;

function addConversion(ledger: Ledger, conversion: Conversion, world: World): void {
  const { goalType: goal_type, currency, engagement: credit } = conversion;
  const add = (member: Key | null, cut: Key, inSession: boolean, direct: boolean) => {
    const table = member === null ? 'conversion_daily_brand' : 'conversion_daily';
    const shared = { brand_id: world.brand, goal_type, currency, in_session: inSession ? 1 : 0, direct: direct ? 1 : 0 };
    const key = { ...shared, ...member, ...cut };
    ledger.add(table, key, 'conversions', 1);
    ledger.add(table, key, 'orders', conversion.orders);
    ledger.add(table, key, 'revenue_minor', conversion.revenueMinor);
  };
  if (credit !== null) {
    const { device, source, place } = credit.conversation;
    const cut = {
      stage: 'after_engagement',
      date: credit.date,
      device,
      source_type: source,
      agent_id: credit.agent,
      group_id: credit.group,
    };
    add(null, cut, credit.inSession, credit.direct);
    if (place.engagement !== '') for (const level of levels) add({ level, member_id: place[level] }, cut, credit.inSession, credit.direct);
  }
  const addExposure = (member: Key | null, shows: (place: Place) => boolean, engaged: boolean) => {
    const shown = exposureCredit(conversion, (_display, place) => shows(place), world);
    if (shown === null) return;
    const cut = { date: shown.visit.date, device: shown.visit.device, source_type: shown.visit.source, agent_id: '', group_id: '' };
    add(member, { ...cut, stage: 'after_exposure' }, shown.inSession, shown.direct);
    if (!engaged) add(member, { ...cut, stage: 'after_exposure_not_engagement' }, shown.inSession, shown.direct);
  };
  addExposure(null, () => true, credit !== null);
  const places = conversion.exposures.flatMap(({ displays }) => displays.map((display) => world.place(display.engagement)));
  for (const level of levels)
    for (const member of new Set(places.map((place) => place[level])))
      addExposure({ level, member_id: member }, (place) => place[level] === member, credit?.conversation.place[level] === member);
}

function inSeconds(row: OracleRow): OracleRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, name.endsWith('_seconds') ? Number(value) / 1000 : value]));
}
