import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { blankPlan } from '../../../src/plan/blank-plan.ts';
import type { AlertPlan } from '../../../src/plan/plan.ts';
import { type Found, findingsTable, type Happened, headlineOf, type Subject } from '../../../src/present/alert/alert-words.ts';
import { type Past, pastWords } from '../../../src/present/alert/past-words.ts';

const words = suite('alerts in words');

const of: AlertPlan['of'] = {
  ...blankPlan('aurora', { from: '2026-11-17', to: '2026-11-17', phrase: 'yesterday' }),
  metrics: ['abandoned_rate'],
};
const alert: AlertPlan = {
  kind: 'alert',
  metric: 'abandoned_rate',
  test: 'threshold',
  op: '>',
  value: 0.1,
  basis: null,
  for: 1,
  minimum: null,
  to: ['here'],
  of,
};
const format = { unit: 'percent', decimals: null, durationStyle: null, change: null, better: 'lower' } as const;

function subject(plan: Partial<AlertPlan>, unit: Subject['format']['unit'] = 'percent'): Subject {
  const currency = { code: 'USD', digits: 2 };
  return { plan: { ...alert, ...plan }, name: 'abandoned rate', format: { ...format, unit }, currency, grain: 'day' };
}

function found(value: number, more: Partial<Found> = {}): Found {
  return { member: [], value, low: null, high: null, before: null, ...more };
}

function fired(...findings: readonly Found[]): Happened {
  return { kind: 'fired', period: '2026-11-17', findings };
}

words('a total in one sentence: what it is, where the bound was, what was before', () => {
  assert.equal(headlineOf(subject({}), fired(found(0.444, { high: 0.1 }))), 'Abandoned rate is above 10.0%: 44.4% on Tue 17 Nov 2026.');
  assert.equal(
    headlineOf(subject({ test: 'unusual', op: '=', value: null }), fired(found(0.444, { low: -0.1, high: 0.296, before: 0.077 }))),
    'Abandoned rate is unusually high: 44.4% on Tue 17 Nov 2026, usual 7.7%, at most 29.6%.',
  );
  assert.equal(
    headlineOf(subject({ test: 'unusual', op: '<', value: null }), fired(found(0.01, { low: 0.05, before: 0.077 }))),
    'Abandoned rate is unusually low: 1.0% on Tue 17 Nov 2026, usual 7.7%, at least 5.0%.',
  );
  assert.equal(
    headlineOf(
      subject({ test: 'change', op: '<', value: -0.2, basis: 'previous week' }, 'count'),
      fired(found(75, { low: 80, before: 100 })),
    ),
    'Abandoned rate fell by 25.0% against the previous week: 75 on Tue 17 Nov 2026, before 100.',
  );
  assert.equal(
    headlineOf(subject({ test: 'target', op: '<', value: null }), fired(found(0.7, { low: 0.8 }))),
    'Abandoned rate is below target: 70.0% on Tue 17 Nov 2026 (target 80.0%).',
  );
});

words('that it has cleared', () => {
  const cleared: Happened = { kind: 'cleared', period: '2026-11-18', findings: [found(0.05, { high: 0.1, member: ['Mobile'] })] };
  assert.equal(headlineOf(subject({}), cleared), 'Abandoned rate of Mobile is back within bounds: 5.0% on Wed 18 Nov 2026.');
  const two = { ...cleared, findings: [...cleared.findings, found(0.01, { member: [null] })] };
  assert.equal(headlineOf(subject({}), two), 'Abandoned rate is back within bounds on Wed 18 Nov 2026 for 2: Mobile and (none).');
});

words('several members: how many, some by name, all in the table', () => {
  const many = fired(...['Mobile', 'Top 10', 'Win Back', 'Returns Desk'].map((name) => found(0.2, { member: [name], high: 0.1 })));
  assert.equal(
    headlineOf(subject({}), many),
    'Abandoned rate is above 10.0% on Tue 17 Nov 2026 for 4: Mobile, Top 10, Win Back and 1 more.',
  );
  assert.deepEqual(findingsTable(subject({}), many).rows[0], ['Mobile', '20.0%', 'at most 10.0%']);
  const unusual = subject({ test: 'unusual', op: '=', value: 3 });
  const table = findingsTable(unusual, fired(found(0.5, { low: -0.1, high: 0.2, before: 0.1 }), found(0.01, { low: 0.05, high: 0.2 })));
  assert.deepEqual(table.head, ['', 'Value', 'Median', 'Bound']);
  assert.deepEqual(table.rows, [
    ['Total', '50.0%', '10.0%', 'at most 20.0%'],
    ['Total', '1.0%', '–', 'at least 5.0%'],
  ]);
  assert.deepEqual(findingsTable(subject({ op: '=' }), fired(found(0.1, { low: 0.1, high: 0.1 }))).rows, [
    ['Total', '10.0%', 'at least 10.0%'],
  ]);
  assert.deepEqual(findingsTable(subject({}), fired(found(0.1))).rows, [['Total', '10.0%', '–']]);
});

words('of several members that is said which holds for all of them', () => {
  const unusual = subject({ test: 'unusual', op: '=', value: null });
  const low = found(0.01, { member: ['Mobile'], low: 0.05, high: 0.2, before: 0.1 });
  const high = found(0.5, { member: ['Top 10'], low: 0.05, high: 0.2, before: 0.1 });
  assert.equal(headlineOf(unusual, fired(low, high)), 'Abandoned rate is unusual on Tue 17 Nov 2026 for 2: Mobile and Top 10.');
  assert.equal(headlineOf(unusual, fired(high, high)), 'Abandoned rate is unusually high on Tue 17 Nov 2026 for 2: Top 10 and Top 10.');
  assert.equal(headlineOf(unusual, fired(low, low)), 'Abandoned rate is unusually low on Tue 17 Nov 2026 for 2: Mobile and Mobile.');
  const change = (op: AlertPlan['op'], value: number) =>
    headlineOf(
      subject({ test: 'change', op, value, basis: 'previous week' }, 'count'),
      fired(found(75, { member: ['Mobile'], before: 100 }), found(10, { member: ['Top 10'], before: 100 })),
    );
  assert.equal(
    change('<', -0.2),
    'Abandoned rate fell by more than 20.0% against the previous week on Tue 17 Nov 2026 for 2: Mobile and Top 10.',
  );
  assert.equal(
    change('<=', -0.2),
    'Abandoned rate fell by at least 20.0% against the previous week on Tue 17 Nov 2026 for 2: Mobile and Top 10.',
  );
  assert.match(change('>', 0.5), /rose by more than 50\.0% against/);
});

const past: Past = { grain: 'day', from: '2026-08-25', to: '2026-11-22', periods: 90, judged: 90, firings: [], met: 0, milder: null };
const firings = (...days: readonly string[]): Past['firings'] => days.map((period) => ({ period, members: [[]] }));

words('what it would have done, with its dates', () => {
  assert.deepEqual(pastWords(past), ['Would not have fired in the last 90 days (to Sun 22 Nov 2026).']);
  assert.deepEqual(pastWords({ ...past, firings: firings('2025-12-31', '2026-11-03'), judged: 80 }), [
    'Would have fired twice in the last 90 days (to Sun 22 Nov 2026): 31 Dec 2025, 3 Nov 2026.',
    'Of 80 of these 90 days something can be said: the others have no value, or too few before them.',
  ]);
  assert.deepEqual(pastWords({ ...past, judged: 0 }), [
    'Nothing can be said of the last 90 days (to Sun 22 Nov 2026): no day has a value, or too few come before it.',
  ]);
  const [many = ''] = pastWords({
    ...past,
    firings: firings(...Array.from({ length: 14 }, (_, at) => `2026-11-${String(at + 1).padStart(2, '0')}`)),
  });
  assert.match(many, /fired 14 times .*: 2 earlier, then 3 Nov, 4 Nov, .*14 Nov 2026\.$/);
  assert.deepEqual(pastWords({ ...past, to: null, from: null, periods: 0 }), ['There is no complete day yet to test it on.']);
  assert.match(
    pastWords({ ...past, grain: 'week', periods: 13, judged: 13, firings: firings('2026-11-16') })[0] ?? '',
    /once in the last 13 weeks .*: 16–22 Nov 2026\.$/,
  );
});

words('that it is often, and what would be milder', () => {
  assert.equal(pastWords({ ...past, firings: firings('2026-08-25'), met: 18 }).length, 1);
  const [, often] = pastWords({ ...past, firings: firings('2026-08-25'), met: 19, milder: 'alert here when exposed > 120' });
  assert.equal(often, 'The condition would have been met in 19 days of 90: that is often. A milder bound: alert here when exposed > 120');
  assert.match(pastWords({ ...past, met: 90 }).at(-1) ?? '', /that is often\.$/);
});

words.run();
