/** PostgreSQL: a pool that writes through Knex and a pool that only reads. */
import knex from 'knex';
import pg from 'pg';
import { ok } from '../base/result.ts';
import { unknownMigrations } from './migrate.ts';
import { openPostgresReaders } from './postgres-readers.ts';
import { newerProblem, quiet } from './sqlite.ts';
import type { OpenedStore, Store, StoreOptions, StoreProblem } from './store.ts';

/** Numbers for BIGINT and NUMERIC (both stay below 2^53 in our tables), the text of a DATE as it stands; all else as the driver has it. */
const int8 = 20;
const numeric = 1700;
const date = 1082;
const types = {
  getTypeParser(oid: Parameters<typeof pg.types.getTypeParser>[0]): (text: string) => unknown {
    const type: number = oid;
    if (type === int8 || type === numeric) return Number;
    return type === date ? String : (pg.types.getTypeParser(oid) as (text: string) => unknown);
  },
};

/** Connects to the server at `url`. */
export async function openPostgres(url: string, options: StoreOptions): Promise<OpenedStore> {
  const settings = {
    connectionString: url,
    types,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 10_000,
    application_name: 'parley',
    keepAlive: true,
  };
  const writer = knex({
    client: 'pg',
    connection: settings,
    pool: { min: 0, max: 4 },
    acquireConnectionTimeout: 30_000,
    log: quiet,
    compileSqlOnError: false,
  });
  const refuse = async (problem: StoreProblem): Promise<OpenedStore> => {
    await writer.destroy();
    return { ok: false, problems: problem };
  };
  try {
    await knock(settings);
    const unknown = options.allowNewer === true ? [] : await unknownMigrations(writer, 'postgres');
    if (unknown.length > 0) return await refuse(newerProblem(`The database at ${placeOf(url)}`, unknown));
  } catch (error) {
    return refuse(postgresProblem(error, url));
  }
  const pool = openPostgresReaders(settings, options.readers ?? 3);
  const store: Store = {
    dialect: 'postgres',
    writer,
    read: (statement, reading) => pool.read(statement, reading),
    transaction: (work) => writer.transaction(work),
    close: async () => {
      await pool.close();
      await writer.destroy();
    },
  };
  return ok(store);
}

/** One connection of its own, since Knex would go on knocking at a closed door for half a minute. */
async function knock(settings: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(settings);
  // A server that goes away later says so through this event; without a listener that would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
  } finally {
    await client.end().catch(() => undefined);
  }
}

function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host === '' ? 'localhost' : host}${pathname}`;
}

function postgresProblem(error: unknown, url: string): StoreProblem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const place = placeOf(url);
  const message = reasons[code] ?? `answered: ${error instanceof Error ? error.message.replace(/\.$/, '') : String(error)}`;
  return { code: 'unreachable', message: `The PostgreSQL server at ${place} ${message}.` };
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'does not answer: nothing listens there',
  ENOTFOUND: 'does not answer: there is no host of that name',
  EAI_AGAIN: 'does not answer: the name of the host cannot be looked up now',
  ETIMEDOUT: 'does not answer in time',
  '28P01': 'refuses the user name or password',
  '28000': 'refuses this user',
  '3D000': 'has no database of that name',
};
