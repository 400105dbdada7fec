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
      const { metrics = [], by = [], chart, output = null, filters = [], time } = sketch;
      const of = questionOf({ metrics, by, filters, output, ...(chart ? { chart } : {}), ...(time ? { time } : {}) });
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

sentences.run();
