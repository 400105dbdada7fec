import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { currencyDigits } from '../../src/base/currency.ts';
import type { Unit } from '../../src/catalogue/metric.ts';
import { changeRateArrow, changeRateWords, formatCell, type ValueFormat } from '../../src/present/format.ts';
import type { Cell } from '../../src/query/result.ts';

const format = suite('formats');
const usd = { code: 'USD', digits: 2 };

function as(unit: Unit, parts: Partial<ValueFormat> = {}): ValueFormat {
  return { unit, decimals: null, durationStyle: null, change: null, better: 'neither', ...parts };
}

const shown: readonly (readonly [Cell, ValueFormat | null, string])[] = [
  [null, as('count'), '–'],
  [Number.NaN, as('count'), '–'],
  [Number.POSITIVE_INFINITY, as('percent'), '–'],
  ['Summer Sale', null, 'Summer Sale'],
  [7, null, '7'],
  [0, as('count'), '0'],
  [-0, as('count'), '0'],
  [1_234_567, as('count'), '1,234,567'],
  [-1234, as('count'), '−1,234'],
  [12.345, as('count'), '12.3'],
  [1.2345, as('count'), '1.23'],
  [0.2345, as('percent'), '23.5%'],
  [1.5, as('percent'), '150.0%'],
  [0, as('percent'), '0.0%'],
  [0.0004, as('percent'), '0.04%'],
  [0.0005, as('percent'), '0.1%'],
  [0.00001, as('percent'), '<0.01%'],
  [-0.00001, as('percent'), '>−0.01%'],
  [-0.0004, as('percent'), '−0.04%'],
  [123_456, as('currency'), '$1,234.56'],
  [-50, as('currency'), '−$0.50'],
  [123_456, as('currency_per_hour'), '$1,234.56/h'],
  [3.14159, as('per_hour'), '3.14'],
  [2, as('number'), '2.00'],
  [20.04, as('number', { decimals: 1 }), '20.0'],
  [-40, as('score'), '−40.0'],
  [-40, as('score', { decimals: 0 }), '−40'],
  [90_000, as('duration', { durationStyle: 'h:mm' }), '25:00'],
  [4_443_300, as('duration', { durationStyle: 'h:mm' }), '1,234:15'],
  [10, as('duration'), '<0:01'],
  [0, as('duration'), '0:00'],
  [3599.9, as('duration', { durationStyle: 'h:mm:ss' }), '1:00:00'],
  [95.4, as('duration', { durationStyle: 'm:ss' }), '1:35'],
  [4503, as('duration', { durationStyle: 'm:ss' }), '75:03'],
  [0.2, as('duration', { durationStyle: 'm:ss' }), '<0:01'],
  [0.2, as('duration', { durationStyle: 'h:mm:ss' }), '<0:00:01'],
  [-65, as('duration', { durationStyle: 'm:ss' }), '−1:05'],
  [12, as('count', { change: 'difference' }), '+12'],
  [-12, as('count', { change: 'difference' }), '−12'],
  [0, as('count', { change: 'difference' }), '0'],
  [0.012, as('percent', { change: 'difference' }), '+1.2 pp'],
  [-0.012, as('percent', { change: 'difference' }), '−1.2 pp'],
  [0.123, as('percent', { change: 'rate' }), '+12.3%'],
];
for (const [cell, how, text] of shown) {
  format(`${String(cell)} as ${how === null ? 'a name' : `${how.unit}${how.change === null ? '' : ` (${how.change})`}`} is ${text}`, () => {
    assert.is(formatCell(cell, how, usd), text);
  });
}

format('money has the digits of its currency, and a code that is none is written behind the amount', () => {
  assert.is(formatCell(1234, as('currency'), { code: 'JPY', digits: currencyDigits('JPY') }), '¥1,234');
  assert.is(formatCell(1_234_567, as('currency'), { code: 'KWD', digits: currencyDigits('KWD') }).replace(/\s/, ' '), 'KWD 1,234.567');
  assert.is(formatCell(1234, as('currency'), { code: 'points', digits: 2 }), '12.34 points');
  assert.is(currencyDigits('XYZ'), 2);
  assert.is(currencyDigits('toString'), 2);
});

format('a change is said in words and shown with an arrow', () => {
  assert.equal([0.123, -0.04, 0, null, 0.00001].map(changeRateWords), ['up 12.3%', 'down 4.0%', 'unchanged', '–', 'up <0.01%']);
  assert.equal([0.123, -0.04, 0, 'x'].map(changeRateArrow), ['▲ 12.3%', '▼ 4.0%', '= 0.0%', '–']);
});

format('no percentage but zero looks like zero', () => {
  fc.assert(
    fc.property(fc.double({ min: -2, max: 2, noNaN: true }), (value) => {
      const text = formatCell(value, as('percent'), usd);
      assert.is(/[1-9]/.test(text), value !== 0, `${value} is ${text}`);
    }),
  );
});

format('seconds come back from hours and minutes within the rounding', () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), (seconds) => {
      const [hours = 0, minutes = 0, rest = 0] = formatCell(seconds, as('duration', { durationStyle: 'h:mm:ss' }), usd)
        .replaceAll(',', '')
        .split(':')
        .map(Number);
      assert.is(hours * 3600 + minutes * 60 + rest, seconds);
    }),
  );
});

format.run();
