/** Where the app is installed, with its tokens encrypted, and what an installation under way goes by. */

import type { Knex } from 'knex';
import { createTables, dropTables, type Table } from './table.ts';

const tables: readonly Table[] = [
  {
    // id: that of the workspace or, where it is installed for all of an organisation (1), of the organisation. version is new with every
    // change. Nobody else refreshes the token before refreshing_until. expires_at is null for a token that never ends.
    name: 'installations',
    columns: {
      id: 'text',
      organisation: 'integer',
      name: 'text',
      app_id: 'text',
      bot_id: 'text',
      bot_user: 'text',
      scopes: 'text',
      installer: 'text',
      token: 'text',
      refresh_token: 'text?',
      expires_at: 'big?',
      refreshing_until: 'big',
      version: 'text',
      installed_at: 'big',
    },
    key: ['id'],
  },
  // The workspaces of an organisation that the app was used in.
  { name: 'organisation_teams', columns: { organisation: 'text', team: 'text' }, key: ['organisation', 'team'] },
  { name: 'install_states', columns: { state: 'text', at: 'big' }, key: ['state'] },
];

export const installations: Knex.Migration = {
  up: (knex) => createTables(knex, tables),
  down: (knex) => dropTables(knex, tables),
};
