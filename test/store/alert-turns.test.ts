/** What alerts were to tell, kept apart by an older version, lies in the queue of schedules from then on, and back. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { alertTurns } from '../../migrations/0020_alert_turns.ts';
import type { Store } from '../../src/store/store.ts';
import { databases } from '../support/databases.ts';

const alert = {
  ...{ id: 'a1', asker: 'slack:T1:U1', team: 'T1', brand: 'b', sentence: 's', grain: 'day', destinations: '["C1"]', state: 'active' },
  ...{ paused_why: null, muted: 0, snoozed_until: 0, judged_to: '2026-11-02', made_at: 1 },
};
const event = (kind: string) => ({
  ...{ id: `a1:2026-11-02:${kind}`, alert: 'a1', period: '2026-11-02', kind, findings: '[]', acknowledged_by: null, at: 5 },
});
const posting = (kind: string, more: object) => ({
  ...{ id: `run:alert:a1:2026-11-02:${kind}:0`, event: `a1:2026-11-02:${kind}`, alert: 'a1', destination: 'C1' },
  ...{ channel: '', ts: '', tries: 0, owner: '', lease_until: 0, at: 5, ...more },
});
const old = [posting('cleared', { state: 'due' }), posting('fired', { state: 'posted', channel: 'C1', ts: '1.2', tries: 2 })];

const kept = (store: Store) => store.writer('alert_postings').orderBy('id').select<object[]>('*');

for (const database of databases())
  test(`${database.kind}: up, down and up again`, async () => {
    const { store, drop } = await database.open();
    const { writer } = store;
    await store.transaction(async (transaction) => {
      await alertTurns.down?.(transaction);
      await transaction('alerts').insert(alert);
      for (const kind of ['fired', 'cleared']) await transaction('alert_events').insert(event(kind));
      // The last belongs to an alert that is not there.
      await transaction('alert_postings').insert([...old, { ...posting('fired', { state: 'due' }), id: 'other', alert: 'gone' }]);
    });
    await store.transaction(async (transaction) => {
      await alertTurns.up(transaction);
    });
    const moved = await writer('postings')
      .orderBy('id')
      .select<object[]>('id', 'kind', 'about', 'schedule', 'team', 'place', 'state', 'ts');
    const shared = { schedule: 'a1', team: 'T1', place: 'C1' };
    assert.equal(moved, [
      { id: old[0]?.id, kind: 'cleared', about: 'a1:2026-11-02:cleared', ...shared, state: 'due', ts: '' },
      { id: old[1]?.id, kind: 'fired', about: 'a1:2026-11-02:fired', ...shared, state: 'posted', ts: '1.2' },
    ]);
    const added = await writer('alerts').select<object[]>('revision', 'failures', 'closed', 'hushed');
    assert.equal(added, [{ revision: 0, failures: 0, closed: '{}', hushed: 0 }]);
    await writer('postings').where({ state: 'due' }).update({ state: 'failed' });
    await store.transaction(async (transaction) => {
      await alertTurns.down?.(transaction);
    });
    assert.equal(await kept(store), [{ ...old[0], state: 'refused' }, old[1]]);
    assert.equal(await writer('postings').select(), []);
    await store.transaction(async (transaction) => {
      await alertTurns.up(transaction);
    });
    assert.equal((await writer('postings').select()).length, 2);
    await drop();
  });

test.run();
