/** Statements that one SQLite connection has prepared, kept for when the same text is read again: preparing takes as long as a small reading. */
import type sqlite3 from 'sqlite3';
import type { SqlRow, Statement } from '../base/statement.ts';

/** Statements kept at most, the latest read. */
const most = 32;

type Done = (error: Error | null, rows: readonly SqlRow[]) => void;

export interface Prepared {
  /** Runs `statement` and calls `done` once; one at a time. */
  all(statement: Statement, done: Done): void;
  /** Lets go of every statement, without which the connection cannot be closed. */
  forget(): void;
}

/** Nothing prepared yet. */
export function preparedOn(connection: sqlite3.Database): Prepared {
  const kept = new Map<string, sqlite3.Statement>();

  function drop(text: string): void {
    kept.get(text)?.finalize();
    kept.delete(text);
  }

  return {
    all: ({ text, bindings }, done) => {
      const found =
        kept.get(text) ??
        connection.prepare(text, (error) => {
          if (error === null) return;
          // The driver has let go of it already, and runs nothing that waits for it.
          kept.delete(text);
          done(error, []);
        });
      kept.delete(text);
      kept.set(text, found);
      found.all<SqlRow>(bindings, (error, rows) => {
        if (error !== null) drop(text);
        done(error, rows);
      });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) drop(oldest);
    },
    forget: () => {
      for (const text of [...kept.keys()]) drop(text);
    },
  };
}
