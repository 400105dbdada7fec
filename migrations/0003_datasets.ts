/** The twelve datasets: pre-aggregated per day, the public schema that other tools query too. */

import type { Knex } from 'knex';
import { createTables, dropTables, type Table } from './table.ts';

const cut = { brand_id: 'text', date: 'day', device: 'text', source_type: 'text' } as const;
const cutKey = ['brand_id', 'date', 'device', 'source_type'] as const;
const funnel = {
  prospects: 'integer',
  exposed: 'integer',
  engaged: 'integer',
  exposed_not_engaged: 'integer',
  exposures: 'integer',
  online_exposures: 'integer',
} as const;
const conversion = {
  stage: 'text',
  in_session: 'integer',
  direct: 'integer',
  goal_type: 'text',
  group_id: 'text',
  agent_id: 'text',
  currency: 'text',
  conversions: 'integer',
  orders: 'integer',
  revenue_minor: 'big',
} as const;
const conversionKey = ['stage', 'in_session', 'direct', 'goal_type', 'group_id', 'agent_id', 'currency'] as const;

const tables: readonly Table[] = [
  { name: 'visits_daily', columns: { ...cut, sessions: 'integer' }, key: cutKey },
  { name: 'exposures_daily_brand', columns: { ...cut, goal_type: 'text', ...funnel }, key: [...cutKey, 'goal_type'] },
  {
    name: 'exposures_daily_lob',
    columns: { ...cut, lob_id: 'text', goal_type: 'text', ...funnel },
    key: [...cutKey, 'lob_id', 'goal_type'],
  },
  { name: 'exposures_daily_campaign', columns: { ...cut, campaign_id: 'text', ...funnel }, key: [...cutKey, 'campaign_id'] },
  { name: 'exposures_daily_engagement', columns: { ...cut, engagement_id: 'text', ...funnel }, key: [...cutKey, 'engagement_id'] },
  {
    name: 'exposures_daily_entry_point',
    columns: { ...cut, entry_point_id: 'text', goal_type: 'text', ...funnel },
    key: [...cutKey, 'entry_point_id', 'goal_type'],
  },
  {
    name: 'view_and_accepted_offers_daily',
    columns: {
      ...cut,
      engagement_id: 'text',
      entry_point_id: 'text',
      views: 'integer',
      accepted_offers: 'integer',
      online_accepted_offers: 'integer',
    },
    key: [...cutKey, 'engagement_id', 'entry_point_id'],
  },
  {
    name: 'agent_messaging_activity',
    columns: {
      ...cut,
      engagement_id: 'text',
      agent_id: 'text',
      group_id: 'text',
      skill_id: 'text',
      opened_by_agent: 'integer',
      closed_by_agent: 'integer',
      closed_by_consumer: 'integer',
      closed_by_system: 'integer',
      abandoned: 'integer',
      interactive: 'integer',
      transfers_skill: 'integer',
      transfers_queue: 'integer',
      transfers_agent: 'integer',
      conversation_seconds: 'seconds',
      csat_1: 'integer',
      csat_2: 'integer',
      csat_3: 'integer',
      csat_4: 'integer',
      csat_5: 'integer',
      mcs_positive: 'integer',
      mcs_neutral: 'integer',
      mcs_negative: 'integer',
    },
    key: [...cutKey, 'engagement_id', 'agent_id', 'group_id', 'skill_id'],
  },
  {
    name: 'consumer_messaging_activity',
    columns: {
      ...cut,
      engagement_id: 'text',
      skill_id: 'text',
      opened_by_consumer: 'integer',
      consumer_responses: 'integer',
      consumer_response_seconds: 'seconds',
    },
    key: [...cutKey, 'engagement_id', 'skill_id'],
  },
  {
    name: 'conversion_daily',
    columns: { ...cut, level: 'text', member_id: 'text', ...conversion },
    key: ['brand_id', 'date', 'level', 'device', 'source_type', 'member_id', ...conversionKey],
  },
  { name: 'conversion_daily_brand', columns: { ...cut, ...conversion }, key: [...cutKey, ...conversionKey] },
  {
    name: 'agent_activity_hourly',
    columns: {
      brand_id: 'text',
      date: 'day',
      hour: 'integer',
      agent_id: 'text',
      group_id: 'text',
      online_seconds: 'seconds',
      away_seconds: 'seconds',
      back_soon_seconds: 'seconds',
      logged_in_seconds: 'seconds',
    },
    key: ['brand_id', 'date', 'hour', 'agent_id', 'group_id'],
  },
];

export const datasets: Knex.Migration = {
  up: (knex) => createTables(knex, tables),
  down: (knex) => dropTables(knex, tables),
};
