/** Names from the data that are hard to tell from the language. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import type { Member } from '../../src/catalogue/directory.ts';
import { makeDirectory } from '../../src/catalogue/make-directory.ts';
import { makeLexicon } from '../../src/language/lexicon.ts';
import type { Reading } from '../../src/language/question.ts';
import { read } from '../../src/language/read.ts';
import { aurora, now, today } from '../support/aurora.ts';

const names = suite('names of the data');

function campaign(id: string, name: string, parentId = 'l1', deleted = false): Member {
  return { dimension: 'campaign', id, name, parentId, goalType: null, deleted };
}

const hard = [
  'Exposed',
  'Top 10',
  'Last Week',
  'May Sale 3/4 off',
  'Winter "Warm" 20% 🎉',
  'מבצע חורף',
  "O'Brien's Offer",
  '50% off; drop table',
  'R & D',
  'by device',
  '2026',
  'Black Friday',
];
const members: readonly Member[] = [
  { dimension: 'lob', id: 'l1', name: 'Sales', parentId: null, goalType: null, deleted: false },
  { dimension: 'lob', id: 'l2', name: 'Service', parentId: null, goalType: null, deleted: false },
  ...hard.map((name, index) => campaign(`h${String(index)}`, name)),
  campaign('w1', 'Welcome', 'l1'),
  campaign('w2', 'Welcome', 'l2'),
  campaign('o1', 'Old Offer', 'l1', true),
  ...Array.from({ length: 10_000 }, (_, index) => campaign(`n${String(index)}`, `Promo ${String(index)} autumn`)),
];
const extent = { from: '2025-10-20', to: today, completeTo: '2026-11-22', asOf: null };
const directory = makeDirectory({ brand: aurora, extent, currencies: ['USD'], members });
const lexicon = makeLexicon(dashboard, directory);

function readHard(text: string): Reading {
  return read(text, { catalogue: dashboard, directory, lexicon, today, now });
}

function campaignsIn(text: string): readonly string[] {
  const { question, problems } = readHard(text);
  assert.equal(problems, [], text);
  if (question?.kind !== 'metrics') throw new Error(`read as ${String(question?.kind)}: ${text}`);
  return question.filters.flatMap(({ dimension, values }) => (dimension === 'campaign' ? values : []));
}

for (const name of hard) {
  names(`finds ${name} after its dimension`, () => {
    assert.equal(campaignsIn(`sessions campaign ${name}`), [name]);
  });
  if (!name.includes('"')) {
    names(`finds ${name} in quotes`, () => {
      assert.equal(campaignsIn(`sessions "${name}"`), [name]);
    });
  }
}

names('takes the language’s own words first where no dimension is named', () => {
  assert.equal(campaignsIn('exposed last week by device'), []);
});

names('finds a name that is no other word anywhere', () => {
  assert.equal(campaignsIn('sessions may sale 3/4 off yesterday'), ['May Sale 3/4 off']);
  assert.equal(campaignsIn('sessions מבצע חורף yesterday'), ['מבצע חורף']);
  assert.equal(campaignsIn('sessions black friday yesterday'), ['Black Friday']);
});

names('takes a shared name for all of them and a label for one', () => {
  assert.equal(campaignsIn('sessions Welcome'), ['Welcome']);
  assert.equal(campaignsIn('sessions Welcome (Service)'), ['Welcome (Service)']);
});

names('finds a deleted member where no live one is called so', () => {
  assert.equal(campaignsIn('sessions old offer'), ['Old Offer']);
});

names('finds one among ten thousand, misspelt too', () => {
  assert.equal(campaignsIn('sessions promo 9321 autumn'), ['Promo 9321 autumn']);
  assert.equal(campaignsIn('sessions prmo 9321 autumn'), ['Promo 9321 autumn']);
});

names.run();
