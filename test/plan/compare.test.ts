import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { makePlan } from '../../src/plan/make-plan.ts';
import { auroraContext } from '../support/plan-context.ts';
import { questionOf, type Sketch } from '../support/question-of.ts';

const compare = suite('what a range is compared with');
const context = auroraContext();

type Time = NonNullable<Sketch['time']>;
type Unit = NonNullable<Time['unit']>['grain'];

/** `2026-10-01..2026-10-31 month`, with a number where it is several units and `…` where it still runs. */
function range(text: string): Time {
  const [days = '', unit, count = '1'] = text.split(' ');
  const [from = '', to = ''] = days.split('..');
  const running = to.endsWith('…');
  const grain = unit as Unit | undefined;
  const phrase = grain !== undefined && count === '1' ? `${running ? 'this' : 'last'} ${grain}` : null;
  return {
    from: from === '' ? null : from,
    to: running ? to.slice(0, -1) : to,
    phrase,
    unit: grain === undefined ? null : { grain, count: Number(count) },
    running,
  };
}

const previous: readonly (readonly [string, 'period' | 'week' | 'month' | 'quarter' | 'year', string])[] = [
  // Whole units: the unit before.
  ['2026-10-01..2026-10-31 month', 'period', '2026-09-01..2026-09-30 previous period'],
  ['2026-10-01..2026-10-31 month', 'month', '2026-09-01..2026-09-30 previous month'],
  ['2026-11-16..2026-11-22 week', 'week', '2026-11-09..2026-11-15 previous week'],
  ['2026-07-01..2026-09-30 quarter', 'quarter', '2026-04-01..2026-06-30 previous quarter'],
  ['2025-01-01..2025-12-31 year', 'year', '2024-01-01..2024-12-31 previous year'],
  ['2026-11-09..2026-11-22 week 2', 'period', '2026-10-26..2026-11-08 previous period'],
  ['2026-08-01..2026-10-31 month 3', 'period', '2026-05-01..2026-07-31 previous period'],
  ['2026-11-16..2026-11-22 day 7', 'period', '2026-11-09..2026-11-15 previous period'],
  // By year: the same unit a year back.
  ['2026-10-01..2026-10-31 month', 'year', '2025-10-01..2025-10-31 previous year'],
  ['2024-02-01..2024-02-29 month', 'year', '2023-02-01..2023-02-28 previous year'],
  ['2025-02-01..2025-02-28 month', 'year', '2024-02-01..2024-02-29 previous year'],
  ['2026-11-16..2026-11-22 week', 'year', '2025-11-17..2025-11-23 previous year'],
  // Whole months by quarter stay whole months.
  ['2026-11-01..2026-11-30 month', 'quarter', '2026-08-01..2026-08-31 previous quarter'],
  // Still running: as many elapsed days.
  ['2026-11-01..2026-11-23… month', 'period', '2026-10-01..2026-10-23 previous period'],
  ['2026-11-01..2026-11-23… month', 'month', '2026-10-01..2026-10-23 previous month'],
  ['2026-11-01..2026-11-23… month', 'year', '2025-11-01..2025-11-23 previous year'],
  ['2026-03-01..2026-03-30… month', 'month', '2026-02-01..2026-02-28 previous month'],
  ['2026-10-01..2026-11-23… quarter', 'quarter', '2026-07-01..2026-08-23 previous quarter'],
  ['2024-01-01..2024-11-22… year', 'year', '2023-01-01..2023-11-23 previous year'],
  // Other ranges: just before, or shifted.
  ['2026-11-03..2026-11-10', 'period', '2026-10-26..2026-11-02 previous period'],
  ['2026-11-03..2026-11-10', 'week', '2026-10-27..2026-11-03 previous week'],
  ['2026-11-22..2026-11-22 day', 'week', '2026-11-15..2026-11-15 previous week'],
  ['2026-03-28..2026-03-31', 'month', '2026-02-28..2026-02-28 previous month'],
  ['2024-02-28..2024-02-29', 'year', '2023-02-28..2023-02-28 previous year'],
];

for (const [time, unit, expected] of previous) {
  compare(`${time} with the ${unit} before is ${expected}`, () => {
    assert.is(compared({ time: range(time), compare: { kind: 'previous', unit } }), expected);
  });
}

const ranges: readonly (readonly [string, string, string])[] = [
  ['2026-10-01..2026-10-31 month', '2026-09-01..2026-09-30', '2026-09-01..2026-09-30 previous month'],
  ['2026-07-01..2026-09-30 quarter', '2025-07-01..2025-09-30 quarter', '2025-07-01..2025-09-30 previous year'],
  ['2026-11-22..2026-11-22 day', '2026-11-17..2026-11-17', '2026-11-17..2026-11-17 custom'],
  ['2026-11-22..2026-11-22 day', '2026-11-21..2026-11-21 day', '2026-11-21..2026-11-21 previous period'],
  ['2026-11-01..2026-11-23… month', '2026-10-01..2026-10-31 month', '2026-10-01..2026-10-23 previous month'],
  ['2026-11-01..2026-11-23… month', '2026-10-01..2026-10-31', '2026-10-01..2026-10-31 custom'],
  // The last month after another range is that range a month back.
  ['2026-11-16..2026-11-22 week', '2025-01-01..2025-12-31 year', '2025-11-17..2025-11-23 previous year'],
  ['2026-11-16..2026-11-22 day 7', '2026-11-16..2026-11-22 week', '2026-11-09..2026-11-15 previous week'],
  ['2026-10-01..2026-10-31 month', '2026-10-01..2026-10-31 month', '2026-09-01..2026-09-30 previous month'],
];

for (const [time, other, expected] of ranges) {
  compare(`${time} with ${other} is ${expected}`, () => {
    const term = { kind: 'range', range: { ...range(other), at: { start: 0, end: 0 } }, sameElapsed: false } as const;
    assert.is(compared({ time: range(time), compare: term }), expected);
  });
}

compare('the same period of another unit has as many days', () => {
  const other = { ...range('2026-10-01..2026-10-31 month'), at: { start: 0, end: 0 } };
  const time = range('2026-11-09..2026-11-22 week 2');
  assert.is(compared({ time, compare: { kind: 'range', range: other, sameElapsed: true } }), '2026-10-01..2026-10-14 custom');
});

compare('last month with `last month` is the month before, which is said', () => {
  const last = { ...range('2026-10-01..2026-10-31 last month'), at: { start: 0, end: 0 } };
  const term = { kind: 'range', range: { ...last, phrase: 'last month', unit: { grain: 'month', count: 1 } }, sameElapsed: false } as const;
  const time = { ...last, phrase: 'last month', unit: { grain: 'month', count: 1 } } as const;
  const planned = makePlan(questionOf({ metrics: ['exposed'], time, compare: term }), context);
  assert.ok(planned.ok && planned.value.plan.kind === 'metrics');
  assert.is(planned.value.plan.compare?.from, '2026-09-01');
  assert.equal(
    planned.value.assumptions.map(({ text }) => text),
    ['What is named is the range itself, so it is compared with the time before it: 1–30 September 2026.'],
  );
});

for (const [unit, time] of [
  ['week', '2026-11-16..2026-11-22 last week'],
  ['month', '2026-10-01..2026-10-31 last month'],
  ['quarter', '2026-07-01..2026-09-30 last quarter'],
  ['year', '2026-01-01..2026-11-23 this year'],
] as const) {
  compare(`${unit} over ${unit} without a range is about ${time}`, () => {
    const planned = makePlan(questionOf({ metrics: ['exposed'], compare: { kind: 'previous', unit } }), context);
    assert.ok(planned.ok && planned.value.plan.kind === 'metrics');
    const { from, to, phrase } = planned.value.plan.time;
    assert.is(`${from ?? ''}..${to} ${phrase ?? ''}`, time);
  });
}

compare('a clipped unit is offered whole', () => {
  const other = { ...range('2026-10-01..2026-10-31 month'), at: { start: 0, end: 0 } };
  const planned = makePlan(
    questionOf({
      metrics: ['exposed'],
      time: range('2026-11-01..2026-11-23… month'),
      compare: { kind: 'range', range: other, sameElapsed: false },
    }),
    context,
  );
  assert.ok(planned.ok);
  assert.equal(
    planned.value.assumptions.flatMap(({ alternatives }) => alternatives.map(({ question }) => question)),
    ['exposed this month, vs 2026-10-01 to 2026-10-31'],
  );
  assert.equal(
    planned.value.notes.map(({ code }) => code),
    ['today_incomplete'],
  );
});

compare('a range without a first day has nothing before it', () => {
  const planned = makePlan(
    questionOf({ metrics: ['exposed'], time: range('..2026-11-10'), compare: { kind: 'previous', unit: 'period' } }),
    context,
  );
  assert.ok(!planned.ok);
  assert.is(planned.problems[0].code, 'bad_time');
  assert.is(planned.problems[0].suggestions[0]?.question, 'exposed until 2026-11-10');
});

function compared(sketch: Sketch): string {
  const planned = makePlan(questionOf({ metrics: ['exposed'], ...sketch }), context);
  if (!planned.ok || planned.value.plan.kind !== 'metrics' || planned.value.plan.compare === null) return JSON.stringify(planned);
  const { from, to, name } = planned.value.plan.compare;
  return `${from}..${to} ${name}`;
}

compare.run();
