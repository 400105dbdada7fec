/** Words of the glossary, which the language need not know. */
import type { Reading } from '../../language/question.ts';
import type { ReadOptions } from '../../language/read.ts';
import type { MetricsPlan } from '../../plan/plan.ts';
import { glossaryQuestion } from '../glossary-question.ts';
import { opening } from './wording.ts';

const asksMeaning = new RegExp(
  String.raw`${opening}(?:(?:what|how) (?:does|do|is|are) (?:it|that|this|they|those|these) (?:even |actually |really )?(?:mean|calculated|computed|defined|measured|worked out|made up)|(?:define|explain) (?:it|that|this|them|those))[\s.!?]*$`,
  'iu',
);

/** `what does it mean`: the metrics of the thread's question; null where the message asks for something else. */
export function meaningOf(reading: Reading, base: MetricsPlan | null): Reading | null {
  if (base === null || !asksMeaning.test(reading.text)) return null;
  const at = { start: 0, end: reading.text.length };
  const terms = base.metrics.flatMap((metric) => (typeof metric === 'string' ? [{ term: metric, metric: true, at }] : []));
  if (terms.length === 0) return null;
  const words = [{ text: reading.text, meaning: 'what the metrics of the question before mean', at }];
  return { text: reading.text, question: { kind: 'define', terms }, words, problems: [], assumptions: [], alternatives: [] };
}

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
