import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { countWithoutText, singleQuestions, threadQuestions } from '../../src/store/asked-questions.ts';
import { migrate } from '../../src/store/migrate.ts';
import { databases } from '../support/databases.ts';
import { withStore } from '../support/rolled-store.ts';

const asked = suite('logged questions');

const answer = { brand_id: 'b', asker: 'a', plan: '{}', now: '2026-11-23T15:00:00Z', thread: '', question: '' };

for (const database of databases()) {
  asked(`of threads come in order, however many there are, on ${database.kind}`, () =>
    withStore(database, async (store) => {
      await migrate(store);
      const rows = Array.from({ length: 2_100 }, (_, index) => ({
        ...answer,
        id: `i${index}`,
        thread: `t${index % 3}`,
        question: `q${index}`,
        at: index,
      }));
      await store.writer.batchInsert('answers', rows, 100);
      const found: string[] = [];
      for await (const { thread, at, times } of threadQuestions(store)) found.push(`${thread} ${String(at).padStart(5, '0')} ${times}`);
      assert.is(found.length, 2_100);
      assert.equal(found, found.toSorted());
      assert.equal(await singleQuestions(store), []);
    }),
  );

  asked(`outside threads stand once, with how often they were asked or refused, on ${database.kind}`, () =>
    withStore(database, async (store) => {
      await migrate(store);
      const refusal = { brand_id: 'b', asker: 'a', code: 'unknown_word', word: 'x', question: 'x' };
      await store.writer('answers').insert([
        { ...answer, id: '1', question: 'x', at: 5 },
        { ...answer, id: '2', question: 'x', at: 7 },
        { ...answer, id: '3', at: 8 },
        { ...answer, id: '4', question: 'x', at: 9, brand_id: 'c' },
      ]);
      await store.writer('refusals').insert([
        { ...refusal, id: '1', at: 6 },
        { ...refusal, id: '2', at: 6, word: 'y' },
        { ...refusal, id: '3', at: 6, question: '' },
      ]);
      assert.equal(await singleQuestions(store), [
        { brand: 'b', thread: '', question: 'x', at: 7, times: 3 },
        { brand: 'c', thread: '', question: 'x', at: 9, times: 1 },
      ]);
      assert.is(await countWithoutText(store), 1);
    }),
  );
}

asked.run();
