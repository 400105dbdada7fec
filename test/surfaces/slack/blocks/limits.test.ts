/** Messages, windows and Home for every kind of answer and for whatever names a brand has: within Slack's limits, and nothing told apart is shown alike. */
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { everything } from '../../../../src/ask/access/rights.ts';
import type { Form, Found } from '../../../../src/ask/building/choice.ts';
import { panels } from '../../../../src/ask/home/home.ts';
import type { Receipt } from '../../../../src/ask/receipt.ts';
import { receiptView } from '../../../../src/surfaces/slack/actions/receipt-view.ts';
import { answerMessage } from '../../../../src/surfaces/slack/blocks/answer.ts';
import { plainAnswer } from '../../../../src/surfaces/slack/blocks/plain-answer.ts';
import { refusalMessage } from '../../../../src/surfaces/slack/blocks/refusal.ts';
import { builderModal, noticeModal, saidBlock } from '../../../../src/surfaces/slack/builder/view.ts';
import { previewBlocks } from '../../../../src/surfaces/slack/command/preview-blocks.ts';
import { homeView } from '../../../../src/surfaces/slack/home/view.ts';
import { listBlocks, mostListed } from '../../../../src/surfaces/slack/schedules/list-blocks.ts';
import { isSnapshot } from '../../../../src/surfaces/slack/snapshot/blocks.ts';
import { snapshotMessages } from '../../../../src/surfaces/slack/snapshot/messages.ts';
import { complaintsAbout, complaintsAboutView, valuesOf } from '../../../../src/surfaces/workspace/blocks/complaints.ts';
import { databases } from '../../../support/databases.ts';
import { withSampleAsking } from '../../../support/sample-asking.ts';
import { byNames, loneNumber, shown } from '../shown.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 500 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '',
    ' ',
    '<!channel>',
    '*b*|`c`',
    '👩‍👩‍👧‍👦'.repeat(45),
    'م'.repeat(500),
    `z${'\u0301'.repeat(499)}`,
    '\uD800',
    '\n\n',
    'x'.repeat(4000),
  ),
);
const anyFound: fc.Arbitrary<Found> = fc.record({
  value: fc.string({ maxLength: 140 }).map((value) => `campaign:${value}`),
  text: anyText,
  says: anyText,
});
const some = <Value>(one: fc.Arbitrary<Value>, maxLength: number) => fc.array(one, { maxLength });
const pair = fc.record({ text: anyText, meaning: anyText });
const settings = { numRuns: 60, interruptAfterTimeLimit: 30_000, markInterruptAsFailure: true };

const anyReceipt: fc.Arbitrary<Receipt> = fc.record({
  id: fc.constant('a1b2c3'),
  canonical: anyText,
  reading: some(pair, 80),
  lines: some(fc.record({ topic: anyText, text: anyText }), 60),
  numbers: some(fc.record({ label: anyText, text: anyText }), 60),
  sections: some(fc.record({ name: anyText, metrics: some(fc.record({ label: anyText, text: anyText }), 20) }), 5),
  notes: some(anyText, 20),
  sources: some(anyText, 13),
  sql: some(fc.record({ text: anyText, bindings: some(anyText, 5) }), 20),
  elapsedMs: fc.constantFrom(null, 0.2, 12_345),
  asOf: fc.constantFrom(null, '2026-11-23T15:04:00Z', 'no instant'),
});

test('whatever a receipt holds, its window passes', () => {
  fc.assert(
    fc.property(anyReceipt, (receipt) => assert.equal(complaintsAboutView(receiptView(receipt)), [])),
    settings,
  );
});

test('whatever a question is made of, its form passes', () => {
  const anyForm: fc.Arbitrary<Form> = fc.record({
    from: fc.constantFrom(null, 'a1b2c3'),
    metrics: fc.uniqueArray(anyFound, { maxLength: 57, selector: ({ value }) => value }),
    by: fc.uniqueArray(fc.constantFrom('campaign' as const, 'device' as const, 'agent' as const)),
    grain: fc.constantFrom(null, 'day' as const, 'year' as const),
    time: anyFound,
    members: fc.uniqueArray(anyFound, { maxLength: 90, selector: ({ value }) => value }),
    others: fc.uniqueArray(anyFound, { maxLength: 90, selector: ({ value }) => value }),
    kept: fc.uniqueArray(anyFound, { maxLength: 30, selector: ({ value }) => value }),
    compare: fc.constantFrom(null, 'own' as const, 'previous week' as const),
    ownComparison: fc.constantFrom(null, '1–10 October 2026'),
    chart: fc.constantFrom(null, 'none' as const, 'bar' as const),
    sentence: fc.option(anyText),
  });
  const opened = { from: 'a1b2c3', channel: 'C1', thread: '1.1', privately: true };
  fc.assert(
    fc.property(anyForm, anyText, (form, said) => {
      assert.equal(complaintsAboutView(builderModal(form, opened, saidBlock(said, said.length % 2 === 0))), []);
      assert.equal(complaintsAboutView(noticeModal(said)), []);
    }),
    settings,
  );
});

/** Schedules as they may be kept, with names that are hard to show. */
const scheduled = fc.record({
  schedule: fc.record({
    id: fc.constant('a1b2c3'),
    brand: fc.constant('acme'),
    asker: fc.constantFrom('slack:T1:U1', 'slack:T1:U2'),
    team: fc.constant('T1'),
    sentence: anyText,
    plan: fc.constant(null as never),
    cron: fc.constantFrom('0 9 * * 1-5', '*/20 * * * *'),
    zone: fc.constant('Europe/Berlin'),
    to: some(fc.constantFrom('C1', 'U1', 'D1', 'U2'), 30),
    state: fc.constantFrom('active' as const, 'paused' as const, 'ended' as const),
    pausedWhy: fc.option(anyText),
    nextAt: fc.option(fc.integer({ min: 0, max: 4e12 })),
    failures: fc.constant(0),
    catchUpMs: fc.constant(0),
    waitMs: fc.constant(0),
    tellFinal: fc.boolean(),
    csv: fc.boolean(),
  }),
  next: some(fc.integer({ min: 0, max: 4e12 }), 5),
  runs: some(
    fc.record({
      id: fc.constant('run:a:1'),
      scheduleId: fc.constant('a1b2c3'),
      dueAt: fc.integer({ min: 0, max: 4e12 }),
      state: fc.constantFrom('posted' as const, 'failed' as const, 'unknown' as const),
      note: anyText,
      postings: fc.constant([]),
      link: fc.constantFrom(null, 'https://x.slack.com/p1'),
    }),
    2,
  ),
});

test('whatever is posted again and again, the list of it passes', () => {
  fc.assert(
    fc.property(some(scheduled, mostListed), fc.nat(99), (listed, more) =>
      assert.equal(complaintsAbout(listBlocks(listed, more, 'U1', 'list')), []),
    ),
    settings,
  );
});

test('whatever somebody has asked and saved, his Home passes', () => {
  const question = fc.record({ id: fc.constant('a1b2c3'), question: anyText, at: fc.integer({ min: 0, max: 4e12 }) });
  const facts = fc.record({
    first: fc.boolean(),
    news: fc.option(anyText),
    panel: fc.constantFrom(...panels),
    snapshot: fc.oneof(
      fc.constant(null),
      anyText.map((why) => ({ kind: 'none' as const, why })),
      some(anyText, 57).map((labels) => {
        const columns = labels.map((label, index) => ({ id: `m${String(index)}`, label, unit: 'count' as const }));
        return { kind: 'numbers' as const, yesterday: shown({ columns, rows: [labels.map((_, index) => index)] }), today: null };
      }),
    ),
    saved: some(question, 40),
    recent: some(
      question.chain((one) =>
        fc.record({ thread: fc.constant(''), link: fc.constantFrom(null, 'https://x.slack.com/p1') }).map((more) => ({ ...one, ...more })),
      ),
      5,
    ),
    freshness: some(
      anyText.map((brand) => ({ brand, from: '2026-01-01', to: '2026-11-23', completeTo: '2026-11-22', asOf: '2026-11-23T15:04:00Z' })),
      5,
    ),
    examples: some(anyText, 3),
    schedules: some(scheduled, 5).map((listed) => listBlocks(listed, 0, 'U1', 'home')),
    address: fc.constantFrom(null, 'https://parley.mybrand.com'),
    rights: fc.oneof(
      fc.constant(everything),
      some(anyText, 30).map((lobs) => ({ brands: null, lobs, panels: ['brand' as const], agents: false })),
    ),
  });
  fc.assert(
    fc.property(facts, (value) => assert.equal(complaintsAboutView(homeView(value)), [])),
    settings,
  );
});

test('the preview of whatever was saved passes', () => {
  fc.assert(
    fc.property(anyText, some(anyText, 10), fc.boolean(), (question, names, joined) => {
      const now = names.length === 0 ? null : byNames(names);
      assert.equal(complaintsAbout(previewBlocks({ id: 'a1b2c3', question, shown: now, joined })), []);
    }),
    settings,
  );
});

for (const count of [0, 1, 200, 10_000])
  test(`${count} rows of names of 1 to 500 characters in any script pass, for everybody and for one person`, () => {
    fc.assert(
      fc.property(
        some(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 500 }), 20),
        some(fc.option(fc.constantFrom('4,012', '62.3%', '$1,234,567,890.12')), 8),
        (names, numbers) => {
          const pool = names.length === 0 ? ['name'] : names;
          const rows = Array.from({ length: count }, (_, index) => `${pool[index % pool.length] ?? ''}${String(index)}`.slice(-500));
          const alternatives = pool.map((name) => ({ label: name, question: `exposed of ${name}` }));
          const value = byNames(rows);
          const offered = { ...value, answer: { ...value.answer, alternatives } };
          for (const privately of [false, true]) {
            const message = answerMessage(offered, null, pool[0], { privately, numbers });
            assert.equal(complaintsAbout(message.blocks), [], complaintsAbout(message.blocks).join());
            assert.is(message.missing === null, count <= 200 && message.missing === null);
            const cells = valuesOf(message.blocks, 'rows').flatMap(({ value: table }) =>
              (table as readonly (readonly { readonly text?: string }[])[]).slice(1),
            );
            const firsts = cells.map(([first]) => first?.text);
            assert.is(new Set(firsts).size, firsts.length, 'two members are shown alike');
          }
        },
      ),
      { ...settings, numRuns: count > 1000 ? 4 : 15 },
    );
  });

/** One for each kind of plan, and for each shape of a metrics plan. */
const questions = [
  ...['exposed last week', 'exposed by campaign last week', 'exposed by campaign and engagement last week', 'exposed by day last 14 days'],
  ...[
    'exposed rate by campaign last week vs previous week',
    'share of exposures by campaign last week',
    'top 3 campaigns by exposed last month',
  ],
  ...[
    'all metrics by campaign last week',
    'exposed by campaign last week, only where exposed > 1000000',
    'exposed by campaign last week as csv',
  ],
  ...[
    'snapshot last week',
    'campaign snapshot last week',
    'funnel last week',
    'define csat',
    'list campaigns',
    'list metrics',
    'help',
    'hello',
  ],
  ...[
    'is the data up to date',
    'why did csat drop last week',
    'every monday at 9:00 post exposed by campaign in #ops',
    'alert me when csat drops below 80%',
  ],
  ...['exposed of nothing like this', 'exposed by nonsense, 31 November', ''],
];
const scripts: Readonly<Record<string, (index: number) => string>> = {
  'one letter': (index) => String.fromCodePoint(0x4e00 + index),
  'right to left': (index) => `${'מבצע חורף '.repeat(49)}${String(index)}`.slice(-500),
  'pictures and marks': (index) => `${'👩‍👩‍👧‍👦é̂ '.repeat(30)}${String(index)}`,
  'markup and quotes': (index) => `<!channel> *"${'&<>|`_~'.repeat(60)}"* ${String(index)}`,
};

for (const [script, name] of Object.entries(scripts))
  test(`every kind of answer passes where names are ${script}`, async () => {
    const database = databases().find(({ kind }) => kind === 'sqlite');
    assert.ok(database);
    await withSampleAsking(database, async (asking, store) => {
      for (const table of ['lobs', 'campaigns', 'engagements', 'entry_points', 'agents', 'groups', 'skills'])
        for (const [index, { id }] of (await store.writer<{ id: string }>(table).select('id')).entries())
          await store
            .writer(table)
            .where({ id })
            .update({ name: name(index) });
      const kinds = new Set<string>();
      for (const text of questions) {
        const outcome = await asking.ask({ text, brand: null, asker: 'slack:T1:U1', thread: null });
        assert.is.not(outcome.kind, 'fault', text);
        if (outcome.kind === 'refused') assert.equal(complaintsAbout(refusalMessage(outcome.question, outcome.problems).blocks), [], text);
        if (outcome.kind !== 'answer') continue;
        const { shown: value } = outcome;
        kinds.add(value.answer.plan.kind);
        for (const privately of [false, true]) {
          const message = answerMessage(value, { fileId: 'F1', alt: value.chart?.alt ?? 'none' }, value.answer.canonical, {
            privately,
            numbers: [],
          });
          assert.equal(complaintsAbout(message.blocks), [], text);
          assert.ok(message.text.trim() !== '' && message.text.length <= 4000, text);
        }
        assert.ok(plainAnswer(value).length <= 4000, text);
        if (isSnapshot(value)) {
          const { first, rest } = snapshotMessages(value, []);
          for (const { blocks } of [first, ...rest.map(({ whole }) => whole)]) assert.equal(complaintsAbout(blocks), [], text);
        }
        const receipt = await asking.receipt(value.answer.id);
        if (receipt?.kind === 'receipt') assert.equal(complaintsAboutView(receiptView(receipt.receipt)), [], text);
        const form = value.answer.plan.kind === 'metrics' ? await asking.builder.open(value.answer.id, everything) : null;
        if (form?.ok === true)
          assert.equal(
            complaintsAboutView(
              builderModal(form.value, { from: value.answer.id, channel: 'C1', thread: null, privately: true }, saidBlock('x', true)),
            ),
            [],
            text,
          );
      }
      assert.equal([...kinds].sort(), ['alert', 'define', 'edit', 'help', 'list', 'metrics', 'schedule', 'snapshot']);
    });
  });

test('a lone number passes, whatever its size', () => {
  for (const value of [0, -1, 1e15, 0.1])
    assert.equal(complaintsAbout(answerMessage(loneNumber('EXPOSED was so many.', value), null).blocks), []);
});

test.run();
