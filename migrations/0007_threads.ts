/** Threads: each plan that a thread has had, in order, so that a follow-up has something to change and can be taken back. */

import type { Knex } from 'knex';
import { createTables, dropTables, type Table } from './table.ts';

const tables: readonly Table[] = [
  {
    // `begins` is 1 for a whole question, 0 for a change of the one before; `changed` is the sentence of what changed. `rows` (JSON) are
    // the members that the answer showed, for `the second one`; null where it was not run.
    name: 'threads',
    columns: {
      brand_id: 'text',
      thread: 'text',
      position: 'integer',
      plan: 'text',
      rows: 'text?',
      begins: 'integer',
      changed: 'text?',
      asker: 'text',
      at: 'big',
    },
    key: ['brand_id', 'thread', 'position'],
    indexes: [['at']],
  },
];

export const threads: Knex.Migration = {
  up: (knex) => createTables(knex, tables),
  down: (knex) => dropTables(knex, tables),
};
