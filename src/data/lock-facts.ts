/** Keeps those who write facts, marks and datasets apart. */
import type { Knex } from 'knex';
import type { Dialect } from '../base/statement.ts';

/**
 * Waits until no other transaction that called this runs. SQLite's transactions hold the write lock anyway; on PostgreSQL an import could
 * otherwise leave a mark unwritten because the same one stands there still, while rollup is taking that away without having seen the event.
 */
export async function lockFacts(transaction: Knex.Transaction, dialect: Dialect): Promise<void> {
  if (dialect === 'postgres') await transaction.raw(`select pg_advisory_xact_lock(hashtext('parley_facts'))`);
}
