/** What a command works with: the configuration, and the database opened and closed around its work. */
import type { Log } from '../../ask/log.ts';
import type { Settings } from '../../ask/settings.ts';
import type { Clock } from '../../base/clock.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { migrate, pendingMigrations } from '../../store/migrate.ts';
import { openStore } from '../../store/open-store.ts';
import type { Store } from '../../store/store.ts';
import { Ended, exit } from './exit.ts';
import type { Io } from './io.ts';

export type Configured =
  | { readonly ok: true; readonly settings: Settings; readonly catalogue: Catalogue; readonly clock: Clock }
  | { readonly ok: false; readonly errors: readonly string[] };

/** What a `parley.yml` makes of the catalogue: a sentence for each thing added, and notes that are no errors; or all errors. */
export type ParleyFile =
  | { readonly ok: true; readonly catalogue: Catalogue; readonly added: readonly string[]; readonly notes: readonly string[] }
  | { readonly ok: false; readonly errors: readonly string[] };

/** What `main` hands in: all that reaches outside the program. */
export interface Wiring {
  readonly version: string;
  /** Reads the configuration; `now` (ISO 8601) fixes the clock and wins over the environment. */
  configure(now: string | null): Promise<Configured>;
  /** Reads another `parley.yml`. */
  readFile(path: string): Promise<ParleyFile>;
  makeLog(settings: Settings): Log;
}

export interface Session {
  readonly io: Io;
  readonly settings: Settings;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Store;
}

/** How far the tables must have come before the work: `ready` refuses where migrations are missing, `existing` also makes no file, `migrate` applies them. */
export type Tables = 'ready' | 'existing' | 'migrate' | 'any';

/** Opens what `work` needs, runs it, closes it whatever came. Throws Ended where the set-up is wrong. */
export async function withSession<Value>(
  wiring: Wiring,
  io: Io,
  options: { readonly now: string | null; readonly tables: Tables },
  work: (session: Session) => Promise<Value>,
): Promise<Value> {
  const configured = await wiring.configure(options.now);
  if (!configured.ok) {
    const typed = configured.errors.some((error) => error.startsWith('--now'));
    throw new Ended(typed ? exit.usage : exit.setUp, configured.errors.join('\n'));
  }
  const { settings, catalogue, clock } = configured;
  const opened = await openStore(settings.databaseUrl, { mustExist: options.tables === 'existing' });
  if (!opened.ok) throw new Ended(exit.setUp, opened.problems.message);
  const store = opened.value;
  try {
    await prepareTables(store, options.tables);
    return await work({ io, settings, catalogue, clock, log: wiring.makeLog(settings), store });
  } finally {
    await store.close();
  }
}

async function prepareTables(store: Store, tables: Tables): Promise<void> {
  if (tables === 'any') return;
  if (tables === 'migrate') {
    await migrate(store);
    return;
  }
  const pending = await pendingMigrations(store);
  if (pending.length > 0)
    throw new Ended(
      exit.setUp,
      'The database is empty or older than this version of Parley. `parley migrate` brings it up to date; `parley demo` also loads a demo brand.',
    );
}
