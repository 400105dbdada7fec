/** Where a command reads and writes, so that a test can hand in its own. */
import type { Readable, Writable } from 'node:stream';

export interface Io {
  readonly input: Readable;
  readonly out: Writable;
  readonly err: Writable;
  /** A person is looking at `out`. */
  readonly terminal: boolean;
  readonly colour: boolean;
  /** Columns of the terminal; null elsewhere. */
  readonly width: number | null;
  /** Aborts at Ctrl-C. */
  readonly signal: AbortSignal;
}

/** Writes `line` and a line end to standard output. */
export function say(io: Io, line: string): void {
  io.out.write(`${line}\n`);
}

/** Writes `line` and a line end to standard error. */
export function complain(io: Io, line: string): void {
  io.err.write(`${line}\n`);
}
