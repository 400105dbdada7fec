/** Whether answers helped: the last word of each reader on each answer. */

import type { Knex } from 'knex';
import { createTables, dropTables, type Table } from './table.ts';

const tables: readonly Table[] = [
  {
    // verdict: helps, fails.
    name: 'feedback',
    columns: { answer_id: 'text', asker: 'text', verdict: 'text', at: 'big' },
    key: ['answer_id', 'asker'],
  },
];

export const feedback: Knex.Migration = {
  up: (knex) => createTables(knex, tables),
  down: (knex) => dropTables(knex, tables),
};
