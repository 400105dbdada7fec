import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { minorUnits } from '../../src/data/minor-units.ts';

for (const [value, digits, minor] of [
  ['19.99', 2, 1999],
  ['1.005', 2, 101],
  ['1.0049999', 2, 100],
  ['0.005', 2, 1],
  ['12345.678', 2, 1234568],
  ['10', 0, 10],
  ['10.5', 0, 11],
  ['1.2345', 3, 1235],
  ['0.29', 4, 2900],
  ['999999999999.99', 2, 99999999999999],
  ['', 2, 0],
] as const)
  test(`${value || 'no value'} with ${digits} digits is ${minor}`, () => assert.is(minorUnits(value, digits), minor));

test.run();
