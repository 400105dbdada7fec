import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { migrate } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { StoreProblem } from '../../src/store/store.ts';
import { databases, openOrFail } from '../support/databases.ts';
import { postgresBinaries, postgresServer } from '../support/postgres-server.ts';

const test = suite<{ folder: string }>('open-store', { folder: '' });

test.before.each((context) => {
  context.folder = mkdtempSync(path.join(tmpdir(), 'parley-open-'));
  chmodSync(context.folder, 0o755);
});
test.after.each(({ folder }) => rmSync(folder, { recursive: true, force: true }));

async function problemOf(url: string): Promise<StoreProblem> {
  const opened = await openStore(url, { connectTimeoutMs: 2000 });
  if (opened.ok) {
    await opened.value.close();
    throw new Error(`${url} opens`);
  }
  return opened.problems;
}

for (const [url, says] of [
  ['', 'has no scheme'],
  ['parley.db', 'has no scheme'],
  ['mysql://root:secret@host/db', '`mysql:`'],
  ['sqlite:', 'names no file'],
  ['sqlite::memory:', 'names no file'],
  ['postgres://user:secret@host:port/db', 'cannot be read'],
] as const)
  test(`the address "${url}" is a problem that says what an address looks like`, async () => {
    const { code, message } = await problemOf(url);
    assert.is(code, 'bad_url');
    assert.match(message, says);
    assert.not.match(message, 'secret');
  });

test('a SQLite file that is not there is made, in WAL and with foreign keys on', async ({ folder }) => {
  const store = await openOrFail(`sqlite:${path.join(folder, 'new.db')}`);
  assert.equal(await store.writer.raw('pragma journal_mode'), [{ journal_mode: 'wal' }]);
  assert.equal(await store.writer.raw('pragma foreign_keys'), [{ foreign_keys: 1 }]);
  await store.close();
});

test('a folder that does not exist is named', async ({ folder }) => {
  const { code, message } = await problemOf(`sqlite:${path.join(folder, 'no', 'where.db')}`);
  assert.is(code, 'unreachable');
  assert.match(message, path.join(folder, 'no'));
});

test('a folder in the place of the file, and a file that holds something else, are no databases and stay as they are', async ({
  folder,
}) => {
  mkdirSync(path.join(folder, 'dir'));
  assert.is((await problemOf(`sqlite:${path.join(folder, 'dir')}`)).code, 'not_a_database');
  const letter = path.join(folder, 'letter.txt');
  writeFileSync(letter, 'Dear reader, this is a letter and no database. '.repeat(50));
  assert.is((await problemOf(`sqlite:${letter}`)).code, 'not_a_database');
  assert.match(readFileSync(letter, 'utf8'), /^Dear reader/);
});

test('a read-only file is a problem that says so', async ({ folder }) => {
  const file = path.join(folder, 'shut.db');
  const store = await openOrFail(`sqlite:${file}`);
  await migrate(store);
  await store.close();
  chmodSync(file, 0o444);
  const root = process.getuid?.() === 0;
  // Root may write anywhere, so the file is looked at as somebody else.
  if (root) process.seteuid?.(65_534);
  try {
    const { code, message } = await problemOf(`sqlite:${file}`);
    assert.is(code, 'read_only');
    assert.match(message, file);
  } finally {
    if (root) process.seteuid?.(0);
  }
});

if (postgresBinaries() !== null) {
  test('a PostgreSQL server where nothing listens is a problem that names the place, not the password', async () => {
    const { code, message } = await problemOf('postgres://me:secret@127.0.0.1:9/parley');
    assert.is(code, 'unreachable');
    assert.match(message, '127.0.0.1:9/parley');
    assert.not.match(message, 'secret');
  });

  test('a database that the server does not have is a problem that says so', async () => {
    const { code, message } = await problemOf(postgresServer().url('nowhere'));
    assert.is(code, 'unreachable');
    assert.match(message, 'no database of that name');
  });

  test('a server that accepts and says nothing is given up', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const address = silent.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { code } = await problemOf(`postgres://127.0.0.1:${port}/parley`);
    assert.is(code, 'unreachable');
    silent.close();
  });
}

for (const database of databases())
  test(`${database.kind}: a transaction that throws leaves nothing`, async () => {
    const { store, drop } = await database.open();
    await store
      .transaction(async (transaction) => {
        await transaction('lobs').insert({ brand_id: 'b', id: 'l', name: 'Sales' });
        throw new Error('stop');
      })
      .catch(() => undefined);
    assert.equal(await store.writer('lobs').select(), []);
    await drop();
  });

test.run();
