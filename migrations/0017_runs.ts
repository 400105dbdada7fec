/** Questions that can be stopped: whichever process a click on *Stop* reaches, the one that counts finds it here. */

import type { Knex } from 'knex';
import { createTables, dropTables, type Table } from './table.ts';

const tables: readonly Table[] = [
  // asker: who may stop it, place: the channel that it is answered in. stopped is 0 or 1. The row goes when the question is answered.
  { name: 'runs', columns: { id: 'text', asker: 'text', place: 'text', stopped: 'integer', at: 'big' }, key: ['id'] },
];

export const runs: Knex.Migration = {
  up: (knex) => createTables(knex, tables),
  down: (knex) => dropTables(knex, tables),
};
