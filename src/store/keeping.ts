/** How long what people asked is kept, and how one of them is forgotten. */
import type { Knex } from 'knex';
import { dropAsPlace, dropFromAnswers } from './forgotten-person.ts';
import type { Store } from './store.ts';

type Writer = Pick<Store, 'writer'>;
type Keeper = Pick<Store, 'writer' | 'dialect'>;

/** Those rows of a table that are somebody's. */
type Whose = (rows: Knex.QueryBuilder) => Knex.QueryBuilder;

const tables = ['answers', 'threads', 'refusals', 'feedback'] as const;

/** What somebody has set up, with the tables of what came of it. */
const setUp = [
  { table: 'schedules', further: { postings: 'schedule', tellings: 'schedule', schedule_runs: 'schedule' } },
  { table: 'alerts', further: { postings: 'schedule', tellings: 'schedule', alert_events: 'alert', alert_members: 'alert' } },
] as const;

/**
 * Drops what `user` asked and set up, under his own name or as the user of any team (`slack:TEAM:USER`), and his name from the audit log, from
 * answers, schedules and alerts of others, and from installations; how many rows there were that were his own.
 */
export async function forgetAsker(store: Keeper, user: string): Promise<number> {
  const suffix = `:${user}`;
  const his: Whose = (rows) =>
    rows.where((one) => void one.where({ asker: user }).orWhereRaw('substr(asker, length(asker) - length(?) + 1) = ?', [suffix, suffix]));
  const rows = await forgetAll(store, his);
  // Who was shown what stays written down, without whom; and that somebody saw to an alert.
  await store.writer('alert_events').where({ acknowledged_by: user }).update({ acknowledged_by: '' });
  await store.writer('installations').where({ installer: user }).update({ installer: '' });
  await dropAsPlace(store, user);
  await dropFromAnswers(store, user);
  return rows + (await his(store.writer('audit')).update({ asker: 'forgotten' }));
}

/** Drops questions, threads, refusals and feedback of before the instant (milliseconds since the epoch); how many rows there were. */
export async function dropAskedBefore(store: Writer, instant: number): Promise<number> {
  let rows = 0;
  for (const table of tables) rows += await store.writer<{ readonly at: number }>(table).where('at', '<', instant).delete();
  return rows;
}

/** Drops what the users of a Slack workspace asked, kept and set up; how many rows there were. */
export async function forgetTeam(store: Writer, team: string): Promise<number> {
  const prefix = `slack:${team}:`;
  await store.writer('channel_turns').where({ team }).delete();
  return forgetAll(store, (rows) => rows.whereRaw('substr(asker, 1, length(?)) = ?', [prefix, prefix]));
}

async function forgetAll(store: Writer, whose: Whose): Promise<number> {
  let rows = 0;
  for (const table of [...tables, 'saved_questions', 'home_visits', 'runs']) rows += await whose(store.writer(table)).delete();
  for (const { table, further } of setUp) {
    const found = await whose(store.writer(table)).select<readonly { readonly id: string }[]>('id');
    for (const { id } of found) {
      // First of all nothing more comes of it.
      await store.writer(table).where({ id }).delete();
      await store
        .writer('posted_numbers')
        .whereIn('posting', store.writer('postings').where({ schedule: id }).select('id'))
        .delete();
      for (const [one, of] of Object.entries(further))
        await store
          .writer(one)
          .where({ [of]: id })
          .delete();
    }
    rows += found.length;
  }
  return rows;
}
