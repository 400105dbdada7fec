import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { csv } from '../../src/present/csv.ts';
import type { Cell } from '../../src/query/result.ts';

const files = suite('CSV');

const columns = [
  { id: 'campaign', label: 'Campaign', unit: null },
  { id: 'exposed', label: 'EXPOSED', unit: 'count' as const },
];

function one(cell: Cell): string {
  return csv({ columns: columns.slice(0, 1), rows: [[cell]] }).split('\r\n')[1] ?? '';
}

files('the header is the ids, values are as stored, lines end with CRLF', () => {
  assert.is(
    csv({
      columns,
      rows: [
        ['Summer Sale', 0.1 + 0.2],
        [null, -3],
      ],
    }),
    'campaign,exposed\r\nSummer Sale,0.30000000000000004\r\n,-3\r\n',
  );
});

files('quotes, commas and line breaks are quoted', () => {
  assert.is(one('a "b", c'), '"a ""b"", c"');
  assert.is(one('two\nlines'), '"two\nlines"');
  assert.is(one(' padded '), '" padded "');
});

files('text that a spreadsheet would run is made text; negative numbers stay numbers', () => {
  for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1']) assert.match(one(text), /^"?'/, JSON.stringify(text));
  assert.is(one(-12.5), '-12.5');
  assert.is(one('a=b'), 'a=b');
});

files('what is no number is empty, and zero has no sign', () => {
  assert.is(
    csv({
      columns,
      rows: [
        ['x', Number.NaN],
        ['y', -0],
      ],
    }),
    'campaign,exposed\r\nx,\r\ny,0\r\n',
  );
});

files('every table parses back to the same cells', () => {
  const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 8 }), (rows) => {
      const parsed = parse(csv({ columns, rows }), { recordDelimiter: '\r\n' });
      assert.equal(parsed, [['campaign', 'exposed'], ...rows.map((row) => row.map(plain))]);
    }),
    { numRuns: 200 },
  );
});

/** What the cell is in a spreadsheet. */
function plain(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell === 0 ? 0 : cell);
  return /^[=+\-@\t\r\n]|^\s+[=+\-@]/.test(cell) ? `'${cell}` : cell;
}

files.run();
