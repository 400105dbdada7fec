import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Asking, makeAsking } from '../../src/ask/asking.ts';
import { fixedClock } from '../../src/base/clock.ts';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import { glossary, glossaryEntry } from '../../src/catalogue/glossary.ts';
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

function numberIn(answer: Answer): number {
  const value = answer.rows[0]?.[0];
  if (typeof value !== 'number') throw new Error(`${answer.question} is no number`);
  return value;
}

for (const database of databases()) {
  const kinds = suite<World>(`definitions and help on ${database.kind}`, { opened: null, asking: null });

  kinds.before(async (world) => {
    world.opened = await database.open();
    const { store } = world.opened;
    await rollLines(store, sampleLines());
    const settings = { settleMinutes: 0, timeoutMs: 30_000, rowCap: 10_000 };
    world.asking = makeAsking({ store, catalogue: dashboard, clock: fixedClock(sampleNow), settings, log: silent });
  });
  kinds.after((world) => world.opened?.drop());

  kinds("a definition puts last week's own numbers into the formula", async (world) => {
    const { definition, headline, sources } = await answerTo('what is exposed rate', world);
    const exposed = numberIn(await answerTo('exposed last week', world));
    const prospects = numberIn(await answerTo('prospects last week', world));
    assert.equal(definition?.[0]?.parts, [
      { label: 'exposed', value: exposed },
      { label: 'prospects', value: prospects },
    ]);
    assert.match(headline, `Last week (16–22 November 2026): ${exposed} ÷ ${prospects} = ${((100 * exposed) / prospects).toFixed(1)}%.`);
    assert.equal(sources, ['exposures_daily_brand']);
  });

  kinds('it says levels, cuts and related metrics', async (world) => {
    const { notes } = await answerTo('what is ccplh', world);
    assert.match(notes[0] ?? '', 'brand, LOB, campaign, engagement');
    assert.match(notes[1] ?? '', 'group, agent');
    assert.match(notes[2] ?? '', /^Related: .*per online hour/);
    assert.is((await answerTo('define sessions', world)).notes[0], 'SESSIONS is counted at these levels: brand.');
  });

  kinds('money stands in the formula as money', async (world) =>
    assert.match((await answerTo('define aov after engagement', world)).headline, /: \$[\d,.]+ ÷ \d+ = \$[\d,.]+\.$|: \$0\.00 ÷ 0 = –\.$/),
  );

  kinds('every metric can be defined with numbers', async (world) => {
    for (const { id } of dashboard.metrics) {
      const { definition, headline } = await answerTo(`define ${id.replaceAll('_', ' ')}`, world);
      assert.is(definition?.[0]?.metric, id);
      assert.match(headline, 'Last week (');
    }
  });

  kinds('who takes back what he said is told how', async (world) => {
    const { text, headline } = await answerTo('never mind', world);
    assert.match(headline, /^Nothing was done\. In a thread `undo`/);
    assert.is(text, headline);
    assert.match((await answerTo('thanks', world)).headline, /^Ask for a metric/);
  });

  kinds('several metrics, and words of the glossary, are defined in their order', async (world) => {
    const { definition } = await answerTo('what is entry point and csat', world);
    assert.equal(
      definition?.map(({ metric }) => metric),
      ['entry point', 'csat_score'],
    );
  });

  kinds('every word of the glossary can be asked for', async (world) => {
    for (const { term, text } of glossary) assert.equal((await answerTo(`define ${term}`, world)).definition?.[0]?.text, text, term);
  });

  kinds('help shows only questions that have an answer here', async (world) => {
    const { alternatives, text } = await answerTo('help', world);
    assert.ok(alternatives.length >= 5);
    for (const { question } of alternatives) {
      assert.match(text ?? '', question);
      await answerTo(question, world);
    }
  });

  kinds('a list takes filters', async (world) => {
    const { rows } = await answerTo('list campaigns in LOB Service', world);
    assert.equal(
      rows.map(([, lob]) => lob),
      rows.map(() => 'Service'),
    );
    assert.ok(rows.length > 0);
  });

  kinds.run();
}

const words = suite('the glossary');

words('has each word once', () => {
  const all = glossary.flatMap((entry) => entry.words);
  assert.is(new Set(all).size, all.length);
});

words('is found without regard to case and blanks', () => assert.is(glossaryEntry('  Control   GROUP')?.term, 'control group'));

words.run();
