/** Questions of every kind but metrics at random, as data: those that some text asks. */
import * as fc from 'fast-check';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import type { Level } from '../../src/catalogue/dimension.ts';
import type { Directory } from '../../src/catalogue/directory.ts';
import { emptyQuestion } from '../../src/language/empty-question.ts';
import type {
  AlertQuestion,
  Amount,
  EditQuestion,
  ListQuestion,
  MetricsQuestion,
  Question,
  Reading,
  ScheduleQuestion,
  SnapshotQuestion,
  WhyQuestion,
} from '../../src/language/question.ts';
import { questionOf } from './question-of.ts';
import { comparison, metricRef, randomCompare, randomFilters, randomSketch, randomTime } from './random-question.ts';

const at = { start: 0, end: 0 };
const metricId = fc.constantFrom(...dashboard.metrics.map(({ id }) => id));

export interface KindsOf {
  readonly snapshot: fc.Arbitrary<SnapshotQuestion>;
  readonly list: fc.Arbitrary<ListQuestion>;
  readonly why: fc.Arbitrary<WhyQuestion>;
  readonly define: fc.Arbitrary<Question>;
  readonly schedule: fc.Arbitrary<ScheduleQuestion>;
  readonly alert: fc.Arbitrary<AlertQuestion>;
  readonly edit: fc.Arbitrary<EditQuestion>;
}

/** Arbitraries of each kind about the members of a brand whose texts `readText` reads. */
export function randomKinds(directory: Directory, readText: (text: string) => Reading): KindsOf {
  const time = fc.option(randomTime(readText).map((range) => ({ ...range, at })));
  const filters = randomFilters(directory).map((terms) => terms.map((term) => ({ ...term, at })));
  const compare = fc.option(randomCompare(readText).map((term) => ({ ...term, at })));
  const metrics = randomSketch(directory, readText).map(questionOf);
  const snapshot = fc
    .record({
      panel: fc.option(fc.constantFrom<Exclude<Level, 'brand'>>('lob', 'campaign', 'engagement', 'entry_point')),
      time,
      filters,
      compare,
      overview: fc.boolean(),
    })
    .map((parts): SnapshotQuestion => ({ kind: 'snapshot', ...parts }));
  return {
    snapshot,
    list: randomList(filters),
    why: fc.record({ metric: metricRef, time, filters, compare }).map(
      ({ metric, ...rest }): WhyQuestion => ({
        kind: 'why',
        metric: { metric, level: null, at },
        ...rest,
      }),
    ),
    define: randomTerms.map((terms): Question => ({ kind: 'define', terms: terms.map((term) => ({ ...term, at })) })),
    schedule: randomSchedule(fc.oneof(metrics, snapshot)),
    alert: randomAlert(metrics),
    edit: randomEdit(metrics),
  };
}

const things: readonly ListQuestion['what'][] = [
  'campaigns',
  'lobs',
  'engagements',
  'entry_points',
  'groups',
  'agents',
  'skills',
  'devices',
  'source_types',
  'goal_types',
];

/** Metrics, watches and days are listed whole. */
function randomList(filters: fc.Arbitrary<ListQuestion['filters']>): fc.Arbitrary<ListQuestion> {
  return fc.oneof(
    fc.record({ what: fc.constantFrom(...things), filters }).map((parts): ListQuestion => ({ kind: 'list', ...parts })),
    fc.constantFrom<ListQuestion['what']>('metrics', 'schedules', 'alerts', 'days').map(
      (what): ListQuestion => ({
        kind: 'list',
        what,
        filters: [],
      }),
    ),
  );
}

const words = [
  'funnel',
  'conversation',
  'conversion',
  'efficiency',
  'operations',
  ...dashboard.dimensions.map(({ id }) => id.replaceAll('_', ' ')),
];

const randomTerms = fc.uniqueArray(
  fc.oneof(
    metricId.map((term) => ({ term, metric: true })),
    fc.constantFrom(...words).map((term) => ({ term, metric: false })),
  ),
  { minLength: 1, maxLength: 3, selector: ({ term }) => term },
);

const places = fc.uniqueArray(fc.constantFrom('here', 'me', '#ops', '#ops-daily', '#équipe', '#here', '#1'), {
  minLength: 1,
  maxLength: 3,
});
const zones = fc.option(
  fc.constantFrom('Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires', 'Asia/Kolkata', 'Etc/GMT+5', 'America/New_York'),
);

/** Every form of a cron line that the words of a schedule come to, and lines that are typed as they are. */
const days = fc.constantFrom<readonly [string, ScheduleQuestion['every']]>(
  ['* * *', 'day'],
  ['* * 1-5', 'day'],
  ['* * 0', 'week'],
  ['* * 1', 'week'],
  ['* * 1,4', 'day'],
  ['* * 0,6', 'day'],
  ['* * 1,2,3,4', 'day'],
  ['1 * *', 'month'],
  ['15 * *', 'month'],
  ['31 * *', 'month'],
  ['1 1,4,7,10 *', 'quarter'],
  ['1 1 *', 'year'],
  ...['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'].flatMap((day) =>
    [1, 2, 3, 4].map((nth) => [`* * ${day}#${String(nth)}`, 'month'] as const),
  ),
);
const crons = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.nat(59), fc.nat(23), days)
      .map(([minute, hour, [rest, every]]) => ({ cron: `${String(minute)} ${String(hour)} ${rest}`, every })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('*/5 * * * *', '0 9-17 * * 1-5', '0 9 L * *', '30 8 1,15 * *', '0 9 * * FRI#L', '0 0 5 3 *')
      .map((cron) => ({ cron, every: 'other' as const })),
  },
);

function randomSchedule(of: fc.Arbitrary<ScheduleQuestion['of']>): fc.Arbitrary<ScheduleQuestion> {
  return fc
    .record({ of, cron: crons, zone: zones, to: places })
    .map(({ cron, ...rest }): ScheduleQuestion => ({ kind: 'schedule', ...cron, ...rest }));
}

const amount: fc.Arbitrary<Amount> = fc.record({
  value: fc.oneof(fc.nat(100), fc.constantFrom(0.07, 12.5, 2500, 1_000_000, 2030)),
  unit: fc.constantFrom('percent' as const, 'seconds' as const, 'money' as const, null),
});
const percent = fc.constantFrom(0, 1, 5, 20, 12.5, 150).map((value): Amount => ({ value, unit: 'percent' }));
const bases = fc.constantFrom<NonNullable<AlertQuestion['basis']>>(
  'previous period',
  'previous week',
  'previous month',
  'previous quarter',
  'previous year',
);

type Test = Pick<AlertQuestion, 'test' | 'op' | 'value' | 'basis'>;

const tests: fc.Arbitrary<Test> = fc.oneof(
  fc.record({ test: fc.constant('threshold' as const), op: comparison, value: amount, basis: fc.constant(null) }),
  fc.record({ test: fc.constant('change' as const), op: fc.constantFrom('>' as const, '>=' as const), value: percent, basis: bases }),
  fc.record({
    test: fc.constant('change' as const),
    op: fc.constantFrom('<' as const, '<=' as const),
    value: percent.map((size) => ({ ...size, value: -size.value })),
    basis: bases,
  }),
  fc.record({
    test: fc.constant('unusual' as const),
    op: fc.constantFrom('>' as const, '<' as const, '=' as const),
    value: fc.option(fc.constantFrom(2, 3, 2.5).map((value): Amount => ({ value, unit: null }))),
    basis: fc.constant(null),
  }),
  fc.record({
    test: fc.constant('target' as const),
    op: fc.constantFrom('>' as const, '<' as const),
    value: fc.constant(null),
    basis: fc.constant(null),
  }),
);

function randomAlert(metrics: fc.Arbitrary<MetricsQuestion>): fc.Arbitrary<AlertQuestion> {
  return fc
    .record({
      of: metrics,
      metric: fc.option(metricRef.map((metric) => ({ metric, level: null, at }))),
      tested: tests,
      for: fc.integer({ min: 1, max: 5 }),
      minimum: fc.option(fc.record({ metric: metricRef, value: fc.nat(500).map((value): Amount => ({ value, unit: null })) })),
      to: places,
    })
    .map(({ tested, of, ...rest }): AlertQuestion => {
      // What an alert is about has no conditions of its own, and its time goes by itself.
      const about = { ...of, having: [], grain: null, compare: tested.test === 'change' ? null : of.compare };
      return { kind: 'alert', of: about, ...tested, ...rest };
    });
}

/** Changes that name no metric: with one it would be a question of its own. */
function randomEdit(metrics: fc.Arbitrary<MetricsQuestion>): fc.Arbitrary<EditQuestion> {
  return metrics.map(
    ({ by, grain, time, filters, order, compare, transform, chart, output }): EditQuestion => ({
      kind: 'edit',
      how: 'replace',
      of: { ...emptyQuestion, by, grain, time, filters, order, compare, transform, chart, output },
    }),
  );
}
