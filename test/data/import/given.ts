/** Lines and tables for the import's tests. */
import type { Clock } from '../../../src/base/clock.ts';
import { fixedClock } from '../../../src/base/clock.ts';
import type { SqlRow } from '../../../src/base/statement.ts';
import { lineSource } from '../../../src/data/import/event-source.ts';
import { importEvents } from '../../../src/data/import/import-events.ts';
import type { ImportSummary } from '../../../src/data/import/summary.ts';
import type { Store } from '../../../src/store/store.ts';

export const clock: Clock = fixedClock('2026-11-20T12:00:00Z');

export type Fields = Readonly<Record<string, unknown>>;

/** One brand with one or two of everything. */
export const references: readonly Fields[] = [
  { type: 'brand', id: 'b', name: 'Aurora', timeZone: 'America/New_York' },
  { type: 'lob', brand: 'b', id: 'l1', name: 'Sales' },
  { type: 'goal', brand: 'b', id: 'g1', name: 'Order', goalType: 'sale' },
  { type: 'campaign', brand: 'b', id: 'c1', name: 'Summer', lobId: 'l1', goalId: 'g1' },
  { type: 'engagement', brand: 'b', id: 'e1', name: 'Button', campaignId: 'c1' },
  { type: 'entry_point', brand: 'b', id: 'p1', name: 'Home' },
  { type: 'group', brand: 'b', id: 'gr1', name: 'Night' },
  { type: 'agent', brand: 'b', id: 'a1', name: 'Dana' },
  { type: 'agent', brand: 'b', id: 'a2', name: 'Bot', bot: true },
  { type: 'skill', brand: 'b', id: 's1', name: 'billing' },
];

const at = '2026-10-19T12:00:00.000Z';

/** One valid line of every type of event. */
export const events = {
  visit: { type: 'visit', brand: 'b', at, visit: 'v1', visitor: 'u1', device: 'mobile tablet', source: 'web' },
  eligible: { type: 'eligible', brand: 'b', at, visit: 'v1', engagement: 'e1', entryPoint: 'p1' },
  display: { type: 'display', brand: 'b', at, visit: 'v1', engagement: 'e1', entryPoint: 'p1', state: 'online' },
  accept: { type: 'accept', brand: 'b', at, visit: 'v1', engagement: 'e1', entryPoint: 'p1', state: 'busy' },
  conversation_opened: {
    type: 'conversation_opened',
    brand: 'b',
    at,
    conversation: 'k1',
    visitor: 'u1',
    by: 'consumer',
    source: 'web',
    device: 'mobile tablet',
    visit: 'v1',
    engagement: 'e1',
    skill: 's1',
  },
  assigned: { type: 'assigned', brand: 'b', at, conversation: 'k1', agent: 'a1', group: 'gr1', skill: 's1' },
  message: { type: 'message', brand: 'b', at, conversation: 'k1', by: 'agent', agent: 'a1' },
  transferred: { type: 'transferred', brand: 'b', at, conversation: 'k1', kind: 'skill', agent: 'a1', group: 'gr1', skill: 's1' },
  conversation_closed: { type: 'conversation_closed', brand: 'b', at, conversation: 'k1', by: 'system' },
  survey: { type: 'survey', brand: 'b', at, conversation: 'k1', csat: 4 },
  scored: { type: 'scored', brand: 'b', at, conversation: 'k1', mcs: -12.5 },
  agent_status: { type: 'agent_status', brand: 'b', at, agent: 'a1', group: 'gr1', status: 'back_soon' },
  goal: { type: 'goal', brand: 'b', at, visitor: 'u1', goal: 'g1', visit: 'v1', orderId: 'o1', value: 12.5, currency: 'EUR' },
} as const satisfies Record<string, Fields>;

/** Imports `lines` (texts as they are, fields as JSON) and fails the test where that is refused. */
export async function take(store: Store, lines: readonly (string | Fields)[], at: Clock = clock): Promise<ImportSummary> {
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  const imported = await importEvents(store, [lineSource('lines', texts)], { clock: at });
  if (!imported.ok) throw new Error(imported.problems.message);
  return imported.value;
}

/** The counts of `summary` that are not 0. */
export function counts(summary: ImportSummary): Fields {
  const { byReason, interrupted, ...numbers } = summary;
  const told = Object.entries(numbers).filter(([, count]) => count !== 0);
  return {
    ...Object.fromEntries(told),
    ...(interrupted ? { interrupted } : {}),
    ...(Object.keys(byReason).length > 0 ? { byReason } : {}),
  };
}

/** All rows that `text` selects. */
export function rows(store: Store, text: string): Promise<readonly SqlRow[]> {
  return store.read({ text, bindings: [] }, { timeoutMs: 20_000 });
}

const imported = [
  ...['brands', 'lobs', 'goals', 'campaigns', 'engagements', 'entry_points', 'groups', 'agents', 'skills'],
  ...['visits', 'eligibles', 'displays', 'accepts', 'conversations', 'conversation_events', 'agent_statuses', 'goal_events'],
];

/** Everything that import writes besides marks and counts, in an order that does not hang on how it came. */
export async function contents(store: Store): Promise<Readonly<Record<string, readonly string[]>>> {
  const found: Record<string, readonly string[]> = {};
  for (const table of imported) found[table] = (await rows(store, `select * from "${table}"`)).map((row) => JSON.stringify(row)).toSorted();
  found['reach'] = (await rows(store, 'select brand_id, first_at, last_at from brand_states')).map((row) => JSON.stringify(row)).toSorted();
  return found;
}
