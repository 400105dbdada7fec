/** Headlines, titles and remarks, sentence by sentence: what the golden answers do not show. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { rangeText } from '../../src/base/day-text.ts';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import type { Condition, MetricsPlan } from '../../src/plan/plan.ts';
import { titleOf } from '../../src/present/titles.ts';
import { inProse, metricWords } from '../../src/present/words.ts';
import type { Cell, QueryResult } from '../../src/query/result.ts';
import { aurora, planOf, resultOf, shownOf } from '../support/results.ts';

const sentences = suite('sentences');

function headlineOf(parts: Partial<MetricsPlan>, rows: readonly (readonly Cell[])[], more: Partial<QueryResult> = {}): string {
  const plan = planOf(parts);
  return shownOf(plan, resultOf(plan, rows, more)).answer.headline;
}

/** The condition on the exposed rate, the rate itself, the verdict and the words of the bound. */
const judged: readonly (readonly [Condition, number | null, string, string])[] = [
  [{ metric: 'exposed_rate', op: '>', value: 0.3 }, 0.4, 'Yes: exposed rate was 40.0% ', ', above 30.0%.'],
  [{ metric: 'exposed_rate', op: '>', value: 0.4 }, 0.4, 'No: exposed rate was 40.0% ', ', not above 40.0%.'],
  [{ metric: 'exposed_rate', op: '>=', value: 0.4 }, 0.4, 'Yes: ', ', at least 40.0%.'],
  [{ metric: 'exposed_rate', op: '<', value: 0.4 }, 0.4, 'No: ', ', not below 40.0%.'],
  [{ metric: 'exposed_rate', op: '<=', value: 0.4 }, 0.4, 'Yes: ', ', at most 40.0%.'],
  [{ metric: 'exposed_rate', op: '=', value: 0.4 }, 0.4, 'Yes: ', ', exactly 40.0%.'],
  [{ metric: 'exposed_rate', op: '=', value: 0.4 }, 0.41, 'No: ', ', not exactly 40.0%.'],
  [{ metric: 'exposed_rate', op: 'between', value: 0.3, value2: 0.4 }, 0.4, 'Yes: ', ', between 30.0% and 40.0%.'],
  [{ metric: 'exposed_rate', op: 'between', value: 0.3, value2: 0.4 }, 0.2, 'No: ', ', not between 30.0% and 40.0%.'],
];

for (const [condition, rate, verdict, bound] of judged)
  sentences(`a rate of ${String(rate)} judged by ${JSON.stringify(condition)} begins with ${verdict.trim()}`, () => {
    const text = headlineOf({ metrics: ['exposed_rate'], having: [condition] }, [[rate]]);
    assert.ok(text.startsWith(verdict), text);
    assert.ok(text.endsWith(bound), text);
  });

sentences('a metric is judged against another one, and a missing value meets no condition', () => {
  const metrics = ['exposed', 'engaged'] as const;
  const than = (op: '>' | '<', row: readonly Cell[]) =>
    headlineOf({ metrics, having: [{ metric: 'exposed', op, than: 'engaged' }] }, [row]);
  assert.match(than('>', [5, 3]), /^Yes: /);
  assert.match(than('<', [5, 3]), /^No: /);
  assert.match(than('>', [5, null]), /^No: /);
  assert.match(than('<', [null, 3]), /^No: /);
});

sentences('the metric that another is judged against is named behind it where only one was asked for', () => {
  const plan = planOf({ metrics: ['exposed'], having: [{ metric: 'exposed', op: '>', than: 'engaged' }] });
  const both = resultOf(planOf({ metrics: ['exposed', 'engaged'] }), [[5, 3]]);
  const columns = both.columns.map((column) => ({ ...column, extra: column.of === 'engaged' }));
  assert.match(shownOf(plan, { ...both, columns }).answer.headline, /^Yes: exposed came to 5 .*, above engaged\.$/);
});

sentences('a rolling window is said: each day shows the days that end on it, not its own', () => {
  const time = { from: '2026-11-21', to: '2026-11-22', phrase: null };
  const over = (transform: MetricsPlan['transform']) =>
    headlineOf({ transform, grain: 'day', time }, [
      ['2026-11-21', 5],
      ['2026-11-22', 7],
    ]);
  assert.match(over({ rolling: 7, total: true }), /^7-day rolling total of exposed by day from 21 to 22 November 2026/);
  assert.match(over({ rolling: 7 }), /^7-day rolling average of exposed by day from 21 to 22 November 2026/);
  assert.match(over(null), /^Exposed by day from 21 to 22 November 2026/);
});

sentences('days are said once: one day, a range without a start, and dates in other months and years whole', () => {
  const at = (from: string | null, to: string) => headlineOf({ time: { from, to, phrase: null } }, [[5]]);
  assert.is(at('2026-11-22', '2026-11-22'), 'Exposed came to 5 on 22 November 2026.');
  assert.is(at('2026-10-30', '2026-11-02'), 'Exposed came to 5 from 30 October to 2 November 2026.');
  assert.is(at('2025-12-30', '2026-01-02'), 'Exposed came to 5 from 30 December 2025 to 2 January 2026.');
  assert.is(at(null, '2026-11-22'), 'Exposed came to 5 from 20 October 2025 to 22 November 2026.');
  const plan = planOf({ time: { from: null, to: '2026-11-22', phrase: null } });
  const empty = { ...aurora, extent: { ...aurora.extent, from: null } };
  const shown = shownOf(plan, resultOf(plan, [[0]]), { directory: empty });
  assert.is(shown.answer.headline, 'Exposed came to 0 up to 22 November 2026.');
  assert.is(shown.subtitle, 'up to 22 November 2026');
  const led = headlineOf({ by: ['campaign'], time: plan.time }, [['Win Back', 5]]);
  assert.match(led, /from 20 October 2025 to 22 November 2026: Win Back with 5\.$/);
  assert.is(rangeText('2025-12-30', '2026-01-02'), '30 December 2025 – 2 January 2026');
});

sentences('days of several years say theirs', () => {
  const time = { from: '2025-12-31', to: '2026-01-01', phrase: null };
  const text = headlineOf({ grain: 'day', time }, [
    ['2025-12-31', 4],
    ['2026-01-01', 6],
  ]);
  assert.match(text, /from 4 \(Wed 31 Dec 2025\) to 6 \(Thu 1 Jan 2026\)/);
});

sentences('what a comparison by hand is set against is its dates, and small moves keep the decimals that show them', () => {
  const compare = { from: '2026-11-02', to: '2026-11-08', name: 'custom' } as const;
  const moved = (row: readonly Cell[], metric = 'exposed') => headlineOf({ metrics: [metric], compare }, [row]);
  assert.match(moved([12, 10, 2, 0.2]), /, up 20\.0% from 10 in 2–8 November 2026\.$/);
  assert.match(moved([10, 10, 0, 0]), /, unchanged from 10 in 2–8 November 2026\.$/);
  assert.match(moved([10, null, null, null]), /, with nothing to compare it with in 2–8 November 2026\.$/);
  assert.match(moved([5, 0, 5, null]), /, up 5 from 0 in /);
  assert.match(moved([0.5, 0.4, 0.1, 0.25], 'exposed_rate'), /, up 10\.0 percentage points from 40\.0% in /);
  assert.match(moved([0.4, 0.4001, -0.0001, -0.00025], 'exposed_rate'), /, down 0\.01 percentage points from /);
  assert.match(moved([0.4, 0.400002, -0.000002, -0.000005], 'exposed_rate'), /, down 0\.0002 percentage points from /);
});

sentences('rows that are all alike are said as one value', () => {
  const alike = [
    ['Summer Sale', 7],
    ['Win Back', 7],
  ];
  assert.match(headlineOf({ by: ['campaign'] }, alike), /: all at 7\.$/);
  const days = [
    ['2026-11-16', 7],
    ['2026-11-17', 7],
  ];
  assert.match(headlineOf({ grain: 'day' }, days), /: 7 throughout\.$/);
  assert.match(headlineOf({ grain: 'day' }, [['2026-11-16', null]]), /: no values\.$/);
  assert.match(headlineOf({ by: ['campaign'] }, [['Win Back', null]]), /: no values\.$/);
});

sentences('who ties for the first or the last place is said: two or three by name, more by their number', () => {
  const of = (...rates: readonly number[]) =>
    headlineOf(
      { metrics: ['exposed_rate'], by: ['campaign'] },
      rates.map((rate, index) => [['Ash', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir', 'Gum', 'Hazel'][index] ?? '', rate]),
    );
  assert.match(of(1, 1, 0.5), /: Ash and Birch are highest with 100\.0% each, Cedar lowest with 50\.0%\.$/);
  assert.match(of(0.5, 1, 1, 1), /: Birch, Cedar and Dogwood are highest with 100\.0% each, Ash lowest with 50\.0%\.$/);
  assert.match(of(1, 1, 1, 1, 0.5), /: 4 campaigns are highest with 100\.0% each, Elm lowest with 50\.0%\.$/);
  assert.match(of(1, 0.5, 0.5), /: Ash is highest with 100\.0%, Birch and Cedar lowest with 50\.0% each\.$/);
  assert.match(of(1, 0, 0, 0, 0), /: Ash is highest with 100\.0%, 4 campaigns lowest with 0\.0% each\.$/);
  assert.match(of(1, 0.99999, 0.5), /: Ash is highest with 100\.0%, Cedar lowest/, 'what only looks alike is no tie');
  const [first, second, third, last] = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19'];
  const days = (...values: readonly number[]) =>
    headlineOf(
      { grain: 'day' },
      values.map((value, index) => [[first, second, third, last, '2026-11-20'][index] ?? '', value]),
    );
  assert.match(days(3, 7, 7, 5), /, highest 7 \(Tue 17 Nov and Wed 18 Nov\), lowest 3 \(Mon 16 Nov\)\.$/);
  assert.match(days(7, 3, 3, 3, 3), /, highest 7 \(Mon 16 Nov\), lowest 3 \(4 days\)\.$/);
  const both = ['Ash', 'Birch'].flatMap((name) => [16, 17].map((day): readonly Cell[] => [name, `2026-11-${String(day)}`, 7]));
  const crossed = headlineOf({ by: ['campaign'], grain: 'day' }, [...both, ['Cedar', first, 1]]);
  assert.match(crossed, /: 4 rows are highest with 7 each, Cedar, Mon 16 Nov lowest with 1\.$/);
});

sentences('no rows are told apart: nothing there, or nothing that meets the conditions', () => {
  assert.is(headlineOf({ by: ['campaign'] }, []), 'No campaigns have anything to show from 16 to 22 November 2026 (last week).');
  assert.is(headlineOf({ grain: 'week' }, []), 'No weeks have anything to show from 16 to 22 November 2026 (last week).');
  const having = [{ metric: 'exposed', op: '>', value: 9 }] as const;
  assert.match(headlineOf({ by: ['lob'], having }, [], { groups: 4 }), /^None of 4 LOBs meets the conditions /);
});

sentences('a small base says how many rows rest on few', () => {
  const rows = ['a', 'b', 'c'].map((name): readonly Cell[] => [name, 0.5]);
  const said = (...small: readonly number[]) =>
    headlineOf({ metrics: ['exposed_rate'], by: ['campaign'] }, rows, { smallBase: small.map((row) => [row, 1]) });
  assert.match(said(0, 1, 2), /Small base: all 3 rows rest on fewer than 30\.$/);
  assert.match(said(0, 2), /Small base: 2 of 3 rows rest on fewer than 30\.$/);
  assert.match(said(1), /Small base: 1 of 3 rows rests on fewer than 30\.$/);
  assert.not.match(said(-1), /Small base/);
});

sentences('filters are named behind the dates: long lists are cut, and what is left out says so', () => {
  const subtitle = (filters: MetricsPlan['filters']) => {
    const plan = planOf({ filters });
    return shownOf(plan, resultOf(plan, [[5]])).subtitle.replace('16–22 November 2026 · ', '');
  };
  assert.is(subtitle([{ dimension: 'weekday', op: 'in', values: ['monday', 'friday'] }]), 'Monday, Friday');
  assert.is(subtitle([{ dimension: 'campaign', op: 'in', values: ['a', 'b', 'c', 'd', 'e'] }]), 'a, b, c and 2 more');
  assert.is(subtitle([{ dimension: 'source_type', op: 'not_in', values: ['web'] }]), 'not web');
  assert.is(subtitle([{ dimension: 'campaign', op: 'contains', values: ['sale', 'win'] }]), 'campaign contains “sale” or “win”');
  assert.is(subtitle([{ dimension: 'campaign', op: 'starts_with', values: ['Sum'] }]), 'campaign starts with “Sum”');
});

sentences('a title names what is shown, and counts the metrics that it has no room for', () => {
  const title = (parts: Partial<MetricsPlan>) => titleOf(planOf(parts), dashboard);
  assert.is(title({ transform: { rolling: 7, total: true } }), '7-day rolling total of exposed');
  assert.is(title({ transform: { rolling: 7 }, grain: 'day' }), '7-day rolling average of exposed by day');
  assert.is(title({ transform: 'share', by: ['lob'] }), 'Share of exposed by LOB');
  const many = ['conversion_rate_after_engagement', 'conversion_rate_after_exposure', 'revenue_after_engagement'];
  assert.is(title({ metrics: many }), 'Conversion rate after engagement and 2 more');
});

sentences('labels become prose: abbreviations stay, and what says only that it is a number goes', () => {
  assert.is(inProse('EXPOSED RATE (CAMP)'), 'exposed rate');
  assert.is(inProse('TOTAL NO. OF TRANSFERS'), 'transfers');
  assert.is(inProse('CSAT SCORE (UNIFIED)'), 'CSAT score');
  assert.is(inProse('AWAY'), 'away time');
  assert.is(inProse('Net promoters'), 'Net promoters');
});

sentences('a ratio made on the fly is said as one thing per so many of another', () => {
  const words = (ratio: readonly [string, string], per: number) => metricWords({ ratio, per }, dashboard);
  assert.is(words(['transfers', 'handled_conversations'], 100), 'transfers per 100 handled conversations');
  assert.match(words(['exposed', 'sessions'], 1), /^exposed per session/);
  assert.is(words(['exposed', 'days'], 1), 'exposed per day');
});

sentences('a cell that is no day spoils its own text only', () => {
  const plan = planOf({ grain: 'day' });
  const { answer } = shownOf(plan, resultOf(plan, [['', 5]]));
  assert.match(answer.headline, /^Exposed by day from 16 to 22 November 2026 \(last week\): 5 /);
});

sentences.run();
