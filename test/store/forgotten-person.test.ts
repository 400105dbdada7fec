/** Somebody who is forgotten, in what is kept of others. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { forgetAsker } from '../../src/store/keeping.ts';
import { newPosting } from '../../src/store/runs.ts';
import type { Store } from '../../src/store/store.ts';
import { databases } from '../support/databases.ts';
import { tableNames } from '../support/table-names.ts';

/** Has `user` stand wherever a person can stand: as whose something is, as where it goes, as who did something. */
async function namePerson(store: Store, user: string, asker: string): Promise<void> {
  const { writer } = store;
  const common = { brand_id: 'b', at: 1 };
  const changed = JSON.stringify({ changed: { kind: 'edit', changes: 'by device', by: asker, askedBy: asker, several: true } });
  const answer = { ...common, thread: 't', question: 'exposed', plan: '{}', now: '' };
  await writer('answers').insert({ ...answer, id: `his-${user}`, asker });
  await writer('answers').insert({ ...answer, id: `beside-${user}`, asker: 'slack:T1:U9', plan: changed });
  await writer('threads').insert({ ...common, thread: user, position: 1, plan: '{}', begins: 1, asker });
  await writer('refusals').insert({ ...common, id: user, asker, code: 'x', word: '', question: '' });
  await writer('feedback').insert({ answer_id: user, asker, verdict: 'helps', at: 1 });
  await writer('saved_questions').insert({ asker, id: user, question: 'exposed', at: 1 });
  await writer('home_visits').insert({ asker, panel: 'brand', at: 1 });
  await writer('runs').insert({ id: `running-${user}`, asker, place: 'C1', stopped: 0, at: 1 });
  const kept = { act: 'ask', place: 'C1', answer: '', row_count: 1, shown_to: 'room', code: '' };
  await writer('audit').insert({ ...common, ...kept, id: `audit-${user.length}${user.charCodeAt(1)}`, asker });
  await writer('installations').insert({
    ...{ id: `T-${user.charCodeAt(1)}`, organisation: 0, name: '', app_id: '', bot_id: '', bot_user: '', scopes: '', installer: user },
    ...{ token: '', refreshing_until: 0, version: '', installed_at: 1 },
  });
  const schedule = (id: string, whose: string, places: readonly string[]) => nameInSchedule(store, { id, whose, places, user });
  await schedule(`of-${user}`, asker, ['C1']);
  await schedule(`to-${user}`, 'slack:T1:U9', [user]);
  await schedule(`to-${user}-and-C1`, 'slack:T1:U9', [user, 'C1']);
  const alert = {
    team: 'T1',
    brand: 'b',
    sentence: '',
    grain: 'day',
    state: 'active',
    muted: 0,
    snoozed_until: 0,
    judged_to: '',
    made_at: 1,
  };
  await writer('alerts').insert({ ...alert, id: `of-${user}`, asker, destinations: '["C1"]' });
  await writer('alerts').insert({ ...alert, id: `to-${user}`, asker: 'slack:T1:U9', destinations: JSON.stringify([user]) });
  const happened = { period: '', kind: 'fired', findings: '[]', at: 1 };
  await writer('alert_events').insert({ ...happened, id: `seen-${user.charCodeAt(1)}`, alert: 'another', acknowledged_by: user });
  const posting = { kind: 'fired', about: 'e', schedule: 'another', due_at: 1, team: 'T1', place: user, state: 'posted' } as const;
  await writer('postings').insert(newPosting({ ...posting, id: `alert-${user.charCodeAt(1)}` }));
  await writer('channel_turns').insert({ team: 'T1', place: user, owner: '', lease_until: 0, last_at: 0 });
}

async function nameInSchedule(
  { writer }: Store,
  { id, whose, places, user }: { readonly id: string; readonly whose: string; readonly places: readonly string[]; readonly user: string },
): Promise<void> {
  const plan = JSON.stringify({ schedule: { to: [`@${user}`] } });
  const times = { failures: 0, catch_up_ms: 1, wait_ms: 1, tell_final: 0, csv: 0, made_at: 1 };
  await writer('schedules').insert({
    ...{
      id,
      brand_id: 'b',
      team: 'T1',
      asker: whose,
      sentence: '',
      plan,
      cron: '',
      zone: '',
      places: JSON.stringify(places),
      state: 'active',
    },
    ...times,
  });
  await writer('schedule_runs').insert({ schedule: id, due_at: 1, state: 'working', late: 0, note: '', ready_at: 1, claimed_at: 1 });
  const posting = { schedule: id, due_at: 1, team: 'T1', state: 'due', note: '', code: '', owner: '', lease_until: 0, claims: 0, tries: 0 };
  for (const place of places) {
    const row = { try_at: 0, channel: '', ts: '', answer: '', posted_at: 0, version: '', told_late: 0, told_final: 0 };
    await writer('postings').insert({ ...posting, ...row, id: `${id}-${place}`, place });
    await writer('posted_numbers').insert({ posting: `${id}-${place}`, numbers: '{}', look_owner: '', look_until: 0, at: 1 });
  }
  const telling = { state: 'due', owner: '', lease_until: 0, tries: 0, try_at: 0 };
  await writer('tellings').insert({ ...telling, id: `tell-${id}`, schedule: id, team: 'T1', asker: whose, text: '' });
}

/** The tables of which a row holds `user`, but for the ids that this test gave to what others set up. */
async function tablesNaming(store: Store, user: string): Promise<readonly string[]> {
  const made = new RegExp(`(?:to|beside|seen)-${user}[^"]*`, 'gu');
  const found: string[] = [];
  for (const name of await tableNames(store)) {
    const rows = await store.read({ text: `select * from ${name}`, bindings: [] }, { timeoutMs: 20_000 });
    if (new RegExp(`\\b${user}\\b`, 'u').test(JSON.stringify(rows).replaceAll(made, ''))) found.push(name);
  }
  return found;
}

for (const database of databases()) {
  const { kind } = database;

  test(`${kind}: a forgotten user stands in nothing of others, and nothing of what was his own is left`, async () => {
    const { store, drop } = await database.open();
    await namePerson(store, 'U1', 'slack:T1:U1');
    await namePerson(store, 'U2', 'slack:T1:U2');
    await forgetAsker(store, 'U1');
    assert.equal(await tablesNaming(store, 'U1'), []);
    assert.ok((await tablesNaming(store, 'U2')).length > 15);
    const states: readonly object[] = await store.writer('schedules').orderBy('id').select('id', 'state', 'places', 'paused_why');
    assert.equal(
      states,
      [
        { id: 'to-U1', state: 'ended', places: '[]', paused_why: 'Nobody is left that it goes to.' },
        { id: 'to-U1-and-C1', state: 'active', places: '["C1"]', paused_why: null },
        { id: 'to-U2', state: 'active', places: '["U2"]', paused_why: null },
        { id: 'to-U2-and-C1', state: 'active', places: '["U2","C1"]', paused_why: null },
        { id: 'of-U2', state: 'active', places: '["C1"]', paused_why: null },
      ].toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    );
    assert.equal(await store.writer('schedule_runs').where({ schedule: 'to-U1' }).pluck('state'), ['missed']);
    assert.equal(await store.writer('schedule_runs').where({ schedule: 'to-U1-and-C1' }).pluck('state'), ['working']);
    await drop();
  });
}

test.run();
