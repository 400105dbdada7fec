import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { eventSets } from './random-events.ts';

const sets = suite('random events');

interface Line {
  readonly type: string;
  readonly at: string;
  readonly brand: string;
}

const sample = fc.sample(eventSets(), { numRuns: 200, seed: 7 });
const lines = sample.flatMap(({ events }) => events).map((line) => JSON.parse(line) as Line);

sets('all thirteen types of events come up, for both brands', () => {
  assert.is(new Set(lines.map(({ type, brand }) => `${type} ${brand}`)).size, 26);
});

sets('events tie, and some come twice in another notation', () => {
  const tied = sample.filter(({ events }) => {
    const instants = events.map((line) => Date.parse((JSON.parse(line) as Line).at));
    return new Set(instants).size < instants.length;
  });
  assert.ok(tied.length > 100, String(tied.length));
  assert.ok(lines.some(({ at }) => at.endsWith('+05:30')) && lines.some(({ at }) => at.endsWith('789-04:00')));
});

sets('everything happens within the days of the set and before its now', () => {
  for (const { events, from, to, now } of sample)
    for (const line of events) {
      const at = Date.parse((JSON.parse(line) as Line).at);
      assert.ok(at >= Date.parse(from) && at < Date.parse(to) && at < Date.parse(now), line);
    }
});

sets.run();
