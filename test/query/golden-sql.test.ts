import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Dialect } from '../../src/base/statement.ts';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import type { Coverage } from '../../src/catalogue/coverage.ts';
import { datasets } from '../../src/catalogue/datasets.ts';
import type { MetricsPlan } from '../../src/plan/plan.ts';
import { compilePlan } from '../../src/query/run-plan.ts';
import { auroraDirectory, today } from '../support/aurora.ts';
import { golden } from '../support/golden.ts';
import { metricsPlan } from '../support/metrics-plan.ts';

const span = { from: '2025-10-20', to: '2026-11-23' };
const coverage: Coverage = { facts: [span], tables: Object.fromEntries(datasets.map(({ table }) => [table, [span]])) };
const week = { from: '2026-11-16', to: '2026-11-22', phrase: null };
const byTime = [{ by: 'time', direction: 'asc' }] as const;

const plans: Readonly<Record<string, Partial<MetricsPlan>>> = {
  'single-number': {},
  'by-campaign-mobile': {
    metrics: ['exposed_rate'],
    by: ['campaign'],
    filters: [{ dimension: 'device', op: 'in', values: ['mobile smartphone', 'mobile tablet'] }],
    order: [{ by: 'exposed_rate', direction: 'desc' }],
  },
  'by-lob-of-a-campaign': { by: ['lob'], filters: [{ dimension: 'campaign', op: 'in', values: ['Win Back'] }] },
  'two-campaigns-together': { filters: [{ dimension: 'campaign', op: 'in', values: ['Summer Sale', 'Win Back'] }] },
  'campaigns-of-a-lob': { by: ['campaign'], filters: [{ dimension: 'lob', op: 'in', values: ['Sales'] }] },
  'entry-point-within-a-campaign': { by: ['entry_point'], filters: [{ dimension: 'campaign', op: 'in', values: ['Win Back'] }] },
  'exposures-of-two-campaigns': {
    metrics: ['exposures'],
    filters: [{ dimension: 'campaign', op: 'in', values: ['Summer Sale', 'Win Back'] }],
  },
  'goal-type': { by: ['goal_type'], metrics: ['exposed', 'closed_conversations'] },
  'by-month': { grain: 'month', order: byTime, time: { from: null, to: '2026-11-22', phrase: null } },
  'by-day-of-top-campaigns': { by: ['campaign'], grain: 'day', limit: 2, order: byTime },
  'top-engagements-per-campaign': {
    by: ['campaign', 'engagement'],
    limit: { n: 1, per: 'campaign' },
    order: [{ by: 'exposed', direction: 'desc' }],
  },
  'bottom-campaigns': { by: ['campaign'], limit: 3, order: [{ by: 'exposed', direction: 'asc' }] },
  conditions: {
    by: ['campaign'],
    having: [
      { metric: 'exposed_rate', op: '>', value: 0.2 },
      { metric: 'closed_by_system', op: '>', than: 'closed_by_agent' },
    ],
  },
  'week-over-week': {
    by: ['source_type'],
    time: week,
    compare: { from: '2026-11-09', to: '2026-11-15', name: 'previous week' },
    order: [{ by: 'change', direction: 'desc' }],
  },
  share: {
    metrics: ['revenue_after_engagement'],
    by: ['campaign'],
    filters: [{ dimension: 'campaign', op: 'in', values: ['Win Back'] }],
    transform: 'share',
  },
  rolling: { grain: 'day', transform: { rolling: 7 }, metrics: ['handled_conversations', 'exposed_rate'], order: byTime },
  'hours-beside-campaigns': { metrics: ['closed_conversations_per_login_hour'], by: ['campaign'] },
  'prospect-rate-by-campaign': { metrics: ['prospect_rate'], by: ['campaign'] },
  'conversions-by-lob': { metrics: ['conversion_rate_after_engagement'], by: ['lob'] },
  'sale-conversion-rate': {
    metrics: ['conversion_rate_after_engagement'],
    filters: [{ dimension: 'goal_type', op: 'in', values: ['sale'] }],
  },
  'after-exposure-of-two-campaigns': {
    metrics: ['conversion_rate_after_exposure_not_engagement'],
    filters: [{ dimension: 'campaign', op: 'in', values: ['Summer Sale', 'Win Back'] }],
  },
  'revenue-by-currency': { metrics: ['revenue_after_engagement'], by: ['currency'] },
  'csat-by-agent-on-weekdays': {
    metrics: ['csat_score'],
    by: ['agent'],
    filters: [{ dimension: 'weekday', op: 'not_in', values: ['saturday', 'sunday'] }],
  },
  'online-by-hour-of-a-group': {
    metrics: ['online_time'],
    by: ['hour'],
    filters: [{ dimension: 'group', op: 'contains', values: ['night'] }],
  },
  'average-by-weekday': { metrics: [{ ratio: ['exposures', 'days'], per: 1 }], by: ['weekday'] },
  'handled-by-device-class': { metrics: ['handled_conversations'], by: ['device_class'], grain: 'quarter', order: byTime },
};

const sql = suite('the SQL of plans');

function statements(plan: MetricsPlan, dialect: Dialect): string {
  const compiled = compilePlan({ plan }, { directory: auroraDirectory, coverage, catalogue: dashboard, today, rowCap: 10_000, dialect });
  assert.ok(compiled.ok, JSON.stringify(compiled));
  return compiled.value.map(({ text, bindings }) => `${text}\n-- ${JSON.stringify(bindings)}`).join('\n\n');
}

for (const dialect of ['sqlite', 'postgres'] as const)
  for (const [name, given] of Object.entries(plans))
    sql(`is as read over for ${name} on ${dialect}`, () => {
      golden(`sql/${dialect}/${name}.sql`, statements(metricsPlan({ brand: 'aurora', time: week, ...given }), dialect));
    });

sql('holds no text of a user: names, values and dates are bindings', () => {
  const evil = `x'); drop table visits; --`;
  const directory = {
    ...auroraDirectory,
    named: () => [{ dimension: 'campaign', id: evil, name: evil, parentId: null, goalType: null, deleted: false }] as const,
  };
  for (const op of ['in', 'not_in'] as const) {
    const plan = metricsPlan({
      brand: 'aurora',
      metrics: ['engagement_views'],
      by: ['campaign'],
      filters: [{ dimension: 'campaign', op, values: [evil] }],
    });
    const compiled = compilePlan({ plan }, { directory, coverage, catalogue: dashboard, today, rowCap: 10_000, dialect: 'sqlite' });
    assert.ok(compiled.ok);
    for (const { text, bindings } of compiled.value) {
      assert.not.match(text, 'drop table');
      assert.is(text.split('?').length - 1, bindings.length);
    }
    assert.ok(compiled.value.some(({ bindings }) => bindings.includes(evil)));
  }
});

sql('asks for long lists of members in one binding', () => {
  const many = Array.from({ length: 500 }, (_, index) => ({
    dimension: 'campaign' as const,
    id: `c${index}`,
    name: 'Many',
    parentId: null,
    goalType: null,
    deleted: false,
  }));
  const directory = { ...auroraDirectory, named: () => many };
  const plan = metricsPlan({
    brand: 'aurora',
    metrics: ['engagement_views'],
    filters: [{ dimension: 'campaign', op: 'in', values: ['Many'] }],
  });
  const compiled = compilePlan({ plan }, { directory, coverage, catalogue: dashboard, today, rowCap: 10_000, dialect: 'postgres' });
  assert.ok(compiled.ok && (compiled.value[0]?.bindings.length ?? 99) < 10);
});

sql.run();
