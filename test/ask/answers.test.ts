import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { everything } from '../../src/ask/access/rights.ts';
import { type Asking, makeAsking } from '../../src/ask/asking.ts';
import type { AskOutcome } from '../../src/ask/outcome.ts';
import type { Receipt } from '../../src/ask/receipt.ts';
import { fixedClock } from '../../src/base/clock.ts';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import type { Answer } from '../../src/present/answer.ts';
import { leadNumber } from '../../src/present/lead-number.ts';
import type { Store } from '../../src/store/store.ts';
import { databases } from '../support/databases.ts';
import { rollLines, withStore } from '../support/rolled-store.ts';
import { withSampleAsking } from '../support/sample-asking.ts';
import { sampleBrand, sampleLines, sampleNow } from '../support/sample-brand.ts';

const again = suite('answers taken up again');

function answerIn(outcome: AskOutcome | null): Answer {
  if (outcome?.kind !== 'answer') throw new Error(JSON.stringify(outcome));
  return outcome.shown.answer;
}

async function ask(asking: Asking, text: string): Promise<Answer> {
  return answerIn(await asking.ask({ text, brand: null, asker: 'slack:T1:U1', thread: 'slack:T1:C1:1.1' }));
}

async function receiptOf(asking: Asking, text: string): Promise<Receipt> {
  const made = await asking.receipt((await ask(asking, text)).id);
  if (made?.kind !== 'receipt') throw new Error(JSON.stringify(made));
  return made.receipt;
}

for (const database of databases()) {
  again(`a replay is the same answer, and says where the data have changed since (${database.kind})`, () =>
    withSampleAsking(database, async (asking, store) => {
      const first = await ask(asking, 'exposed rate by campaign last week');
      const same = answerIn(await asking.replay(first.id));
      assert.equal({ ...same, question: '' }, { ...first, question: '', reading: [] });
      const of = { lobId: 'l1', goalId: 'g1' };
      await rollLines(store, [JSON.stringify({ type: 'campaign', brand: sampleBrand, id: 'zebra', name: 'Zebra Days', ...of })]);
      const later = answerIn(await asking.replay(first.id));
      assert.equal(later.plan, first.plan);
      assert.match(later.notes.at(-1) ?? '', /^The data have changed since this answer was first given \(23 November 2026, 15:00 UTC\)/);
      assert.is(await asking.replay('nothing'), null);
    }),
  );

  again(`a receipt says how each number was made, with the numbers put in (${database.kind})`, () =>
    withSampleAsking(database, async (asking) => {
      const receipt = await receiptOf(asking, 'exposed rate and aov by campaign last week vs previous week');
      const told = new Map(receipt.lines.map(({ topic, text }) => [topic, text]));
      assert.match(told.get('EXPOSED RATE') ?? '', /÷|\//);
      assert.match(told.get('Dates') ?? '', /16–22 November 2026/);
      assert.match(told.get('Level') ?? '', /^campaign/);
      assert.ok([...told.keys()].some((topic) => topic.startsWith('Source of')));
      assert.match(receipt.numbers[0]?.text ?? '', /^[\d,]+ ÷ [\d,]+ = [\d.]+%$/);
      assert.match(receipt.numbers[1]?.text ?? '', /^\$[\d,.]+ ÷ [\d,]+ = \$[\d,.]+$/);
      assert.match(receipt.canonical, /campaign/);
      assert.match(receipt.sql[0]?.text ?? '', /\nfrom/i);
      assert.ok((receipt.elapsedMs ?? -1) >= 0);
      assert.is(await asking.receipt('nothing'), null);
    }),
  );
}

const sqlite = databases().filter(({ kind }) => kind === 'sqlite');

for (const database of sqlite) {
  again(`a snapshot has a receipt with the formulas of each section worked out (${database.kind})`, () =>
    withSampleAsking(database, async (asking) => {
      const counts: Readonly<Record<string, number>> = { brand: 5, lob: 1, campaign: 5, engagement: 5, 'entry point': 1 };
      for (const [panel, count] of Object.entries(counts)) {
        const { lines, sections, sources, sql, numbers } = await receiptOf(asking, `${panel} snapshot on 2026-11-18`);
        assert.is(sections.length, count, panel);
        assert.equal(numbers, []);
        for (const { label, text } of sections.flatMap(({ metrics }) => metrics)) assert.match(text, /: .*(\d%?|–|\/h)$/, label);
        const topics = lines.map(({ topic }) => topic);
        for (const topic of ['Level', 'Dates', 'Compared with', 'Average weekday']) assert.ok(topics.includes(topic), topic);
        assert.ok(topics.some((topic) => topic.startsWith('Source of')));
        assert.is(topics.includes('Numbers put in'), panel !== 'brand');
        assert.not(topics.includes('PROSPECTS'));
        assert.ok(sources.length > 0 && sql.length > 0);
      }
      const { sections, lines } = await receiptOf(asking, 'engagement snapshot last week lob Sales');
      const funnel = new Map(sections[0]?.metrics.map(({ label, text }) => [label, text]));
      assert.match(funnel.get('PROSPECT RATE') ?? '', /: \d+ ÷ \d+ = [\d.]+%$/);
      assert.not(lines.some(({ topic }) => topic === 'Average weekday'));
      const shift = await receiptOf(asking, 'snapshot yesterday group "Night Shift"');
      assert.equal(shift.sections[0]?.metrics[0], { label: 'SESSIONS', text: 'sessions: not counted for these filters' });
    }),
  );

  again('the receipt of an answer without numbers has none; of several, only metrics of the catalogue are worked out', () =>
    withSampleAsking(database, async (asking) => {
      const definition = await receiptOf(asking, 'what is csat');
      assert.equal([definition.lines, definition.numbers, definition.sql, definition.elapsedMs], [[], [], [], null]);
      const ratio = await receiptOf(asking, 'opened conversations / exposures last week');
      assert.equal(ratio.numbers, []);
      assert.ok(ratio.lines.length > 0);
      const none = await receiptOf(asking, 'aov last week for tablet');
      assert.is(none.numbers.length, 1);
    }),
  );

  again('the other readings come with their numbers where those are asked for, none of which is kept', () =>
    withSampleAsking(database, async (asking, store) => {
      const input = { text: 'conversions by campaign last week', brand: null, asker: 'slack:T1:U1', thread: null };
      const outcome = await asking.ask({ ...input, offers: true });
      assert.ok(outcome.kind === 'answer' && outcome.numbers !== undefined && outcome.numbers.length > 0);
      const kept = await store.writer('answers').count({ count: '*' });
      assert.is(Number(kept[0]?.['count']), 1);
      for (const [index, { question }] of outcome.shown.answer.alternatives.entries()) {
        const other = await asking.ask({ ...input, text: question });
        assert.ok(other.kind === 'answer' && other.numbers === undefined);
        assert.is(outcome.numbers[index], leadNumber(other.shown), question);
        assert.match(outcome.numbers[index] ?? '', /\d/);
      }
      const define = await asking.ask({ ...input, text: 'what is csat', offers: true });
      assert.equal(define.kind === 'answer' && define.numbers, []);
    }),
  );

  again('a fault at the number of another reading is logged, and the answer given without it', () =>
    withStore(database, async (store) => {
      await rollLines(store, sampleLines());
      let reads = 0;
      let good = Infinity;
      const logged: string[] = [];
      const log = { info: () => undefined, warn: () => undefined, error: (_: object, message: string) => void logged.push(message) };
      const breaking: Store = {
        ...store,
        read: (...given) => (++reads > good ? Promise.reject(new Error('a broken disk')) : store.read(...given)),
      };
      const settings = { settleMinutes: 0, timeoutMs: 10_000, rowCap: 10_000 };
      const asking = makeAsking({ store: breaking, catalogue: dashboard, clock: fixedClock(sampleNow), settings, log });
      const input = { text: 'conversions by campaign last week', brand: null, asker: 'slack:T1:U1', thread: null };
      // The first question also reads what is known of the brand.
      answerIn(await asking.ask(input));
      reads = 0;
      answerIn(await asking.ask(input));
      good = reads;
      reads = 0;
      const outcome = await asking.ask({ ...input, offers: true });
      answerIn(outcome);
      const numbers = outcome.kind === 'answer' ? (outcome.numbers ?? []) : [];
      assert.ok(numbers.length > 0 && numbers.every((number) => number === null), JSON.stringify(numbers));
      assert.ok(logged.length > 0 && logged.every((line) => line === 'the number of another reading was not counted'));
      good = Infinity;
      const stopped = await asking.ask({ ...input, offers: true, signal: AbortSignal.abort() });
      assert.is(stopped.kind, 'fault');
    }),
  );

  again('an answer is known by who was given it and where, and is drawn anew as another chart', () =>
    withSampleAsking(database, async (asking) => {
      const first = await ask(asking, 'conversions by campaign last week');
      const origin = await asking.origin(first.id);
      assert.equal([origin?.asker, origin?.thread, origin?.alone], ['slack:T1:U1', 'slack:T1:C1:1.1', false]);
      assert.equal(await asking.offers(first.id, everything), first.alternatives);
      assert.equal(await asking.offers('nothing', everything), []);
      assert.ok(first.alternatives.length > 0);
      assert.is(await asking.origin('nothing'), null);
      const pie = await asking.replay(first.id, { chart: 'pie' });
      assert.is(pie?.kind === 'answer' && pie.shown.chart?.kind, 'pie');
      const table = await asking.replay(first.id, { chart: null });
      assert.is(table?.kind === 'answer' && table.shown.chart, null);
      const help = await ask(asking, 'help');
      assert.is(answerIn(await asking.replay(help.id, { chart: 'pie' })).text, help.text);
    }),
  );
}

again.run();
