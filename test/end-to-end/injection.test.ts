/** Injections into asking: each is answered or refused, none changes the data, none reaches the SQL as anything but a value. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Store } from '../../src/store/store.ts';
import { databases } from '../support/databases.ts';
import { injections } from '../support/injections.ts';
import { withSampleAsking } from '../support/sample-asking.ts';

const injection = suite('injection into asking');
const tables = ['brands', 'campaigns', 'visits', 'conversations', 'exposures_daily_campaign'];

async function counted(store: Store): Promise<readonly unknown[]> {
  const rows = tables.map((table) => store.read({ text: `select count(*) as n from ${table}`, bindings: [] }, { timeoutMs: 10_000 }));
  return (await Promise.all(rows)).map(([row]) => row?.['n']);
}

for (const database of databases())
  injection(`changes nothing on ${database.kind}`, () =>
    withSampleAsking(database, async (asking, store) => {
      const before = await counted(store);
      for (const text of Object.values(injections).flat()) {
        const outcome = await asking.ask({ text, brand: null, asker: 'test', thread: 'injection' });
        assert.is.not(outcome.kind, 'fault', text.slice(0, 80));
        const statements = outcome.kind === 'answer' ? outcome.shown.answer.sql : [];
        for (const { text: sql } of statements) assert.not.match(sql, /drop table|delete from|union select|1=1/i);
      }
      assert.equal(await counted(store), before);
    }),
  );

injection.run();
