/** Whatever is typed at the product, it is an answer about what was understood or an error in words, and nothing else. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { followUp } from '../../src/ask/thread/follow-up.ts';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import { longestQuestion } from '../../src/language/read.ts';
import { sentence } from '../../src/plan/sentence.ts';
import { auroraDirectory, auroraLexicon, now, today, troublesAurora } from '../support/aurora.ts';
import { golden } from '../support/golden.ts';
import { injections, large } from '../support/injections.ts';

const injection = suite('injection');
const options = { catalogue: dashboard, directory: auroraDirectory, lexicon: auroraLexicon, today, now };

/** So much of a text stands in the golden file. */
const mostShown = 80;

/** All that is said to `text`. */
function told(text: string): readonly string[] {
  const move = followUp(text, null, options);
  if (!move.ok)
    return move.problems.flatMap(({ code, message, suggestions }) => [
      `  ${code}: ${message}`,
      ...suggestions.map(({ question }) => `    → ${question}`),
    ]);
  if (move.value.kind !== 'asked') throw new Error(`${text} takes something back`);
  return [`  answers: ${sentence(move.value.planned.plan, options)}`];
}

injection('is told what was understood, word for word', () => {
  const short = Object.entries(injections).filter(([kind]) => kind !== 'size');
  const parts = short.flatMap(([kind, texts]) => [
    `# ${kind}`,
    ...texts.map((text) => [JSON.stringify(text.slice(0, mostShown)), ...told(text)].join('\n')),
  ]);
  golden('language/injection.txt', parts.join('\n\n').replaceAll(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/gu, '·'));
});

injection('of any size offers only what works', () => {
  for (const text of large) {
    for (const { message, suggestions } of troublesAurora(text)) {
      assert.ok(message !== '' && message.length < 2 * longestQuestion);
      for (const { question } of suggestions) assert.equal(troublesAurora(question), [], question);
    }
  }
});

injection('puts no control characters into what is said', () => {
  for (const text of injections['control'] ?? [])
    for (const { message, suggestions } of troublesAurora(`${text} frobnicate csat`))
      for (const said of [message, ...suggestions.map(({ question }) => question)])
        assert.not.match(said, /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
});

injection('above the longest question is not read at all', () => {
  for (const text of large.filter(({ length }) => length > longestQuestion))
    assert.equal(
      troublesAurora(text).map(({ code }) => code),
      ['too_large'],
    );
});

injection.run();
