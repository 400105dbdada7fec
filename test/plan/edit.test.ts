import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { EditQuestion } from '../../src/language/question.ts';
import { applyEdit } from '../../src/plan/edit.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import type { MetricsPlan } from '../../src/plan/plan.ts';
import { questionFrom } from '../../src/plan/question-from.ts';
import { sentence } from '../../src/plan/sentence.ts';
import { auroraDirectory, readAurora } from '../support/aurora.ts';
import { auroraContext } from '../support/plan-context.ts';
import { planText } from '../support/plan-text.ts';
import { questionOf, type Sketch } from '../support/question-of.ts';
import { randomSketch } from '../support/random-question.ts';

const edits = suite('follow-ups');
const context = auroraContext();
const october = { from: '2026-10-01', to: '2026-10-31', phrase: 'last month', unit: { grain: 'month', count: 1 }, running: false } as const;
const days = '2026-11-16..2026-11-22';
const facebook = { dimension: 'source_type', op: 'in', values: ['facebook'] } as const;
const both = { dimension: 'source_type', op: 'in', values: ['facebook', 'web'] } as const;

const cases: readonly (readonly [string, Sketch, EditQuestion['how'], Sketch, plan: string, changed: string])[] = [
  [
    'a breakdown replaces the one before',
    { metrics: ['exposed'], by: ['campaign'] },
    'replace',
    { by: ['device'] },
    `exposed by device | ${days} | exposed desc | brand | bar`,
    'by device',
  ],
  [
    'a breakdown is added',
    { metrics: ['exposed'], by: ['lob'] },
    'add',
    { by: ['campaign'] },
    `exposed by lob, campaign | ${days} | exposed desc | campaign | bar`,
    'by lob and campaign',
  ],
  [
    'a breakdown is removed, and the order by it',
    { metrics: ['exposed'], by: ['lob'], order: [{ by: 'lob', direction: 'asc' }] },
    'remove',
    { by: ['lob'] },
    `exposed | ${days} | brand | number`,
    'no breakdown',
  ],
  [
    'another range keeps what is compared',
    { metrics: ['exposed'], compare: { kind: 'previous', unit: 'period' } },
    'replace',
    { time: october },
    'exposed | 2026-10-01..2026-10-31 | brand | vs 2026-09-01..2026-09-30 previous period | number',
    'last month (1–31 October 2026); compared with the previous period (1–30 September 2026)',
  ],
  [
    'values replace those of their dimension only',
    { metrics: ['exposed'], filters: [both, { dimension: 'lob', op: 'in', values: ['Sales'] }] },
    'replace',
    { filters: [facebook] },
    `exposed | ${days} | lob in Sales | source_type in facebook | lob | number`,
    'only source type "facebook"',
  ],
  [
    'a value is added to its filter',
    { metrics: ['exposed'], filters: [facebook] },
    'add',
    { filters: [{ ...facebook, values: ['web'] }] },
    `exposed | ${days} | source_type in facebook/web | brand | number`,
    'only source type "facebook" or "web"',
  ],
  [
    'a value of another dimension is a filter of its own',
    { metrics: ['exposed'], filters: [facebook] },
    'add',
    { filters: [{ dimension: 'device', op: 'in', values: ['unknown'] }] },
    `exposed | ${days} | device in unknown | source_type in facebook | brand | number`,
    'only device "unknown"',
  ],
  [
    'a value is taken out of its filter',
    { metrics: ['exposed'], filters: [both] },
    'remove',
    { filters: [{ ...facebook, op: 'not_in' }] },
    `exposed | ${days} | source_type in web | brand | number`,
    'only source type "web"',
  ],
  [
    'with its last value a filter goes',
    { metrics: ['exposed'], filters: [facebook] },
    'remove',
    { filters: [{ ...facebook, op: 'not_in' }] },
    `exposed | ${days} | brand | number`,
    'no filters',
  ],
  [
    'a value that is in no filter is excluded',
    { metrics: ['exposed'] },
    'remove',
    { filters: [facebook] },
    `exposed | ${days} | source_type not_in facebook | brand | number`,
    'not source type "facebook"',
  ],
  [
    'a metric is added',
    { metrics: ['closed_conversations'], grain: 'day' },
    'add',
    { metrics: ['mcs', 'closed_conversations'] },
    `closed_conversations, mcs by day | ${days} | time asc | brand | combo`,
    'CLOSED CONVERSATIONS, MCS',
  ],
  [
    'an order follows the metric that is replaced',
    { metrics: ['exposed'], by: ['campaign'], ranking: { n: 3, rank: 'bottom' } },
    'replace',
    { metrics: ['csat_score'] },
    `csat_score by campaign | ${days} | csat_score asc | limit 3 | campaign | bar`,
    'CSAT SCORE (UNIFIED)',
  ],
  [
    'a ranking, a grain, a window, a condition and a picture',
    { metrics: ['exposed'], by: ['campaign'], having: [{ metric: 'exposed', op: '>', value: { value: 1, unit: null } }] },
    'replace',
    {
      ranking: { n: 5 },
      grain: 'day',
      transform: { kind: 'rolling', days: 7, total: false },
      having: [{ metric: 'exposed', op: '>', value: { value: 2, unit: null } }],
      chart: 'bar',
      output: 'csv',
    },
    `exposed by campaign, day | ${days} | exposed>2 | exposed desc | limit 5 | campaign | {"rolling":7} | bar | csv`,
    'by campaign and day; with exposed > 2; top 5; 7 day rolling average; as csv',
  ],
  [
    'a picture alone',
    { metrics: ['exposed'], by: ['device'] },
    'replace',
    { chart: 'pie' },
    `exposed by device | ${days} | exposed desc | brand | pie`,
    'chart: pie',
  ],
  [
    'nothing new',
    { metrics: ['exposed'], by: ['device'] },
    'add',
    { by: ['device'] },
    `exposed by device | ${days} | exposed desc | brand | bar`,
    '',
  ],
];

for (const [name, before, how, of, expected, changed] of cases) {
  edits(name, () => {
    const edited = applyEdit(planOf(before), { kind: 'edit', how, of: questionOf(of) }, context);
    assert.ok(edited.ok, JSON.stringify(edited));
    assert.is(planText(edited.value.planned.plan), expected);
    assert.is(edited.value.changed, changed);
  });
}

edits('a change that does not reach is refused as a question would be', () => {
  const edited = applyEdit(
    planOf({ metrics: ['csat_score'] }),
    { kind: 'edit', how: 'replace', of: questionOf({ by: ['hour'] }) },
    context,
  );
  assert.is(edited.ok ? 'edited' : edited.problems[0].code, 'unreachable_filter');
});

edits('a plan turned back into a question makes the same plan', () => {
  fc.assert(
    fc.property(randomSketch(auroraDirectory, readAurora), (sketch) => {
      const planned = makePlan(questionOf(sketch), context);
      if (!planned.ok || planned.value.plan.kind !== 'metrics') return;
      const again = makePlan(questionFrom(planned.value.plan, context), context);
      assert.is(again.ok ? planText(again.value.plan) : JSON.stringify(again.problems), planText(planned.value.plan));
    }),
    { numRuns: 300 },
  );
});

edits('without a plan the parts that are named are the plan', () => {
  const of = questionOf({
    metrics: ['mcs'],
    by: ['device'],
    grain: 'day',
    time: october,
    filters: [facebook],
    ranking: { n: 5 },
    chart: 'none',
    output: 'csv',
  });
  const planned = makePlan({ kind: 'edit', how: 'replace', of }, context);
  assert.ok(planned.ok);
  assert.equal(planned.value.plan, {
    kind: 'edit',
    brand: 'aurora',
    changes: {
      metrics: ['mcs'],
      by: ['device'],
      grain: 'day',
      time: { from: '2026-10-01', to: '2026-10-31', phrase: 'last month' },
      filters: [facebook],
      limit: 5,
      chart: null,
      output: 'csv',
    },
  });
  assert.is(
    sentence(planned.value.plan, context),
    'mcs instead, by device, by day, last month, source type "facebook", top 5, no chart, as csv',
  );
});

function planOf(sketch: Sketch): MetricsPlan {
  const planned = makePlan(questionOf(sketch), context);
  if (!planned.ok || planned.value.plan.kind !== 'metrics') throw new Error('no plan');
  return planned.value.plan;
}

edits.run();
