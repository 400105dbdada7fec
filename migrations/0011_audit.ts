/** Who was shown what: the plan and its rows, never the text of a question. */

import type { Knex } from 'knex';
import { createTables, dropTables, type Table } from './table.ts';

const tables: readonly Table[] = [
  {
    // `answer` is the id of the kept answer, empty where the question was refused for want of rights; `shown_to` is room, asker or nobody.
    name: 'audit',
    columns: {
      id: 'text',
      at: 'big',
      asker: 'text',
      place: 'text',
      brand_id: 'text',
      answer: 'text',
      row_count: 'big',
      shown_to: 'text',
    },
    key: ['id'],
    indexes: [['at']],
  },
];

export const audit: Knex.Migration = {
  up: (knex) => createTables(knex, tables),
  down: (knex) => dropTables(knex, tables),
};
