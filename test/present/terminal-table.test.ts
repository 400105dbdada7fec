import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { cellWidth, cut, printable, wrap } from '../../src/present/table/cells.ts';
import { terminalTable } from '../../src/present/table/terminal-table.ts';
import type { Cell } from '../../src/query/result.ts';
import { cases } from '../support/answers.ts';
import { planOf, resultOf, shownOf } from '../support/results.ts';

const table = suite('terminal table');
const plain = { width: 80, colour: false };

function ofNames(names: readonly (string | null)[]) {
  const plan = planOf({ by: ['campaign'] });
  return shownOf(
    plan,
    resultOf(
      plan,
      names.map((name, index): readonly Cell[] => [name, 1234 * (index + 1)]),
      { totals: [null, 99_999] },
    ),
  );
}

table('names stand left, numbers right, the total under a rule', () => {
  assert.is(
    terminalTable(ofNames(['Summer Sale', null]), plain),
    [
      'Campaign     EXPOSED',
      '-----------  -------',
      'Summer Sale    1,234',
      '(none)         2,468',
      '-----------  -------',
      'Total         99,999',
    ].join('\n'),
  );
});

table('one row of more than three numbers stands as a list of metrics', () => {
  const plan = planOf({ metrics: ['exposed', 'exposed_rate', 'exposures', 'csat_score'] });
  const shown = shownOf(plan, resultOf(plan, [[1200, 0.5, 2400, null]], { smallBase: [[0, 1]] }));
  assert.equal(
    terminalTable(shown, plain)
      .split('\n')
      .map((line) => line.trimEnd()),
    [
      'Metric                 value',
      '--------------------  ------',
      'EXPOSED               1,200',
      'EXPOSED RATE          50.0%*',
      'EXPOSURES             2,400',
      'CSAT SCORE (UNIFIED)      –',
      '* small base: rests on fewer than 30',
    ],
  );
  assert.match(terminalTable(shown, { ...plain, rows: 0 }), '… and 1 more row');
});

table('three numbers stay side by side', () => {
  const plan = planOf({ metrics: ['exposed', 'exposed_rate', 'exposures'] });
  assert.match(terminalTable(shownOf(plan, resultOf(plan, [[1200, 0.5, 2400]])), plain), /1,200 +50\.0% +2,400/);
});

table('a comparison stands as value, before and change', () => {
  const compare = { from: '2026-11-09', to: '2026-11-15', name: 'previous period' } as const;
  const plan = planOf({ metrics: ['exposed', 'exposures'], compare });
  const shown = shownOf(plan, resultOf(plan, [[1200, 1000, 200, 0.2, 90, 100, -10, -0.1]]));
  const lines = terminalTable(shown, plain).split('\n');
  assert.match(lines[0] ?? '', /^Metric +value +before +change +change in %$/);
  assert.match(lines[2] ?? '', /^EXPOSED +1,200 +1,000 +\+200 +\+20\.0%$/);
  assert.match(lines[3] ?? '', /^EXPOSURES +90 +100 +[−-]10 +[−-]10\.0%$/);
});

table('wide letters, emoji and marks keep the columns straight', () => {
  const lines = terminalTable(ofNames(['夏季大促销', 'Summer 🎉', 'e\u0301te\u0301', '👩🏽‍💻']), plain).split('\n');
  assert.equal([...new Set(lines.map(cellWidth))].length, 1);
});

table('right-to-left names stand in an isolate, and marks that would turn the line are dropped', () => {
  assert.is(printable('מבצע'), '\u2068מבצע\u2069');
  assert.is(printable('a\u202Eb\u2066c'), 'abc');
});

table('names that begin with an accent or end in a sign for the next letter keep to their own column', () => {
  assert.is(printable('\u0301te'), '\u25CC\u0301te');
  assert.is(printable('\u{110BD}'), '\u2068\u{110BD}\u2069');
  const plan = planOf({ by: ['campaign', 'device'] });
  const names = ['Sale', '\u{1DA9E}Sale', '\u{1F3FD} Sale', 'Sale\u06DD', '\u0301\u0301', '\uFE0F', '\u200D', 'ﾞ', '\u200DSale\u{110BD}'];
  const shown = shownOf(
    plan,
    resultOf(
      plan,
      names.flatMap((one) => names.map((other): readonly Cell[] => [one, other, 1])),
    ),
  );
  for (const width of [20, 25, 80]) {
    const lines = terminalTable(shown, { width, colour: false }).split('\n');
    assert.is(new Set(lines.map(cellWidth)).size, 1, lines.join('\n'));
  }
});

table('control characters of a name never reach the terminal', () => {
  assert.not.match(terminalTable(ofNames(['\u001B[31mred\u0007\r\nnext']), plain), /[\u0000-\u0009\u000B-\u001F]/);
});

table('long names are cut in their middle, numbers never', () => {
  assert.is(cut('Autumn clearance banner', 12), 'Autumn c…ner');
  assert.is(cut('夏季大促销活动', 7), '夏季…动');
  const long = ofNames([`${'x'.repeat(300)}END`]);
  const text = terminalTable(long, { width: 30, colour: false });
  assert.match(text, /x…x*END +1,234/);
  assert.ok(text.split('\n').every((line) => cellWidth(line) === 30));
});

table('what does not fit side by side continues below', () => {
  const metrics = ['sessions', 'prospects', 'exposed', 'exposures', 'engagement_views', 'accepted_offers'];
  const plan = planOf({ metrics, by: ['device'] });
  const text = terminalTable(shownOf(plan, resultOf(plan, [['desktop/laptop', 1, 2, 3, 4, 5, 6]])), { width: 56, colour: false });
  const blocks = text.split('\n\n');
  assert.is(blocks.length, 2);
  assert.ok(blocks.every((block) => block.includes('desktop/laptop')));
});

table('many rows end with how many are left', () => {
  const names = Array.from({ length: 1200 }, (_, index) => `Campaign ${index}`);
  const text = terminalTable(ofNames(names), { ...plain, rows: 10 });
  assert.match(text, /… and 1,190 more rows$/);
  assert.is(terminalTable(ofNames(names), plain).split('\n').length, 1204);
  assert.match(terminalTable(ofNames(['a', 'b']), { ...plain, rows: 1 }), /… and 1 more row$/);
});

table('a terminal gets rules and colours by the better direction, a file does not', () => {
  const compared = cases['bar-compare'];
  assert.ok(compared);
  const shown = shownOf(compared.plan, compared.result);
  const colourful = terminalTable(shown, { width: 100, colour: true });
  assert.match(colourful, /\u001B\[32m *\+3,300/);
  assert.match(colourful, /\u001B\[31m *−1,300/);
  assert.match(colourful, /─/);
  assert.not.match(terminalTable(shown, { width: 100, colour: false }), /\u001B|─/);
});

table('a rate that rests on few is marked, and the mark explained', () => {
  const marked = cases['bar-rates'];
  assert.ok(marked);
  assert.match(terminalTable(shownOf(marked.plan, marked.result), plain), /3\.7%\*\n[\s\S]*\* small base: rests on fewer than 30$/);
});

table('money by currency is written in the currency of its row', () => {
  const plan = planOf({ metrics: ['revenue_after_engagement'], by: ['currency'] });
  const text = terminalTable(
    shownOf(
      plan,
      resultOf(plan, [
        ['EUR', 12_345],
        ['JPY', 500],
      ]),
    ),
    plain,
  );
  assert.match(text, /€123\.45/);
  assert.match(text, /¥500/);
});

table('dates and hours are written out', () => {
  const days = planOf({ grain: 'week' });
  assert.match(terminalTable(shownOf(days, resultOf(days, [['2026-11-16', 5]])), plain), /16–22 Nov 2026 +5/);
  const hours = planOf({ metrics: ['online_time'], by: ['hour'] });
  assert.match(terminalTable(shownOf(hours, resultOf(hours, [[9, 3600]])), plain), /09:00 +1:00/);
});

table('heads wrap at blanks, and nothing is nothing', () => {
  assert.equal(wrap('CLOSED CONVERSATIONS PER HOUR', 13), ['CLOSED', 'CONVERSATIONS', 'PER HOUR']);
  assert.equal(wrap('', 5), ['']);
  const shown = ofNames([]);
  assert.is(terminalTable({ ...shown, answer: { ...shown.answer, columns: [], rows: [] } }, plain), '');
});

table.run();
