import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Unit } from '../../../src/catalogue/metric.ts';
import { scaleOf } from '../../../src/present/chart/scale.ts';

const scales = suite('scales');
const usd = { code: 'USD', digits: 2 };

function ticks(values: readonly number[], unit: Unit, zero = true): readonly string[] {
  const scale = scaleOf(values, unit, usd, zero, 5);
  const format = new Intl.NumberFormat('en-US', scale.format);
  return Array.from({ length: Math.round((scale.max - scale.min) / scale.step) + 1 }, (_, index) =>
    format.format(scale.min + index * scale.step),
  );
}

const axes: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['counts', ticks([900, 1600], 'count'), ['0', '500', '1,000', '1,500', '2,000']],
  ['small counts, whole', ticks([1, 2], 'count'), ['0', '1', '2']],
  ['nothing', ticks([], 'count'), ['0', '1']],
  ['zeros', ticks([0, 0], 'count'), ['0', '1']],
  ['one value of a rate', ticks([0.2], 'percent', false), ['0%', '5%', '10%', '15%', '20%']],
  ['a narrow band', ticks([0.91, 0.94], 'percent', false), ['90%', '91%', '92%', '93%', '94%']],
  ['negative values', ticks([-31, 20], 'number'), ['-40', '-20', '0', '20']],
  ['only negative values', ticks([-31], 'number', false), ['-40', '-30', '-20', '-10', '0']],
  ['millions', ticks([12_345_678], 'count'), ['0', '2.5M', '5M', '7.5M', '10M', '12.5M']],
  ['money', ticks([250_000], 'currency'), ['$0', '$500', '$1,000', '$1,500', '$2,000', '$2,500']],
  ['hours', ticks([36_000], 'duration'), ['0 hr', '2 hr', '4 hr', '6 hr', '8 hr', '10 hr']],
  ['minutes', ticks([600], 'duration'), ['0 min', '2 min', '4 min', '6 min', '8 min', '10 min']],
  ['seconds', ticks([9], 'duration'), ['0 sec', '2 sec', '4 sec', '6 sec', '8 sec', '10 sec']],
];
for (const [name, made, expected] of axes) scales(`${name}: ${expected.join(', ')}`, () => assert.equal(made, expected));

/** Every value lies on the axis, and its steps are neither none nor a crowd. */
function holds(values: readonly number[], unit: Unit, zero: boolean): void {
  const scale = scaleOf(values, unit, usd, zero, 5);
  const slack = (scale.max - scale.min) * 1e-6;
  assert.ok(scale.step > 0 && scale.max > scale.min, JSON.stringify(scale));
  assert.ok((scale.max - scale.min) / scale.step < 12, JSON.stringify(scale));
  for (const one of values)
    assert.ok(one / scale.divisor >= scale.min - slack && one / scale.divisor <= scale.max + slack, JSON.stringify(scale));
  new Intl.NumberFormat('en-US', scale.format);
}

scales('hold values that are hardly more than nothing, and those about one whole step', () => {
  holds([-1e-9], 'count', false);
  holds([1e-9], 'count', true);
  holds([-3e-7, 2.2e-10], 'per_hour', false);
  holds([5.7e-8, -5.6e-13], 'score', true);
  holds([6.1e-5, -3.8e-10], 'currency', true);
  holds([5e-324], 'percent', false);
  holds([1 - 6e-10, 1 + 6e-10], 'count', false);
});

scales('hold every value, in steps that can be told apart', () => {
  const units: readonly Unit[] = ['count', 'percent', 'currency', 'duration', 'score', 'per_hour'];
  const value = fc.oneof(fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true }));
  fc.assert(fc.property(fc.array(value, { maxLength: 6 }), fc.constantFrom(...units), fc.boolean(), holds));
});

scales.run();
