/** A small pool of connections that only read, each of which can be stopped without touching the others. */
import sqlite3 from 'sqlite3';
import type { ReadOptions, SqlRow, Statement } from '../base/statement.ts';
import { type Prepared, preparedOn } from './prepared.ts';
import { closingOfAll, readingEnd } from './reading-end.ts';

/** How often a stop is repeated until the statement gives in: one that comes before the statement has begun is forgotten by SQLite. */
const stopEveryMs = 10;

const settings = 'pragma query_only = on; pragma cache_size = -32768; pragma mmap_size = 2147418112; pragma temp_store = memory;';

interface Reader {
  readonly connection: sqlite3.Database;
  readonly prepared: Prepared;
}

export interface SqliteReaders {
  read(statement: Statement, options: ReadOptions): Promise<readonly SqlRow[]>;
  close(): Promise<void>;
}

/** Up to `size` connections to `file`, opened when first needed. */
export function openSqliteReaders(file: string, size: number): SqliteReaders {
  const idle: Reader[] = [];
  const waiting: ((reader: Promise<Reader>) => void)[] = [];
  const busy = new Set<Promise<unknown>>();
  const closing = closingOfAll();
  let opened = 0;

  function acquire(): Promise<Reader> {
    const free = idle.pop();
    if (free !== undefined) return Promise.resolve(free);
    if (opened >= size) return new Promise((resolve) => waiting.push(resolve));
    opened += 1;
    return connect(file).catch((error: unknown) => {
      opened -= 1;
      throw error;
    });
  }

  function release(reader: Reader): void {
    const next = waiting.shift();
    if (next === undefined) idle.push(reader);
    else next(Promise.resolve(reader));
  }

  async function read(statement: Statement, options: ReadOptions): Promise<readonly SqlRow[]> {
    if (closing.signal.aborted) throw new Error('the store is closed');
    const end = readingEnd(options, closing.signal);
    try {
      // Whoever leaves the queue early must not keep the connection that comes to him later.
      const coming = acquire();
      const reader = await Promise.race([coming, end.reached]).catch((error: unknown) => {
        coming.then(release, () => undefined);
        throw error;
      });
      const { rows, settled } = run(reader, statement, end.reached);
      busy.add(settled);
      // Handed on only when SQLite has answered: no stop that was meant for this statement can then hit the next.
      void settled.then(() => {
        busy.delete(settled);
        release(reader);
      });
      return await Promise.race([rows, end.reached]);
    } finally {
      end.forget();
    }
  }

  return {
    read,
    close: async () => {
      closing.abort();
      while (busy.size > 0) await Promise.all(busy);
      await Promise.all(idle.splice(0).map(disconnect));
    },
  };
}

interface Running {
  readonly rows: Promise<readonly SqlRow[]>;
  /** Resolves when the connection is free again, whatever came of the statement. */
  readonly settled: Promise<void>;
}

function run({ connection, prepared }: Reader, statement: Statement, end: Promise<never>): Running {
  let stopping: NodeJS.Timeout | undefined;
  let done = false;
  const rows = new Promise<readonly SqlRow[]>((resolve, reject) => {
    prepared.all(statement, (error, found) => {
      done = true;
      clearInterval(stopping);
      if (error === null) resolve(found);
      else reject(error);
    });
  });
  end.catch(() => {
    if (done) return;
    connection.interrupt();
    stopping = setInterval(() => connection.interrupt(), stopEveryMs);
  });
  const settled = rows.then(
    () => undefined,
    () => undefined,
  );
  return { rows, settled };
}

function connect(file: string): Promise<Reader> {
  return new Promise((resolve, reject) => {
    const connection = new sqlite3.Database(file, sqlite3.OPEN_READWRITE, (error) => {
      if (error !== null) {
        reject(error);
        return;
      }
      connection.configure('busyTimeout', 15_000);
      connection.exec(settings, (refused) =>
        refused === null ? resolve({ connection, prepared: preparedOn(connection) }) : reject(refused),
      );
    });
  });
}

function disconnect({ connection, prepared }: Reader): Promise<void> {
  prepared.forget();
  return new Promise((resolve, reject) => connection.close((error) => (error === null ? resolve() : reject(error))));
}
