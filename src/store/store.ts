/** What the rest of the program holds of a database: a writer, a reader, a transaction. */
import type { Knex } from 'knex';
import type { Result } from '../base/result.ts';
import type { StatementReader } from '../base/statement.ts';

export interface Store extends StatementReader {
  /**
   * The writing connection (SQLite: one; statements wait for each other, so a transaction's work must use the transaction it is given).
   * Rows of PostgreSQL come back with numbers for NUMERIC and BIGINT and text for DATE, as they do from `read`.
   */
  readonly writer: Knex;
  /** Runs `work` in one transaction that holds the write lock from its start; rolls back where `work` throws. */
  transaction<Value>(work: (transaction: Knex.Transaction) => Promise<Value>): Promise<Value>;
  /** Ends what still reads, and lets go of every connection. */
  close(): Promise<void>;
}

export interface StoreOptions {
  /** Connections that read at the same time. Default 3. */
  readonly readers?: number;
  /** Opens a database that has migrations which this code does not know (never for asking). Default false. */
  readonly allowNewer?: boolean;
  /** Refuses a SQLite file that is not there instead of making it. Default false. */
  readonly mustExist?: boolean;
  /** Milliseconds to wait for a server that does not answer. Default 10,000. */
  readonly connectTimeoutMs?: number;
}

/** Why a database could not be opened; `message` is a whole sentence for a person. */
export interface StoreProblem {
  readonly code: 'bad_url' | 'unreachable' | 'read_only' | 'newer' | 'not_a_database';
  readonly message: string;
}

export type OpenedStore = Result<Store, StoreProblem>;
