/** Wiring: the process, its environment and signals on one side, the program on the other. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as Pino from 'pino';
import type { Log } from './ask/log.ts';
import type { Settings } from './ask/settings.ts';
import { readConfig, readParleyFile } from './config.ts';
import { runProgram } from './surfaces/terminal/program.ts';

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // The first asks for an orderly end, the second does not wait for it.
    if (interrupted.signal.aborted) process.exit(130);
    interrupted.abort();
  });
}
// A reader that went away (`parley ask … | head`) is no fault.
process.stdout.on('error', () => process.exit(0));

const { NO_COLOR: plain, FORCE_COLOR: forced } = process.env;
const terminal = process.stdout.isTTY;

process.exitCode = await runProgram(
  process.argv.slice(2),
  {
    version: version(),
    configure: (now) => readConfig(process.env, now),
    readFile: readParleyFile,
    makeLog,
  },
  {
    input: process.stdin,
    out: process.stdout,
    err: process.stderr,
    terminal,
    colour: (plain ?? '') === '' && (terminal || (forced ?? '') !== ''),
    width: terminal ? process.stdout.columns : null,
    signal: interrupted.signal,
  },
);

/** A log that loads its library at the first line: most questions write none, and would wait for it. */
function makeLog({ logLevel: level }: Settings): Log {
  let opened: Log | null = null;
  const log = (): Log => {
    const { pino } = createRequire(import.meta.url)('pino') as typeof Pino;
    return (opened ??= pino({ level }, pino.destination(2)));
  };
  return {
    info: (details, message) => log().info(details, message),
    warn: (details, message) => log().warn(details, message),
    error: (details, message) => log().error(details, message),
  };
}

/** The version in package.json, which lies above both `src` and `dist/src`. */
function version(): string {
  for (const up of ['../package.json', '../../package.json']) {
    try {
      const found = JSON.parse(readFileSync(new URL(up, import.meta.url), 'utf8')) as { version: string };
      return found.version;
    } catch {
      // not here: one folder further up
    }
  }
  return 'unknown';
}
