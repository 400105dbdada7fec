/** Garbage into asking and reading: the short form of `npm run fuzz`. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { databases } from '../support/databases.ts';
import { askGarbage, fuzz, readGarbage } from '../support/fuzz.ts';
import { withSampleAsking } from '../support/sample-asking.ts';

const garbage = suite('garbage for asking');

for (const database of databases())
  garbage(`is answered or refused in words on ${database.kind}`, () =>
    withSampleAsking(database, async ({ ask }) => {
      const { rounds } = await fuzz({ seconds: 15, rounds: 200, seed: 'short' }, askGarbage(ask));
      assert.ok(rounds > 0);
    }),
  );

garbage('is read or refused among 10,000 names', async () => {
  const { rounds } = await fuzz({ seconds: 15, rounds: 300, seed: 'short', hangMs: 2000 }, readGarbage());
  assert.ok(rounds > 0);
});

garbage('in the names that every object has is no fault', () =>
  withSampleAsking(sqlite(), async ({ ask }) => {
    for (const word of ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty', 'watch'])
      for (const text of [
        word,
        `exposed ${word} last week`,
        `exposed by ${word}`,
        `top ${word} campaigns`,
        `csat above 5 ${word}`,
        `what is ${word}`,
      ]) {
        const outcome = await ask({ text, brand: null, asker: 'test', thread: null });
        assert.is(outcome.kind, 'refused', text);
      }
  }),
);

garbage('of more than 1,000 characters is refused at once', () =>
  withSampleAsking(sqlite(), async ({ ask }) => {
    const outcome = await ask({ text: 'exposed '.repeat(100_000), brand: null, asker: 'test', thread: null });
    assert.ok(outcome.kind === 'refused');
    assert.is(outcome.problems[0].code, 'too_large');
  }),
);

function sqlite() {
  const database = databases().find(({ kind }) => kind === 'sqlite');
  assert.ok(database);
  return database;
}

garbage.run();
