/** Every plan that a text can make has one sentence, and the sentence makes the plan again. */
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Question } from '../../src/language/question.ts';
import { longestQuestion } from '../../src/language/read.ts';
import { applyEdit } from '../../src/plan/edit.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { PlanContext } from '../../src/plan/planned.ts';
import { sentence } from '../../src/plan/sentence.ts';
import { auroraDirectory, readAurora } from '../support/aurora.ts';
import { hardContext, hardDirectory, readHard } from '../support/hard-brand.ts';
import { auroraContext } from '../support/plan-context.ts';
import { planText } from '../support/plan-text.ts';
import { questionOf } from '../support/question-of.ts';
import { randomKinds } from '../support/random-kinds.ts';
import { randomSketch } from '../support/random-question.ts';

const sentences = suite('the canonical sentence');
const thisWeek = { from: '2026-11-23', to: '2026-11-23', phrase: 'this week', unit: { grain: 'week', count: 1 }, running: true } as const;

const brands = [
  { name: 'the demo brand', directory: auroraDirectory, readText: readAurora, context: auroraContext() },
  { name: 'a brand of hard names', directory: hardDirectory, readText: readHard, context: hardContext },
] as const;

type ReadText = (typeof brands)[number]['readText'];

/** The plan that `text` makes, on one line; problems after an exclamation mark. */
function readBack(text: string, readText: ReadText, context: PlanContext): string {
  const { question, problems } = readText(text);
  if (question === null || problems.length > 0) return `! ${problems.map(({ message }) => message).join(' ')}`;
  const planned = makePlan(question, context);
  return planned.ok ? planText(planned.value.plan) : `! ${planned.problems.map(({ message }) => message).join(' ')}`;
}

function isSaid(plan: Plan, readText: ReadText, context: PlanContext): void {
  const text = sentence(plan, context);
  // Nothing longer than a question may be is read at all.
  if (text.length > longestQuestion) return;
  assert.is(readBack(text, readText, context), planText(plan), text);
}

for (const { name, directory, readText, context } of brands) {
  sentences(`of any question about ${name} reads back to its plan`, () => {
    fc.assert(
      fc.property(randomSketch(directory, readText), (sketch) => {
        const planned = makePlan(questionOf(sketch), context);
        if (planned.ok) isSaid(planned.value.plan, readText, context);
      }),
      { numRuns: 400 },
    );
  });

  sentences(`of any crowded question about ${name} reads back to its plan`, () => {
    fc.assert(
      fc.property(randomSketch(directory, readText), randomSketch(directory, readText), (sketch, further) => {
        const planned = makePlan(questionOf({ ...further, ...sketch }), context);
        if (planned.ok) isSaid(planned.value.plan, readText, context);
      }),
      { numRuns: 300 },
    );
  });

  sentences(`of any plan of ${name} that a follow-up has changed reads back to it`, () => {
    fc.assert(
      fc.property(
        randomSketch(directory, readText),
        randomSketch(directory, readText),
        fc.constantFrom('replace' as const, 'add' as const, 'remove' as const),
        (sketch, change, how) => {
          const planned = makePlan(questionOf(sketch), context);
          if (!planned.ok || planned.value.plan.kind !== 'metrics') return;
          const edited = applyEdit(planned.value.plan, { kind: 'edit', how, of: questionOf(change) }, context);
          if (edited.ok) isSaid(edited.value.planned.plan, readText, context);
        },
      ),
      { numRuns: 200 },
    );
  });

  for (const [kind, questions] of Object.entries<fc.Arbitrary<Question>>({ ...randomKinds(directory, readText) })) {
    sentences(`of any ${kind} of ${name} reads back to its plan`, () => {
      fc.assert(
        fc.property(questions, (question) => {
          const planned = makePlan(question, context);
          // A message that names no part of a plan changes nothing: there is nothing to say.
          if (planned.ok && sentence(planned.value.plan, context) !== '') isSaid(planned.value.plan, readText, context);
        }),
        { numRuns: 120 },
      );
    });
  }
}

const parted: readonly (readonly [text: string, tested: string])[] = [
  ['exposed rolling 2 weeks, avg exposures > 34', 'avg_exposures'],
  ['exposed rolling 2 weeks, total transfers > 3', 'total_transfers'],
];

for (const [text, tested] of parted) {
  sentences(`takes no word of a metric for one of a rolling average before a comma: ${text}`, () => {
    const { question } = readAurora(text);
    const planned = question && makePlan(question, auroraContext());
    assert.ok(planned?.ok && planned.value.plan.kind === 'metrics');
    assert.is(planned.value.plan.having[0]?.metric, tested);
    assert.is(planned.value.plan.transform, null);
  });
}

const exact: readonly string[] = [
  'exposures by campaign and device 2 weeks ago, top 5',
  'exposures by device and campaign 3 days ago, bottom 2',
  'exposures by campaign and device 1 month ago, top 3 by revenue after engagement',
  'revenue after engagement by lob and source type 2 quarters ago, top 5',
  'exposures by campaign, device and lob 10 days ago, top 4',
];

for (const text of exact) {
  sentences(`keeps the order of the breakdowns before a range that begins with a number: ${text}`, () => {
    const { question } = readAurora(text);
    const planned = question && makePlan(question, auroraContext());
    assert.ok(planned?.ok && planned.value.plan.kind === 'metrics');
    const { plan } = planned.value;
    const dimensions = [...text.matchAll(/campaign|device|lob|source type/gu)].map(([noun]) => noun.replace(' ', '_'));
    assert.equal(plan.by, dimensions);
    isSaid(plan, readAurora, auroraContext());
  });
}

sentences('names a ratio that is ranked by and sorted further', () => {
  const ratio = { ratio: ['closed_by_agent', 'days'], per: 1 } as const;
  const ranking = { rank: 'top', n: 3 } as const;
  const planned = makePlan(
    questionOf({
      metrics: [ratio],
      by: ['agent'],
      order: [
        { by: ratio, direction: 'desc' },
        { by: 'agent', direction: 'asc' },
      ],
      ranking,
    }),
    auroraContext(),
  );
  assert.ok(planned.ok);
  isSaid(planned.value.plan, readAurora, auroraContext());
});

sentences('keeps the week of a running one that is compared, on its first day', () => {
  const planned = makePlan(questionOf({ metrics: ['exposed'], time: thisWeek }), auroraContext());
  assert.ok(planned.ok && planned.value.plan.kind === 'metrics');
  const compare = { kind: 'previous', unit: 'year' } as const;
  const edited = applyEdit(planned.value.plan, { kind: 'edit', how: 'replace', of: questionOf({ compare }) }, auroraContext());
  assert.ok(edited.ok);
  isSaid(edited.value.planned.plan, readAurora, auroraContext());
});

sentences.run();
