/** SQLite: one writing connection through Knex, a few reading ones beside it. */
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';
import knex, { type Knex } from 'knex';
import { ok } from '../base/result.ts';
import { unknownMigrations } from './migrate.ts';
import { openSqliteReaders } from './sqlite-readers.ts';
import type { OpenedStore, Store, StoreOptions, StoreProblem } from './store.ts';

/** Milliseconds that a connection waits for another process's write lock. */
export const busyTimeoutMs = 15_000;

/** Knex prints what it also rejects with; the rejection is enough. */
export const quiet = { warn: silence, error: silence, deprecate: silence, debug: silence };

function silence(): void {
  return undefined;
}

/** Opens or makes the file at `file`. */
export async function openSqlite(file: string, options: StoreOptions): Promise<OpenedStore> {
  const shut = await whyNotWritable(file, options.mustExist === true);
  if (shut !== null) return { ok: false, problems: shut };
  const writer = knex({
    client: 'sqlite3',
    connection: { filename: file },
    useNullAsDefault: true,
    log: quiet,
    // Errors are logged: they name the statement, not what people wrote in it.
    compileSqlOnError: false,
    pool: { min: 1, max: 1, afterCreate: prepare },
  });
  try {
    await writer.raw('select count(*) from sqlite_master');
    if (options.allowNewer !== true) await refuseNewer(writer, file);
  } catch (error) {
    await writer.destroy();
    return { ok: false, problems: error instanceof Newer ? error.problem : sqliteProblem(error, file) };
  }
  const readers = openSqliteReaders(file, options.readers ?? 3);
  const store: Store = {
    dialect: 'sqlite',
    writer,
    read: (statement, reading) => readers.read(statement, reading),
    transaction: (work) =>
      writer.transaction(async (transaction) => {
        // A transaction that reads first and writes later fails where another process wrote in between: take the lock at once.
        await transaction.raw('pragma main.application_id = 1349677913');
        return work(transaction);
      }),
    close: async () => {
      await readers.close();
      await writer.destroy();
    },
  };
  return ok(store);
}

/** Thrown inside `openSqlite` only. */
class Newer extends Error {
  readonly problem: StoreProblem;
  constructor(problem: StoreProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

async function refuseNewer(writer: Knex, file: string): Promise<void> {
  const unknown = await unknownMigrations(writer, 'sqlite');
  if (unknown.length > 0) throw new Newer(newerProblem(`The database file ${file}`, unknown));
}

/** The problem of a database that a later version has migrated. */
export function newerProblem(what: string, unknown: readonly string[]): StoreProblem {
  const names = unknown.slice(0, 3).join(', ');
  return {
    code: 'newer',
    message: `${what} was made by a newer version (it has ${names}, which this one does not know); a newer Parley opens it.`,
  };
}

interface SqliteConnection {
  exec(sql: string, done: (error: Error | null) => void): void;
  configure(option: 'busyTimeout', milliseconds: number): void;
}

/**
 * WAL: readers never wait for the writer. `synchronous = normal` loses no committed consistency in WAL, at most the last commits when
 * the power fails. The log may grow to 64 MiB before it is written back, so that a page touched by many batches is written once.
 */
function prepare(connection: SqliteConnection, done: (error: Error | null, connection: SqliteConnection) => void): void {
  connection.configure('busyTimeout', busyTimeoutMs);
  const settings = [
    'journal_mode = wal',
    'synchronous = normal',
    'foreign_keys = on',
    'cache_size = -65536',
    'wal_autocheckpoint = 16384',
    'journal_size_limit = 67108864',
  ];
  connection.exec(settings.map((setting) => `pragma ${setting};`).join(' '), (error) => done(error, connection));
}

async function whyNotWritable(file: string, mustExist: boolean): Promise<StoreProblem | null> {
  const folder = path.dirname(path.resolve(file));
  const kind = await stat(file).catch(() => null);
  if (kind !== null && !kind.isFile()) return { code: 'not_a_database', message: `${file} is not a file, so it cannot hold a database.` };
  if (kind === null && mustExist) return { code: 'unreachable', message: `There is no database file ${file}.` };
  if (!(await stat(folder).catch(() => null))?.isDirectory())
    return { code: 'unreachable', message: `The database ${file} cannot be made: the folder ${folder} does not exist.` };
  const shut = (kind !== null && !(await mayWrite(file))) || !(await mayWrite(folder));
  return shut ? readOnly(file) : null;
}

function mayWrite(place: string): Promise<boolean> {
  return access(place, constants.W_OK).then(
    () => true,
    () => false,
  );
}

function readOnly(file: string): StoreProblem {
  return {
    code: 'read_only',
    message: `The database file ${file} or its folder is read-only; it needs write permission (answers are logged there).`,
  };
}

function sqliteProblem(error: unknown, file: string): StoreProblem {
  const text = error instanceof Error ? error.message : String(error);
  if (text.includes('SQLITE_NOTADB')) return { code: 'not_a_database', message: `The file ${file} is not a SQLite database.` };
  if (text.includes('SQLITE_CORRUPT'))
    return { code: 'not_a_database', message: `The database file ${file} is damaged; a backup may help.` };
  if (text.includes('SQLITE_READONLY')) return readOnly(file);
  if (text.includes('SQLITE_BUSY')) return { code: 'unreachable', message: `The database file ${file} is locked by another program.` };
  return { code: 'unreachable', message: `The database file ${file} cannot be opened: ${text}.` };
}
