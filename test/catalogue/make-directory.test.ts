import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { uncovered } from '../../src/catalogue/coverage.ts';
import type { Member } from '../../src/catalogue/directory.ts';
import { makeDirectory } from '../../src/catalogue/make-directory.ts';

const directory = suite('a directory');

const brand = {
  id: 'b',
  name: 'B',
  timeZone: 'UTC',
  currency: 'USD',
  weekStart: 'monday',
  dateOrder: 'mdy',
  crossSessionDays: 31,
  agentAttribution: 'last',
} as const;

const extent = { from: null, to: null, completeTo: null, asOf: null };

function member(dimension: Member['dimension'], id: string, name: string, parentId: string | null = null, deleted = false): Member {
  return { dimension, id, name, parentId, goalType: null, deleted };
}

function made(members: readonly Member[]) {
  return makeDirectory({ brand, extent, currencies: ['USD'], members });
}

const ids = (members: readonly Member[]) => members.map(({ id }) => id);

const found = made([
  member('lob', 'l1', 'Sales'),
  member('lob', 'l2', 'Service'),
  member('campaign', 'c1', 'Welcome', 'l1'),
  member('campaign', 'c2', 'welcome', 'l2'),
  member('campaign', 'c3', 'Twin', 'l1'),
  member('campaign', 'c4', 'Twin', 'l1'),
  member('campaign', 'c5', 'Old', 'l1', true),
  member('campaign', 'c6', 'Café 20% 🎉', 'l1'),
  member('campaign', 'c7', 'Again', 'l1', true),
  member('campaign', 'c8', 'Again', 'l1'),
  member('skill', 's1', 'billing'),
  member('skill', 's2', 'Billing'),
]);

directory('finds members by name without regard to case and accents in pieces', () => {
  assert.equal(ids(found.named('campaign', 'WELCOME')), ['c1', 'c2']);
  assert.equal(ids(found.named('campaign', 'cafe\u0301 20% 🎉')), ['c6']);
  assert.equal(found.named('campaign', 'nothing'), []);
  assert.equal(found.named('engagement', 'Welcome'), []);
});

directory('finds deleted members only where no live one has the name', () => {
  assert.equal(ids(found.named('campaign', 'old')), ['c5']);
  assert.equal(ids(found.named('campaign', 'again')), ['c8']);
});

directory('tells members of one name apart by their parent, else by their id', () => {
  assert.is(found.label('campaign', 'c1'), 'Welcome (Sales)');
  assert.equal(ids(found.named('campaign', 'welcome (service)')), ['c2']);
  assert.is(found.label('campaign', 'c3'), 'Twin (c3)');
  assert.is(found.label('skill', 's2'), 'Billing (s2)');
  assert.is(found.label('campaign', 'c8'), 'Again');
  assert.is(found.label('campaign', 'c7'), 'Again (c7)');
  assert.is(found.label('lob', 'l1'), 'Sales');
});

directory('shows the id of a member that nobody told of, and nothing for none', () => {
  assert.is(found.label('campaign', 'c99'), 'c99');
  assert.is(found.label('campaign', ''), null);
});

directory('holds ten thousand members', () => {
  const many = made(Array.from({ length: 10_000 }, (_, index) => member('campaign', `c${index}`, `Campaign ${index % 5_000}`, 'l1')));
  assert.is(many.members('campaign').length, 10_000);
  assert.equal(ids(many.named('campaign', 'campaign 4999')), ['c4999', 'c9999']);
});

directory('coverage names the stretches that are missing', () => {
  const spans = [
    { from: '2026-02-27', to: '2026-03-02' },
    { from: '2026-03-05', to: '2026-03-05' },
  ];
  assert.equal(uncovered(spans, '2026-02-28', '2026-03-02'), []);
  assert.equal(uncovered(spans, '2026-02-25', '2026-03-07'), [
    { from: '2026-02-25', to: '2026-02-26' },
    { from: '2026-03-03', to: '2026-03-04' },
    { from: '2026-03-06', to: '2026-03-07' },
  ]);
  assert.equal(uncovered([], '2026-01-01', '2026-01-02'), [{ from: '2026-01-01', to: '2026-01-02' }]);
  assert.equal(uncovered(spans, '2026-04-01', '2026-04-02'), [{ from: '2026-04-01', to: '2026-04-02' }]);
});

directory.run();
