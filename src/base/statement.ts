/** A SQL statement as data, and what runs one: the door between `query` (which makes it) and `store` (which reaches a database). */

export type Dialect = 'sqlite' | 'postgres';

/** What a database hands back or takes as a binding. */
export type SqlValue = string | number | null;

/** Text with `?` placeholders and the values for them, in order. User text stands in the bindings only. */
export interface Statement {
  readonly text: string;
  readonly bindings: readonly SqlValue[];
}

export type SqlRow = Readonly<Record<string, SqlValue>>;

export interface ReadOptions {
  /** Milliseconds after which the statement is ended with StatementEnded('timeout'). */
  readonly timeoutMs: number;
  /** Ends the statement with StatementEnded('cancelled') where the driver can, else stops waiting for it. */
  readonly signal?: AbortSignal;
}

/** Runs statements that only read. Numbers come back as numbers (NUMERIC and BIGINT too). */
export interface StatementReader {
  readonly dialect: Dialect;
  read(statement: Statement, options: ReadOptions): Promise<readonly SqlRow[]>;
}

/** Thrown by a StatementReader where a statement was ended before it was done. */
export class StatementEnded extends Error {
  readonly reason: 'timeout' | 'cancelled';
  constructor(reason: 'timeout' | 'cancelled') {
    super(`statement ended: ${reason}`);
    this.name = 'StatementEnded';
    this.reason = reason;
  }
}
