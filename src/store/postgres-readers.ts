/** A pool of PostgreSQL sessions that only read; a stopped statement is cancelled on the server too. */
import pg from 'pg';
import { type ReadOptions, type SqlRow, type Statement, StatementEnded } from '../base/statement.ts';
import { numberedPlaceholders } from './placeholders.ts';
import { closingOfAll, readingEnd } from './reading-end.ts';

export interface PostgresReaders {
  read(statement: Statement, options: ReadOptions): Promise<readonly SqlRow[]>;
  close(): Promise<void>;
}

/** Up to `size` sessions with `settings`, opened when first needed. */
export function openPostgresReaders(settings: pg.ClientConfig, size: number): PostgresReaders {
  const pool = new pg.Pool({ ...settings, options: '-c default_transaction_read_only=on', max: size, idleTimeoutMillis: 60_000 });
  // An idle session that the server ends is replaced by the pool; the event needs a listener or it would end the process.
  pool.on('error', () => undefined);
  const running = new Set<Promise<unknown>>();
  const closing = closingOfAll();

  async function read(statement: Statement, options: ReadOptions): Promise<readonly SqlRow[]> {
    const end = readingEnd(options, closing.signal);
    try {
      const coming = pool.connect();
      const client = await Promise.race([coming, end.reached]).catch((error: unknown) => {
        coming.then(
          (late) => late.release(),
          () => undefined,
        );
        throw error;
      });
      const work = client.query<SqlRow>(numberedPlaceholders(statement.text), [...statement.bindings]);
      const rows = work.then((found) => found.rows);
      try {
        const found = await Promise.race([rows, end.reached]);
        client.release();
        return found;
      } catch (error) {
        if (!(error instanceof StatementEnded)) {
          client.release();
          throw error;
        }
        // The session goes with its statement: a cancel that comes late can then hit no other.
        rows.catch(() => undefined);
        const cancelled = cancel(settings, client);
        running.add(cancelled);
        void cancelled.then(() => running.delete(cancelled));
        throw error;
      }
    } finally {
      end.forget();
    }
  }

  return {
    read,
    close: async () => {
      closing.abort();
      // The readings that end now start their cancelling a moment later.
      await new Promise(setImmediate);
      await Promise.all(running);
      await pool.end();
    },
  };
}

/** Ends what `client` runs, from a session beside it. Never rejects: the asker has gone already. */
async function cancel(settings: pg.ClientConfig, client: pg.PoolClient): Promise<void> {
  const beside = new pg.Client(settings);
  beside.on('error', () => undefined);
  try {
    await beside.connect();
    await beside.query('select pg_cancel_backend($1)', [processId(client)]);
  } catch {
    // An unreachable server runs nothing that could be ended.
  } finally {
    await beside.end().catch(() => undefined);
    client.release(true);
  }
}

/** The server's own number for the session; the driver has it, its types do not name it. */
function processId(client: pg.PoolClient): number {
  return 'processID' in client && typeof client.processID === 'number' ? client.processID : 0;
}
