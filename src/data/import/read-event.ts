/** The lines of things that happen: each type's fields, made into a row of its fact table. */
import type { SqlValue } from '../../base/statement.ts';
import type { Zone } from '../../base/zone.ts';
import { type FactTable, factTables } from './fact-table.ts';
import type { LineFields } from './line-fields.ts';

export interface EventFacts {
  readonly table: FactTable;
  readonly row: readonly SqlValue[];
}

/** What every event has: its brand, its instant, its own line, and the brand's zone (undefined while the brand is unknown). */
export interface EventHead {
  readonly brand: string;
  readonly at: number;
  readonly line: string;
  readonly zone: Zone | undefined;
}

type ReadEvent = (fields: LineFields, head: EventHead) => EventFacts;

const devices = new Set(['desktop/laptop', 'mobile smartphone', 'mobile tablet', 'unknown']);
const sources = new Set(['web', 'brand app', 'twilio sms', 'facebook', 'apple business chat', 'google', 'line']);
const states = new Set(['online', 'offline', 'busy', 'content']);
const openers = new Set(['consumer', 'agent']);
const speakers = new Set(['consumer', 'agent', 'system']);
const transferKinds = new Set(['skill', 'queue', 'agent', 'takeover']);
const statuses = new Set(['online', 'away', 'back_soon', 'offline']);

/** Bytes that a goal's texts may take together: PostgreSQL keeps no longer keys. */
const longestGoalKey = 2400;

/** By type. `goal` is the achievement. */
export const eventReaders: Readonly<Record<string, ReadEvent>> = {
  visit: (fields, { brand, at, line, zone }) => {
    const [id, visitor, device, source] = [fields.id('visit'), fields.id('visitor'), readDevice(fields), fields.oneOf('source', sources)];
    return {
      table: factTables.visits,
      row: [brand, id, visitor, at, zone?.day(at) ?? '', device, source, fields.flag('controlGroup'), line],
    };
  },
  eligible: (fields, head) => ({ table: factTables.eligibles, row: [...readOffer(fields, head), fields.flag('controlGroup')] }),
  display: (fields, head) => ({
    table: factTables.displays,
    row: [...readOffer(fields, head), fields.oneOf('state', states), fields.flag('controlGroup'), head.line],
  }),
  accept: (fields, head) => ({ table: factTables.accepts, row: [...readOffer(fields, head), fields.oneOf('state', states), head.line] }),
  conversation_opened: (fields, { brand, at, line, zone }) => {
    const by = fields.oneOf('by', openers);
    const row = [
      brand,
      fields.id('conversation'),
      fields.id('visitor'),
      at,
      zone?.day(at) ?? '',
      by,
      fields.oneOf('source', sources),
      readDevice(fields),
      fields.optional('visit'),
      fields.optionalReference('engagement', 'engagement'),
      fields.optionalReference('skill', 'skill'),
      readAgent(fields, by),
      fields.optionalReference('group', 'group'),
      '',
      line,
    ];
    return { table: factTables.conversations, row };
  },
  assigned: (fields, head) => {
    const agent = fields.reference('agent', 'agent');
    return conversationEvent(fields, head, { rank: 1, type: 'assigned', agent, ...readTeam(fields) });
  },
  message: (fields, head) => {
    const actor = fields.oneOf('by', speakers);
    return conversationEvent(
      fields,
      { ...head, line: '' },
      { rank: actor === 'agent' ? 2 : 3, type: 'message', actor, agent: readAgent(fields, actor) },
    );
  },
  transferred: (fields, head) => {
    const kind = fields.oneOf('kind', transferKinds);
    const agent = fields.optionalReference('agent', 'agent');
    return conversationEvent(fields, head, { rank: 4, type: 'transferred', kind, agent, ...readTeam(fields) });
  },
  conversation_closed: (fields, head) => {
    const actor = fields.oneOf('by', speakers);
    return conversationEvent(fields, head, { rank: 5, type: 'closed', actor, agent: readAgent(fields, actor) });
  },
  survey: (fields, head) => conversationEvent(fields, head, { rank: 6, type: 'survey', value: fields.number('csat', 1, 5, true) }),
  scored: (fields, head) => conversationEvent(fields, head, { rank: 6, type: 'scored', value: fields.number('mcs', -100, 100, false) }),
  agent_status: (fields, { brand, at, line }) => ({
    table: factTables.agentStatuses,
    row: [
      brand,
      fields.reference('agent', 'agent'),
      at,
      fields.optionalReference('group', 'group'),
      fields.oneOf('status', statuses),
      line,
    ],
  }),
  goal: (fields, { brand, at, line }) => {
    const row = [
      brand,
      fields.id('visitor'),
      at,
      fields.reference('goal', 'goal'),
      fields.optional('visit'),
      fields.optional('orderId'),
      fields.optional('leadId'),
      fields.optional('serviceId'),
      fields.optional('topic', 2000),
      fields.optional('status', 2000),
      fields.money('value'),
      readCurrency(fields),
    ];
    if (line.length > 1000 && Buffer.byteLength(row.join('')) > longestGoalKey)
      fields.fail('too long', `the texts of the goal are together longer than ${longestGoalKey} bytes`);
    return { table: factTables.goalEvents, row: [...row, line] };
  },
};

interface ConversationEvent {
  readonly rank: number;
  readonly type: string;
  readonly actor?: string;
  readonly kind?: string;
  readonly agent?: string;
  readonly group?: string;
  readonly skill?: string;
  readonly value?: number;
}

function conversationEvent(fields: LineFields, { brand, at, line }: EventHead, event: ConversationEvent): EventFacts {
  const { rank, type, actor = '', kind = '', agent = '', group = '', skill = '', value = 0 } = event;
  return {
    table: factTables.conversationEvents,
    row: [brand, fields.id('conversation'), at, rank, type, actor, kind, agent, group, skill, value, line],
  };
}

function readOffer(fields: LineFields, { brand, at }: EventHead): readonly SqlValue[] {
  return [brand, fields.id('visit'), fields.reference('engagement', 'engagement'), fields.reference('entryPoint', 'entry_point'), at];
}

function readTeam(fields: LineFields): { readonly group: string; readonly skill: string } {
  return { group: fields.optionalReference('group', 'group'), skill: fields.optionalReference('skill', 'skill') };
}

function readAgent(fields: LineFields, by: string): string {
  return by === 'agent' ? fields.reference('agent', 'agent') : fields.optionalReference('agent', 'agent');
}

function readDevice(fields: LineFields): string {
  const device = fields.text('device', 200);
  return devices.has(device) ? device : 'unknown';
}

function readCurrency(fields: LineFields): string {
  const currency = fields.optional('currency');
  if (currency !== '' && !/^[A-Z]{3}$/.test(currency)) fields.fail('ill-typed currency', 'currency must be an ISO 4217 code such as USD');
  return currency;
}
