import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite } from 'uvu';
import { addDays } from '../../../src/plan/calendar.ts';
import { episodes, step } from '../../../src/schedule/alerts/course.ts';
import { judge } from '../../../src/schedule/alerts/judge.ts';
import { median, spreadAround } from '../../../src/schedule/alerts/spread.ts';
import type { Condition, Values } from '../../../src/schedule/alerts/watch.ts';

const judging = suite('judging');

const first = '2026-01-05';
const condition: Condition = {
  grain: 'day',
  weekStart: 'monday',
  window: 1,
  test: 'threshold',
  op: '>',
  value: 10,
  basis: 'previous period',
  periods: 1,
};

function series(given: readonly (number | null)[]): Values {
  return new Map(given.flatMap((value, index) => (value === null ? [] : [[addDays(first, index), value] as const])));
}

function days(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => addDays(first, index));
}

const someValues = fc.array(fc.option(fc.integer({ min: 0, max: 40 }), { nil: null, freq: 5 }), { minLength: 1, maxLength: 120 });
const someCondition = fc
  .record({
    test: fc.constantFrom('threshold', 'change', 'unusual'),
    op: fc.constantFrom('>', '>=', '<', '<=', '='),
    value: fc.integer({ min: 1, max: 20 }),
    basis: fc.constantFrom('previous period', 'previous week', 'previous month'),
    periods: fc.integer({ min: 1, max: 4 }),
  })
  .map((some): Condition => ({ ...condition, ...some, value: some.test === 'change' ? some.value / 20 : some.value }));

judging('a threshold is met on its own side only', () => {
  const met = (op: Condition['op'], value: number) => judge({ ...condition, op }, series([value]), first)?.met;
  assert.deepEqual(
    [met('>', 10), met('>', 11), met('>=', 10), met('<', 10), met('<', 9), met('<=', 10), met('=', 10), met('=', 9)],
    [false, true, true, false, true, true, true, false],
  );
  assert.equal(judge(condition, series([null, 3]), first), null);
});

judging('a value of several days is held against as many days before, not against days that it holds itself', () => {
  const drop: Condition = { ...condition, window: 7, test: 'change', op: '<', value: -0.2 };
  const values = series([100, 99, 98, 97, 96, 95, 94, 79]);
  assert.deepEqual(judge(drop, values, addDays(first, 7)), { met: true, value: 79, low: 80, high: null, before: 100 });
  assert.equal(judge({ ...drop, basis: 'previous week' }, values, addDays(first, 7))?.before, 100);
});

judging('a change is held against the period its basis names, and against nothing where that had none or nothing', () => {
  const drop: Condition = { ...condition, test: 'change', op: '<', value: -0.2, basis: 'previous week' };
  const at = (...values: (number | null)[]) => judge(drop, series(values), addDays(first, 7));
  assert.deepEqual(at(100, null, null, null, null, null, null, 79), { met: true, value: 79, low: 80, high: null, before: 100 });
  assert.equal(at(100, null, null, null, null, null, null, 80)?.met, false);
  assert.equal(at(0, 100, 100, 100, 100, 100, 100, 50), null);
  assert.equal(at(null, 100, 100, 100, 100, 100, 100, 50), null);
  const yearly = { ...drop, basis: 'previous year' } as const;
  const values = new Map([
    ['2025-03-01', 100],
    ['2026-03-01', 50],
  ]);
  assert.equal(judge(yearly, values, '2026-03-01')?.before, 100);
  const weeks: Condition = { ...drop, grain: 'week', basis: 'previous year' };
  assert.equal(
    judge(
      weeks,
      new Map([
        ['2025-01-06', 10],
        ['2026-01-05', 5],
      ]),
      '2026-01-05',
    )?.met,
    true,
  );
});

judging('what is usual is the median of the same weekdays, at least eight of them', () => {
  const odd: Condition = { ...condition, test: 'unusual', op: '=', value: 3 };
  const weekly = (count: number, last: number): Values =>
    new Map(
      Array.from({ length: count + 1 }, (_, index) => [addDays(first, 7 * index), index === count ? last : 100 + (index % 3)] as const),
    );
  assert.equal(judge(odd, weekly(7, 500), addDays(first, 49)), null);
  // Median 101, deviations 1, 0, 1 …: MAD 1, which is less than 1 % of 101.
  const verdict = judge(odd, weekly(8, 104), addDays(first, 56));
  assert.deepEqual(verdict, { met: false, value: 104, low: 101 - 3 * 1.01, high: 101 + 3 * 1.01, before: 101 });
  assert.equal(judge(odd, weekly(8, 105), addDays(first, 56))?.met, true);
  assert.equal(judge(odd, weekly(8, 90), addDays(first, 56))?.met, true);
  assert.equal(judge({ ...odd, op: '>' }, weekly(8, 90), addDays(first, 56))?.met, false);
  assert.equal(judge({ ...odd, op: '<' }, weekly(8, 900), addDays(first, 56))?.met, false);
  const nothing = new Map(Array.from({ length: 9 }, (_, index) => [addDays(first, 7 * index), index === 8 ? 1 : 0] as const));
  assert.equal(judge(odd, nothing, addDays(first, 56)), null);
});

judging('the median of none is nothing to ask for', () => {
  assert.throws(() => median([]), RangeError);
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 2, 3]), 2.5);
  assert.equal(spreadAround(100, [100, 100]), 1);
});

judging('the bounds grow as the values do', () => {
  fc.assert(
    fc.property(someValues, someCondition, fc.constantFrom(2, 4, 0.5), (given, some, scale) => {
      const scaled = some.test === 'threshold' ? { ...some, value: some.value * scale } : some;
      const times = given.map((value) => (value === null ? null : value * scale));
      for (const day of days(given.length)) {
        const [one, other] = [judge(some, series(given), day), judge(scaled, series(times), day)];
        assert.equal(one === null, other === null);
        if (one === null || other === null) continue;
        assert.equal(one.met, other.met);
        for (const bound of ['low', 'high', 'before'] as const) assert.equal(one[bound] === null, other[bound] === null);
        assert.ok(Math.abs((one.high ?? 0) * scale - (other.high ?? 0)) < 1e-9);
        assert.ok(Math.abs((one.low ?? 0) * scale - (other.low ?? 0)) < 1e-9);
      }
    }),
  );
});

judging('an alert fires once until it clears: both take turns, and a period without a value does neither', () => {
  fc.assert(
    fc.property(someValues, someCondition, (given, some) => {
      const values = series(given);
      let firing = false;
      for (const [index, day] of days(given.length).entries()) {
        const turn = step(firing, some, values, day);
        if (given[index] === null) assert.equal(turn, null);
        if (turn === null) continue;
        assert.equal(turn.turn, firing ? 'clears' : 'fires');
        assert.equal(turn.verdict.met, turn.turn === 'fires');
        firing = !firing;
      }
      const all = episodes(some, values, days(given.length));
      for (const [index, { from, cleared }] of all.entries()) {
        assert.ok(cleared === null || cleared > from);
        const next = all[index + 1];
        if (next) assert.ok(cleared !== null && next.from > cleared);
      }
      assert.equal(all.at(-1)?.cleared === null && all.length > 0, firing);
    }),
  );
});

judging('n periods in a row are n single ones in a row', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 80 }),
      fc.integer({ min: 1, max: 5 }),
      (given, periods) => {
        const values = series(given);
        const starts = episodes({ ...condition, periods }, values, days(given.length)).map(({ from }) => from);
        // Counted by hand, from single verdicts alone.
        const counted: string[] = [];
        let [row, firing] = [0, false];
        for (const [index, value] of given.entries()) {
          row = value > 10 ? row + 1 : 0;
          if (row === 0) firing = false;
          if (!firing && row >= periods) {
            firing = true;
            counted.push(addDays(first, index));
          }
        }
        assert.deepEqual(starts, counted);
      },
    ),
  );
});

judging('periods without a value do not break a row, up to two weeks of them', () => {
  const twice = { ...condition, periods: 2 };
  const starts = (...given: (number | null)[]) => episodes(twice, series(given), days(given.length)).map(({ from }) => from);
  assert.deepEqual(starts(11, null, null, 11), [addDays(first, 3)]);
  assert.deepEqual(starts(11, null, 9, 11), []);
  assert.deepEqual(starts(11, ...Array<null>(15).fill(null), 11), []);
});

judging('unusual: the same as sorting all weekdays by hand', () => {
  fc.assert(
    fc.property(someValues, fc.integer({ min: 1, max: 6 }), (given, k) => {
      const odd: Condition = { ...condition, test: 'unusual', op: '=', value: k };
      for (const [index, value] of given.entries()) {
        const before = given.filter((one, at) => one !== null && at < index && (index - at) % 7 === 0 && index - at <= 84) as number[];
        const verdict = judge(odd, series(given), addDays(first, index));
        if (value === null || before.length < 8) {
          assert.equal(verdict, null);
          continue;
        }
        const middle = (all: number[]): number => {
          const sorted = all.toSorted((one, other) => one - other);
          const half = Math.floor(sorted.length / 2);
          return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
        };
        const usual = middle(before);
        const mad = Math.max(middle(before.map((one) => Math.abs(one - usual))), usual / 100);
        assert.equal(verdict?.met ?? null, mad === 0 ? null : Math.abs(value - usual) > k * mad);
      }
    }),
  );
});

judging.run();
