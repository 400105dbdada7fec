import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { nth } from '../../src/base/nth.ts';

const places = suite('places in a list');

places('the item at a place is returned, and a place that is not filled is our fault', () => {
  assert.is(nth(['a', 'b'], 1), 'b');
  assert.throws(() => nth(['a', 'b'], 2), /no item 2 among 2/);
  assert.throws(() => nth([], 0), /no item 0 among 0/);
});

places.run();
