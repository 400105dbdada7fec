/** What tables a database has. */
import type { Store } from '../../src/store/store.ts';

/** Names of all tables that are not the database's own in `store`, sorted. */
export async function tableNames(store: Store): Promise<readonly string[]> {
  const text =
    store.dialect === 'sqlite'
      ? "select name from sqlite_master where type = 'table' and name not like 'sqlite!_%' escape '!'"
      : "select tablename as name from pg_tables where schemaname = 'public'";
  const rows = await store.read({ text, bindings: [] }, { timeoutMs: 10_000 });
  return rows.map(({ name }) => String(name)).toSorted();
}
