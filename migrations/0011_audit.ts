/** Who was shown what: the plan and its rows, never the text of a question. */

import type { Knex } from 'knex';
import { createTables, dropTables, type Table } from './table.ts';

const tables: readonly Table[] = [
  {
    // `act` is what was done (`AuditedAct`): ask, replay, receipt and so on; `answer` the plan's id, empty where none was made; `shown_to` is
    // room, asker or nobody, and `code` why nobody.
    name: 'audit',
    columns: {
      id: 'text',
      at: 'big',
      act: 'text',
      asker: 'text',
      place: 'text',
      brand_id: 'text',
      answer: 'text',
      row_count: 'big',
      shown_to: 'text',
      code: 'text',
    },
    key: ['id'],
    indexes: [['at']],
  },
];

export const audit: Knex.Migration = {
  up: (knex) => createTables(knex, tables),
  down: (knex) => dropTables(knex, tables),
};
