/** Displays and accepts keep their lines: of two at one instant the greater line says where a conversation came from. */

import type { Knex } from 'knex';

const tables = ['displays', 'accepts'] as const;

/** Offers that came before have no line: among them the entry point still settles a tie, until they are imported again. */
export const offerLines: Knex.Migration = {
  up: async (knex) => {
    const collation = String((knex.client as { config: { client: unknown } }).config.client).includes('sqlite') ? '' : ' collate "C"';
    for (const table of tables) await knex.raw(`alter table "${table}" add column "line" text${collation} not null default ''`);
  },
  down: async (knex) => {
    for (const table of tables) await knex.raw(`alter table "${table}" drop column "line"`);
  },
};
