/** A copy of the database file while it is in use. */
import { rename, rm, stat } from 'node:fs/promises';
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import type { Store } from '../store/store.ts';

/** Why there is no copy, a whole sentence. */
export interface BackupProblem {
  readonly message: string;
}

/**
 * Writes a whole, compact copy of a SQLite `store` to the new file `file` and returns its size in bytes. A PostgreSQL store, or a file
 * that is there already, is a problem. Nothing stands at `file` before the copy is whole.
 */
export async function backup(store: Store, file: string): Promise<Result<{ readonly bytes: number }, BackupProblem>> {
  if (store.dialect === 'postgres')
    return refuse('A PostgreSQL database is backed up by its own tools: `pg_dump --format=custom --file=FILE "$PARLEY_DATABASE_URL"`.');
  if ((await stat(file).catch(() => null)) !== null) return refuse(`${file} is there already; a backup goes to a new file.`);
  const unfinished = `${file}.unfinished`;
  await rm(unfinished, { force: true });
  try {
    await store.writer.raw('vacuum main into ?', [unfinished]);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    return refuse(`The backup cannot be written to ${file}: ${error instanceof Error ? error.message : String(error)}.`);
  }
  return ok({ bytes: (await stat(file)).size });
}

function refuse(message: string): { readonly ok: false; readonly problems: BackupProblem } {
  return { ok: false, problems: { message } };
}
