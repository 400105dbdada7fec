import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Asking, makeAsking } from '../../src/ask/asking.ts';
import type { AskInput, AskOutcome } from '../../src/ask/outcome.ts';
import { fixedClock } from '../../src/base/clock.ts';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import type { Store } from '../../src/store/store.ts';
import { databases, openOrFail } from '../support/databases.ts';
import { rollLines, withStore } from '../support/rolled-store.ts';
import { sampleLines, sampleNow } from '../support/sample-brand.ts';

const kept = suite('answers that are kept while they are made');

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const usual = { settleMinutes: 0, timeoutMs: 30_000, rowCap: 10_000 };

function askingOver(store: Store, settings: Partial<typeof usual> = {}): Asking {
  return makeAsking({ store, catalogue: dashboard, clock: fixedClock(sampleNow), settings: { ...usual, ...settings }, log: silent });
}

function said(text: string, signal?: AbortSignal): AskInput {
  return { text, brand: null, asker: 'terminal', thread: null, ...(signal ? { signal } : {}) };
}

function codeOf(outcome: AskOutcome): string {
  return outcome.kind === 'refused' ? outcome.problems[0].code : outcome.kind;
}

async function countKept(store: Store): Promise<number> {
  const [row] = await store.read({ text: 'select count(*) as rows from answers', bindings: [] }, { timeoutMs: 10_000 });
  return Number(row?.['rows']);
}

const byCampaign = 'exposed by campaign last week';

for (const database of databases()) {
  kept(`an answer is kept by the time it is given, for other processes too (${database.kind})`, async () => {
    const { store, url, drop } = await database.open();
    await rollLines(store, sampleLines());
    const outcome = await askingOver(store).ask(said(byCampaign));
    if (outcome.kind !== 'answer') throw new Error(codeOf(outcome));
    const other = await openOrFail(url);
    const again = await askingOver(other).replay(outcome.shown.answer.id);
    assert.is(again?.kind, 'answer');
    await other.close();
    await drop();
  });

  kept(`what was refused or cancelled leaves no answer (${database.kind})`, () =>
    withStore(database, async (store) => {
      await rollLines(store, sampleLines());
      assert.is(codeOf(await askingOver(store, { rowCap: 1 }).ask(said(byCampaign))), 'too_large');
      assert.is(codeOf(await askingOver(store).ask(said(byCampaign, AbortSignal.abort()))), 'fault');
      // By the time another question is answered, whatever was on its way for these has arrived.
      assert.is(codeOf(await askingOver(store).ask(said(byCampaign))), 'answer');
      assert.is(await countKept(store), 1);
    }),
  );

  kept(`what is known of a brand is never older than the answer (${database.kind})`, () =>
    withStore(database, async (store) => {
      await rollLines(store, sampleLines());
      const asking = askingOver(store);
      assert.is(codeOf(await asking.ask(said('exposed for campaign Zebra Days last week'))), 'unknown_value');
      const [brand] = await store.read({ text: 'select id from brands', bindings: [] }, { timeoutMs: 10_000 });
      const of = { lobId: 'l1', goalId: 'g1' };
      await rollLines(store, [JSON.stringify({ type: 'campaign', brand: brand?.['id'], id: 'zebra', name: 'Zebra Days', ...of })]);
      assert.is(codeOf(await asking.ask(said('exposed for campaign Zebra Days last week'))), 'answer');
      await store.writer('brands').insert({
        ...{ id: 'second', name: 'Second', time_zone: 'UTC', currency: 'USD', week_start: 'monday', date_order: 'mdy' },
        ...{ cross_session_days: 31, agent_attribution: 'last' },
      });
      assert.is(codeOf(await asking.ask(said(byCampaign))), 'ambiguous');
    }),
  );
}

kept.run();
