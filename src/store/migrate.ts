/** Brings a database to the tables this code knows, and back. */
import type { Knex } from 'knex';
import { migrations } from '../../migrations/index.ts';
import type { Dialect } from '../base/statement.ts';
import type { Store } from './store.ts';

/** The table that names the migrations a database has. */
const ledger = 'parley_migrations';

const known: Readonly<Record<string, Knex.Migration>> = migrations;

/** Names of the migrations that `store` lacks, in their order. */
export async function pendingMigrations(store: Store): Promise<readonly string[]> {
  const done = new Set(await appliedMigrations(store.writer, store.dialect));
  return Object.keys(known).filter((name) => !done.has(name));
}

/** Names of migrations in the database behind `writer` that this code does not know. */
export async function unknownMigrations(writer: Knex, dialect: Dialect): Promise<readonly string[]> {
  return (await appliedMigrations(writer, dialect)).filter((name) => known[name] === undefined);
}

/**
 * Applies what is pending, all in one transaction: an interruption leaves nothing half done and no lock behind, and two processes
 * that start together wait for each other. Returns the names applied.
 */
export function migrate(store: Store): Promise<readonly string[]> {
  return store.transaction(async (transaction) => {
    await holdOthersOff(transaction, store.dialect);
    await transaction.raw(`create table if not exists ${ledger} (name text not null primary key)`);
    const done = new Set(await appliedMigrations(transaction, store.dialect));
    const pending = Object.entries(known).filter(([name]) => !done.has(name));
    for (const [name, migration] of pending) {
      await migration.up(transaction);
      await transaction(ledger).insert({ name });
    }
    return pending.map(([name]) => name);
  });
}

/** Takes every migration back, the last first, with all the data. Returns the names taken back. */
export function rollbackAll(store: Store): Promise<readonly string[]> {
  return store.transaction(async (transaction) => {
    await holdOthersOff(transaction, store.dialect);
    const done = new Set(await appliedMigrations(transaction, store.dialect));
    const undone = Object.entries(known)
      .filter(([name]) => done.has(name))
      .toReversed();
    for (const [, migration] of undone) await migration.down?.(transaction);
    await transaction.raw(`drop table if exists ${ledger}`);
    return undone.map(([name]) => name);
  });
}

async function appliedMigrations(knex: Knex, dialect: Dialect): Promise<readonly string[]> {
  const present =
    dialect === 'sqlite'
      ? knex('sqlite_master').where({ type: 'table', name: ledger })
      : knex('pg_tables').where({ tablename: ledger }).whereRaw('schemaname = any (current_schemas(false))');
  if ((await present.select(knex.raw('1 as one')).first()) === undefined) return [];
  const rows = await knex<{ name: string }>(ledger).select('name').orderBy('name');
  return rows.map(({ name }) => name);
}

/** SQLite's transactions hold the write lock already. */
async function holdOthersOff(transaction: Knex.Transaction, dialect: Dialect): Promise<void> {
  if (dialect === 'postgres') await transaction.raw(`select pg_advisory_xact_lock(hashtext('${ledger}'))`);
}
