/** A PostgreSQL server for this process alone: a throw-away cluster on a free loopback port, stopped by its own id at exit. */
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface PostgresServer {
  /** The folder of psql and its siblings. */
  readonly binaries: string;
  /** The address of the database called `name`. */
  url(name: string): string;
}

/** The folder of the newest PostgreSQL on this machine, or null. */
export function postgresBinaries(): string | null {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((one, other) => Number(other) - Number(one)) : [];
  const places = [...versions.map((version) => path.join(root, version, 'bin')), ...(process.env['PATH'] ?? '').split(path.delimiter)];
  return places.find((place) => ['initdb', 'postgres', 'pg_ctl', 'psql'].every((name) => existsSync(path.join(place, name)))) ?? null;
}

let running: PostgresServer | null = null;

/** The server, started on first use. Throws with the server's own words where it does not start. */
export function postgresServer(): PostgresServer {
  running ??= start();
  return running;
}

function start(): PostgresServer {
  const binaries = postgresBinaries();
  if (binaries === null) throw new Error('no PostgreSQL binaries');
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-postgres-'));
  const data = path.join(folder, 'data');
  // PostgreSQL refuses to run as root.
  const account = process.getuid?.() === 0 ? accountOf('postgres') : null;
  if (account !== null) chownSync(folder, account.uid, account.gid);
  const run = (command: string, ...args: string[]): void => {
    // The server inherits what pg_ctl writes to: with pipes spawnSync would wait for the server's end.
    const ran = spawnSync(path.join(binaries, command), args, { ...account, cwd: folder, stdio: 'ignore' });
    if (ran.status !== 0) throw new Error(`${command} failed: ${readLog(folder)}`);
  };
  run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync');
  const port = freePort();
  const settings = [
    `-p ${port}`,
    '-h 127.0.0.1',
    `-k ${folder}`,
    '-c fsync=off',
    '-c synchronous_commit=off',
    '-c full_page_writes=off',
    '-c max_connections=60',
    '-c shared_buffers=64MB',
  ];
  run('pg_ctl', '-D', data, '-w', '-t', '60', '-l', path.join(folder, 'log'), '-o', settings.join(' '), 'start');
  const server = Number(readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.once('exit', () => stop(server, folder));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
  return { binaries, url: (name) => `postgres://postgres@127.0.0.1:${port}/${name}` };
}

/** SIGQUIT: at once; the data are thrown away. */
function stop(server: number, folder: string): void {
  try {
    process.kill(server, 'SIGQUIT');
  } catch {
    // It has ended by itself.
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

function accountOf(name: string): { readonly uid: number; readonly gid: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = (line ?? '').split(':');
  if (uid === undefined || gid === undefined) throw new Error(`no account ${name} to run PostgreSQL as`);
  return { uid: Number(uid), gid: Number(gid) };
}

/** A port nobody listens on, asked of the system by a process that lets go of it again. */
function freePort(): number {
  const script =
    "const s=require('net').createServer().listen(0,'127.0.0.1',()=>{process.stdout.write(String(s.address().port));s.close()})";
  return Number(spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout);
}

function readLog(folder: string): string {
  const log = path.join(folder, 'log');
  return existsSync(log) ? readFileSync(log, 'utf8').slice(-2000) : 'no log';
}
