/** Every kind of message: golden blocks, and whatever comes, within Slack's limits. */
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Problem } from '../../../../src/base/problem.ts';
import type { Answer, Shown } from '../../../../src/present/answer.ts';
import type { Cell } from '../../../../src/query/result.ts';
import { answerMessage } from '../../../../src/surfaces/slack/blocks/answer.ts';
import { askedBy } from '../../../../src/surfaces/slack/blocks/asked-by.ts';
import { faultMessage } from '../../../../src/surfaces/slack/blocks/fault.ts';
import type { Outgoing } from '../../../../src/surfaces/slack/blocks/outgoing.ts';
import { plainAnswer } from '../../../../src/surfaces/slack/blocks/plain-answer.ts';
import { refusalMessage } from '../../../../src/surfaces/slack/blocks/refusal.ts';
import { snapshotMessages } from '../../../../src/surfaces/slack/snapshot/messages.ts';
import { complaintsAbout, valuesOf } from '../../../../src/surfaces/workspace/blocks/complaints.ts';
import { golden } from '../../../support/golden.ts';
import { byNames, countFormat, loneNumber, percentFormat, shown } from '../shown.ts';
import { shownSnapshot } from '../snapshot-shown.ts';

const picture = { fileId: 'F1', alt: 'Bar chart: EXPOSED by campaign.' };
const alternatives = [
  { label: 'exposure rate', question: 'exposed rate by campaign last week' },
  { label: 'the brand as a whole', question: 'exposed last week' },
];
const problem: Problem = {
  code: 'unknown_value',
  message: 'No campaign is called "Sumer <Sale>"; "Summer Sale" is close.',
  at: { start: 11, end: 24 },
  suggestions: [{ label: 'Summer Sale', question: 'exposed of "Summer Sale"' }],
};
const second: Problem = { code: 'bad_time', message: 'There is no 31 November.', at: null, suggestions: [] };
const compared = shown(
  {
    changed: {
      kind: 'edit',
      changes: 'compared with <the week> before',
      by: 'slack:T1:U2',
      askedBy: 'slack:T1:U1',
      several: true,
    },
    columns: [
      { id: 'time', label: 'Date', unit: null },
      { id: 'revenue', label: 'REVENUE', unit: 'currency' },
      { id: 'revenue.previous', label: 'REVENUE, previous week', unit: 'currency' },
      { id: 'revenue.change', label: 'Change', unit: 'currency' },
      { id: 'revenue.change_rate', label: 'Change %', unit: 'percent' },
    ],
    rows: [
      ['2026-11-16', 1_234_567, 1_200_000, 34_567, 0.0288],
      ['2026-11-17', 0, null, null, null],
    ],
    totals: [null, 1_234_567, 1_200_000, 34_567, 0.0288],
    headline: 'Revenue was $12,345.67 from 16 to 17 Nov 2026, up 2.9% on the week before.',
  },
  {
    formats: [
      null,
      { ...countFormat, unit: 'currency' },
      { ...countFormat, unit: 'currency' },
      { ...countFormat, unit: 'currency', change: 'difference' },
      { ...percentFormat, change: 'rate' },
    ],
  },
);
const panel = ['SESSIONS', 'EXPOSED RATE', 'AVG. EXPOSURES', 'ONLINE EXPOSURE RATE', 'ACCEPTED OFFERS', 'ACCEPTED RATE'];
const snapshot = shownSnapshot({ members: [null], labels: panel, target: 0.4 });
const members = shownSnapshot({
  members: ['Summer <Sale>', 'Win *Back*', 'Top 10', 'Mobile', 'Exposed', 'Old', null],
  labels: panel,
  target: 0.5,
});
const definition = [
  {
    metric: 'exposed_rate',
    label: 'EXPOSED RATE',
    text: 'The share of prospects to whom an engagement was shown.',
    formula: 'exposed[l] / prospects[l]',
    parts: [],
  },
];

const kinds: Readonly<Record<string, Outgoing>> = {
  'by-campaign': answerMessage(shown({ alternatives }), picture),
  'without-picture': answerMessage(shown(), null),
  'lone-number': answerMessage(loneNumber('EXPOSED was 4,012 on 22 Nov 2026.', 4012), null),
  compared: answerMessage(compared, picture),
  'no-rows': answerMessage(shown({ rows: [], totals: null, headline: 'No campaign was exposed on 22 Nov 2026.' }, { chart: null }), null),
  snapshot: answerMessage(snapshot, null),
  'snapshot-first': snapshotMessages(snapshot, []).first,
  'snapshot-members': snapshotMessages(members, []).first,
  'snapshot-section': snapshotMessages(members, [{ section: 'funnel', picture }]).rest[0]?.whole ?? { text: '', blocks: [] },
  'snapshot-private': answerMessage(members, null, 'campaign panel yesterday', { privately: true, numbers: [] }),
  definition: answerMessage(
    shown({ definition, columns: [], rows: [], totals: null, headline: 'EXPOSED RATE', notes: [] }, { footnotes: [], chart: null }),
    null,
  ),
  help: answerMessage(
    shown(
      {
        text: 'Ask for a metric, such as:\nexposed by campaign last week',
        columns: [],
        rows: [],
        totals: null,
        plan: { kind: 'help', brand: 'aurora' },
        headline: 'What can be asked',
        alternatives,
      },
      { footnotes: [], chart: null },
    ),
    null,
  ),
  refusal: refusalMessage('exposed of Sumer <Sale>', [problem, second]),
  fault: faultMessage('7f3k'),
  clicked: askedBy(answerMessage(shown(), null), 'U1', 'exposed of R&D <all>'),
};
for (const [kind, message] of Object.entries(kinds))
  test(`the message of ${kind} stands as in test/golden/blocks/${kind}.json and passes Slack's check`, () => {
    assert.equal(complaintsAbout(message.blocks), []);
    golden(`blocks/${kind}.json`, JSON.stringify(message, null, 2));
  });

test('the same answer in words stands as in test/golden/blocks/plain.txt', () => {
  golden('blocks/plain.txt', [shown(), compared, snapshot, members].map(plainAnswer).join('\n\n'));
});

test('a table keeps the order, the exact numbers to sort by and the shown texts; what is none is said', () => {
  const { blocks } = answerMessage(shown(), null);
  const rows = valuesOf(blocks, 'rows')[0]?.value;
  assert.equal(rows, [
    ['Campaign', 'EXPOSED (CAMP)', 'EXPOSED RATE (CAMP)'].map((text) => ({ type: 'raw_text', text })),
    [
      { type: 'raw_text', text: 'Summer Sale' },
      { type: 'raw_number', value: 4012, text: '4,012' },
      { type: 'raw_number', value: 62.345, text: '62.3%' },
    ],
    [
      { type: 'raw_text', text: 'Win Back' },
      { type: 'raw_number', value: 1877, text: '1,877' },
      { type: 'raw_number', value: 41.1, text: '41.1%' },
    ],
    [
      { type: 'raw_text', text: '(none)' },
      { type: 'raw_number', value: 3, text: '3' },
      { type: 'raw_text', text: '–' },
    ],
  ]);
});

for (const [count, shownRows] of [
  [0, 0],
  [1, 1],
  [200, 200],
  [201, 200],
  [10_000, 200],
] as const)
  test(`of ${count} rows ${shownRows} stand in the message, the rest is announced`, () => {
    const message = answerMessage(byNames(Array.from({ length: count }, (_, index) => `Campaign ${index}`)), null);
    const rows = valuesOf(message.blocks, 'rows')[0]?.value;
    assert.is(Array.isArray(rows) ? rows.length - 1 : 0, shownRows);
    assert.is(message.missing === null, count <= 200);
    if (count > 200) assert.match(JSON.stringify(message.blocks), /200 of [\d,]+ rows shown here; the file has all of them/);
    assert.equal(complaintsAbout(message.blocks), []);
  });

test('long names make room for each other: cut in the middle, told apart by their ends, whole in the file', () => {
  const names = Array.from({ length: 200 }, (_, index) => `${'Very long campaign name '.repeat(20)}${index}`);
  const message = answerMessage(byNames(names), null);
  const texts = valuesOf(message.blocks, 'text').map(({ value }) => value);
  assert.is(new Set(texts.filter((text) => typeof text === 'string' && text.startsWith('Very'))).size, 200);
  assert.is(message.missing, 'Long names are shortened here; the file has them whole.');
});

test('a rate on a small base is marked and explained', () => {
  const base = shown();
  const result = {
    columns: [],
    rows: [],
    totals: null,
    groups: 1,
    smallBase: [
      [0, 2],
      [-1, 1],
    ] as const,
    notes: [],
    sources: [],
    sql: [],
    asOf: null,
    provisionalUntil: null,
    provisional: [],
    elapsedMs: 1,
  };
  const text = JSON.stringify(answerMessage({ ...base, result }, null).blocks);
  assert.match(text, /62\.3%\*/);
  assert.match(text, /small base: fewer than 30/);
  // The mark of the table does not stand in the sentence.
  assert.match(text, /"text":"5,700","style":\{"bold":true\}/);
});

test('the total of a single row is said where it differs from the row; a list of one name is shown', () => {
  const single = (totals: readonly (string | number | null)[]) =>
    JSON.stringify(answerMessage(shown({ rows: [['Summer Sale', 4012, 0.5]], totals }), null).blocks);
  assert.match(single([null, 5700, 0.4]), /Total: EXPOSED \(CAMP\) 5,700/);
  assert.not.match(single([null, 4012, 0.5]), /Total:/);
  const list = shown(
    { columns: [{ id: 'campaign', label: 'Campaign', unit: null }], rows: [['Summer Sale']], totals: null },
    { formats: [null] },
  );
  assert.is(valuesOf(answerMessage(list, null).blocks, 'rows').length, 1);
});

test('no name can mention, link, notify or format', () => {
  const evil = '<!channel> <@U1> <https://evil.example|click> *b* _i_ `c` & ';
  const value = byNames([evil, evil]);
  const message = answerMessage(
    {
      ...value,
      answer: { ...value.answer, headline: `Most in ${evil}.`, sources: [evil] },
      title: evil,
      subtitle: evil,
      footnotes: [evil],
    },
    picture,
  );
  const mrkdwn = [
    message.text,
    plainAnswer({ ...value, footnotes: [evil] }),
    askedBy(message, 'U9', evil).blocks[0],
    refusalMessage(evil, [{ ...problem, message: evil }]).text,
  ];
  for (const text of mrkdwn.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))))
    assert.not.match(text.replaceAll('<@U9>', ''), /<[!@#h]/);
  const fields = JSON.stringify(message.blocks).match(/"type":"mrkdwn","text":"[^"]*"/g) ?? [];
  for (const field of fields) assert.not.match(field.replace(/<!date\^/, ''), /<[!@#h]/);
});

const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 500 }),
  fc.constantFrom(
    '',
    ' ',
    '\u200B',
    '👩‍👩‍👧‍👦'.repeat(60),
    'م'.repeat(500),
    '<!channel>',
    '```',
    'a\u0301'.repeat(250),
    `z${'\u0301'.repeat(499)}`,
    '\uD800',
    '\n\n',
  ),
);
const anyCell: fc.Arbitrary<Cell> = fc.oneof(fc.constant(null), fc.double(), fc.integer(), anyName);
const anyShown: fc.Arbitrary<Shown> = fc
  .record({
    width: fc.integer({ min: 0, max: 30 }),
    height: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 300 })),
    labels: fc.array(anyName, { minLength: 30, maxLength: 30 }),
    cells: fc.array(anyCell, { minLength: 1, maxLength: 40 }),
    totals: fc.boolean(),
    words: fc.array(anyName, { minLength: 6, maxLength: 6 }),
    notes: fc.array(anyName, { maxLength: 15 }),
    numeric: fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
    buttons: fc.array(fc.record({ label: anyName, question: fc.oneof(anyName, fc.constant('x'.repeat(2001))) }), { maxLength: 8 }),
    asOf: fc.constantFrom(null, '2026-11-23T15:04:00Z', 'no instant'),
    sections: fc.constantFrom(false, true),
  })
  .map(({ width, height, labels, cells, totals, words, notes, numeric, buttons, asOf, sections }) => {
    const columns = labels.slice(0, width).map((label, index) => ({
      id: index === 0 ? 'time' : `c${index}`,
      label,
      unit: numeric[index] === true ? ('percent' as const) : null,
    }));
    const row = (at: number) => columns.map((_, index) => cells[(at * 7 + index) % cells.length] ?? null);
    const rows = Array.from({ length: height }, (_, at) => row(at));
    const parts: Partial<Answer> = {
      headline: words[0] ?? '',
      changed: { kind: 'edit', changes: words[1] ?? '', by: words[2] ?? '', askedBy: words[3] ?? '', several: true },
      text: words[2] ?? null,
      sources: words.slice(3),
      alternatives: buttons,
      columns,
      rows,
      totals: totals ? row(3) : null,
      asOf,
      definition: sections
        ? null
        : [{ metric: 'exposed', label: words[3] ?? '', text: words[4] ?? '', formula: words[5] ?? '', parts: [] }],
    };
    const drawn = shown(parts, {
      formats: columns.map((column) => (column.unit === null ? null : percentFormat)),
      title: words[5] ?? '',
      subtitle: words[5] ?? '',
      footnotes: notes,
    });
    if (!sections) return drawn;
    const many = Array.from({ length: height }, (_, index) => `${labels[index % labels.length] ?? ''}${index}`);
    const { snapshot: own } = shownSnapshot({
      members: many.length === 0 ? [null] : many,
      labels: labels.slice(0, 17),
      parts: { of: words[0] ?? '' },
    });
    return { ...drawn, snapshot: own };
  });

function snapshotPosts(value: Shown): readonly Outgoing[] {
  if (value.snapshot === undefined) return [];
  const { first, rest } = snapshotMessages(value, [{ section: 'funnel', picture }]);
  return [first, ...rest.map(({ whole }) => whole)];
}

test("whatever an answer holds, its message passes Slack's limits, with and without picture, and so does the same in words", () => {
  fc.assert(
    fc.property(anyShown, anyName, (value, alt) => {
      const message = askedBy(answerMessage(value, { fileId: 'F1', alt }), 'U1', alt);
      assert.equal(complaintsAbout(message.blocks), []);
      assert.equal(complaintsAbout(answerMessage(value, null).blocks), []);
      for (const { blocks } of snapshotPosts(value)) assert.equal(complaintsAbout(blocks), []);
      assert.ok(message.blocks.length <= 50 && message.text.length <= 4000 && message.text.trim() !== '');
      const plain = plainAnswer(value);
      assert.ok(plain.length <= 4000 && plain.trim() !== '');
    }),
    { numRuns: 40, interruptAfterTimeLimit: 30_000, markInterruptAsFailure: true },
  );
});

test("whatever a refusal says, its message passes Slack's limits", () => {
  const anyProblem = fc.record({
    code: fc.constant('unknown_word' as const),
    message: anyName,
    at: fc.option(fc.record({ start: fc.integer({ min: -1, max: 600 }), end: fc.integer({ min: 0, max: 600 }) })),
    suggestions: fc.array(fc.record({ label: anyName, question: anyName }), { maxLength: 8 }),
  });
  fc.assert(
    fc.property(anyName, anyProblem, fc.array(anyProblem, { maxLength: 12 }), (question, first, others) => {
      const message = refusalMessage(question, [first, ...others]);
      assert.equal(complaintsAbout(message.blocks), []);
      assert.ok(message.text.length <= 4000 && message.text.trim() !== '');
    }),
    { numRuns: 150 },
  );
});

test('another reading too long for its button is told by what is different in it', () => {
  const question = 'exposed, engaged and exposed rate by campaign and device last week campaign "Mobile", vs previous period';
  const offers = [{ label: 'campaign "Mobile"', question }, ...alternatives.slice(1)];
  const { blocks } = answerMessage(shown({ alternatives: offers }), null, null, { privately: false, numbers: ['93', '461'] });
  const words = valuesOf(blocks, 'text').map(({ value }) => (value as { readonly text?: string }).text);
  assert.ok(words.includes('campaign "Mobile": 93'));
  assert.ok(words.includes('exposed last week: 461'));
});

test.run();
