/** Runs `parley` commands in this process, with the real program, a real database file and streams that remember. */
import { Readable, Writable } from 'node:stream';
import { readConfig, readParleyFile } from '../../src/config.ts';
import type { ExitCode } from '../../src/surfaces/terminal/exit.ts';
import type { Io } from '../../src/surfaces/terminal/io.ts';
import { runProgram } from '../../src/surfaces/terminal/program.ts';

export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  /** Environment variables; nothing of the test's own environment comes in. */
  readonly env: Readonly<Record<string, string>>;
  /** What stands on standard input: a text, or what is typed by someone who reads what is shown. */
  readonly input?: string | ((shown: () => string) => AsyncIterable<string>);
  readonly terminal?: boolean;
  readonly signal?: AbortSignal;
  /** Hears of all that standard output holds so far, whenever more is written. */
  readonly onOut?: (text: string) => void;
}

/** What `parley ...args` prints and ends with. */
export async function parley(args: readonly string[], { env, input = '', terminal = false, signal, onOut }: RunOptions): Promise<Ran> {
  const out = remembering(onOut);
  const err = remembering();
  const log = {
    info: () => undefined,
    warn: (_details: object, message: string) => err.stream.write(`warning: ${message}\n`),
    error: (details: object) => err.stream.write(`log ${Object.keys(details).join()}\n`),
  };
  const io: Io = {
    input: Readable.from(typeof input === 'string' ? [Buffer.from(input)] : input(out.text)),
    out: out.stream,
    err: err.stream,
    terminal,
    colour: terminal,
    width: terminal ? 100 : null,
    signal: signal ?? new AbortController().signal,
  };
  const wiring = {
    version: '9.9.9',
    configure: (now: string | null) => readConfig(env, now),
    readFile: readParleyFile,
    makeLog: () => log,
  };
  const code = await runProgram(args, wiring, io);
  return { code, out: out.text(), err: err.text() };
}

function remembering(hears?: (text: string) => void): { readonly stream: Writable; readonly text: () => string } {
  const parts: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer | string, _encoding, done) {
      parts.push(String(chunk));
      hears?.(parts.join(''));
      done();
    },
  });
  return { stream, text: () => parts.join('') };
}
