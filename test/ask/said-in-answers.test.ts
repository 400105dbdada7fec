/** What reading took for granted is said in the answer, whatever planning adds. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Asking, makeAsking } from '../../src/ask/asking.ts';
import { fixedClock } from '../../src/base/clock.ts';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import type { Answer } from '../../src/present/answer.ts';
import { databases, type TestStore } from '../support/databases.ts';
import { rollLines } from '../support/rolled-store.ts';
import { sampleLines, sampleNow } from '../support/sample-brand.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

interface World {
  opened: TestStore | null;
  asking: Asking | null;
}

async function answerTo(text: string, { asking }: World): Promise<Answer> {
  const outcome = await asking?.ask({ text, brand: null, asker: 'terminal', thread: null });
  if (outcome?.kind !== 'answer') throw new Error(`${text}: ${JSON.stringify(outcome)}`);
  return outcome.shown.answer;
}

for (const database of databases()) {
  const said = suite<World>(`what answers say was taken for granted, on ${database.kind}`, { opened: null, asking: null });

  said.before(async (world) => {
    world.opened = await database.open();
    const { store } = world.opened;
    await rollLines(store, sampleLines());
    const settings = { settleMinutes: 0, timeoutMs: 30_000, rowCap: 10_000 };
    world.asking = makeAsking({ store, catalogue: dashboard, clock: fixedClock(sampleNow), settings, log: silent });
  });
  said.after((world) => world.opened?.drop());

  said('a word put right is said in the headline', async (world) => {
    const { headline } = await answerTo('exposd rate last week', world);
    assert.match(headline, '`exposd` was read as `exposed`.');
  });

  said('a short form is said, with the other metrics as questions that are answered', async (world) => {
    const { headline, alternatives } = await answerTo('conversions last week', world);
    assert.match(headline, '`conversions` was read as TOTAL CONVERSIONS AFTER ENGAGEMENT.');
    assert.ok(alternatives.length > 0);
    for (const { question } of alternatives) await answerTo(question, world);
  });

  said('the other reading of whole units is offered', async (world) => {
    const { alternatives } = await answerTo('exposed last 2 weeks', world);
    assert.ok(alternatives.some(({ question }) => question === 'exposed rolling 2 weeks'));
  });

  said('that members overlap is said of rows only, not where no row is left', async (world) => {
    const overlap = /add up to more than the total/;
    const { notes } = await answerTo('exposed by campaign', world);
    assert.ok(
      notes.some((note) => overlap.test(note)),
      notes.join(' | '),
    );
    const none = await answerTo('exposed by campaign with exposed above 100000', world);
    assert.equal(none.rows, []);
    assert.not.ok(
      none.notes.some((note) => overlap.test(note)),
      none.notes.join(' | '),
    );
  });

  said.run();
}
