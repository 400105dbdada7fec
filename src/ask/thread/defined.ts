/** Words of the glossary, which the language need not know. */
import type { Reading } from '../../language/question.ts';
import type { ReadOptions } from '../../language/read.ts';
import { glossaryQuestion } from '../glossary-question.ts';

/** A question what a word of the glossary means is one even where the language knows no such word. */
export function defined(reading: Reading, { catalogue }: ReadOptions): Reading {
  const asked = reading.question;
  const stands = asked?.kind === 'list' || (asked?.kind === 'metrics' && asked.metrics.length + asked.sections.length > 0);
  const question = reading.problems.length > 0 || !stands ? glossaryQuestion(reading.text, catalogue) : null;
  if (question === null) return reading;
  const words = [
    {
      text: reading.text,
      meaning: `what ${question.terms.map(({ term }) => term).join(' and ')} means`,
      at: { start: 0, end: reading.text.length },
    },
  ];
  return { ...reading, question, words, problems: [], assumptions: [], alternatives: [] };
}
