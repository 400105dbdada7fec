/** Accepted deliveries with their work, until it is done, and what was posted for them: what a process that takes over goes by. */

import type { Knex } from 'knex';
import { createTables, dropTables, type Table } from './table.ts';

const tables: readonly Table[] = [
  {
    // body (JSON) is what Slack delivered; the row goes when the work is done. acknowledged is 0 or 1: what is not, nobody else does.
    name: 'work',
    columns: {
      id: 'text',
      body: 'text',
      owner: 'text',
      lease_until: 'big',
      acknowledged: 'integer',
      attempts: 'integer',
      at: 'big',
    },
    key: ['id'],
  },
  {
    // state: sending, posted, lost. ts is empty unless it was posted.
    name: 'posts',
    columns: { work: 'text', slot: 'integer', channel: 'text', ts: 'text', state: 'text', at: 'big' },
    key: ['work', 'slot'],
  },
];

/** A delivery's keys name the work that took them, so that whoever takes the work over holds them too. */
export const ledger: Knex.Migration = {
  async up(knex) {
    await createTables(knex, tables);
    await knex.raw('alter table deliveries add column work text');
  },
  async down(knex) {
    await knex.raw('alter table deliveries drop column work');
    await dropTables(knex, tables);
  },
};
