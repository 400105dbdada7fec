import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { AlertQuestion, Question, SnapshotQuestion } from '../../src/language/question.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { sentence } from '../../src/plan/sentence.ts';
import { readAurora } from '../support/aurora.ts';
import { auroraContext } from '../support/plan-context.ts';
import { questionOf, type Sketch } from '../support/question-of.ts';

const kinds = suite('snapshots, lists, definitions, schedules and alerts');
const context = auroraContext();
const at = { start: 0, end: 0 };
const yesterday = { from: '2026-11-22', to: '2026-11-22', phrase: 'yesterday' };
const october = {
  from: '2026-10-01',
  to: '2026-10-31',
  phrase: 'last month',
  unit: { grain: 'month', count: 1 },
  running: false,
  at,
} as const;
const winBack = { dimension: 'campaign', op: 'in', values: ['Win Back'] } as const;

function snapshot(more: Partial<SnapshotQuestion> = {}): SnapshotQuestion {
  return { kind: 'snapshot', panel: null, time: null, filters: [], compare: null, overview: false, ...more };
}

function alert(of: Sketch, more: Partial<AlertQuestion> = {}): AlertQuestion {
  return {
    kind: 'alert',
    of: questionOf(of),
    metric: null,
    test: 'threshold',
    op: '>',
    value: { value: 10, unit: 'percent' },
    basis: null,
    for: 1,
    minimum: null,
    to: ['here'],
    ...more,
  };
}

const cases: readonly (readonly [string, Question, Record<string, unknown>, string])[] = [
  ['a snapshot means yesterday', snapshot(), { kind: 'snapshot', panel: 'brand', time: yesterday, filters: [] }, 'brand panel yesterday'],
  [
    'an overview means the last 7 days, at the level of its member',
    snapshot({ overview: true, filters: [{ ...winBack, at }] }),
    { panel: 'campaign', time: { from: '2026-11-16', to: '2026-11-22', phrase: 'last 7 days' } },
    'campaign panel last 7 days, campaign "Win Back"',
  ],
  [
    'a snapshot is compared like any range',
    snapshot({ panel: 'lob', time: october, compare: { kind: 'previous', unit: 'month', at } }),
    { panel: 'lob', compare: { from: '2026-09-01', to: '2026-09-30', name: 'previous month' } },
    'lob panel last month, month over month',
  ],
  [
    'one metric is defined',
    { kind: 'define', terms: [{ term: 'mcs', metric: true, at }] },
    { kind: 'define', metric: 'mcs' },
    'define mcs',
  ],
  [
    'several terms are defined',
    {
      kind: 'define',
      terms: [
        { term: 'mcs', metric: true, at },
        { term: 'entry point', metric: false, at },
      ],
    },
    { kind: 'define', terms: ['mcs', 'entry point'] },
    'define mcs and entry point',
  ],
  [
    'members are listed',
    { kind: 'list', what: 'entry_points', filters: [{ ...winBack, at }] },
    { kind: 'list', what: 'entry_points', filters: [winBack] },
    'list entry points, campaign "Win Back"',
  ],
  ['help is help', { kind: 'help' }, { kind: 'help', brand: 'aurora' }, 'help'],
  [
    'why compares with the previous period',
    { kind: 'why', metric: { metric: 'exposed_rate', level: null, at }, time: october, compare: null, filters: [{ ...winBack, at }] },
    { metric: 'exposed_rate', compare: { from: '2026-09-01', to: '2026-09-30', name: 'previous period' }, filters: [winBack] },
    'why exposed rate last month, campaign "Win Back", vs previous period',
  ],
  [
    'why on a single day compares with the weekday before',
    {
      kind: 'why',
      metric: { metric: { ratio: ['exposures', 'days'], per: 1 }, level: null, at },
      time: { ...october, from: '2026-11-20', to: '2026-11-20', phrase: null },
      compare: null,
      filters: [],
    },
    { metric: 'exposures', compare: { from: '2026-11-13', to: '2026-11-13', name: 'previous week' } },
    'why exposures 2026-11-20, week over week',
  ],
  [
    'a daily post is about yesterday',
    { kind: 'schedule', of: snapshot(), cron: '0 9 * * 1-5', every: 'day', zone: null, to: ['#ops'] },
    { kind: 'schedule', schedule: { cron: '0 9 * * 1-5', zone: 'America/New_York', to: ['#ops'] } },
    'every weekday at 09:00 America/New_York post in #ops: brand panel yesterday',
  ],
  [
    'a weekly post is about last week',
    {
      kind: 'schedule',
      of: questionOf({ metrics: ['mcs'] }),
      cron: '30 8 * * 1',
      every: 'week',
      zone: 'Europe/Berlin',
      to: ['here', 'me'],
    },
    { schedule: { cron: '30 8 * * 1', zone: 'Europe/Berlin', to: ['here', 'me'] } },
    'every Monday at 08:30 Europe/Berlin post here and by dm: mcs last week',
  ],
  [
    'a monthly post is about last month',
    { kind: 'schedule', of: questionOf({ metrics: ['mcs'] }), cron: '0 9 1 * *', every: 'month', zone: null, to: ['me'] },
    { kind: 'schedule' },
    'every month at 09:00 America/New_York post by dm: mcs last month',
  ],
  [
    'a recurrence beyond words shows its line',
    {
      kind: 'schedule',
      of: questionOf({ metrics: ['mcs'], time: october }),
      cron: '0 9 1-7 * 2',
      every: 'other',
      zone: null,
      to: ['me'],
    },
    { kind: 'schedule' },
    'every "0 9 1-7 * 2" America/New_York post by dm: mcs last month',
  ],
  [
    'an alert looks at the last day',
    alert({ metrics: ['abandoned_rate'], filters: [winBack] }),
    { kind: 'alert', metric: 'abandoned_rate', test: 'threshold', value: 0.1, for: 1 },
    'alert here when abandoned rate > 10%: abandoned rate yesterday, campaign "Win Back"',
  ],
  [
    'an alert on a change takes the fraction',
    alert(
      {},
      {
        metric: { metric: 'exposed', level: null, at },
        test: 'change',
        op: '<',
        value: { value: -20, unit: 'percent' },
        basis: 'previous week',
      },
    ),
    { kind: 'alert', metric: 'exposed', test: 'change', value: -0.2, basis: 'previous week' },
    'alert here when exposed drops by more than 20% week over week',
  ],
  [
    'an alert on the unusual may leave the bound open',
    alert({ metrics: ['exposed'] }, { test: 'unusual', value: null, minimum: { metric: 'prospects', value: { value: 100, unit: null } } }),
    { test: 'unusual', value: null, minimum: { metric: 'prospects', value: 100 } },
    'alert here when exposed is unusually high, with prospects >= 100',
  ],
];

for (const [name, question, fields, text] of cases) {
  kinds(name, () => {
    const planned = makePlan(question, context);
    assert.ok(planned.ok, JSON.stringify(planned));
    const { plan } = planned.value;
    for (const [key, value] of Object.entries(fields)) assert.equal(Reflect.get(plan, key), value, key);
    assert.is(sentence(plan, context), text);
  });
}

kinds('a snapshot lists its sections, and what a filter does not reach', () => {
  const planned = makePlan(snapshot({ filters: [{ dimension: 'group', op: 'in', values: ['Bots'], at }] }), context);
  assert.ok(planned.ok);
  const { sections, unreachable, notes } = planned.value;
  assert.equal(
    sections.map(({ section, metrics }) => `${section} ${String(metrics.length)}`),
    ['funnel 12', 'conversation 17', 'conversion 11', 'efficiency 4', 'operations 11'],
  );
  assert.ok(unreachable.includes('exposed') && !unreachable.includes('csat_score'));
  assert.match(notes[0]?.text ?? '', /^Not counted per group: SESSIONS, PROSPECTS/u);
});

kinds('the panel of a LOB has the funnel alone', () => {
  const planned = makePlan(snapshot({ panel: 'lob' }), context);
  assert.equal(planned.ok && planned.value.sections.map(({ section }) => section), ['funnel']);
});

kinds('a panel of which nothing is reached is refused', () => {
  const planned = makePlan(snapshot({ panel: 'lob', filters: [{ dimension: 'skill', op: 'in', values: ['billing'], at }] }), context);
  assert.ok(!planned.ok);
  assert.is(planned.problems[0].code, 'unreachable_filter');
  assert.is(planned.problems[0].suggestions[0]?.question, 'lob panel yesterday');
});

kinds('what a schedule or an alert cannot ask is refused', () => {
  const of = questionOf({ metrics: ['sessions'], by: ['campaign'] });
  const schedule = makePlan({ kind: 'schedule', of, cron: '0 9 * * *', every: 'day', zone: null, to: ['me'] }, context);
  assert.is(schedule.ok ? 'planned' : schedule.problems[0].code, 'unreachable_filter');
  const watched = makePlan(alert({ metrics: ['sessions'], by: ['campaign'] }), context);
  assert.is(watched.ok ? 'planned' : watched.problems[0].code, 'unreachable_filter');
  const bound = makePlan(alert({ metrics: ['online_time'] }), context);
  assert.is(bound.ok ? 'planned' : bound.problems[0].message, 'ONLINE cannot be held against that bound.');
});

/** Sentences of the kinds that the language reads today. */
for (const text of [
  'brand panel yesterday',
  'campaign panel last 7 days, campaign "Win Back"',
  'lob panel last month, month over month',
  'define mcs',
  'list entry points, campaign "Win Back"',
  'why exposed rate last month, campaign "Win Back", vs previous period',
  'help',
]) {
  kinds(`“${text}” reads back to itself`, () => {
    const { question, problems } = readAurora(text);
    assert.equal(problems, []);
    assert.ok(question);
    const planned = makePlan(question, context);
    assert.ok(planned.ok);
    assert.is(sentence(planned.value.plan satisfies Plan, context), text);
  });
}

kinds.run();
