/** Alerts: what is watched, which of its members fire, what happened, and the messages that are to say so. */

import type { Knex } from 'knex';
import { createTables, dropTables, type Table } from './table.ts';

export const alertPostings: Table = {
  name: 'alert_postings',
  columns: {
    // `run:alert:EVENT:N`, also the id of its work in the ledger.
    id: 'text',
    event: 'text',
    alert: 'text',
    destination: 'text',
    state: 'text',
    channel: 'text',
    ts: 'text',
    tries: 'integer',
    owner: 'text',
    lease_until: 'big',
    at: 'big',
  },
  key: ['id'],
};

const tables: readonly Table[] = [
  {
    name: 'alerts',
    columns: {
      id: 'text',
      // `slack:TEAM:USER`, or `terminal`.
      asker: 'text',
      // Empty in the terminal.
      team: 'text',
      brand: 'text',
      // The canonical sentence: read anew, within the owner's rights, whenever numbers are looked at.
      sentence: 'text',
      grain: 'text',
      // JSON: ids of channels and users, or `terminal`.
      destinations: 'text',
      state: 'text',
      paused_why: 'text?',
      muted: 'integer',
      snoozed_until: 'big',
      // The first date of the last period that was judged.
      judged_to: 'text',
      made_at: 'big',
    },
    key: ['id'],
  },
  // Members that fire; the total's is `[]`. `said`: its message was asked for.
  { name: 'alert_members', columns: { alert: 'text', member: 'text', since: 'text', said: 'integer' }, key: ['alert', 'member'] },
  {
    name: 'alert_events',
    // id: `ALERT:PERIOD:KIND`, so that one happens once whoever finds it. findings: JSON.
    columns: { id: 'text', alert: 'text', period: 'text', kind: 'text', findings: 'text', acknowledged_by: 'text?', at: 'big' },
    key: ['id'],
  },
  alertPostings,
];

export const alerts: Knex.Migration = {
  async up(knex) {
    await createTables(knex, tables);
    await knex.raw('create index "alerts_team_asker" on "alerts" ("team", "asker")');
    await knex.raw('create index "alert_postings_state_at" on "alert_postings" ("state", "at")');
    await knex.raw('create index "alert_postings_alert" on "alert_postings" ("alert")');
  },
  async down(knex) {
    await dropTables(knex, tables);
  },
};
