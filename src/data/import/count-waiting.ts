/** Counts the events that wait for their visit or conversation. */
import { itemAt } from '../../base/item.ts';
import type { Store } from '../../store/store.ts';
import { rowsOf } from './run.ts';

/** Only subjects touched since the last rollup are looked at: the others waited before and are looked at when they are touched. */
const text = `
  select
    (select count(*) from lost_visits l join eligibles e on e.brand_id = l.brand_id and e.visit_id = l.id)
    + (select count(*) from lost_visits l join displays d on d.brand_id = l.brand_id and d.visit_id = l.id)
    + (select count(*) from lost_visits l join accepts a on a.brand_id = l.brand_id and a.visit_id = l.id)
    + (select count(*) from lost_conversations l join conversation_events c on c.brand_id = l.brand_id and c.conversation_id = l.id) as n`;

const lost = (kind: string, table: string): string =>
  `select s.brand_id, s.id from dirty_subjects s where s.kind = '${kind}' and not exists
     (select 1 from ${table} t where t.brand_id = s.brand_id and t.id = s.id)`;

const statement = `with lost_visits as (${lost('visit', 'visits')}), lost_conversations as (${lost('conversation', 'conversations')}) ${text}`;

/** Events in `store` whose visit or conversation is unknown, among those touched since the last rollup. */
export function countWaiting(store: Store): Promise<number> {
  return store.transaction(async (transaction) => {
    const rows = await rowsOf(transaction, store.dialect, { text: statement, bindings: [] });
    return Number(itemAt(rows, 0)['n']);
  });
}
