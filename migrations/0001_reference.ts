/** Reference data: brands and what they name. Ids are unique within their brand. */

import type { Knex } from 'knex';
import { createTables, dropTables, type Table } from './table.ts';

const tables: readonly Table[] = [
  {
    name: 'brands',
    columns: {
      id: 'text',
      name: 'text',
      time_zone: 'text',
      currency: 'text',
      week_start: 'text',
      date_order: 'text',
      cross_session_days: 'integer',
      agent_attribution: 'text',
    },
    key: ['id'],
  },
  { name: 'lobs', columns: { brand_id: 'text', id: 'text', name: 'text' }, key: ['brand_id', 'id'] },
  { name: 'goals', columns: { brand_id: 'text', id: 'text', name: 'text', goal_type: 'text' }, key: ['brand_id', 'id'] },
  {
    name: 'campaigns',
    columns: { brand_id: 'text', id: 'text', lob_id: 'text', goal_id: 'text', name: 'text', deleted: 'integer' },
    key: ['brand_id', 'id'],
  },
  {
    name: 'engagements',
    columns: { brand_id: 'text', id: 'text', campaign_id: 'text', name: 'text', deleted: 'integer' },
    key: ['brand_id', 'id'],
  },
  { name: 'entry_points', columns: { brand_id: 'text', id: 'text', name: 'text', deleted: 'integer' }, key: ['brand_id', 'id'] },
  { name: 'groups', columns: { brand_id: 'text', id: 'text', name: 'text' }, key: ['brand_id', 'id'] },
  { name: 'agents', columns: { brand_id: 'text', id: 'text', name: 'text', bot: 'integer' }, key: ['brand_id', 'id'] },
  { name: 'skills', columns: { brand_id: 'text', id: 'text', name: 'text' }, key: ['brand_id', 'id'] },
];

export const reference: Knex.Migration = {
  up: (knex) => createTables(knex, tables),
  down: (knex) => dropTables(knex, tables),
};
