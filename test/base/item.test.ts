import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { itemAt } from '../../src/base/item.ts';

const items = suite('items that must be there');

items('an item is given by its place', () => {
  assert.is(itemAt(['a', 'b'], 1), 'b');
  assert.is(itemAt([0], 0), 0);
});

items('a place that holds nothing is a fault', () => {
  for (const list of [undefined, [], ['a']]) assert.throws(() => itemAt(list, 1), /no item at 1/);
  assert.throws(() => itemAt(['a'], -1), RangeError);
});

items.run();
