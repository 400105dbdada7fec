/** What the page makes of texts, dates, tables and numbers before it shows them. */
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Cell } from '../../../../src/surfaces/workspace/page/blocks.ts';
import {
  bandCentre,
  labelStep,
  scaleFor,
  shortNumber,
  slicesOf,
  valueAt,
  valuesIn,
} from '../../../../src/surfaces/workspace/page/chart.ts';
import { dateText, dayText, type Reader, timeText } from '../../../../src/surfaces/workspace/page/dates.ts';
import { type Span, spansOf } from '../../../../src/surfaces/workspace/page/mrkdwn.ts';
import { cellText, nextSorting, pageOf, sorted } from '../../../../src/surfaces/workspace/page/table.ts';

const text = (words: string): Span => ({ type: 'text', text: words });

const readings: readonly (readonly [string, readonly Span[]])[] = [
  ['plain', [text('plain')]],
  ['a *b* c', [text('a '), { type: 'bold', children: [text('b')] }, text(' c')]],
  ['*a _b_*', [{ type: 'bold', children: [text('a '), { type: 'italic', children: [text('b')] }] }]],
  ['~no~ 2*3*4 snake_case_name', [{ type: 'strike', children: [text('no')] }, text(' 2*3*4 snake_case_name')]],
  ['`a &lt; b`', [{ type: 'code', text: 'a < b' }]],
  ['```\nx *y*\n```', [{ type: 'pre', text: 'x *y*' }]],
  ['<@U1> in <#C1|general>', [{ type: 'user', id: 'U1' }, text(' in '), { type: 'channel', id: 'C1' }]],
  ['<!here> <!subteam^S1|team>', [{ type: 'special', text: '@here' }, text(' '), { type: 'special', text: '@team' }]],
  ['<https://a.b/?c=1&amp;d=2|A &amp; B>', [{ type: 'link', url: 'https://a.b/?c=1&d=2', label: 'A & B' }]],
  ['<https://a.b>', [{ type: 'link', url: 'https://a.b', label: 'https://a.b' }]],
  ['<!date^1795600000^{date}|23 Nov>', [{ type: 'date', timestamp: 1795600000, format: '{date}', fallback: '23 Nov' }]],
  ['&gt; kept *so*', [{ type: 'quote', children: [text('kept '), { type: 'bold', children: [text('so')] }] }]],
  ['&lt;b&gt;', [text('<b>')]],
];
for (const [written, spans] of readings) test(`mrkdwn ${JSON.stringify(written)}`, () => assert.equal(spansOf(written), spans));

test('no text without marks is changed, and none makes the reading fail', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (words) => void spansOf(words)));
  fc.assert(
    fc.property(fc.stringMatching(/^[\p{L}\p{N} .,]+$/u), (words) => {
      assert.equal(spansOf(words), words === '' ? [] : [text(words)]);
    }),
  );
});

const reader: Reader = { locale: 'en-GB', zone: 'Europe/Amsterdam', now: Date.parse('2026-11-23T15:00:00Z') };
const at = (instant: string) => Date.parse(instant) / 1000;

test('dates are written in the zone of the one who reads', () => {
  const late = at('2026-11-22T23:30:00Z');
  const sunday = at('2026-11-01T12:00:00Z');
  assert.is(dateText('{date_short_pretty} {time}', late, reader), 'today 00:30');
  assert.is(dateText('{date_long_pretty}', at('2026-11-22T12:00:00Z'), reader), 'yesterday');
  assert.is(dateText('on {date_short}', sunday, reader), 'on 1 Nov 2026');
  assert.match(dateText('{date_long} {date_num} {unknown}', sunday, reader), /^Sunday,? 1 November 2026 01\/11\/2026 \{unknown\}$/);
  assert.equal(
    ['2026-11-23T14:59:00Z', '2026-11-23T14:10:00Z', '2026-11-23T14:00:00Z', '2026-11-23T10:00:00Z'].map((instant) =>
      dateText('{ago}', at(instant), reader),
    ),
    ['1 minute ago', '50 minutes ago', '1 hour ago', '5 hours ago'],
  );
  assert.is(timeText(late, reader), '00:30');
  assert.is(dayText(late, reader), 'Today');
  assert.match(dayText(sunday, reader), /^Sunday,? 1 November 2026$/);
});

const name = (words: string): Cell => ({ type: 'raw_text', text: words });
const count = (value: number): Cell => ({ type: 'raw_number', value, text: String(value) });
const rows = [
  [name('b10'), count(2)],
  [name('a'), name('–')],
  [name('b9'), count(30)],
  [name('c'), count(4)],
];
const order = (column: number, direction: 'ascending' | 'descending') => sorted(rows, { column, direction }).map((row) => cellText(row[0]));

test('a table sorts numbers by value with blanks last, names as people count, and comes back to its own order', () => {
  assert.equal(order(1, 'descending'), ['b9', 'c', 'b10', 'a']);
  assert.equal(order(1, 'ascending'), ['b10', 'c', 'b9', 'a']);
  assert.equal(order(0, 'ascending'), ['a', 'b9', 'b10', 'c']);
  assert.is(sorted(rows, null), rows);
  const first = nextSorting(null, 1, true);
  assert.equal(first, { column: 1, direction: 'descending' });
  assert.equal(nextSorting(first, 1, true), { column: 1, direction: 'ascending' });
  assert.is(nextSorting({ column: 1, direction: 'ascending' }, 1, true), null);
  assert.equal(nextSorting(first, 0, false), { column: 0, direction: 'ascending' });
});

test('sorting loses no row, and pages hold each row once', () => {
  const cell = fc.oneof(fc.string().map(name), fc.integer().map(count));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell)), fc.integer({ min: 1, max: 7 }), (given, size) => {
      const done = sorted(given, { column: 1, direction: 'descending' });
      assert.equal(new Set(done), new Set(given));
      const { pages } = pageOf(done, 0, size);
      const shown = Array.from({ length: pages }, (_, page) => pageOf(done, page, size).rows).flat();
      assert.equal(shown, done);
    }),
  );
  assert.equal(pageOf([], 3, 5), { rows: [], from: 0, to: 0, pages: 1 });
});

test('cells say what they hold', () => {
  assert.is(cellText(undefined), '');
  const parts = [
    { type: 'text', text: 'a' },
    { type: 'link', url: 'x', text: 'b' },
  ];
  assert.is(cellText({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: parts }] }), 'ab');
});

const box = { left: 10, top: 10, width: 200, height: 100 };

test('a scale starts at nothing, ends above the highest value, and every value stands in the box', () => {
  assert.equal(scaleFor([320, 402], box).ticks, [0, 200, 400, 600]);
  assert.equal(scaleFor([-22, 30], box).ticks, [-40, -20, 0, 20, 40]);
  assert.equal(scaleFor([0], box).ticks[0], 0);
  const values = fc.array(
    fc.integer().map((thousandths) => thousandths / 1000),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(values, (given) => {
      const scale = scaleFor(given, box);
      for (const value of given) assert.ok(scale.y(value) >= box.top - 1e-6 && scale.y(value) <= box.top + box.height + 1e-6);
      assert.ok(scale.ticks.length >= 2 && scale.ticks.length < 12);
    }),
  );
});

test('labels, bands and slices', () => {
  assert.is(shortNumber(12_500), '12.5K');
  assert.is(bandCentre(0, 2, box), 60);
  assert.is(labelStep(20, 10, 500), 4);
  const segments = [
    { label: 'a', value: 3 },
    { label: 'b', value: 1 },
  ];
  const slices = slicesOf({ type: 'pie', segments }, 0, 0, 10);
  assert.equal(
    slices.map(({ share }) => share),
    [0.75, 0.25],
  );
  assert.match(slices[0]?.path ?? '', /A 10 10 0 1 1/);
  assert.match(slicesOf({ type: 'pie', segments: [{ label: 'a', value: 1 }] }, 0, 0, 10)[0]?.path ?? '', /^M 0 0/);
  const bars = { type: 'bar', series: [{ name: 's', data: [{ label: 'x', value: 2 }] }] } as const;
  assert.equal(valuesIn(bars), [2]);
  assert.equal([valueAt(bars.series[0], 'x'), valueAt(bars.series[0], 'y')], [2, 0]);
});

test.run();
