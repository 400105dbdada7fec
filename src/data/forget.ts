/** Takes a person out of the data without changing a number. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { forgetAsker } from '../store/keeping.ts';
import type { Store } from '../store/store.ts';
import { run } from './import/run.ts';

export interface Forgotten {
  /** Rows that named the person and no longer do. */
  readonly rows: number;
}

/** Who is to be forgotten: a visitor of the brands (of every brand where none is named), or someone who asked questions. */
export type Person = { readonly visitor: string; readonly brand?: string } | { readonly user: string };

/**
 * A visitor gets a new id that nobody can lead back, and his orders and leads too; the stored lines of his visits, conversations and goals
 * are emptied, in those of what happened in them the new id stands for him, and rejects that name him are dropped. What he did still counts, so that no day changes; visits and conversations keep their own ids. Rollup has
 * to follow: the conversions are marked to be derived again. Of a user (a Slack user id, or the name a terminal goes by) the questions are dropped.
 */
export async function forget(store: Store, person: Person): Promise<Forgotten> {
  if ('user' in person) return { rows: await forgetAsker(store, person.user) };
  return store.transaction(async (transaction) => {
    const known = await transaction<{ id: string }>('brands').select('id').orderBy('id');
    let rows = 0;
    for (const { id } of known)
      if (person.brand === undefined || id === person.brand) rows += await forgetIn(store, transaction, id, person.visitor);
    return { rows };
  });
}

/** Lines kept of what needs no visitor may name him all the same, in a field of the producer's own: of his visits and conversations in any, of others' as `visitor`. */
const linesWithin = [
  ['displays', 'visit_id', 'visits'],
  ['accepts', 'visit_id', 'visits'],
  ['conversation_events', 'conversation_id', 'conversations'],
] as const;

async function forgetIn(store: Store, transaction: Knex.Transaction, brand: string, visitor: string): Promise<number> {
  const nobody = `forgotten-${randomUUID()}`;
  const his = { brand_id: brand, visitor_id: visitor };
  const quoted = JSON.stringify(visitor);
  const place = store.dialect === 'sqlite' ? 'instr' : 'strpos';
  await renameIds(transaction, his, 'order_id');
  await renameIds(transaction, his, 'lead_id');
  let rows = 0;
  for (const [table, column, owners] of linesWithin)
    rows += await run(transaction, store.dialect, {
      text: `update ${table} set line = replace(line, ?, ?) where brand_id = ? and ${place}(line, ?) > 0
        and (${place}(line, ?) > 0 or ${place}(line, ?) > 0 or ${column} in (select id from ${owners} where brand_id = ? and visitor_id = ?))`,
      bindings: [quoted, JSON.stringify(nobody), brand, quoted, `"visitor":${quoted}`, `"visitor": ${quoted}`, brand, visitor],
    });
  for (const table of ['visits', 'conversations', 'goal_events'])
    rows += await transaction(table).where(his).update({ visitor_id: nobody, line: '' });
  rows += await transaction('conversions').where(his).update({ visitor_id: nobody });
  rows += await run(transaction, store.dialect, {
    text: `delete from rejects where ${place}(line, ?) > 0`,
    bindings: [quoted],
  });
  const mark = `insert into dirty_subjects (brand_id, kind, id) select distinct brand_id, 'visitor', visitor_id from goal_events
    where brand_id = ? and visitor_id = ? on conflict do nothing`;
  await transaction.raw(mark, [brand, nobody]);
  // A mark of an import that was not rolled up yet names him too; the new one stands for it.
  await transaction('dirty_subjects').where({ brand_id: brand, kind: 'visitor', id: visitor }).delete();
  return rows;
}

/** The same id stays the same id, so that goals which were one order still are. */
async function renameIds(
  transaction: Knex.Transaction,
  his: { readonly brand_id: string; readonly visitor_id: string },
  column: 'order_id' | 'lead_id',
): Promise<void> {
  const goals = () => transaction<Record<string, string>>('goal_events').where(his);
  for (const row of await goals()
    .whereNot({ [column]: '' })
    .distinct(column))
    await goals()
      .where({ [column]: row[column] })
      .update({ [column]: randomUUID() });
}
