import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Reading } from '../../src/language/question.ts';
import { auroraLexicon, readAurora, troublesAurora } from '../support/aurora.ts';

const properties = suite('any text');

const known = [...auroraLexicon.vocabulary].slice(0, 1500);
const words = fc.array(
  fc.oneof(
    fc.constantFrom(...known),
    fc.constantFrom('last', 'week', 'by', 'vs', 'to', 'and', ',', '3', '20%', '"', '(', '2026-11-03', 'not'),
    fc.string({ maxLength: 8 }),
  ),
  { maxLength: 14 },
);
const texts = fc.oneof(
  words.map((parts) => parts.join(' ')),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
);

function assertCovered({ text, words: read }: Reading): void {
  let from = 0;
  for (const { at, text: part } of read) {
    assert.ok(at.start >= from && at.end > at.start && at.end <= text.length, `${JSON.stringify(text)} ${JSON.stringify(at)}`);
    assert.is(part, text.slice(at.start, at.end));
    assert.match(text.slice(from, at.start), /^[\s\p{Cc}\p{Cf}]*$/u);
    from = at.end;
  }
  assert.match(text.slice(from), /^[\s\p{Cc}\p{Cf}]*$/u);
}

properties('is read without a fault, each word accounted for, problems in their place', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const reading = readAurora(text);
      assertCovered(reading);
      for (const { at, suggestions } of troublesAurora(text)) {
        if (at) assert.ok(at.start >= 0 && at.end >= at.start && at.end <= text.length);
        assert.ok(suggestions.length > 0, 'offers nothing');
        for (const { question } of suggestions) assert.equal(troublesAurora(question), [], question);
      }
    }),
    { numRuns: 150 },
  );
});

for (const text of ['> csat by agent', '"exposed by campaign last week"', '🙂 > last', '“csat last week”  '])
  properties(`accounts for the marks around a whole message: ${text}`, () => assertCovered(readAurora(text)));

properties('reads the same each time', () => {
  fc.assert(
    fc.property(texts, (text) => assert.equal(readAurora(text), readAurora(text))),
    { numRuns: 50 },
  );
});

properties('is too large above 1,000 characters, at once', () => {
  for (const text of ['x'.repeat(100_000), 'exposed by campaign and '.repeat(10_000), '\u0000'.repeat(5000)]) {
    const { problems, question } = readAurora(text);
    assert.is(problems[0]?.code, 'too_large');
    assert.is(question, null);
  }
});

properties('may repeat itself up to the limit', () => {
  for (const part of [
    'and ',
    '(',
    '"',
    '1 ',
    'by campaign ',
    'vs last week ',
    'qwertz ',
    'not ',
    'from ',
    'exposed ',
    'top ',
    'Summer Sale ',
    'mobile or ',
    '-5 ',
    'no ',
    'last week and ',
  ]) {
    assertCovered(readAurora(part.repeat(Math.floor(1000 / part.length))));
  }
});

properties.run();
