/** The fact tables that import writes: their columns in the order of a row, their keys, and what a new row marks for rollup. */
import type { IncomingColumn, IncomingType } from '../../store/incoming.ts';

export type SubjectKind = 'visit' | 'conversation' | 'visitor' | 'agent' | 'day' | 'brand';

export interface FactTable {
  readonly name: string;
  readonly columns: readonly IncomingColumn[];
  /** How many of the first columns make the key. */
  readonly keyLength: number;
  /** The kind of subject that the second column names (agent: the hour of its status). */
  readonly marks: SubjectKind;
  /** once: a second row of the same key loses or wins by `at` and line; each: it is the same event, of which the smaller line is kept. */
  readonly identity: 'once' | 'each';
  /** Place of the column `line`; -1 where there is none. */
  readonly line: number;
}

type Columns = Readonly<Record<string, IncomingType>>;

const offer: Columns = { brand_id: 'text', visit_id: 'text', engagement_id: 'text', entry_point_id: 'text', at: 'big' };

export const factTables = {
  visits: table(
    'visits',
    'visit',
    'once',
    { brand_id: 'text', id: 'text' },
    { visitor_id: 'text', at: 'big', date: 'day', device: 'text', source_type: 'text', control_group: 'integer', line: 'text' },
  ),
  eligibles: table('eligibles', 'visit', 'each', { ...offer, control_group: 'integer' }),
  displays: table('displays', 'visit', 'each', { ...offer, state: 'text', control_group: 'integer' }, { line: 'text' }),
  accepts: table('accepts', 'visit', 'each', { ...offer, state: 'text' }, { line: 'text' }),
  conversations: table(
    'conversations',
    'conversation',
    'once',
    { brand_id: 'text', id: 'text' },
    {
      visitor_id: 'text',
      at: 'big',
      date: 'day',
      opened_by: 'text',
      source_type: 'text',
      device: 'text',
      visit_id: 'text',
      engagement_id: 'text',
      skill_id: 'text',
      agent_id: 'text',
      group_id: 'text',
      entry_point_id: 'text',
      line: 'text',
    },
  ),
  conversationEvents: table(
    'conversation_events',
    'conversation',
    'each',
    {
      brand_id: 'text',
      conversation_id: 'text',
      at: 'big',
      rank: 'integer',
      type: 'text',
      actor: 'text',
      kind: 'text',
      agent_id: 'text',
      group_id: 'text',
      skill_id: 'text',
      value: 'seconds',
    },
    { line: 'text' },
  ),
  agentStatuses: table(
    'agent_statuses',
    'agent',
    'each',
    { brand_id: 'text', agent_id: 'text', at: 'big', group_id: 'text', status: 'text' },
    { line: 'text' },
  ),
  goalEvents: table(
    'goal_events',
    'visitor',
    'each',
    {
      brand_id: 'text',
      visitor_id: 'text',
      at: 'big',
      goal_id: 'text',
      visit_id: 'text',
      order_id: 'text',
      lead_id: 'text',
      service_id: 'text',
      topic: 'text',
      status: 'text',
      value: 'text',
      currency: 'text',
    },
    { line: 'text' },
  ),
} as const satisfies Record<string, FactTable>;

/** Places of the columns of visits and conversations that `once` compares and marks by. */
export const onceColumns = { visitor: 2, at: 3, date: 4 } as const;

function table(name: string, marks: SubjectKind, identity: FactTable['identity'], key: Columns, rest: Columns = {}): FactTable {
  const columns = Object.entries({ ...key, ...rest }).map(([column, type]) => ({ name: column, type }));
  return {
    name,
    columns,
    keyLength: Object.keys(key).length,
    marks,
    identity,
    line: columns.findIndex(({ name: column }) => column === 'line'),
  };
}
