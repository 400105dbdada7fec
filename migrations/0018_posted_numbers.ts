/** What schedules posted, as numbers, for as long as later ones are held against them, and the messages that say what became of them. */

import type { Knex } from 'knex';
import { createTables, dropTables, type Table } from './table.ts';

const tables: readonly Table[] = [
  {
    // numbers is JSON. It is looked at again at look_at, null: never, by nobody else before look_until. provisional_until is a day.
    name: 'posted_numbers',
    columns: {
      posting: 'text',
      numbers: 'text',
      provisional_until: 'text?',
      look_at: 'big?',
      look_owner: 'text',
      look_until: 'big',
      at: 'big',
    },
    key: ['posting'],
  },
];

export const postedNumbers: Knex.Migration = {
  async up(knex) {
    await createTables(knex, tables);
    await knex.raw('create index posted_numbers_look on posted_numbers (look_at)');
    // kind: run; late and final are said below the posting called `about`, and are due in its place like any other.
    await knex.raw("alter table postings add column kind text not null default 'run'");
    await knex.raw("alter table postings add column about text not null default ''");
  },
  async down(knex) {
    // Those before know nothing but runs.
    await knex.raw("delete from postings where kind <> 'run'");
    await knex.raw('alter table postings drop column about');
    await knex.raw('alter table postings drop column kind');
    await dropTables(knex, tables);
  },
};
