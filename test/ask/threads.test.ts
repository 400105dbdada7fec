import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Asking, makeAsking } from '../../src/ask/asking.ts';
import { dropOldQuestions } from '../../src/ask/drop-old-questions.ts';
import type { AskInput, AskOutcome } from '../../src/ask/outcome.ts';
import { unknownWords } from '../../src/ask/unknown-words.ts';
import { forget } from '../../src/ask/upkeep.ts';
import { fixedClock } from '../../src/base/clock.ts';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import type { MetricsPlan, Plan } from '../../src/plan/plan.ts';
import type { Answer } from '../../src/present/answer.ts';
import { changedText } from '../../src/present/changed-words.ts';
import { loadAnswer } from '../../src/store/answers.ts';
import { countRefusals, saveRefusals } from '../../src/store/refusals.ts';
import type { Store } from '../../src/store/store.ts';
import { loadThread, saveTurn } from '../../src/store/threads.ts';
import { databases, type TestStore } from '../support/databases.ts';
import { rollLines } from '../support/rolled-store.ts';
import { sampleBrand, sampleLines, sampleNow } from '../support/sample-brand.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

function askingOver(store: Store, now = sampleNow, logQuestions = true): Asking {
  const settings = { settleMinutes: 0, timeoutMs: 30_000, rowCap: 10_000, logQuestions };
  return makeAsking({ store, catalogue: dashboard, clock: fixedClock(now), settings, log: silent });
}

function said(text: string, thread: string | null, asker = 'terminal'): AskInput {
  return { text, brand: null, asker, thread };
}

function answerIn(outcome: AskOutcome): Answer {
  if (outcome.kind !== 'answer') throw new Error(JSON.stringify(outcome));
  return outcome.shown.answer;
}

function metricsIn(plan: Plan): MetricsPlan {
  if (plan.kind !== 'metrics') throw new Error(`a plan of ${plan.kind}`);
  return plan;
}

async function counted(store: Store, table: string): Promise<number> {
  const [row] = await store.read({ text: `select count(*) as rows from ${table}`, bindings: [] }, { timeoutMs: 10_000 });
  return Number(row?.['rows']);
}

const nameOf = (asker: string): string => asker.replace('slack:T1:', '');

for (const database of databases()) {
  const threads = suite<{ opened: TestStore | null }>(`stored threads on ${database.kind}`, { opened: null });

  threads.before(async (world) => {
    world.opened = await database.open();
    await rollLines(world.opened.store, sampleLines());
  });
  threads.after((world) => world.opened?.drop());

  const storeIn = ({ opened }: { opened: TestStore | null }): Store => {
    if (opened === null) throw new Error('not opened');
    return opened.store;
  };

  threads('a follow-up changes the question of its thread and says what changed', async (world) => {
    const asking = askingOver(storeIn(world));
    await asking.ask(said('exposed by campaign last week', 'a'));
    const changed = answerIn(await asking.ask(said('by device', 'a')));
    assert.equal(metricsIn(changed.plan).by, ['device']);
    assert.is(changedText(changed.changed, nameOf), 'Changed: by device.');
    assert.ok(changed.rows.length > 0);
    const replayed = await asking.replay(changed.id);
    assert.equal(answerIn(replayed ?? { kind: 'fault', id: '' }).changed, changed.changed);
  });

  threads('another process goes on where the thread stands; of several people each change says whose it is', async (world) => {
    await askingOver(storeIn(world)).ask(said('exposed by campaign last week', 'b', 'slack:T1:U1'));
    const asking = askingOver(storeIn(world));
    const tell = async (text: string, asker: string) => changedText(answerIn(await asking.ask(said(text, 'b', asker))).changed, nameOf);
    assert.is(await tell('top 5', 'slack:T1:U1'), 'Changed: top 5.');
    assert.is(await tell('only web', 'slack:T1:U2'), 'Changed by U2: only source type "web". The question was asked by U1.');
    assert.is(await tell('by device', 'slack:T1:U1'), 'Changed by U1: by device.');
    assert.is(await tell('what about that', 'slack:T1:U1'), 'Nothing changed.');
    assert.is(await tell('undo', 'slack:T1:U1'), 'Taken back: by device.');
    assert.is(await tell('undo', 'slack:T1:U1'), 'Taken back what U2 changed: only source type "web".');
    assert.is(await tell('csat by group yesterday', 'slack:T1:U2'), null);
    assert.is(await tell('by agent', 'slack:T1:U2'), 'Changed: by agent.');
    assert.is(await tell('undo', 'slack:T1:U2'), 'Taken back: by agent.');
    assert.is(await tell('undo', 'slack:T1:U1'), 'Taken back: the last question, asked by U2.');
  });

  threads('a kept answer names nobody but its asker', async (world) => {
    const asking = askingOver(storeIn(world));
    await asking.ask(said('exposed by campaign last week', 'b2', 'slack:T1:U1'));
    for (const text of ['by device', 'only web', 'undo']) {
      const { id } = answerIn(await asking.ask(said(text, 'b2', 'slack:T1:U2')));
      assert.not.match((await loadAnswer(storeIn(world), id))?.plan ?? '', 'U1');
    }
    const taken = answerIn(await asking.ask(said('undo', 'b2', 'slack:T1:U1')));
    assert.not.match((await loadAnswer(storeIn(world), taken.id))?.plan ?? '', 'U2');
  });

  threads('undo takes back the last change, one after the other, but not the question', async (world) => {
    const asking = askingOver(storeIn(world));
    await asking.ask(said('exposed by campaign last week', 'c'));
    await asking.ask(said('by device', 'c'));
    await asking.ask(said('only web', 'c'));
    const once = answerIn(await asking.ask(said('undo', 'c')));
    assert.is(changedText(once.changed, nameOf), 'Taken back: only source type "web".');
    assert.equal(metricsIn(once.plan).filters, []);
    const twice = answerIn(await asking.ask(said('undo', 'c')));
    assert.equal(metricsIn(twice.plan).by, ['campaign']);
    const third = await asking.ask(said('undo', 'c'));
    assert.is(
      third.kind === 'refused' && third.problems[0].message,
      'There is no change to take back: the thread is at its first question.',
    );
  });

  threads('reset forgets the question', async (world) => {
    const asking = askingOver(storeIn(world));
    await asking.ask(said('exposed by campaign last week', 'd'));
    assert.is(answerIn(await asking.ask(said('reset', 'd'))).text, 'Forgotten: the next question starts anew.');
    assert.is(answerIn(await asking.ask(said('by device', 'd'))).plan.kind, 'edit');
  });

  threads('definitions, lists, thanks and refusals leave the thread as it is', async (world) => {
    const asking = askingOver(storeIn(world));
    await asking.ask(said('exposed by campaign last week', 'e'));
    for (const text of ['what is csat', 'list campaigns', 'thanks', 'blorp', 'by group']) await asking.ask(said(text, 'e'));
    assert.equal(metricsIn(answerIn(await asking.ask(said('only web', 'e'))).plan).by, ['campaign']);
  });

  threads('a row is chosen by its place, also after a plan that was not run', async (world) => {
    const asking = askingOver(storeIn(world));
    const table = answerIn(await asking.ask(said('exposed by campaign last week', 'f')));
    const second = answerIn(await asking.ask(said('the second one', 'f')));
    assert.equal(metricsIn(second.plan).filters, [{ dimension: 'campaign', op: 'in', values: [table.rows[1]?.[0]] }]);
    await asking.plan(said('exposed by campaign last week', 'g'));
    const planned = await asking.plan(said('the second one', 'g'));
    assert.equal(planned.ok && metricsIn(planned.value).filters, metricsIn(second.plan).filters);
  });

  threads('threads of one name in two places stay apart', async (world) => {
    const asking = askingOver(storeIn(world));
    await asking.ask(said('exposed by campaign last week', 'slack:T:C1:1'));
    assert.is(answerIn(await asking.ask(said('by device', 'slack:T:C2:1'))).plan.kind, 'edit');
  });

  threads('turns that come at the same moment are all kept', async (world) => {
    const store = storeIn(world);
    const turn = { brand: sampleBrand, thread: 'h', plan: '{}', rows: null, begins: true, changed: null, asker: 'x', at: 1 };
    await Promise.all([1, 2, 3, 4].map(() => saveTurn(store, turn)));
    assert.is((await loadThread(store, sampleBrand, 'h'))?.turns, 4);
  });

  threads('refusals are counted by the word that nobody knew; without texts only by code', async (world) => {
    const asking = askingOver(storeIn(world));
    await asking.ask(said('Bouncyness by campaign', null, 'slack:T1:U9'));
    await asking.ask(said('bouncyness last week', null, 'slack:T1:U9'));
    const [most] = await countRefusals(storeIn(world), sampleBrand);
    assert.equal([most?.code, most?.word, most?.times], ['unknown_word', 'bouncyness', 2]);
    const quiet = askingOver(storeIn(world), sampleNow, false);
    await quiet.ask(said('zibble by campaign', null, 'slack:T1:U9'));
    const kept = await quiet.ask(said('exposed last week', null, 'slack:T1:U9'));
    const rows = await storeIn(world).read(
      {
        text: `select question, word as told from refusals union all select question, plan from answers where id = ?`,
        bindings: [answerIn(kept).id],
      },
      { timeoutMs: 10_000 },
    );
    assert.not.match(JSON.stringify(rows), 'zibble');
    assert.not.match(JSON.stringify(rows), 'exposed last week');
    assert.is(answerIn((await quiet.replay(answerIn(kept).id)) ?? kept).rows.length, 1);
  });

  threads('forgetting somebody takes his questions, threads and refusals along', async (world) => {
    const store = storeIn(world);
    const asking = askingOver(store);
    await asking.ask(said('exposed by campaign last week', 'i', 'slack:T1:U7'));
    await asking.ask(said('glomp', 'i', 'slack:T1:U7'));
    assert.is((await forget(store, { user: 'U7' })).rows, 3);
    assert.is(await loadThread(store, sampleBrand, 'i'), null);
  });

  threads('what is older than it may be kept is dropped', async (world) => {
    const store = storeIn(world);
    await askingOver(store, '2026-05-01T00:00:00Z').ask(said('list campaigns', null));
    const before = await counted(store, 'answers');
    // The turns that were saved at instant 1 go too.
    assert.is(await dropOldQuestions(store, fixedClock(sampleNow), 90), 5);
    assert.is(await counted(store, 'answers'), before - 1);
    assert.is(await dropOldQuestions(store, fixedClock(sampleNow), 90), 0);
  });

  threads('a word that nobody knew counts once under all its codes, with names of the data near it', async (world) => {
    const store = storeIn(world);
    const kept = { brand: sampleBrand, asker: 'x', question: '' };
    await saveRefusals(store, [
      { ...kept, id: 'w1', at: 10, code: 'unknown_word', word: 'toasty' },
      { ...kept, id: 'w2', at: 30, code: 'unknown_value', word: 'toasty' },
      { ...kept, id: 'w3', at: 20, code: 'unknown_word', word: 'toasty' },
    ]);
    const found = await unknownWords(store, dashboard, sampleBrand);
    assert.ok(found.ok);
    const word = found.value.words.find((one) => one.word === 'toasty');
    assert.equal([word?.times, word?.last], [3, 30]);
    assert.equal(word?.near[0], { id: 'engagement Help Toast', word: 'help toast' });
  });

  threads('the first question of a day drops what is too old, once', async (world) => {
    const store = storeIn(world);
    await askingOver(store, '2026-04-01T00:00:00Z').ask(said('list campaigns', null));
    const before = await counted(store, 'answers');
    const settings = { settleMinutes: 0, timeoutMs: 30_000, rowCap: 10_000, keepDays: 90 };
    const first = makeAsking({ store, catalogue: dashboard, clock: fixedClock(sampleNow), settings, log: silent });
    await first.ask(said('list lobs', null));
    assert.is(await counted(store, 'answers'), before, 'one gone, one new');
    await askingOver(store, '2026-04-01T00:00:00Z').ask(said('list campaigns', null));
    await first.ask(said('list lobs', null));
    const second = makeAsking({ store, catalogue: dashboard, clock: fixedClock(sampleNow), settings, log: silent });
    await second.ask(said('list lobs', null));
    assert.is(await counted(store, 'answers'), before + 3, 'neither this process nor another drops again that day');
  });

  threads.run();
}
