/** The program itself in a process of its own, which can be killed as processes die. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Workspace } from '../../../src/surfaces/workspace/workspace.ts';
import { freePort } from '../free-port.ts';
import { sampleNow } from '../sample-brand.ts';

export interface BotProcess {
  /** Where it takes deliveries and is asked for its health. */
  readonly base: string;
  /** What it has logged. */
  readonly logged: () => string;
  /** Holds it still, or lets it go on. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void;
  /** Ends it as `signal` does; its exit code, null where it was killed. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

export interface ProcessOptions {
  /** The instant that it takes for now; that of the sample brand where left out. */
  readonly now?: string;
  readonly logLevel?: 'debug' | 'error';
}

/** Starts `parley start` over HTTP on the database at `url` and waits until it is ready. */
export async function startProcess(workspace: Workspace, url: string, options: ProcessOptions = {}): Promise<BotProcess> {
  const port = await freePort();
  const env = {
    PATH: process.env['PATH'],
    PARLEY_DATABASE_URL: url,
    PARLEY_NOW: options.now ?? sampleNow,
    PARLEY_PORT: String(port),
    PARLEY_LOG_LEVEL: options.logLevel ?? 'debug',
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_SIGNING_SECRET: workspace.signingSecret,
    SLACK_API_URL: workspace.apiUrl,
  };
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  // A test that fails leaves nothing running.
  process.once('exit', () => child.kill('SIGKILL'));
  const parts: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => parts.push(chunk.toString('utf8')));
  const ended = once(child, 'close') as Promise<[number | null]>;
  const base = `http://127.0.0.1:${port}`;
  const ready = (): Promise<boolean> =>
    fetch(`${base}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await ready())) {
    if (child.exitCode !== null) throw new Error(`the program ended: ${parts.join('')}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    base,
    logged: () => parts.join(''),
    signal(name) {
      child.kill(name);
    },
    async end(signal) {
      child.kill(signal);
      const [code] = await ended;
      return code;
    },
  };
}
