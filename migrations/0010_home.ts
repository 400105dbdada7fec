/** What people keep on their Home: saved questions and the panel they chose. */

import type { Knex } from 'knex';
import { createTables, dropTables, type Table } from './table.ts';

const tables: readonly Table[] = [
  // asker: `slack:TEAM:USER`. id: that of the answer it was saved from.
  { name: 'saved_questions', columns: { asker: 'text', id: 'text', question: 'text', at: 'big' }, key: ['asker', 'id'] },
  { name: 'home_visits', columns: { asker: 'text', panel: 'text', at: 'big' }, key: ['asker'] },
];

export const home: Knex.Migration = {
  async up(knex) {
    await createTables(knex, tables);
    // Home shows what one person asked last.
    await knex.raw('create index "answers_asker_at" on "answers" ("asker", "at")');
  },
  async down(knex) {
    await knex.raw('drop index "answers_asker_at"');
    await dropTables(knex, tables);
  },
};
