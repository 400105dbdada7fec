/** Snapshots as rows and columns, and as lines in a terminal. */
import { stripVTControlCharacters } from 'node:util';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { gridOf } from '../../../src/present/snapshot/grid.ts';
import type { SnapshotSection } from '../../../src/present/snapshot/snapshot.ts';
import { snapshotText } from '../../../src/present/snapshot/snapshot-text.ts';
import { cellWidth } from '../../../src/present/table/cells.ts';
import { type SnapshotParts, shownSnapshot } from '../../surfaces/slack/snapshot-shown.ts';

const grids = suite('tables of snapshots');

const labels = ['EXPOSED', 'EXPOSED RATE', 'REACH'];
const long = `Autumn clearance for ${'very '.repeat(12)}loyal customers`;

function gridFor(parts: Partial<SnapshotParts>, ids: readonly string[] = []) {
  const { snapshot, currency } = shownSnapshot({ members: ['Summer Sale', 'Win Back'], labels, ...parts });
  const [section] = snapshot.sections;
  assert.ok(section);
  const metrics: SnapshotSection['metrics'] = section.metrics.map((metric, index) => ({ ...metric, id: ids[index] ?? metric.id }));
  const subjects = snapshot.subjects.map((subject) => ({
    ...subject,
    figures: new Map([...subject.figures].map(([id, figure]) => [ids[Number(id.slice(1))] ?? id, figure])),
  }));
  return gridOf({ ...section, metrics }, { ...snapshot, subjects }, currency);
}

grids('one subject has its changes in columns, and its targets where some are set', () => {
  assert.equal(gridFor({ members: [null] }).head, ['Metric', 'Value', 'vs the day before', 'vs average Sunday']);
  const { head, rows } = gridFor({ members: [null], target: 0.5 });
  assert.is(head.at(-1), 'Target');
  assert.is(rows[1]?.at(-1)?.text, '50.0%, met');
});

grids('few members stand beside each other, each with its average weekday', () => {
  const { head, rows } = gridFor({});
  assert.equal(head, ['Metric', 'Summer Sale', 'Summer Sale, vs average Sunday', 'Win Back', 'Win Back, vs average Sunday']);
  assert.equal(
    rows[0]?.map(({ text }) => text),
    ['EXPOSED', '1,200 · ▲ up 20.0%, better', '▼ down 8.0%, worse', '1,200 · ▲ up 20.0%, better', '▼ down 8.0%, worse'],
  );
  assert.equal(gridFor({ parts: { weekday: null } }).head, ['Metric', 'Summer Sale', 'Win Back']);
});

grids('many members are rows, with the average weekday of the key metrics, else of the first', () => {
  const members = ['a', 'b', 'c', 'd'];
  assert.equal(gridFor({ members }, ['prospects', 'exposed_rate']).head, [
    'Campaign',
    'EXPOSED',
    'EXPOSED RATE',
    'EXPOSED RATE vs average Sunday',
    'REACH',
  ]);
  const { head, rows } = gridFor({ members, target: 0.4 });
  assert.equal(head, ['Campaign', 'EXPOSED', 'EXPOSED vs average Sunday', 'EXPOSED RATE (target 40.0%)', 'REACH']);
  assert.is(rows[3]?.[2]?.text, '▼ down 8.0%, worse');
  assert.is(gridFor({ members, parts: { weekday: null } }).head.length, 4);
  assert.is(gridFor({ members, parts: { panel: 'lob' } }).head[0], 'LOB');
  assert.is(gridFor({ members, parts: { panel: 'entry_point' } }).head[0], 'Entry point');
});

for (const width of [40, 80, 120])
  grids(`lines fit ${width} columns whatever the names, and colour adds nothing but colour`, () => {
    for (const members of [[null], ['Summer Sale', long], [long, 'מבצע חורף', 'تخفيضات', '夏季大促销'], []]) {
      const { snapshot, currency } = shownSnapshot({ members, labels, target: 0.5 });
      const plain = snapshotText(snapshot, currency, { width, colour: false });
      // Numbers are never cut: a column that is wider than the screen stands alone beside the names.
      for (const line of plain.split('\n')) assert.ok(cellWidth(line) <= Math.max(width, 56), line);
      const coloured = snapshotText(snapshot, currency, { width, colour: true });
      assert.is(stripVTControlCharacters(coloured), plain);
      if (members.length > 0) assert.not.equal(coloured, plain);
    }
  });

grids.run();
