/** Sentences that are read with the words of threads and of the glossary. */
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { followUp } from '../../../src/ask/thread/follow-up.ts';
import { dashboard } from '../../../src/catalogue/catalogue.ts';
import { glossary } from '../../../src/catalogue/glossary.ts';
import type { DefineQuestion, EditQuestion } from '../../../src/language/question.ts';
import { makePlan } from '../../../src/plan/make-plan.ts';
import { sentence } from '../../../src/plan/sentence.ts';
import { auroraDirectory, auroraLexicon, now, readAurora, today } from '../../support/aurora.ts';
import { questionOf } from '../../support/question-of.ts';
import { randomSketch } from '../../support/random-question.ts';

const sentences = suite('sentences outside a thread');
const options = { catalogue: dashboard, directory: auroraDirectory, lexicon: auroraLexicon, today, now };
const at = { start: 0, end: 0 };

function isSaid(question: DefineQuestion | EditQuestion): void {
  const planned = makePlan(question, options);
  assert.ok(planned.ok);
  const { plan } = planned.value;
  const text = sentence(plan, options);
  if (text === '') return;
  const move = followUp(text, null, options);
  assert.ok(move.ok, text);
  assert.equal(move.value.kind === 'asked' ? move.value.planned.plan : move.value.kind, plan, text);
}

sentences('a change with other metrics reads back', () => {
  fc.assert(
    fc.property(randomSketch(auroraDirectory, readAurora), (sketch) => {
      const { metrics = [], by = [], chart, output = null, filters = [], time, ranking } = sketch;
      const { rank = 'top', n = null, metric = null } = ranking ?? {};
      // Whole ones of one metric: what else a ranking may say, `top 3 campaigns` and the like, stands in the cases below.
      const plain = n !== null && metrics.length > 0 && (metric === null || typeof metric === 'string') ? { rank, n, metric } : undefined;
      const of = questionOf({
        metrics,
        by,
        filters,
        output,
        ...(chart ? { chart } : {}),
        ...(time ? { time } : {}),
        ...(plain ? { ranking: plain } : {}),
      });
      isSaid({ kind: 'edit', how: 'replace', of });
    }),
    { numRuns: 200 },
  );
});

sentences('words of the glossary read back, alone and beside metrics', () => {
  const metrics = dashboard.metrics.map(({ id }) => ({ term: id, metric: true, at }));
  const words = glossary.map(({ term }) => ({ term, metric: false, at }));
  const terms = fc.uniqueArray(fc.constantFrom(...words, ...metrics), { minLength: 1, maxLength: 3, selector: ({ term }) => term });
  fc.assert(
    fc.property(terms, (some) => isSaid({ kind: 'define', terms: some })),
    { numRuns: 300 },
  );
});

const ranked: readonly (readonly [text: string, changes: object])[] = [
  ['also bottom 3 by csat', { order: [{ by: 'csat_score', direction: 'asc' }], limit: 3 }],
  ['top 3 campaigns by exposures too', { by: ['campaign'], order: [{ by: 'exposures', direction: 'desc' }], limit: 3 }],
  ['worst 5 agents by abandoned rate too', { by: ['agent'], order: [{ by: 'abandoned_rate', direction: 'desc' }], limit: 5 }],
  ['top 2 engagements per campaign too', { by: ['campaign', 'engagement'], limit: { n: 2, per: 'campaign' } }],
];

for (const [text, changes] of ranked) {
  sentences(`a ranking keeps its direction, its metric and what is ranked: ${text}`, () => {
    const move = followUp(text, null, options);
    assert.ok(move.ok && move.value.kind === 'asked' && move.value.planned.plan.kind === 'edit', text);
    const { plan } = move.value.planned;
    assert.equal(plan.changes, changes);
    const again = followUp(sentence(plan, options), null, options);
    assert.equal(again.ok && again.value.kind === 'asked' ? again.value.planned.plan : again, plan, sentence(plan, options));
  });
}

sentences('the last of nothing in particular asks by what', () => {
  const move = followUp('instead bottom 3 agents', null, options);
  assert.is(move.ok ? '' : move.problems[0].code, 'no_metric');
});

sentences.run();
