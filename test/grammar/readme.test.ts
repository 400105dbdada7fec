/** The language reference: each of its examples is read and planned, or refused as it says. */
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { followUp } from '../../src/ask/thread/follow-up.ts';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { auroraDirectory, auroraLexicon, now, readAurora, today } from '../support/aurora.ts';

const options = { catalogue: dashboard, directory: auroraDirectory, lexicon: auroraLexicon, today, now };
const reference = suite('the language reference');
const text = readFileSync(new URL('../../grammar/README.md', import.meta.url), 'utf8');

function examples(fence: string): readonly string[] {
  return [...text.matchAll(new RegExp(`\`\`\`${fence}\\n([\\s\\S]*?)\`\`\``, 'g'))].flatMap(([, block = '']) =>
    block.split('\n').filter(Boolean),
  );
}

/** The code of what stands in the way; null where the question makes a plan. */
function refusal(question: string): string | null {
  const reading = readAurora(question);
  const [problem] = reading.problems;
  if (problem) return problem.code;
  if (reading.question === null) return 'nothing';
  const planned = makePlan(reading.question, { catalogue: dashboard, directory: auroraDirectory, today });
  return planned.ok ? null : planned.problems[0].code;
}

for (const example of examples('question')) {
  reference(`answers: ${example}`, () => {
    assert.is(refusal(example), null);
  });
}

for (const example of examples('refused')) {
  const [question = '', code = ''] = example.split(' → ');
  reference(`refuses: ${question}`, () => {
    assert.is(refusal(question), code);
  });
}

for (const example of examples('follow-up')) {
  const [question = '', message = '', changed = ''] = example.split(' → ');
  reference(`changes: ${example}`, () => {
    const first = followUp(question, null, options);
    assert.ok(first.ok && first.value.kind === 'asked');
    const move = followUp(message, { planned: first.value.planned, rows: null }, options);
    assert.ok(move.ok && move.value.kind === 'asked');
    assert.is(`Changed: ${move.value.changed ?? ''}.`, changed);
  });
}

reference('has examples', () => {
  assert.ok(examples('question').length > 100);
  assert.ok(examples('follow-up').length > 15);
});

reference.run();
