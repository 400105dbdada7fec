/** The audit log: who was shown what, who was refused, and not a word of what was asked. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { everything, nothing, type Rights } from '../../../src/ask/access/rights.ts';
import type { Asking } from '../../../src/ask/asking.ts';
import type { AskOutcome } from '../../../src/ask/outcome.ts';
import { forget } from '../../../src/ask/upkeep.ts';
import type { Store } from '../../../src/store/store.ts';
import { databases } from '../../support/databases.ts';
import { withSampleAsking } from '../../support/sample-asking.ts';

const audit = suite('the audit log');

const asker = 'slack:T1:U1';
const thread = 'slack:T1:C1:1.1';
const sales: Rights = { ...everything, lobs: ['Sales'] };

function ask({ ask: answer }: Asking, text: string, rights: Rights, room: Rights = everything): Promise<AskOutcome> {
  return answer({ text, rights, room, asker, thread, brand: null });
}

function idOf(outcome: AskOutcome | null): string {
  if (outcome?.kind !== 'answer') throw new Error('no answer');
  return outcome.shown.answer.id;
}

/** What was written down since the last look. */
function lookingAt(store: Store): () => Promise<readonly Record<string, unknown>[]> {
  const seen = new Set<unknown>();
  return async () => {
    const rows = (await store.writer('audit').select('*')) as readonly Record<string, unknown>[];
    const found = rows.filter(({ id }) => !seen.has(id));
    for (const { id } of found) seen.add(id);
    return found.map((row) => ({ ...row, id: undefined, at: undefined, row_count: Number(row['row_count']) }));
  };
}

function rowsIn(outcome: AskOutcome): number {
  return outcome.kind === 'answer' ? outcome.shown.answer.rows.length : 0;
}

const entry = (parts: Record<string, unknown>) => ({
  ...{ id: undefined, at: undefined },
  ...{ act: 'ask', asker, place: thread, brand_id: 'sample', answer: '', row_count: 0, shown_to: 'room', code: '' },
  ...parts,
});

for (const database of databases()) {
  audit(`an answer is written down with its rows, what is for the asker alone as that (${database.kind})`, () =>
    withSampleAsking(database, async (asking, store) => {
      const added = lookingAt(store);
      const open = await ask(asking, 'exposed by campaign last week for LOB Sales', sales);
      assert.equal(await added(), [entry({ answer: idOf(open), row_count: rowsIn(open) })]);
      const alone = await ask(asking, 'exposed last week', everything, sales);
      assert.match(alone.alone ?? '', /^Only you can see this/);
      assert.equal(await added(), [entry({ answer: idOf(alone), row_count: 1, shown_to: 'asker' })]);
      const whole = JSON.stringify(await store.writer('audit').select('*'));
      assert.not.match(whole, /exposed|campaign|Sales/);
    }),
  );

  audit(`a refusal is written down with its code, whatever the reason (${database.kind})`, () =>
    withSampleAsking(database, async (asking, store) => {
      const added = lookingAt(store);
      const refused = (code: string) => [entry({ brand_id: '', shown_to: 'nobody', code })];
      await ask(asking, 'exposed', nothing);
      assert.equal(await added(), refused('not_allowed'));
      await ask(asking, 'closed conversations by agent', { ...everything, agents: false });
      assert.equal(await added(), refused('not_allowed'));
      await ask(asking, 'exposed for campaign "Zebra"', sales);
      const unknown = await added();
      await ask(asking, 'exposed for campaign "מבצע חורף"', sales);
      assert.equal(await added(), unknown);
      assert.equal(unknown, refused('unknown_value'));
    }),
  );

  audit(`every look at a kept answer is written down; of the operator nothing is (${database.kind})`, () =>
    withSampleAsking(database, async (asking, store) => {
      const given = await asking.ask({ text: 'exposed by campaign last week', asker: 'terminal', thread: null, brand: null });
      const id = idOf(given);
      const added = lookingAt(store);
      await asking.replay(id);
      await asking.receipt(id);
      assert.equal(await added(), []);
      const reader = { asker, thread, rights: everything };
      const again = await asking.replay(id, { reader });
      assert.equal(await added(), [entry({ act: 'replay', answer: id, row_count: again === null ? 0 : rowsIn(again) })]);
      await asking.receipt(id, reader);
      assert.equal(await added(), [entry({ act: 'receipt', answer: id, shown_to: 'asker' })]);
      const denied = { shown_to: 'nobody', code: 'not_allowed' };
      await asking.replay(id, { reader: { ...reader, rights: sales } });
      assert.equal(await added(), [entry({ act: 'replay', answer: id, ...denied })]);
      await asking.receipt(id, { ...reader, rights: sales });
      assert.equal(await added(), [entry({ act: 'receipt', answer: id, ...denied })]);
      await asking.refuse(id, { asker, thread });
      assert.equal(await added(), [entry({ act: 'click', answer: id, ...denied })]);
      for (const forged of ['edited by hand', 'x'.repeat(1000)]) {
        await asking.refuse(forged, { asker, thread });
        assert.equal(await added(), [entry({ act: 'click', brand_id: '', ...denied })]);
      }
    }),
  );

  audit(`whoever is forgotten is named no more, and what was shown stays written down (${database.kind})`, () =>
    withSampleAsking(database, async (asking, store) => {
      await ask(asking, 'exposed', everything);
      await forget(store, { user: 'U1' });
      assert.equal(
        (await lookingAt(store)()).map((one) => one['asker']),
        ['forgotten'],
      );
    }),
  );
}

audit.run();
