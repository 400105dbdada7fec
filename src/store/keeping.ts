/** How long what people asked is kept, and how one of them is forgotten. */
import type { Store } from './store.ts';

const tables = ['answers', 'threads', 'refusals', 'feedback'] as const;

/** Drops what `user` asked, under his own name or as the user of any team (`slack:TEAM:USER`), and his name from the audit log; how many rows there were. */
export async function forgetAsker(store: Pick<Store, 'writer'>, user: string): Promise<number> {
  const suffix = `:${user}`;
  let rows = 0;
  for (const table of [...tables, 'saved_questions', 'home_visits']) {
    const his = store.writer<{ readonly asker: string }>(table).where({ asker: user });
    rows += await his.orWhereRaw('substr(asker, length(asker) - length(?) + 1) = ?', [suffix, suffix]).delete();
  }
  // Who was shown what stays written down, without whom.
  const seen = store.writer<{ asker: string }>('audit').where({ asker: user });
  return (
    rows + (await seen.orWhereRaw('substr(asker, length(asker) - length(?) + 1) = ?', [suffix, suffix]).update({ asker: 'forgotten' }))
  );
}

/** Drops questions, threads, refusals and feedback of before the instant (milliseconds since the epoch); how many rows there were. */
export async function dropAskedBefore(store: Pick<Store, 'writer'>, instant: number): Promise<number> {
  let rows = 0;
  for (const table of tables) rows += await store.writer<{ readonly at: number }>(table).where('at', '<', instant).delete();
  return rows;
}

/** Drops what the users of a Slack workspace asked and kept; how many rows there were. */
export async function forgetTeam(store: Pick<Store, 'writer'>, team: string): Promise<number> {
  const prefix = `slack:${team}:`;
  let rows = 0;
  for (const table of [...tables, 'saved_questions', 'home_visits'])
    rows += await store.writer(table).whereRaw('substr(asker, 1, length(?)) = ?', [prefix, prefix]).delete();
  return rows;
}
