/** A brand that was only just made known: nothing can be counted yet, and every answer says so in its own way. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { makeAsking } from '../../../src/ask/asking.ts';
import { fixedClock } from '../../../src/base/clock.ts';
import { dashboard } from '../../../src/catalogue/catalogue.ts';
import type { Answer } from '../../../src/present/answer.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';
import { rollLines, withStore } from '../../support/rolled-store.ts';
import { sampleLines, sampleNow } from '../../support/sample-brand.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

function withEmptyBrand(database: TestDatabase, work: (answerTo: (text: string) => Promise<Answer>) => Promise<void>): Promise<void> {
  return withStore(database, async (store) => {
    await rollLines(store, sampleLines().slice(0, 1));
    const settings = { settleMinutes: 0, timeoutMs: 30_000, rowCap: 10_000 };
    const asking = makeAsking({ store, catalogue: dashboard, clock: fixedClock(sampleNow), settings, log: silent });
    await work(async (text) => {
      const outcome = await asking.ask({ text, brand: null, asker: 'terminal', thread: null });
      if (outcome.kind !== 'answer') throw new Error(`${text}: ${JSON.stringify(outcome)}`);
      return outcome.shown.answer;
    });
  });
}

const test = suite('a brand without data');

for (const database of databases()) {
  test(`has definitions without numbers, on ${database.kind}`, () =>
    withEmptyBrand(database, async (answerTo) => {
      const { headline, definition, sources } = await answerTo('define exposed rate');
      assert.is(headline, 'EXPOSED RATE: The share of prospects that saw an engagement. Formula: exposed ÷ prospects.');
      assert.equal(definition?.[0]?.parts, [
        { label: 'exposed', value: null },
        { label: 'prospects', value: null },
      ]);
      assert.equal(sources, []);
    }));

  test(`says which words it cannot define, on ${database.kind}`, () =>
    withEmptyBrand(database, async (answerTo) => {
      const none = await answerTo('define weekday and hour');
      assert.is(none.headline, 'There is no definition of weekday yet. There is no definition of hour yet.');
      assert.equal(none.notes, []);
      const some = await answerTo('define lob and hour');
      assert.match(some.headline, /^LOB: A line of business/);
      assert.equal(some.notes, ['There is no definition of hour yet.']);
    }));

  test(`shows in help only what works already, on ${database.kind}`, () =>
    withEmptyBrand(database, async (answerTo) => {
      const { alternatives } = await answerTo('help');
      assert.equal(
        alternatives.map(({ question }) => question),
        ['list campaigns', 'list metrics', 'what is accepted rate', 'how far back does the data go'],
      );
      assert.is((await answerTo('how far back does the data go')).headline, 'There are no data yet.');
      assert.is((await answerTo('list campaigns')).headline, '0 campaigns.');
    }));
}

test.run();
