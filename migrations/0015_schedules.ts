/** Questions that are posted again and again: their runs, what each run posts, and whose turn it is in a channel. */

import type { Knex } from 'knex';
import { createTables, dropTables, type Table } from './table.ts';

const tables: readonly Table[] = [
  {
    // plan and places are JSON. state: active, paused, ended. Instants are milliseconds since the epoch.
    name: 'schedules',
    columns: {
      id: 'text',
      brand_id: 'text',
      team: 'text',
      asker: 'text',
      sentence: 'text',
      plan: 'text',
      cron: 'text',
      zone: 'text',
      places: 'text',
      state: 'text',
      paused_why: 'text?',
      next_at: 'big?',
      failures: 'integer',
      catch_up_ms: 'big',
      wait_ms: 'big',
      tell_final: 'integer',
      csv: 'integer',
      made_at: 'big',
    },
    key: ['id'],
  },
  {
    // state: due, waiting, working, posted, unknown, failed, missed. late is 0 or 1. It is looked at again at ready_at.
    name: 'schedule_runs',
    columns: {
      schedule: 'text',
      due_at: 'big',
      state: 'text',
      late: 'integer',
      note: 'text',
      ready_at: 'big',
      claimed_at: 'big',
    },
    key: ['schedule', 'due_at'],
  },
  {
    // One destination of a run. state: held (until the run is ready), due, posted, unknown, refused, failed; code says why it was refused.
    // claims counts those who took it, tries what failed. version: of the brand's data when it was posted. final_at: when what was
    // provisional is final. told_late and told_final are 0 or 1.
    name: 'postings',
    columns: {
      id: 'text',
      schedule: 'text',
      due_at: 'big',
      team: 'text',
      place: 'text',
      state: 'text',
      note: 'text',
      code: 'text',
      owner: 'text',
      lease_until: 'big',
      claims: 'integer',
      tries: 'integer',
      try_at: 'big',
      channel: 'text',
      ts: 'text',
      answer: 'text',
      posted_at: 'big',
      version: 'text',
      final_at: 'big?',
      told_late: 'integer',
      told_final: 'integer',
    },
    key: ['id'],
  },
  // Who posts in a place, and when something was posted in it last.
  {
    name: 'channel_turns',
    columns: { team: 'text', place: 'text', owner: 'text', lease_until: 'big', last_at: 'big' },
    key: ['team', 'place'],
  },
  // What an owner is to be told. state: due, told, given_up; rows stay while the cause does, so that he is told once.
  {
    name: 'tellings',
    columns: {
      id: 'text',
      schedule: 'text',
      team: 'text',
      asker: 'text',
      text: 'text',
      state: 'text',
      owner: 'text',
      lease_until: 'big',
      tries: 'integer',
      try_at: 'big',
    },
    key: ['id'],
  },
];

const indexes = {
  schedules_due: 'schedules (state, next_at)',
  schedule_runs_ready: 'schedule_runs (state, ready_at)',
  postings_due: 'postings (state, try_at)',
  tellings_due: 'tellings (state, try_at)',
  postings_of: 'postings (schedule, due_at)',
} as const;

export const schedules: Knex.Migration = {
  async up(knex) {
    await createTables(knex, tables);
    for (const [name, on] of Object.entries(indexes)) await knex.raw(`create index ${name} on ${on}`);
  },
  down: (knex) => dropTables(knex, tables),
};
