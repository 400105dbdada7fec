/** Answers of every shape that a chart or a table must stand: one list for golden files, for properties and for looking at. */
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import type { MetricsPlan } from '../../src/plan/plan.ts';
import type { Cell, QueryResult } from '../../src/query/result.ts';
import { catalogueWith } from './additions.ts';
import { daysFrom, planOf, resultOf, wave } from './results.ts';

export interface Case {
  readonly plan: MetricsPlan;
  readonly result: QueryResult;
  readonly sparkline?: QueryResult;
  /** Other than the dashboard's. */
  readonly catalogue?: Catalogue;
}

const campaigns = ['Summer Sale', 'Checkout Help', 'Win Back', 'Mobile', 'Top 10', 'Billing Support'];

function made(parts: Partial<MetricsPlan>, rows: readonly (readonly Cell[])[], more: Partial<QueryResult> = {}): Case {
  const plan = planOf(parts);
  return { plan, result: resultOf(plan, rows, more) };
}

const week = daysFrom('2026-11-16', 7);
const lastWeek = { from: '2026-11-09', to: '2026-11-15', name: 'previous week' as const };

/** An exposed rate and a count per campaign. */
const rated = campaigns.map((name, index): readonly Cell[] => [name, 0.342 - index * 0.061]);
const counted = campaigns.map((name, index): readonly Cell[] => [name, Math.round(4200 / (index + 1))]);

/** A comparison row: value, previous, change, rate of change. */
function compared(now: number, before: number | null): readonly Cell[] {
  return before === null ? [now, null, null, null] : [now, before, now - before, before === 0 ? null : (now - before) / before];
}

/** What a brand wants to reach: two rates, one of them far from what is, and two that grow with days. */
const aiming = catalogueWith({
  targets: {
    exposed_rate: '40%',
    csat_score: '85%',
    exposed: 1400,
    closed_conversations: 240,
    closed_conversations_per_login_hour: 4.5,
    closed_conversations_per_online_hour: 6,
  },
});

function aimed(of: Case): Case {
  return { ...of, catalogue: aiming };
}

const efficiency = made(
  {
    metrics: ['closed_conversations', 'closed_conversations_per_login_hour', 'closed_conversations_per_online_hour'],
    grain: 'day',
    chart: 'combo',
  },
  daysFrom('2026-11-09', 14).map((day, index): readonly Cell[] => [
    day,
    180 + Math.round(90 * wave(index)),
    3.1 + wave(index + 50),
    4.4 + wave(index + 90),
  ]),
  { totals: [null, 3150, 3.5, 4.9] },
);

export const cases: Readonly<Record<string, Case>> = {
  'bar-rates': made({ metrics: ['exposed_rate'], by: ['campaign'] }, rated, { totals: [null, 0.234], smallBase: [[5, 1]] }),
  'bar-one': made({ metrics: ['exposed'], by: ['campaign'] }, [['Summer Sale', 4200]], { totals: [null, 4200] }),
  'bar-few-standing': made(
    { metrics: ['exposed'], by: ['device'] },
    [
      ['desktop/laptop', 5120],
      ['mobile smartphone', 3300],
      ['mobile tablet', 411],
    ],
    { totals: [null, 8831] },
  ),
  'bar-thirty': made(
    { metrics: ['exposed'], by: ['engagement'] },
    Array.from({ length: 30 }, (_, index): readonly Cell[] => [`Engagement ${index + 1}`, Math.round(9000 / (index + 1))]),
    { totals: [null, 30_000] },
  ),
  'bar-long-names': made(
    { metrics: ['accepted_offers'], by: ['engagement'] },
    [
      'Autumn clearance banner for new visitors',
      'Autumn clearance banner for old visitors',
      'Returning customers help toast on checkout',
    ].map((name, index): readonly Cell[] => [name, 1234 - index * 400]),
    { totals: [null, 2502] },
  ),
  'bar-scripts': made(
    { metrics: ['exposed'], by: ['campaign'] },
    [
      ['تخفيضات الصيف', 4000],
      ['מבצע קיץ', 3600],
      ['夏のセール', 3100],
      ['여름 세일', 2500],
      ['夏季大促销', 2100],
      ['Summer 🎉 Sale 👩🏽‍💻', 1800],
      ['ลดราคาฤดูร้อน', 1500],
      ['गर्मियों की बिक्री', 900],
      ['Ünïcödé Łódź', 700],
      [null, 300],
    ],
    { totals: [null, 19_000] },
  ),
  'bar-negative': made({ metrics: ['incremental_conversions'], by: ['campaign'] }, [
    ['Summer Sale', 20.4],
    ['Win Back', 3.1],
    ['Mobile', -4.6],
    ['Top 10', -31.25],
  ]),
  'bar-huge': made(
    { metrics: ['revenue_after_engagement'], by: ['campaign'] },
    [
      ['Summer Sale', 1_234_567_890_123],
      ['Win Back', 987_654_321],
      ['Mobile', 12],
    ],
    { totals: [null, 1_235_555_544_456], provisionalUntil: '2026-12-23' },
  ),
  'bar-compare': made(
    { metrics: ['exposed'], by: ['campaign'], compare: lastWeek },
    campaigns.map((name, index): readonly Cell[] => [
      name,
      ...compared(Math.round(4200 / (index + 1)), index === 3 ? null : 900 + index * 310),
    ]),
    { totals: [null, ...compared(9876, 9000)] },
  ),
  'bar-weekdays': made(
    { metrics: ['opened_conversations'], by: ['weekday'] },
    ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map((name, index): readonly Cell[] => [
      name,
      420 - index * 33,
    ]),
    { totals: [null, 2247] },
  ),
  'bar-hours': made(
    { metrics: ['online_time'], by: ['hour'] },
    Array.from({ length: 24 }, (_, hour): readonly Cell[] => [hour, Math.round(3600 * (2 + 8 * Math.sin((hour / 24) * Math.PI)))]),
    { totals: [null, 600_000] },
  ),
  'bar-two-metrics': made(
    { metrics: ['closed_by_agent', 'closed_by_consumer', 'closed_by_system'], by: ['skill'] },
    [
      ['billing', 812, 433, 120],
      ['sales chat', 640, 210, 44],
      ['returns', 120, 95, 300],
    ],
    { totals: [null, 1572, 738, 464] },
  ),
  'bar-grouped': made(
    { metrics: ['exposed_rate'], by: ['campaign', 'device'] },
    campaigns.slice(0, 4).flatMap((name, index): readonly (readonly Cell[])[] => [
      [name, 'desktop/laptop', 0.4 - index * 0.05],
      [name, 'mobile smartphone', 0.3 - index * 0.03],
      [name, 'mobile tablet', index === 2 ? null : 0.2],
    ]),
    { totals: [null, null, 0.3] },
  ),
  'stacked-parts': made(
    { metrics: ['sessions'], by: ['source_type', 'device'], chart: 'stacked_bar' },
    ['web', 'brand app', 'facebook'].flatMap((name, index): readonly (readonly Cell[])[] => [
      [name, 'desktop/laptop', 4000 - index * 1500],
      [name, 'mobile smartphone', 3000 - index * 400],
      [name, 'mobile tablet', 500],
    ]),
    { totals: [null, null, 16_800] },
  ),
  'stacked-that-overlap': made(
    { metrics: ['exposed'], by: ['campaign', 'device'], chart: 'stacked_bar' },
    campaigns.slice(0, 3).flatMap((name, index): readonly (readonly Cell[])[] => [
      [name, 'desktop/laptop', 400 - index * 50],
      [name, 'mobile smartphone', 300 - index * 30],
    ]),
    { totals: [null, null, 1200] },
  ),
  'stacked-over-time': made(
    { metrics: ['sessions'], by: ['device'], grain: 'day', chart: 'stacked_bar' },
    week.flatMap((day, index): readonly (readonly Cell[])[] => [
      ['desktop/laptop', day, 400 + index * 20],
      ['mobile smartphone', day, 300],
    ]),
    { totals: [null, null, 5320] },
  ),
  'pie-devices': made(
    { metrics: ['sessions'], by: ['device'], chart: 'pie' },
    [
      ['desktop/laptop', 5120],
      ['mobile smartphone', 3300],
      ['mobile tablet', 411],
      ['unknown', 12],
    ],
    { totals: [null, 8843] },
  ),
  'pie-of-many': made(
    { metrics: ['engagement_views'], by: ['engagement'], chart: 'pie' },
    Array.from({ length: 11 }, (_, index): readonly Cell[] => [`Engagement with a long name ${index + 1}`, 1100 - index * 100]),
    { totals: [null, 6600] },
  ),
  'pie-that-overlaps': made({ metrics: ['exposed'], by: ['campaign'], chart: 'pie' }, counted, { totals: [null, 5000] }),
  'share-by-source': made(
    { metrics: ['exposures'], by: ['source_type'], transform: 'share' },
    [
      ['web', 700, 0.7],
      ['facebook', 200, 0.2],
      ['line', 100, 0.1],
    ],
    { totals: [null, 1000, 1] },
  ),
  'line-week': made(
    { metrics: ['exposed'], grain: 'day', chart: 'line' },
    week.map((day, index): readonly Cell[] => [day, [1200, 1300, 1100, 1600, 1500, 900, 950][index] ?? 0]),
    { totals: [null, 8550] },
  ),
  'line-one-point': made({ metrics: ['exposed'], grain: 'day', chart: 'line' }, [['2026-11-16', 1200]], { totals: [null, 1200] }),
  'line-with-gaps': made(
    { metrics: ['csat_score'], grain: 'day', chart: 'line' },
    daysFrom('2026-11-01', 20).map((day, index): readonly Cell[] => [
      day,
      [3, 4, 9, 11, 12].includes(index) ? null : 0.6 + 0.3 * wave(index),
    ]),
    { totals: [null, 0.77] },
  ),
  'line-400-days': made(
    { metrics: ['exposed'], grain: 'day', chart: 'line', time: { from: '2025-10-20', to: '2026-11-23', phrase: null } },
    daysFrom('2025-10-20', 400).map((day, index): readonly Cell[] => [
      day,
      Math.round(900 + index * 2 + 300 * Math.sin(index / 58) + 250 * wave(index)),
    ]),
    { totals: [null, 561_000] },
  ),
  'line-weeks': made(
    {
      metrics: ['opened_conversations'],
      grain: 'week',
      chart: 'line',
      time: { from: '2026-06-01', to: '2026-11-22', phrase: 'last 25 weeks' },
    },
    Array.from({ length: 25 }, (_, index): readonly Cell[] => [
      daysFrom('2026-06-01', 200)[index * 7] ?? '',
      300 + Math.round(100 * wave(index)),
    ]),
  ),
  'line-months-compare': made(
    {
      metrics: ['revenue_after_engagement'],
      grain: 'month',
      chart: 'line',
      time: { from: '2025-12-01', to: '2026-11-30', phrase: null },
      compare: { from: '2024-12-01', to: '2025-11-30', name: 'previous year' },
    },
    Array.from({ length: 12 }, (_, index): readonly Cell[] => [
      index === 0 ? '2025-12-01' : `2026-${String(index).padStart(2, '0')}-01`,
      ...compared(1_200_000 + 90_000 * index, 1_000_000 + Math.round(200_000 * wave(index))),
    ]),
    { totals: [null, ...compared(20_000_000, 14_000_000)] },
  ),
  'line-campaigns': made(
    { metrics: ['exposed'], by: ['campaign'], grain: 'day', chart: 'line' },
    [...campaigns, 'Spring Hello', 'Last Call'].flatMap((name, at) =>
      week.map((day, index): readonly Cell[] => [name, day, Math.round(800 / (at + 1) + 90 * wave(at * 7 + index))]),
    ),
  ),
  'line-percent-band': made(
    { metrics: ['csat_score'], grain: 'day', chart: 'line' },
    daysFrom('2026-11-01', 22).map((day, index): readonly Cell[] => [day, 0.91 + 0.03 * wave(index)]),
    { totals: [null, 0.925] },
  ),
  'combo-efficiency': efficiency,
  'combo-experience': made(
    { metrics: ['csat_score', 'mcs'], grain: 'day', chart: 'combo' },
    week.map((day, index): readonly Cell[] => [day, 0.7 + 0.2 * wave(index), -20 + 60 * wave(index + 9)]),
    { totals: [null, 0.79, 12] },
  ),
  'combo-durations': made(
    { metrics: ['avg_conversation_duration', 'abandoned_rate'], grain: 'day', chart: 'combo' },
    week.map((day, index): readonly Cell[] => [day, 900 + 4000 * wave(index), 0.05 + 0.1 * wave(index + 3)]),
  ),
  funnel: made({ metrics: ['sessions', 'prospects', 'exposed', 'engaged', 'conversions_after_engagement'], chart: 'funnel' }, [
    [40_000, 25_100, 12_345, 1_234, 87],
  ]),
  'number-alone': made({ metrics: ['revenue_after_engagement'], chart: 'number' }, [[123_456_789]], { provisionalUntil: '2026-12-23' }),
  'number-compared': made({ metrics: ['exposed_rate'], chart: 'number', compare: lastWeek }, [compared(0.234, 0.222)], {
    smallBase: [[0, 0]],
  }),
  'number-sparkline': {
    ...made({ metrics: ['exposed'], chart: 'number' }, [[8550]]),
    sparkline: resultOf(
      planOf({ metrics: ['exposed'], grain: 'day' }),
      daysFrom('2026-10-24', 30).map((day, index): readonly Cell[] => [day, 1000 + Math.round(500 * wave(index))]),
    ),
  },
  'number-null': made({ metrics: ['csat_score'], chart: 'number' }, [[null]]),
  'numbers-several': made({ metrics: ['exposed', 'exposed_rate', 'avg_consumer_response_time'], chart: null }, [[8550, 0.234, 95.4]]),
  'nothing-at-all': made({ metrics: ['exposed'], by: ['campaign'] }, []),
  'nothing-meets': made({ metrics: ['exposed'], by: ['campaign'], having: [{ metric: 'exposed', op: '>', value: 1e9 }] }, [], {
    groups: 14,
  }),
  'all-null': made({ metrics: ['csat_score'], by: ['campaign'] }, [
    ['Summer Sale', null],
    ['Win Back', null],
  ]),
  'too-many-members': made(
    { metrics: ['exposed'], by: ['agent'] },
    Array.from({ length: 31 }, (_, index): readonly Cell[] => [`Agent ${index}`, index]),
  ),
  'top-five': made({ metrics: ['exposed'], by: ['campaign'], limit: 5 }, counted.slice(0, 5), {
    totals: [null, 9876],
    groups: 14,
    notes: [{ code: 'shown', text: '5 of 14 campaigns shown, total of all' }],
  }),
  'target-lying': aimed(made({ metrics: ['exposed_rate'], by: ['campaign'] }, rated, { totals: [null, 0.234] })),
  'target-standing': aimed(
    made(
      { metrics: ['exposed_rate'], by: ['device'] },
      [
        ['desktop/laptop', 0.51],
        ['mobile smartphone', 0.43],
        ['mobile tablet', 0.22],
      ],
      { totals: [null, 0.45] },
    ),
  ),
  'target-line': aimed(
    made(
      { metrics: ['csat_score'], grain: 'day', chart: 'line' },
      daysFrom('2026-11-03', 20).map((day, index): readonly Cell[] => [day, 0.71 + 0.04 * wave(index)]),
      { totals: [null, 0.73] },
    ),
  ),
  'target-days': aimed(
    made(
      { metrics: ['exposed'], grain: 'day', chart: 'line', compare: lastWeek },
      week.map((day, index): readonly Cell[] => [day, ...compared([1200, 1300, 1100, 1600, 1500, 900, 950][index] ?? 0, 1150)]),
    ),
  ),
  'target-combo': aimed(efficiency),
  'target-number': aimed(made({ metrics: ['csat_score'], chart: 'number' }, [[0.64]])),
  'yes-or-no': made({ metrics: ['csat_score'], having: [{ metric: 'csat_score', op: '<', value: 0.7 }], chart: 'number' }, [[0.64]]),
};
