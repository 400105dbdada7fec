/** What Slack has delivered: each key is inserted once, so that a question that comes twice is answered once. */

import type { Knex } from 'knex';
import { createTables, dropTables, type Table } from './table.ts';

const tables: readonly Table[] = [{ name: 'deliveries', columns: { id: 'text', at: 'big' }, key: ['id'] }];

export const deliveries: Knex.Migration = {
  up: (knex) => createTables(knex, tables),
  down: (knex) => dropTables(knex, tables),
};
