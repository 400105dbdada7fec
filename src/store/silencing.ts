/** What an alert was to tell when silence began: what nobody has begun to tell is not told any more. */
import type { Knex } from 'knex';
import type { PostingRow } from './runs.ts';

const silencedNote = 'Nobody was to be told any more.';

/** Withdraws what is due of an alert and held by nobody at `instant`; its members that fire count as untold, all of them where `all`. */
export async function withdraw(transaction: Knex.Transaction, alert: string, instant: Knex.Raw, all: boolean): Promise<void> {
  const withdrawn = await transaction<PostingRow>('postings')
    .where({ schedule: alert, state: 'due' })
    .where('lease_until', '<=', instant)
    .update({ state: 'refused', note: silencedNote })
    .returning<Pick<PostingRow, 'kind' | 'about'>[]>(['kind', 'about']);
  const firing = transaction('alert_members').where({ alert });
  if (all) {
    await firing.update({ said: 0 });
    return;
  }
  const events = withdrawn.flatMap(({ kind, about }) => (kind === 'fired' ? [about] : []));
  const rows = await transaction('alert_events').whereIn('id', events).select<readonly { readonly findings: string }[]>('findings');
  const members = rows.flatMap(({ findings }) =>
    (JSON.parse(findings) as readonly { readonly member: unknown }[]).map(({ member }) => JSON.stringify(member)),
  );
  await firing.whereIn('member', members).update({ said: 0 });
}
