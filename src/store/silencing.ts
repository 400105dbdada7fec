/** What an alert was to tell when silence began: what nobody has begun to tell is not told any more. */
import type { Knex } from 'knex';
import type { PostingRow } from './runs.ts';

/** Whether anybody was told that a member fires: not yet, yes, when it has a value again; yes, and once more when a snooze is over, or when it has a value then. */
export const said = { no: 0, yes: 1, withValue: 2, again: 3, againWithValue: 4 } as const;

const silencedNote = 'Nobody was to be told any more.';

/**
 * Withdraws what is due of an alert and held by nobody at `instant`; its members that fire count as untold. Where `again` those that were told
 * of are told of once more later; that they no longer fire is told before.
 */
export async function withdraw(transaction: Knex.Transaction, alert: string, instant: Knex.Raw, again: boolean): Promise<void> {
  const withdrawn = await transaction<PostingRow>('postings')
    .where({ schedule: alert, state: 'due' })
    .where('lease_until', '<=', instant)
    .update({ state: 'refused', note: silencedNote })
    .returning<Pick<PostingRow, 'kind' | 'about'>[]>(['kind', 'about']);
  const firing = transaction('alert_members').where({ alert });
  if (again) {
    await firing.where({ said: said.yes }).update({ said: said.again });
    return;
  }
  const events = withdrawn.flatMap(({ kind, about }) => (kind === 'fired' ? [about] : []));
  const rows = await transaction('alert_events').whereIn('id', events).select<readonly { readonly findings: string }[]>('findings');
  const members = rows.flatMap(({ findings }) =>
    (JSON.parse(findings) as readonly { readonly member: unknown }[]).map(({ member }) => JSON.stringify(member)),
  );
  await firing.whereIn('member', members).update({ said: said.no });
}
