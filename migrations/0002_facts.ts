/**
 * Facts: one row per thing that happened. `at` is milliseconds since the epoch. Empty text means 'none' in an optional id.
 * `line` is the event's own line where ties are settled by it. Columns marked derived are filled by rollup from the rest.
 */

import type { Knex } from 'knex';
import { createTables, dropTables, type Table } from './table.ts';

const offer = { brand_id: 'text', visit_id: 'text', engagement_id: 'text', entry_point_id: 'text', at: 'big' } as const;

const tables: readonly Table[] = [
  {
    name: 'visits',
    // date: derived, the day of `at` in the brand's zone; null until the first rollup. An import that moves `at` leaves it: it says which day to mend.
    columns: {
      brand_id: 'text',
      id: 'text',
      visitor_id: 'text',
      at: 'big',
      date: 'day?',
      device: 'text',
      source_type: 'text',
      control_group: 'integer',
      line: 'text',
    },
    key: ['brand_id', 'id'],
    indexes: [['date'], ['visitor_id', 'at']],
  },
  {
    name: 'eligibles',
    columns: { ...offer, control_group: 'integer' },
    key: ['brand_id', 'visit_id', 'engagement_id', 'entry_point_id', 'at', 'control_group'],
  },
  {
    // control_group 1 is a would-be display and counts as nothing.
    name: 'displays',
    columns: { ...offer, state: 'text', control_group: 'integer' },
    key: ['brand_id', 'visit_id', 'engagement_id', 'entry_point_id', 'at', 'state', 'control_group'],
  },
  {
    name: 'accepts',
    columns: { ...offer, state: 'text' },
    key: ['brand_id', 'visit_id', 'engagement_id', 'entry_point_id', 'at', 'state'],
  },
  {
    name: 'conversations',
    // Derived: date (of the opening), entry_point_id (where its engagement was last accepted, or else displayed, before it opened;
    // two at one instant: the greater line). Null and empty until the first rollup.
    columns: {
      brand_id: 'text',
      id: 'text',
      visitor_id: 'text',
      at: 'big',
      opened_by: 'text',
      source_type: 'text',
      device: 'text',
      visit_id: 'text',
      engagement_id: 'text',
      skill_id: 'text',
      agent_id: 'text',
      group_id: 'text',
      line: 'text',
      date: 'day?',
      entry_point_id: 'text',
    },
    key: ['brand_id', 'id'],
    indexes: [['date'], ['visit_id'], ['visitor_id', 'at']],
  },
  {
    // type: assigned, message, transferred, closed, survey, scored. actor: the event's `by`. kind: of a transfer.
    // value: csat or mcs. rank: the order at equal instants. line: empty where no tie hangs on it (messages).
    name: 'conversation_events',
    columns: {
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
      line: 'text',
    },
    key: ['brand_id', 'conversation_id', 'at', 'rank', 'type', 'actor', 'kind', 'agent_id', 'group_id', 'skill_id', 'value'],
  },
  {
    name: 'agent_statuses',
    columns: { brand_id: 'text', agent_id: 'text', at: 'big', group_id: 'text', status: 'text', line: 'text' },
    key: ['brand_id', 'agent_id', 'at', 'group_id', 'status'],
    indexes: [['at']],
  },
  {
    // Every achievement that came, before duplicates are told apart. value: as typed; value_minor is made with the currency at rollup.
    name: 'goal_events',
    columns: {
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
      line: 'text',
    },
    key: [
      'brand_id',
      'visitor_id',
      'at',
      'goal_id',
      'visit_id',
      'order_id',
      'lead_id',
      'service_id',
      'topic',
      'status',
      'value',
      'currency',
    ],
    indexes: [['visit_id'], ['goal_id']],
  },
  {
    // Derived: a conversion is a goal event of a conversion type that survived rule 16, with its credit after engagement (rule 17).
    // conversation_id empty: credited to none; then the credit's columns (date … direct) are empty or 0. orders: 0 or 1.
    name: 'conversions',
    columns: {
      brand_id: 'text',
      id: 'text',
      at: 'big',
      visitor_id: 'text',
      visit_id: 'text',
      goal_id: 'text',
      goal_type: 'text',
      currency: 'text',
      orders: 'integer',
      revenue_minor: 'big',
      conversation_id: 'text',
      date: 'day?',
      device: 'text',
      source_type: 'text',
      engagement_id: 'text',
      agent_id: 'text',
      group_id: 'text',
      in_session: 'integer',
      direct: 'integer',
    },
    key: ['brand_id', 'id'],
    indexes: [['date'], ['visitor_id'], ['conversation_id']],
  },
  {
    // Derived: every (conversion, visit, engagement) with a display before the goal in a visit that rule 18 allows.
    // visit_at, date, device, source_type are the visit's. recency: 1 for the conversion's latest visit, 2 for the one before it…
    // The credited visit is the one with the smallest recency among the rows that are looked at.
    name: 'conversion_exposures',
    columns: {
      brand_id: 'text',
      conversion_id: 'text',
      visit_id: 'text',
      engagement_id: 'text',
      visit_at: 'big',
      date: 'day',
      device: 'text',
      source_type: 'text',
      in_session: 'integer',
      recency: 'integer',
    },
    key: ['brand_id', 'conversion_id', 'visit_id', 'engagement_id'],
    indexes: [['date'], ['visit_id']],
  },
  {
    // Derived: what a conversation adds to the two messaging datasets on a day, by credited agent, group and skill.
    // The consumers' measures stand on rows of their own skill; *_ms are milliseconds; csat 0: no survey; mcs: the sign of the score, null: none.
    name: 'conversation_activity',
    columns: {
      brand_id: 'text',
      conversation_id: 'text',
      date: 'day',
      agent_id: 'text',
      group_id: 'text',
      skill_id: 'text',
      engagement_id: 'text',
      device: 'text',
      source_type: 'text',
      opened_by_agent: 'integer',
      closed_by_agent: 'integer',
      closed_by_consumer: 'integer',
      closed_by_system: 'integer',
      abandoned: 'integer',
      interactive: 'integer',
      transfers_skill: 'integer',
      transfers_queue: 'integer',
      transfers_agent: 'integer',
      conversation_ms: 'big',
      csat: 'integer',
      mcs: 'integer?',
      opened_by_consumer: 'integer',
      consumer_responses: 'integer',
      consumer_response_ms: 'big',
    },
    key: ['brand_id', 'conversation_id', 'date', 'agent_id', 'group_id', 'skill_id'],
    indexes: [['date']],
  },
  {
    name: 'handled_conversations',
    columns: {
      brand_id: 'text',
      date: 'day',
      conversation_id: 'text',
      agent_id: 'text',
      group_id: 'text',
      skill_id: 'text',
      engagement_id: 'text',
      device: 'text',
      source_type: 'text',
    },
    key: ['brand_id', 'date', 'conversation_id', 'agent_id', 'group_id', 'skill_id'],
    indexes: [['conversation_id']],
  },
];

export const facts: Knex.Migration = {
  up: (knex) => createTables(knex, tables),
  down: (knex) => dropTables(knex, tables),
};
