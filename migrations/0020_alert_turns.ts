/** Alerts wait for their turn in a place together with schedules: what they are to tell lies in the same queue. */

import type { Knex } from 'knex';
import { alertPostings } from './0016_alerts.ts';
import { createTables } from './table.ts';

/** What is added to alerts. */
const columns = {
  // Goes up with every change and every look: whoever wrote down what he found must have seen the last of them.
  revision: 'bigint not null default 0',
  // What could not be told in a row.
  failures: 'integer not null default 0',
  // JSON: by place why nothing is told there any more.
  closed: "text not null default '{}'",
  // 0 or 1: what happened before the next look is not told.
  hushed: 'integer not null default 0',
} as const;

/** Of both tables, under the names of the first and of the second. */
const shared = {
  id: 'id',
  about: 'event',
  schedule: 'alert',
  place: 'destination',
  state: 'state',
  channel: 'channel',
  ts: 'ts',
  tries: 'tries',
  due_at: 'at',
} as const;

/** Of a posting that nobody works on. */
const idle = "'', '', '', 0, 0, 0, '', 0, '', 0, 0";
const idleColumns = 'note, code, owner, lease_until, claims, try_at, answer, posted_at, version, told_late, told_final';

export const alertTurns: Knex.Migration = {
  async up(knex) {
    for (const [name, type] of Object.entries(columns)) await knex.raw(`alter table alerts add column ${name} ${type}`);
    // about: whose the words are, of a schedule or of an alert.
    await knex.raw("alter table tellings add column about text not null default 'schedule'");
    const from = Object.values(shared).map((name) => `p.${name}`);
    await knex.raw(
      `insert into postings (${Object.keys(shared).join(', ')}, kind, team, ${idleColumns})
        select ${from.join(', ')}, e.kind, a.team, ${idle}
        from alert_postings p join alerts a on a.id = p.alert join alert_events e on e.id = p.event`,
    );
    await knex.raw('drop table alert_postings');
  },
  async down(knex) {
    await createTables(knex, [alertPostings]);
    await knex.raw('create index "alert_postings_state_at" on "alert_postings" ("state", "at")');
    await knex.raw('create index "alert_postings_alert" on "alert_postings" ("alert")');
    const ours = "kind in ('fired', 'cleared')";
    // Those before know no failures.
    await knex.raw(
      `insert into alert_postings (${Object.values(shared).join(', ')}, owner, lease_until)
        select ${Object.keys(shared)
          .map((name) => (name === 'state' ? "case state when 'failed' then 'refused' else state end" : name))
          .join(', ')}, '', 0 from postings where ${ours}`,
    );
    await knex.raw(`delete from postings where ${ours}`);
    await knex.raw("delete from tellings where about <> 'schedule'");
    await knex.raw('alter table tellings drop column about');
    for (const name of Object.keys(columns).toReversed()) await knex.raw(`alter table alerts drop column ${name}`);
  },
};
