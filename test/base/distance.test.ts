import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { distance, NearWords } from '../../src/base/distance.ts';

const test = suite('distance');

/** The whole matrix, as the textbook has it: what `distance` shortens. */
function byTheBook(left: string, right: string): number {
  const cost = Array.from({ length: left.length + 1 }, (_, row) => Array.from({ length: right.length + 1 }, (_, column) => row + column));
  const at = (row: number, column: number): number => cost[row]?.[column] ?? Number.NaN;
  for (let row = 1; row <= left.length; row += 1) {
    for (let column = 1; column <= right.length; column += 1) {
      const changed = left[row - 1] === right[column - 1] ? 0 : 1;
      const ways = [at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + changed];
      const swapped = row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) ways.push(at(row - 2, column - 2) + 1);
      const line = cost[row];
      if (line) line[column] = Math.min(...ways);
    }
  }
  return at(left.length, right.length);
}

const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), maxLength: 9 });

test('is the one of the whole matrix, up to the limit', () => {
  fc.assert(
    fc.property(words, words, fc.integer({ min: 0, max: 9 }), (left, right, limit) => {
      assert.is(distance(left, right, limit), Math.min(byTheBook(left, right), limit + 1));
    }),
    { numRuns: 2000 },
  );
});

test('holds for words of any length', () => {
  const long = 'abc'.repeat(60);
  assert.is(distance(`x${long}y`, `y${long}x`, 3), 2);
  assert.is(distance(`xz${long}yw`, `zx${long}wy`, 3), 2);
  assert.is(distance(`${long}x`, `y${long}`, 1), 2);
});

test('finds the same words near another, however many were looked up before', () => {
  const known = ['csat', 'cart', 'last', 'list', 'mobile'];
  const asked = Array.from({ length: 500 }, (_, index) => `word${String(index)}`);
  const near = new NearWords(known);
  for (const word of ['cst', 'cst', ...asked, 'cst', 'lsat', 'lsat']) assert.equal(near.near(word, 1), new NearWords(known).near(word, 1));
});

test.run();
