import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { MetricsPlan } from '../../src/plan/plan.ts';
import type { QueryResult } from '../../src/query/result.ts';
import { runPlan } from '../../src/query/run-plan.ts';
import { databases } from '../support/databases.ts';
import { metricsPlan } from '../support/metrics-plan.ts';
import { queryWorld } from '../support/query-world.ts';

const brand = 'b';
const reference = [
  { type: 'brand', id: brand, name: 'Edge', timeZone: 'UTC' },
  { type: 'lob', brand, id: 'l', name: 'Sales' },
  { type: 'lob', brand, id: 'm', name: 'Service' },
  { type: 'goal', brand, id: 'g', name: 'Order', goalType: 'sale' },
  ...[
    ['1', 'l'],
    ['2', 'l'],
    ['3', 'm'],
  ].flatMap(([n, lobId]) => [
    { type: 'campaign', brand, id: `c${String(n)}`, name: `Campaign ${String(n)}`, lobId, goalId: 'g' },
    { type: 'engagement', brand, id: `e${String(n)}`, name: `Engagement ${String(n)}`, campaignId: `c${String(n)}` },
  ]),
  { type: 'campaign', brand, id: 'c4', name: 'Campaign 3', lobId: 'l', goalId: 'g' },
  { type: 'entry_point', brand, id: 'p', name: 'Home' },
  { type: 'agent', brand, id: 'a', name: 'Dana' },
];

const day = (n: number, time = '10:00:00') => `2026-11-${String(n).padStart(2, '0')}T${time}Z`;
const visit = (id: string, at: string, device: string) => ({ type: 'visit', brand, at, visit: id, visitor: 'u', device, source: 'web' });
const display = (id: string, at: string, engagement: string) => ({
  ...{ type: 'display', brand, at, visit: id, engagement, entryPoint: 'p', state: 'online' },
});

/** Two visits begin at one instant: by their lines `y` is the later, by their ids `y 1`. */
const events = [
  visit('y 1', day(3), 'desktop/laptop'),
  visit('y', day(3), 'mobile tablet'),
  display('y 1', day(3, '10:01:00'), 'e1'),
  display('y 1', day(3, '10:02:00'), 'e2'),
  display('y', day(3, '10:01:00'), 'e2'),
  display('y', day(3, '10:01:30'), 'e3'),
  visit('w', day(4), 'mobile tablet'),
  display('w', day(4), 'e1'),
  display('w', day(4), 'e2'),
  visit('x', day(5), 'mobile tablet'),
  { type: 'goal', brand, at: day(3, '11:00:00'), visitor: 'u', goal: 'g', orderId: 'o1', value: 1234.5 },
  { type: 'goal', brand, at: day(3, '11:30:00'), visitor: 'u', goal: 'g', orderId: 'o2', value: 7, currency: 'EUR' },
  {
    type: 'conversation_opened',
    brand,
    at: day(4),
    conversation: 'k',
    visitor: 'q',
    by: 'consumer',
    source: 'web',
    device: 'mobile tablet',
  },
  { type: 'message', brand, at: day(4, '12:00:00'), conversation: 'k', by: 'agent', agent: 'a' },
  { type: 'message', brand, at: day(5, '12:00:00'), conversation: 'k', by: 'agent', agent: 'a' },
];

interface World {
  readonly ask: (given: Partial<MetricsPlan>, only?: 'facts' | 'datasets') => Promise<QueryResult>;
}

const edges = suite('numbers at the edges');
const time = { from: '2026-11-03', to: '2026-11-05', phrase: null };

/** A test on every database, of the brand above. */
function each(name: string, work: (world: World) => Promise<void>): void {
  for (const database of databases())
    edges(`${name} on ${database.kind}`, async () => {
      const lines = [...reference, ...events].map((line) => JSON.stringify(line));
      const { context, drop } = await queryWorld(database, lines, brand);
      try {
        await work({
          ask: async (given, only) => {
            const result = await runPlan({ plan: metricsPlan({ brand, time, ...given }) }, { ...context, only });
            assert.ok(result.ok, JSON.stringify(result));
            return result.value;
          },
        });
      } finally {
        await drop();
      }
    });
}

const overlapOf = ({ notes }: QueryResult): string => notes.find(({ code }) => code === 'overlap')?.text ?? '';

each('of visits that begin at one instant, facts credit the one that the datasets do', async ({ ask }) => {
  const plan = { metrics: ['revenue_after_exposure'], by: ['campaign', 'device'] } as const;
  const [fromFacts, fromDatasets] = [await ask(plan, 'facts'), await ask(plan, 'datasets')];
  assert.equal(fromFacts.rows, fromDatasets.rows);
});

each('a surplus of money is told in the currency of the brand', async ({ ask }) => {
  const note = overlapOf(await ask({ metrics: ['revenue_after_exposure'], by: ['campaign'] }));
  assert.match(note, 'add up to $2,469.00 more than the total');
});

each('a conversation handled on two days is told of where the rows are days', async ({ ask }) => {
  const result = await ask({ metrics: ['handled_conversations'], grain: 'day' });
  assert.equal(
    result.rows.map((row) => row[1]),
    [0, 1, 1],
  );
  assert.equal(result.totals, [null, 1]);
  assert.match(overlapOf(result), 'add up to 1 more than the total: what belongs to more than one day counts in each');
});

each('sources name the tables of the rows, the totals and the overlap', async ({ ask }) => {
  const { sources } = await ask({ metrics: ['exposed'], by: ['campaign'] });
  assert.equal(sources, ['displays', 'exposures_daily_brand', 'exposures_daily_campaign', 'visits']);
});

each('visits with several campaigns of one LOB are not said to have seen several LOBs', async ({ ask }) => {
  const note = overlapOf(
    await ask({ metrics: ['exposed'], by: ['lob', 'campaign'], filters: [{ dimension: 'lob', op: 'in', values: ['Sales'] }] }),
  );
  assert.match(note, '2 visits saw more than one LOB or campaign');
});

each('a name that several share selects them together, and the answer says how many', async ({ ask }) => {
  const named = async (name: string) => {
    const { notes } = await ask({ metrics: ['exposed'], filters: [{ dimension: 'campaign', op: 'in', values: [name] }] });
    return notes.find(({ code }) => code === 'shared_name')?.text;
  };
  assert.is(await named('Campaign 3'), '2 campaigns are called “Campaign 3”; they are taken together.');
  assert.is(await named('Campaign 3 (Service)'), undefined);
});

each('of several currencies asked for, only the money of the brand is shown, and said', async ({ ask }) => {
  const { notes } = await ask({
    metrics: ['revenue_after_exposure'],
    filters: [{ dimension: 'currency', op: 'in', values: ['EUR', 'USD'] }],
  });
  assert.ok(notes.some(({ code }) => code === 'currency'));
});

each('buckets pair by their place in the range asked for, also where the data begin within it', async ({ ask }) => {
  const { rows } = await ask({
    metrics: ['sessions'],
    grain: 'day',
    time: { from: '2026-11-02', to: '2026-11-04', phrase: null },
    compare: { from: '2026-11-03', to: '2026-11-05', name: 'custom' },
  });
  assert.equal(
    rows.map((row) => row.slice(0, 3)),
    [
      ['2026-11-03', 2, 1],
      ['2026-11-04', 1, 1],
    ],
  );
});

each('a rolling window is compared with a rolling window', async ({ ask }) => {
  const { rows } = await ask({
    metrics: ['sessions'],
    grain: 'day',
    time: { from: '2026-11-05', to: '2026-11-05', phrase: null },
    compare: { from: '2026-11-04', to: '2026-11-04', name: 'custom' },
    transform: { rolling: 2, total: true },
  });
  assert.equal(rows[0]?.slice(0, 3), ['2026-11-05', 2, 3]);
});

const noteOf = ({ notes }: QueryResult, code: string) => notes.find((note) => note.code === code)?.text;

each('a surplus is told in the one currency asked for, and by LOB in its own capitals', async ({ ask }) => {
  const euros = await ask({
    metrics: ['revenue_after_exposure'],
    by: ['campaign'],
    filters: [{ dimension: 'currency', op: 'in', values: ['EUR'] }],
  });
  assert.match(overlapOf(euros), 'add up to €14.00 more than the total');
  const lobs = await ask({ metrics: ['revenue_after_exposure'], by: ['lob'] });
  assert.match(overlapOf(lobs), /more than one LOB counts in each/);
});

each('a limit says how many of how many are shown, and whether the total is of all', async ({ ask }) => {
  const limited = async (given: Partial<MetricsPlan>) => noteOf(await ask({ metrics: ['exposed'], limit: 1, ...given }), 'limit');
  assert.is(await limited({ by: ['lob'] }), '1 of 2 LOBs shown, total of all.');
  assert.match((await limited({ by: ['campaign'] })) ?? '', /^1 of 3 campaigns shown/);
  assert.is(await limited({ grain: 'day', order: [{ by: 'exposed', direction: 'desc' }] }), '1 of 3 days shown, total of all.');
  assert.is(await limited({ by: ['lob'], limit: 9 }), undefined);
});

each('ranges beyond the data say where they begin and end, and which days are not complete', async ({ ask }) => {
  const wide = await ask({ metrics: ['sessions'], time: { from: '2026-11-01', to: '2026-11-10', phrase: null } });
  assert.match(noteOf(wide, 'data_start') ?? '', /^The data begin on \d+ November 2026\.$/);
  assert.match(noteOf(wide, 'data_end') ?? '', /^The data end on \d+ November 2026\.$/);
  const open = await ask({ metrics: ['sessions'], time: { from: null, to: '2026-11-05', phrase: null } });
  assert.is(noteOf(open, 'data_start'), undefined);
});

each('a comparison with days that are not covered shows no changes and says which days', async ({ ask }) => {
  const result = await ask({
    metrics: ['sessions'],
    compare: { from: '2026-10-27', to: '2026-10-29', name: 'previous week' },
  });
  assert.match(noteOf(result, 'comparison_uncovered') ?? '', /do not cover 27 October 2026 to 29 October 2026 whole\.$/);
  assert.equal(result.rows[0]?.slice(1), [null, null, null]);
});

each('windows that begin before the data have no value, and say so', async ({ ask }) => {
  const result = await ask({ metrics: ['sessions'], grain: 'day', transform: { rolling: 2, total: true } });
  assert.match(noteOf(result, 'rolling_start') ?? '', 'window begins before the data');
  assert.equal(
    result.rows.map((row) => row[1]),
    [null, 3, 2],
  );
});

each('rows stand in the order asked for: latest first, by name backwards, by how far they moved', async ({ ask }) => {
  const first = async (given: Partial<MetricsPlan>) => (await ask({ metrics: ['exposed'], ...given })).rows[0]?.[0];
  assert.is(await first({ grain: 'day', order: [{ by: 'time', direction: 'desc' }] }), '2026-11-05');
  assert.is(await first({ grain: 'day', order: [{ by: 'time', direction: 'asc' }] }), '2026-11-03');
  assert.is(await first({ by: ['lob'], order: [{ by: 'lob', direction: 'desc' }] }), 'Service');
  assert.is(await first({ by: ['device'], order: [{ by: 'device', direction: 'asc' }] }), 'desktop/laptop');
});

each('a filter that matches no name selects nothing, and one that excludes it everything', async ({ ask }) => {
  const filtered = async (op: 'contains' | 'starts_with', value: string) =>
    (await ask({ metrics: ['exposures'], filters: [{ dimension: 'campaign', op, values: [value] }] })).rows[0]?.[0];
  assert.is(await filtered('contains', 'paign 1'), 2);
  assert.is(await filtered('starts_with', 'Campaign 3'), 1);
});

edges.run();
