/** Installations in both databases. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { installationsIn, type NewInstallation } from '../../src/store/installations.ts';
import { databases } from '../support/databases.ts';

const acme: NewInstallation = {
  id: 'T1',
  organisation: false,
  name: 'Acme',
  appId: 'A1',
  botId: 'B1',
  botUser: 'U1',
  scopes: ['chat:write', 'commands'],
  installer: 'U9',
  token: 'sealed',
  refreshToken: 'sealed-too',
  expiresAt: 1_800_000_000_000,
  installedAt: 1_700_000_000_000,
};

for (const { kind, open } of databases()) {
  test(`${kind}: an installation is kept, replaced, and removed unless it is younger`, async () => {
    const { store, drop } = await open();
    const kept = installationsIn(store);
    await kept.put(acme);
    const first = await kept.of('T1');
    assert.equal(first, { ...acme, version: first?.version });
    const again = { ...acme, token: 'other', refreshToken: null, expiresAt: null, installedAt: acme.installedAt + 1 };
    await kept.put(again);
    assert.equal(
      (await kept.all()).map(({ version, ...rest }) => ({ ...rest, same: version === first?.version })),
      [{ ...again, same: false }],
    );
    assert.is(await kept.remove('T1', acme.installedAt), false);
    assert.is(await kept.remove('T1', again.installedAt), true);
    assert.is(await kept.of('T1'), null);
    await drop();
  });

  test(`${kind}: of many that would refresh one does, and an overtaken one changes nothing`, async () => {
    const { store, drop } = await open();
    const kept = installationsIn(store);
    await kept.put(acme);
    const version = (await kept.of('T1'))?.version ?? '';
    const tries = await Promise.all(Array.from({ length: 8 }, () => kept.beginRefresh('T1', version, 1000, 2000)));
    assert.is(tries.filter(Boolean).length, 1);
    assert.is(await kept.beginRefresh('T1', version, 1999, 3000), false);
    assert.is(await kept.beginRefresh('T1', version, 2000, 3000), true, 'a process that died is waited for only so long');
    await kept.endRefresh('T1', version, 2500);
    assert.is(await kept.beginRefresh('T1', version, 2500, 3000), true);
    const tokens = { token: 'fresh', refreshToken: 'fresh-too', expiresAt: 7 };
    assert.is(await kept.change('T1', version, tokens), true);
    assert.is(await kept.change('T1', version, { ...tokens, token: 'late' }), false);
    assert.is((await kept.of('T1'))?.token, 'fresh');
    await drop();
  });

  test(`${kind}: a state is good once, and not for ever`, async () => {
    const { store, drop } = await open();
    const kept = installationsIn(store);
    await kept.beginState('a', 1000, 0);
    assert.is(await kept.takeState('b', 0), false);
    assert.equal((await Promise.all([kept.takeState('a', 1000), kept.takeState('a', 1000)])).toSorted(), [false, true]);
    await kept.beginState('old', 1000, 0);
    assert.is(await kept.takeState('old', 1001), false);
    await kept.beginState('new', 5000, 4000);
    assert.equal(
      (await store.writer<{ readonly state: string }>('install_states').select('state')).map(({ state }) => state),
      ['new'],
    );
    await drop();
  });

  test(`${kind}: what a workspace’s users asked is forgotten, and no other’s`, async () => {
    const { store, drop } = await open();
    const kept = installationsIn(store);
    for (const asker of ['slack:T1:U1', 'slack:T12:U1', 'slack:T1:U2', 'terminal']) {
      await store.writer('saved_questions').insert({ asker, id: 'a', question: 'exposed', at: 1 });
      await store.writer('threads').insert({ brand_id: 'b', thread: `${asker}:x`, position: 0, plan: '{}', begins: 1, asker, at: 1 });
    }
    assert.is(await kept.forget('T1'), 4);
    const left = await store.writer<{ readonly asker: string }>('saved_questions').select('asker').orderBy('asker');
    assert.equal(
      left.map(({ asker }) => asker),
      ['slack:T12:U1', 'terminal'],
    );
    await drop();
  });

  test(`${kind}: what was asked in the workspaces of an organisation goes with it`, async () => {
    const { store, drop } = await open();
    const kept = installationsIn(store);
    await kept.put({ ...acme, id: 'E1', organisation: true });
    for (const team of ['T2', 'T1', 'T2']) await kept.noteTeam('E1', team);
    await kept.noteTeam('E2', 'T3');
    for (const team of ['T1', 'T2', 'T3'])
      await store.writer('saved_questions').insert({ asker: `slack:${team}:U1`, id: 'a', question: 'exposed', at: 1 });
    assert.is(await kept.remove('E1', acme.installedAt), true);
    assert.is(await kept.forget('E1'), 2);
    assert.is(await kept.forget('E1'), 0);
    assert.is(await kept.forget('E2'), 1);
    await drop();
  });
}

test.run();
