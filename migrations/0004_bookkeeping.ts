/** What the pipeline knows of its own work: what is dirty, what was imported or made, what was rejected or waits, how far the data reach. */

import type { Knex } from 'knex';
import { createTables, dropTables, type Table } from './table.ts';

const tables: readonly Table[] = [
  {
    // What an import touched and rollup has still to look at, written in the transaction that writes the facts, so that no
    // interruption loses it. Rollup alone takes rows away. kind, and what id holds:
    //   visit         a visit of which a visit, eligible, display or accept came (waiting ones too: the visit may be unknown yet)
    //   conversation  a conversation that opened or of which anything came (it may be unknown yet)
    //   visitor       a visitor who reached a goal, or who lost a visit or conversation to another line of the same id
    //   agent         an hour in UTC (`2026-11-05T14`) in which a status of any agent came
    //   day           a day (YYYY-MM-DD) that a visit or conversation left because an earlier line of the same id came: all families
    //   brand         id empty: reference data changed so that every day has to be made again
    name: 'dirty_subjects',
    columns: { brand_id: 'text', kind: 'text', id: 'text' },
    key: ['brand_id', 'kind', 'id'],
  },
  // family: funnel, messaging, conversions or agent_hours: the datasets that are rebuilt together.
  { name: 'dirty_days', columns: { brand_id: 'text', date: 'day', family: 'text' }, key: ['brand_id', 'date', 'family'] },
  {
    // made: imported, or facts. One row per (table, brand, day) that holds data or was found empty.
    name: 'dataset_days',
    columns: { brand_id: 'text', table_name: 'text', date: 'day', made: 'text' },
    key: ['brand_id', 'table_name', 'date'],
  },
  {
    // Days for which the facts are whole (pruned days are not).
    name: 'fact_days',
    columns: { brand_id: 'text', date: 'day' },
    key: ['brand_id', 'date'],
  },
  {
    // first_at and last_at: the earliest and latest event seen. rolled_to: last_at at the last rollup (agents' open intervals end there).
    // reference_version grows with every change of reference data and of the days that datasets or facts hold.
    name: 'brand_states',
    columns: { brand_id: 'text', first_at: 'big?', last_at: 'big?', rolled_to: 'big?', reference_version: 'integer' },
    key: ['brand_id'],
  },
  {
    name: 'rejects',
    columns: { id: 'text', imported_at: 'big', file: 'text', line_number: 'integer', reason: 'text', line: 'text' },
    key: ['id'],
  },
];

export const bookkeeping: Knex.Migration = {
  up: (knex) => createTables(knex, tables),
  down: (knex) => dropTables(knex, tables),
};
