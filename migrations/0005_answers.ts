/** Answers given: enough to give them again (`--replay`) and to keep a thread's plan. */

import type { Knex } from 'knex';
import { createTables, dropTables, type Table } from './table.ts';

const tables: readonly Table[] = [
  {
    // plan and now (ISO) make the answer again; question is empty where logging of texts is off.
    name: 'answers',
    columns: { id: 'text', brand_id: 'text', at: 'big', asker: 'text', thread: 'text', question: 'text', plan: 'text', now: 'text' },
    key: ['id'],
    indexes: [['thread', 'at']],
  },
];

export const answers: Knex.Migration = {
  up: (knex) => createTables(knex, tables),
  down: (knex) => dropTables(knex, tables),
};
