/**
 * Real, empty, migrated databases for tests: a SQLite file in a temporary folder, a database in a PostgreSQL server of our own on
 * loopback that starts with the first test that asks and ends with the process. `for (const database of databases()) test(…)`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Dialect } from '../../src/base/statement.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store, StoreOptions } from '../../src/store/store.ts';
import { postgresBinaries, postgresServer } from './postgres-server.ts';

export interface TestStore {
  readonly store: Store;
  /** What `openStore` and `PARLEY_DATABASE_URL` take. */
  readonly url: string;
  /** Closes the store and throws the database away. */
  readonly drop: () => Promise<void>;
}

export interface EmptyDatabase {
  readonly url: string;
  readonly drop: () => void;
}

export interface TestDatabase {
  readonly kind: Dialect;
  /** A fresh database with all tables and no rows. */
  readonly open: (options?: StoreOptions) => Promise<TestStore>;
  /** The address of a fresh database without any table, and what throws it away. */
  readonly empty: () => EmptyDatabase;
}

/** The kinds of database this machine has: SQLite always, PostgreSQL where its binaries are. Without them under CI=true: an error. */
export function databases(): readonly TestDatabase[] {
  const kinds = [database('sqlite', emptySqlite)];
  if (postgresBinaries() !== null) kinds.push(database('postgres', emptyPostgres));
  else if (process.env['CI'] === 'true') throw new Error('no PostgreSQL binaries in /usr/lib/postgresql/*/bin or PATH');
  else console.log('PostgreSQL tests skipped: no binaries in /usr/lib/postgresql/*/bin or PATH');
  return kinds;
}

/** Opens `url`, or fails the test with the sentence of the problem. */
export async function openOrFail(url: string, options?: StoreOptions): Promise<Store> {
  const opened = await openStore(url, options);
  if (!opened.ok) throw new Error(opened.problems.message);
  return opened.value;
}

function database(kind: Dialect, empty: () => EmptyDatabase): TestDatabase {
  return {
    kind,
    empty,
    open: async (options) => {
      const { url, drop } = empty();
      const store = await openOrFail(url, options);
      await migrate(store);
      return {
        store,
        url,
        drop: async () => {
          await store.close();
          drop();
        },
      };
    },
  };
}

function emptySqlite(): EmptyDatabase {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-test-'));
  return { url: `sqlite:${path.join(folder, 'test.db')}`, drop: () => rmSync(folder, { recursive: true, force: true }) };
}

let made = 0;

function emptyPostgres(): EmptyDatabase {
  const server = postgresServer();
  made += 1;
  const name = `test_${process.pid}_${made}`;
  const sql = (text: string): void => {
    const ran = spawnSync(path.join(server.binaries, 'psql'), ['-qX', '-v', 'ON_ERROR_STOP=1', '-d', server.url('postgres'), '-c', text], {
      encoding: 'utf8',
    });
    if (ran.status !== 0) throw new Error(`psql: ${ran.stderr}`);
  };
  sql(`create database ${name}`);
  return { url: server.url(name), drop: () => sql(`drop database if exists ${name} with (force)`) };
}
