/** A question is read, and its numbers are asked for, with what was known last: what has changed since must not be seen in the answer. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Asking } from '../../src/ask/asking.ts';
import { databases } from '../support/databases.ts';
import { rollLines } from '../support/rolled-store.ts';
import { withSampleAsking } from '../support/sample-asking.ts';
import { sampleBrand } from '../support/sample-brand.ts';

const ahead = suite('questions asked with what was known last');

async function rows(asking: Asking, text: string, signal?: AbortSignal): Promise<readonly (string | number | null)[][]> {
  const outcome = await asking.ask({ text, brand: null, asker: 'me', thread: null, ...(signal && { signal }) });
  if (outcome.kind !== 'answer') throw new Error(JSON.stringify(outcome));
  return outcome.shown.answer.rows.map((row) => [...row]);
}

for (const database of databases()) {
  ahead(`the same question has the same rows, and after an import those of the new data (${database.kind})`, () =>
    withSampleAsking(database, async (asking, store) => {
      const question = 'prospects by campaign all time';
      const first = await rows(asking, question);
      assert.equal(await rows(asking, question), first);
      const renamed = { type: 'campaign', brand: sampleBrand, id: 'c1', name: 'Mobilis', lobId: 'l1', goalId: 'g1' };
      await rollLines(store, [JSON.stringify(renamed)]);
      const renamedRows = await rows(asking, question);
      assert.ok(first.some(([name]) => name === 'Mobile'));
      assert.equal(new Set(renamedRows.map((row) => row.join())), new Set(first.map((row) => row.join().replace('Mobile', 'Mobilis'))));
      // What nobody was called before is found, and the old name is nobody's.
      assert.is((await rows(asking, 'prospects for mobilis all time')).length, 1);
    }),
  );

  ahead(`what it meant before is not what it means now (${database.kind})`, () =>
    withSampleAsking(database, async (asking, store) => {
      const [sticky, banner] = ['exposed for sticky button all time', 'exposed for exit banner all time'];
      const before = [await rows(asking, sticky), await rows(asking, banner)];
      assert.is.not(String(before[0]), String(before[1]));
      const engagement = (id: string, name: string) =>
        JSON.stringify({ type: 'engagement', brand: sampleBrand, id, name, campaignId: 'c1', channel: 'web' });
      await rollLines(store, [engagement('e1', 'Exit Banner'), engagement('e2', 'Sticky Button')]);
      assert.equal([await rows(asking, banner), await rows(asking, sticky)], before);
    }),
  );

  ahead(`the same words mean other days on another day (${database.kind})`, () =>
    withSampleAsking(database, async (asking) => {
      const question = { text: 'prospects yesterday', brand: null, asker: 'me', thread: null };
      const days = [];
      for (const now of ['2026-11-12T15:00:00Z', '2026-11-13T15:00:00Z', '2026-11-12T16:00:00Z']) {
        const plan = await asking.plan({ ...question, now: Date.parse(now) });
        days.push(plan.ok && plan.value.kind === 'metrics' ? plan.value.time.to : null);
      }
      assert.equal(days, ['2026-11-11', '2026-11-12', '2026-11-11']);
    }),
  );

  ahead(`a question that was stopped is not answered, and the next one is (${database.kind})`, () =>
    withSampleAsking(database, async (asking) => {
      const question = 'prospects by campaign all time';
      const first = await rows(asking, question);
      const stopped = await asking.ask({ text: question, brand: null, asker: 'me', thread: null, signal: AbortSignal.abort() });
      assert.is.not(stopped.kind, 'answer');
      assert.equal(await rows(asking, question), first);
    }),
  );
}

ahead.run();
