/** What messages changed, kept as sentences by an older version, is kept as data from then on, and back. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { changes } from '../../migrations/0012_changes.ts';
import type { Store } from '../../src/store/store.ts';
import { databases } from '../support/databases.ts';

const edit = (words: string) => ({ kind: 'edit', changes: words, by: 'dana', askedBy: 'dana', several: false });
const undo = (words: string | null) => ({ kind: 'undo', changes: words, by: 'dana', undoneBy: 'dana' });

const told: readonly (readonly [before: string | null, thread: string | null, answer: object | null])[] = [
  [null, null, null],
  ['Nothing changed.', '', edit('')],
  [
    'Changed: by device; last month (2026-10-01 to 2026-10-31).',
    'by device; last month (2026-10-01 to 2026-10-31)',
    edit('by device; last month (2026-10-01 to 2026-10-31)'),
  ],
  ['Changed: only campaign "May Sale 3.5 %.".', 'only campaign "May Sale 3.5 %."', edit('only campaign "May Sale 3.5 %."')],
  ['Taken back: by device.', 'by device', undo('by device')],
  ['Taken back: Nothing changed.', '', undo('')],
  ['Taken back: the last question.', 'the last question', undo(null)],
  ['Forgotten: the next question starts anew.', 'Forgotten: the next question starts anew', { kind: 'reset' }],
];

async function fill(store: Store, sentence: string | null, position: number): Promise<void> {
  const plan = JSON.stringify({ question: 'a', changed: sentence });
  const common = { brand_id: 'b', thread: 't', asker: 'dana', at: 1 };
  await store.writer('threads').insert({ ...common, position, plan: '{}', rows: null, begins: 0, changed: sentence });
  await store.writer('answers').insert({ ...common, id: String(position), question: 'a', plan, now: '' });
}

async function kept(store: Store) {
  const threads = await store.writer('threads').orderBy('position').select<{ changed: string | null }[]>('changed');
  const answers = await store.writer('answers').orderBy('id').select<{ plan: string }[]>('plan');
  return {
    threads: threads.map(({ changed }) => changed),
    answers: answers.map(({ plan }) => (JSON.parse(plan) as { readonly changed: unknown }).changed),
  };
}

for (const database of databases()) {
  test(`${database.kind}: sentences become data and sentences again`, async () => {
    const { store, drop } = await database.open();
    for (const [position, [sentence]] of told.entries()) await fill(store, sentence, position);
    await changes.up(store.writer);
    const data = { threads: told.map(([, thread]) => thread), answers: told.map(([, , answer]) => answer) };
    assert.equal(await kept(store), data);
    await changes.down?.(store.writer);
    const { threads, answers } = await kept(store);
    assert.equal(
      answers,
      told.map(([before]) => before),
    );
    assert.equal(
      threads.slice(0, 4),
      told.slice(0, 4).map(([before]) => before),
    );
    await drop();
  });

  test(`${database.kind}: the other way round ends where it began`, async () => {
    const { store, drop } = await database.open();
    await fill(store, 'Changed: by device. The question was asked by priya.', 0);
    await changes.up(store.writer);
    const once = await kept(store);
    assert.equal(once, { threads: ['by device'], answers: [edit('by device')] });
    await changes.down?.(store.writer);
    await changes.up(store.writer);
    assert.equal(await kept(store), once);
    await drop();
  });
}

test.run();
