import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { SqlRow, SqlValue } from '../../src/base/statement.ts';
import type { MetricsPlan } from '../../src/plan/plan.ts';
import type { QueryResult } from '../../src/query/result.ts';
import { type RunContext, runPlan } from '../../src/query/run-plan.ts';
import { databases } from '../support/databases.ts';
import { metricsPlan } from '../support/metrics-plan.ts';
import { queryWorld } from '../support/query-world.ts';

/** The stages after the sums, each held against SQL written by hand for the case. */
const stages = suite('stages of a statement');

interface World {
  readonly context: RunContext;
  readonly ask: (given: Partial<MetricsPlan>) => Promise<QueryResult>;
  readonly sql: (text: string, ...bindings: SqlValue[]) => Promise<readonly SqlRow[]>;
}

const month = { from: '2026-10-01', to: '2026-10-31', phrase: null };
const september = { from: '2026-09-01', to: '2026-09-30', name: 'previous month' } as const;

const cases: [name: string, check: (world: World) => Promise<void>][] = [];

function each(name: string, check: (world: World) => Promise<void>): void {
  cases.push([name, check]);
}

each('the total of an overlapping breakdown is the own number of the brand, and the note counts the visits', async ({ ask, sql }) => {
  const result = await ask({ by: ['campaign'], time: month, order: [{ by: 'exposed', direction: 'desc' }] });
  const [brand] = await sql(
    "select sum(exposed) as exposed from exposures_daily_brand where brand_id = 'sample' and goal_type = '*' and date between '2026-10-01' and '2026-10-31'",
  );
  assert.equal(result.totals, [null, brand?.['exposed'] ?? null]);
  const [several] = await sql(
    `select count(*) as visits from (select d.visit_id from displays d join visits v on v.brand_id = d.brand_id and v.id = d.visit_id
    join engagements e on e.brand_id = d.brand_id and e.id = d.engagement_id
    where v.brand_id = 'sample' and v.date between '2026-10-01' and '2026-10-31' and d.control_group = 0
    group by d.visit_id having count(distinct e.campaign_id) > 1) as s`,
  );
  assert.match(result.notes[0]?.text ?? '', `${String(several?.['visits'])} visits saw more than one campaign`);
});

each('weeks begin on the day that the brand says, and every week of the range is there', async ({ ask }) => {
  const result = await ask({ grain: 'week', time: month, order: [{ by: 'time', direction: 'asc' }] });
  assert.equal(
    result.rows.map(([time]) => time),
    ['2026-09-28', '2026-10-05', '2026-10-12', '2026-10-19', '2026-10-26'],
  );
  assert.equal(
    result.columns.map(({ id }) => id),
    ['time', 'exposed'],
  );
});

each('a comparison gives value, previous, change and rate of change, and pairs buckets by position', async ({ ask }) => {
  const time = { from: '2026-11-09', to: '2026-11-15', phrase: null };
  const compare = { from: '2026-11-02', to: '2026-11-08', name: 'previous week' } as const;
  const [now, before, both] = [
    await ask({ grain: 'day', time, order: [{ by: 'time', direction: 'asc' }] }),
    await ask({ grain: 'day', time: { ...compare, phrase: null }, order: [{ by: 'time', direction: 'asc' }] }),
    await ask({ grain: 'day', time, compare, order: [{ by: 'time', direction: 'asc' }] }),
  ];
  assert.equal(
    both.columns.map(({ id }) => id),
    ['time', 'exposed', 'exposed.previous', 'exposed.change', 'exposed.change_rate'],
  );
  for (const [index, row] of both.rows.entries()) {
    const [value, previous] = [Number(now.rows[index]?.[1]), Number(before.rows[index]?.[1])];
    assert.equal(row.slice(0, 4), [now.rows[index]?.[0], value, previous, value - previous]);
    assert.equal(row[4], previous > 0 ? (value - previous) / previous : null);
  }
  const [value, previous] = [Number(now.totals?.[1]), Number(before.totals?.[1])];
  assert.equal(both.totals, [null, value, previous, value - previous, (value - previous) / previous]);
});

each('members of the comparison alone stay as rows, with 0 now', async ({ ask, sql }) => {
  const compare = { from: '2026-09-25', to: '2026-10-10', name: 'custom' } as const;
  const result = await ask({ by: ['campaign'], compare, time: { from: '2026-11-16', to: '2026-11-22', phrase: null } });
  const deleted = result.rows.find(([name]) => name === 'Old Offer');
  const [before] = await sql(
    "select sum(exposed) as exposed from exposures_daily_campaign where brand_id = 'sample' and campaign_id = 'c8' and date between '2026-09-25' and '2026-10-10'",
  );
  assert.equal(deleted?.slice(1, 3), [0, before?.['exposed']]);
});

each('a comparison that the data do not cover leaves the numbers and takes the changes away', async ({ ask }) => {
  const result = await ask({ time: month, compare: september });
  assert.type(result.rows[0]?.[0], 'number');
  assert.equal(result.rows[0]?.slice(1), [null, null, null]);
  assert.ok(result.notes.some(({ code }) => code === 'comparison_uncovered'));
});

each('a limit shows the top, with how many there are and the total of all', async ({ ask }) => {
  const all = await ask({ by: ['campaign'], time: month, order: [{ by: 'exposed', direction: 'desc' }] });
  const top = await ask({ by: ['campaign'], time: month, order: [{ by: 'exposed', direction: 'desc' }], limit: 3 });
  assert.equal(top.rows, all.rows.slice(0, 3));
  assert.equal(top.groups, all.rows.length);
  assert.equal(top.totals, all.totals);
  assert.ok(top.notes.some(({ text }) => text === `3 of ${all.rows.length} campaigns shown, total of all.`));
});

each('with a grain the limit keeps the top members of the whole range and all their dates', async ({ ask }) => {
  const members = await ask({ by: ['campaign'], time: month, order: [{ by: 'exposed', direction: 'desc' }], limit: 2 });
  const daily = await ask({ by: ['campaign'], grain: 'day', time: month, order: [{ by: 'time', direction: 'asc' }], limit: 2 });
  assert.equal(new Set(daily.rows.map(([name]) => name)), new Set(members.rows.map(([name]) => name)));
  assert.is(daily.rows.length, 2 * 31);
  for (const [name, total] of members.rows)
    assert.is(
      daily.rows.filter(([other]) => other === name).reduce((sum, row) => sum + Number(row[2]), 0),
      total,
    );
});

each('the top of each member is ranked within it', async ({ ask }) => {
  const order = [{ by: 'exposures', direction: 'desc' }] as const;
  const all = await ask({ metrics: ['exposures'], by: ['lob', 'campaign'], time: month, order });
  const top = await ask({ metrics: ['exposures'], by: ['lob', 'campaign'], time: month, order, limit: { n: 2, per: 'lob' } });
  const expected = ['Sales', 'Service'].flatMap((lob) => all.rows.filter(([name]) => name === lob).slice(0, 2));
  assert.equal(new Set(top.rows.map(String)), new Set(expected.map(String)));
});

each('with two breakdowns the limit keeps the top of the first and all of the second', async ({ ask }) => {
  const order = [{ by: 'exposed', direction: 'desc' }] as const;
  const first = await ask({ by: ['campaign'], time: month, order, limit: 1 });
  const both = await ask({ by: ['campaign', 'device'], time: month, order, limit: 1 });
  assert.equal(new Set(both.rows.map(([name]) => name)), new Set([first.rows[0]?.[0]]));
  assert.ok(both.rows.length > 1);
});

each('members without rows count as 0 for conditions and rankings in which a 0 does', async ({ ask }) => {
  const day = { from: '2026-11-16', to: '2026-11-16', phrase: null };
  const few = await ask({ by: ['campaign'], time: day, having: [{ metric: 'exposed', op: '<', value: 1 }] });
  assert.ok(few.rows.length > 0 && few.rows.every(([, exposed]) => exposed === 0));
  assert.not.ok(
    few.rows.some(([name]) => name === 'Old Offer'),
    'deleted members are not brought back',
  );
  const lowest = await ask({ by: ['campaign'], time: day, order: [{ by: 'exposed', direction: 'asc' }], limit: 2 });
  assert.equal(
    lowest.rows.map(([, exposed]) => exposed),
    [0, 0],
  );
  const some = await ask({ by: ['campaign'], time: day, having: [{ metric: 'exposed', op: '>=', value: 1 }] });
  assert.ok(some.rows.every(([, exposed]) => Number(exposed) > 0));
});

each('a condition that nothing meets says of how many; one on a single number does not hide it', async ({ ask }) => {
  const none = await ask({ by: ['campaign'], time: month, having: [{ metric: 'exposed', op: '>', value: 1e6 }] });
  assert.equal([none.rows.length, none.groups > 3], [0, true]);
  const single = await ask({ time: month, having: [{ metric: 'exposed', op: '>', value: 1e6 }] });
  assert.is(single.rows.length, 1);
});

each('metrics are compared with each other and with bounds; further metrics are shown as extra columns', async ({ ask }) => {
  const all = await ask({ metrics: ['prospects', 'exposed_rate'], by: ['campaign'], time: month });
  const between = await ask({
    metrics: ['prospects'],
    by: ['campaign'],
    time: month,
    having: [
      { metric: 'exposed_rate', op: 'between', value: 0.5, value2: 0.9 },
      { metric: 'prospects', op: '>', than: 'exposed_rate' },
    ],
  });
  const expected = all.rows.filter(
    ([, prospects, rate]) => typeof rate === 'number' && rate >= 0.5 && rate <= 0.9 && Number(prospects) > rate,
  );
  assert.equal(new Set(between.rows.map(String)), new Set(expected.map(String)));
  assert.equal(
    between.columns.map(({ id, extra }) => [id, extra]),
    [
      ['campaign', false],
      ['prospects', false],
      ['exposed_rate', true],
    ],
  );
});

each('nulls come last, and what has no member after all others', async ({ ask }) => {
  const result = await ask({
    metrics: ['csat_score', 'closed_conversations'],
    by: ['agent'],
    time: month,
    order: [{ by: 'csat_score', direction: 'asc' }],
  });
  const scores = result.rows.filter(([name]) => name !== null).map(([, score]) => score);
  const known = scores.filter((score) => score !== null);
  assert.equal(scores, [...known.toSorted((left, right) => Number(left) - Number(right)), ...scores.filter((score) => score === null)]);
  assert.is(
    result.rows.findIndex(([name]) => name === null),
    result.rows.length - 1,
  );
});

each('rows without a member make partitioned rows add up to the total', async ({ ask }) => {
  for (const by of ['lob', 'campaign', 'engagement', 'group', 'agent'] as const) {
    const result = await ask({
      metrics: ['conversions_after_engagement'],
      by: [by],
      time: { from: '2026-09-25', to: '2026-11-23', phrase: null },
    });
    const sum = result.rows.reduce((before, row) => before + Number(row[1]), 0);
    assert.is(sum, result.totals?.[1], by);
    assert.ok(
      result.rows.some(([name]) => name === null),
      by,
    );
  }
});

each('a share is of what is left without the filters on the breakdown', async ({ ask }) => {
  const filters = [{ dimension: 'source_type', op: 'in', values: ['facebook', 'web'] }] as const;
  const all = await ask({ metrics: ['exposures'], time: month });
  const share = await ask({ metrics: ['exposures'], by: ['source_type'], filters, time: month, transform: 'share' });
  const whole = Number(all.rows[0]?.[0]);
  assert.equal(
    share.columns.map(({ id }) => id),
    ['source_type', 'exposures', 'exposures.share'],
  );
  for (const [, value, part] of share.rows) assert.is(part, Number(value) / whole);
  assert.is(share.totals?.[2], Number(share.totals?.[1]) / whole);
});

each(
  'rolling shows the mean of counts and the rate of summed parts, reads days before, and has no value before the data',
  async ({ ask }) => {
    const time = { from: '2026-09-25', to: '2026-10-05', phrase: null };
    const daily = await ask({ metrics: ['exposed', 'prospects'], grain: 'day', time, order: [{ by: 'time', direction: 'asc' }] });
    const rolling = await ask({
      metrics: ['exposed', 'exposed_rate'],
      grain: 'day',
      time,
      order: [{ by: 'time', direction: 'asc' }],
      transform: { rolling: 7 },
    });
    assert.equal(
      rolling.rows.slice(0, 6).map((row) => row.slice(1)),
      Array.from({ length: 6 }, () => [null, null]),
    );
    for (let index = 6; index < rolling.rows.length; index++) {
      const window = daily.rows.slice(index - 6, index + 1);
      const [exposed, prospects] = [1, 2].map((at) => window.reduce((sum, row) => sum + Number(row[at]), 0));
      assert.equal(rolling.rows[index]?.slice(1), [Number(exposed) / 7, Number(exposed) / Number(prospects)]);
    }
    assert.is(rolling.totals, null);
    const later = await ask({
      grain: 'day',
      time: { from: '2026-10-05', to: '2026-10-05', phrase: null },
      transform: { rolling: 7, total: true },
    });
    assert.is(Number(later.rows[0]?.[1]) / 7, rolling.rows.at(-1)?.[1]);
  },
);

each('handled conversations count once over a week, however many days they were handled on', async ({ ask, sql }) => {
  const [distinct] = await sql(
    "select count(distinct conversation_id) as handled from handled_conversations where brand_id = 'sample' and date between '2026-10-05' and '2026-10-11'",
  );
  const result = await ask({
    metrics: ['handled_conversations'],
    grain: 'week',
    time: { from: '2026-10-05', to: '2026-10-11', phrase: null },
  });
  assert.is(result.rows[0]?.[1], distinct?.['handled']);
});

each('the hours of the brand stand beside every campaign and have no total', async ({ ask, sql }) => {
  const result = await ask({
    metrics: ['online_time', 'closed_conversations_per_online_hour', 'closed_conversations'],
    by: ['campaign'],
    time: month,
  });
  const [hours] = await sql(
    "select sum(online_seconds) as seconds from agent_activity_hourly where brand_id = 'sample' and date between '2026-10-01' and '2026-10-31'",
  );
  assert.ok(result.rows.length > 2);
  for (const row of result.rows) {
    assert.is(row[1], hours?.['seconds']);
    assert.is(row[2], Number(row[3]) / (Number(row[1]) / 3600));
  }
  assert.equal([result.totals?.[1], typeof result.totals?.[2]], [null, 'number']);
});

each('days are counted per bucket and per weekday', async ({ ask }) => {
  const perDay = { ratio: ['exposures', 'days'], per: 1 } as const;
  const all = await ask({ metrics: [perDay, 'exposures'], by: ['weekday'], time: month });
  assert.equal(
    all.rows.map(([name]) => name),
    ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  );
  for (const [name, mean, count] of all.rows)
    assert.is(mean, Number(count) / (['Thursday', 'Friday', 'Saturday'].includes(String(name)) ? 5 : 4));
  assert.ok(all.notes.some(({ text }) => text.includes('Thu 5')));
  const weeks = await ask({ metrics: [perDay, 'exposures'], grain: 'week', time: month, order: [{ by: 'time', direction: 'asc' }] });
  assert.is(weeks.rows[0]?.[1], Number(weeks.rows[0]?.[2]) / 4);
});

each('money is in the currency of the brand alone, unless it is asked by currency, where it has no total', async ({ ask, sql }) => {
  const whole = { from: '2026-09-25', to: '2026-11-23', phrase: null };
  const [usd] = await sql(
    "select sum(revenue_minor) as money from conversion_daily_brand where brand_id = 'sample' and stage = 'after_exposure' and direct = 1 and currency = 'USD'",
  );
  const plain = await ask({ metrics: ['revenue_after_exposure'], time: whole });
  assert.is(plain.rows[0]?.[0], usd?.['money']);
  assert.ok(plain.notes.some(({ code }) => code === 'currency'));
  const each = await ask({ metrics: ['revenue_after_exposure', 'conversions_after_engagement'], by: ['currency'], time: whole });
  assert.equal(each.rows.map(([name]) => name).toSorted(), ['EUR', 'USD']);
  assert.equal([each.totals?.[1], typeof each.totals?.[2]], [null, 'number']);
});

each('filters on one dimension hold together', async ({ ask }) => {
  const one = await ask({ time: month, filters: [{ dimension: 'campaign', op: 'in', values: ['Top 10'] }] });
  const both = await ask({
    time: month,
    filters: [
      { dimension: 'campaign', op: 'in', values: ['Mobile', 'Top 10'] },
      { dimension: 'campaign', op: 'not_in', values: ['Mobile'] },
    ],
  });
  assert.equal(both.rows, one.rows);
  const neither = await ask({
    time: month,
    filters: [
      { dimension: 'campaign', op: 'not_in', values: ['Mobile'] },
      { dimension: 'campaign', op: 'not_in', values: ['Top 10'] },
    ],
  });
  const named = await ask({ time: month, filters: [{ dimension: 'campaign', op: 'not_in', values: ['Mobile', 'Top 10'] }] });
  assert.equal(neither.rows, named.rows);
  const begun = await ask({ time: month, filters: [{ dimension: 'campaign', op: 'starts_with', values: ['top'] }] });
  assert.equal(begun.rows, one.rows);
  const device = await ask({ time: month, filters: [{ dimension: 'device', op: 'contains', values: ['mobile'] }] });
  const devices = await ask({ time: month, filters: [{ dimension: 'device_class', op: 'in', values: ['mobile'] }] });
  assert.equal(device.rows, devices.rows);
});

each('the biggest change comes first where it is asked for', async ({ ask }) => {
  const compare = { from: '2026-11-02', to: '2026-11-08', name: 'custom' } as const;
  const result = await ask({ by: ['campaign'], compare, order: [{ by: 'change', direction: 'desc' }] });
  const changes = result.rows.map((row) => Number(row[3]));
  assert.equal(
    changes,
    changes.toSorted((left, right) => right - left),
  );
  assert.ok(changes.length > 2);
});

each('a zero meets the conditions that it meets', async ({ ask }) => {
  const day = { from: '2026-11-16', to: '2026-11-19', phrase: null };
  const live = (await ask({ by: ['campaign'], time: day, order: [{ by: 'exposed', direction: 'asc' }] })).rows;
  const zeros = live.filter(([, exposed]) => exposed === 0).length;
  assert.ok(zeros > 0 && zeros < live.length);
  const count = async (condition: MetricsPlan['having'][number]) =>
    (await ask({ by: ['campaign'], time: day, having: [condition] })).rows.length;
  assert.is(await count({ metric: 'exposed', op: '=', value: 0 }), zeros);
  assert.is(await count({ metric: 'exposed', op: '<=', value: 0 }), zeros);
  assert.is(await count({ metric: 'exposed', op: '>=', value: 0 }), live.length);
  assert.is(await count({ metric: 'exposed', op: '>', value: -1 }), live.length);
  assert.is(await count({ metric: 'exposed', op: 'between', value: 0, value2: 1e6 }), live.length);
  assert.is(await count({ metric: 'exposed', op: '<=', than: 'prospects' }), live.length);
});

each('every device and source that can be lowest is there with its zero', async ({ ask }) => {
  const day = { from: '2026-11-16', to: '2026-11-16', phrase: null };
  const order = [{ by: 'sessions', direction: 'asc' }] as const;
  const result = await ask({ metrics: ['sessions'], by: ['source_type'], time: day, order });
  assert.is(result.rows.length, 7);
  const some = await ask({
    metrics: ['sessions'],
    by: ['source_type'],
    time: day,
    order,
    filters: [{ dimension: 'source_type', op: 'not_in', values: ['line'] }],
  });
  assert.is(some.rows.length, 6);
  const agents = await ask({
    metrics: ['closed_conversations'],
    by: ['agent', 'source_type'],
    time: day,
    order: [{ by: 'closed_conversations', direction: 'asc' }],
  });
  assert.ok(agents.rows.length >= 5 * 7);
  const engagements = await ask({
    metrics: ['exposures'],
    by: ['lob', 'engagement'],
    time: day,
    order: [{ by: 'exposures', direction: 'asc' }],
  });
  assert.is(engagements.rows.length, 8);
});

each('a small base is marked, in rows and totals', async ({ ask }) => {
  const result = await ask({
    metrics: ['exposed_rate', 'exposed'],
    by: ['campaign'],
    time: { from: '2026-11-16', to: '2026-11-18', phrase: null },
  });
  assert.ok(result.rows.length > 0);
  assert.equal(result.smallBase, [...result.rows.map((_, index) => [index, 1]), [-1, 1]]);
});

each('conversions are provisional while the window is open', async ({ ask }) => {
  assert.is((await ask({ metrics: ['conversions_after_engagement'] })).provisionalUntil, '2026-11-29');
  assert.is((await ask({ metrics: ['conversions_after_engagement'], time: month })).provisionalUntil, null);
  assert.is((await ask({})).provisionalUntil, null);
});

each('data that end before the range, and days that are not complete, are said', async ({ ask }) => {
  const result = await ask({ time: { from: '2026-09-01', to: '2026-12-31', phrase: null }, grain: 'month' });
  assert.equal(
    result.notes.map(({ code }) => code),
    ['data_start', 'data_end', 'incomplete'],
  );
  assert.equal(result.rows.map(([time]) => time).toSorted(), ['2026-09-01', '2026-10-01', '2026-11-01']);
});

for (const database of databases())
  stages(`hold on ${database.kind}`, async () => {
    const { context, drop } = await queryWorld(database);
    const ask = async (given: Partial<MetricsPlan>): Promise<QueryResult> => {
      const result = await runPlan({ plan: metricsPlan(given) }, context);
      if (!result.ok) throw new Error(JSON.stringify(result.problems));
      return result.value;
    };
    const sql = (text: string, ...bindings: SqlValue[]) => context.reader.read({ text, bindings }, { timeoutMs: 10_000 });
    const failed: string[] = [];
    for (const [name, check] of cases)
      await check({ context, ask, sql }).catch((error: unknown) => failed.push(`${name}: ${String(error)} ${JSON.stringify(error)}`));
    await drop();
    assert.equal(failed, []);
  });

stages.run();
