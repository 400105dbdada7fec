/** Questions that were refused, with the word that nobody knew: what an administrator may add synonyms for. */

import type { Knex } from 'knex';
import { createTables, dropTables, type Table } from './table.ts';

const tables: readonly Table[] = [
  {
    // One row for each problem. Word and question are empty where logging of texts is off; the word also where the problem is at none.
    name: 'refusals',
    columns: { id: 'text', brand_id: 'text', at: 'big', asker: 'text', code: 'text', word: 'text', question: 'text' },
    key: ['id'],
    indexes: [['at']],
  },
];

export const refusals: Knex.Migration = {
  up: (knex) => createTables(knex, tables),
  down: (knex) => dropTables(knex, tables),
};
