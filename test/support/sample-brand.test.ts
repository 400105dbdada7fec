import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { sampleLines, sampleNow } from './sample-brand.ts';

const sample = suite('sample brand');
const lines = sampleLines().map((line) => JSON.parse(line) as { type: string; at?: string; name?: string });
const events = lines.filter(({ at }) => at !== undefined);

sample('holds about 2,000 events of every type, in order of time and none after its now', () => {
  assert.ok(events.length > 1_700 && events.length < 2_500, String(events.length));
  assert.is(new Set(events.map(({ type }) => type)).size, 13);
  const instants = events.map(({ at }) => at ?? '');
  assert.equal(instants, instants.toSorted());
  assert.ok((instants.at(-1) ?? '') < sampleNow.replace('Z', '.000Z'));
});

sample('is the same each time', () => {
  assert.equal(sampleLines(), sampleLines());
});

sample('has two campaigns of one name', () => {
  const names = lines.filter(({ type }) => type === 'campaign').map(({ name }) => name);
  assert.is(names.length - new Set(names).size, 1);
});

sample.run();
