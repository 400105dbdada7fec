/** Opens the database that a URL names. */
import { readDatabaseUrl } from './database-url.ts';
import { openSqlite } from './sqlite.ts';
import type { OpenedStore, StoreOptions } from './store.ts';

/**
 * The store at `url` (`sqlite:PATH`, made where it is missing, or `postgres://…`), or why it cannot be opened: a bad URL, an
 * unreachable server, a read-only file, no database at all, a database newer than this code. Nothing is migrated here.
 */
export async function openStore(url: string, options: StoreOptions = {}): Promise<OpenedStore> {
  const named = readDatabaseUrl(url);
  if (!named.ok) return named;
  if (named.value.kind === 'sqlite') return openSqlite(named.value.path, options);
  // Its driver is loaded only where it is used: a question from the command line starts faster without.
  const { openPostgres } = await import('./postgres.ts');
  return openPostgres(named.value.url, options);
}
