/** What a message says besides the words that point back at the question before. */
import type { Suggestion } from '../../base/problem.ts';
import type { Reading } from '../../language/question.ts';
import { type ReadOptions, read } from '../../language/read.ts';
import type { Wording } from './wording.ts';

/** The words that point back are taken out before the rest is read; `vs last year` sets no member against another, so it stays whole. */
export function readingIn(raw: Reading, wording: Wording, options: ReadOptions): Reading {
  if (wording.said.length === 0) return raw;
  const rest = readRest(raw, wording, options);
  const members = rest.question !== null && 'filters' in rest.question && rest.question.filters.length > 0;
  const named = rest.question?.kind === 'edit' && rest.question.of.filters.length > 0;
  return wording.against && !members && !named ? againstTime(raw, wording, options) : rest;
}

/** `vs last year instead`: the words of the comparison are read, those behind it are not. The first place is that of `vs`. */
function againstTime(raw: Reading, wording: Wording, options: ReadOptions): Reading {
  const said = wording.said.toSorted((a, b) => a.start - b.start).slice(1);
  if (said.length === 0) return raw;
  const rest = said.reduce((text, { start, end }) => `${text.slice(0, start)}${' '.repeat(end - start)}${text.slice(end)}`, raw.text);
  return readRest(raw, { ...wording, rest, said }, options);
}

/** The message without the words that were read already; alone they are no question, and no problem either. */
function readRest(raw: Reading, wording: Wording, options: ReadOptions): Reading {
  if (!/[\p{L}\p{N}]/u.test(wording.rest))
    return { ...spoken(raw, wording), question: null, problems: [], assumptions: [], alternatives: [] };
  // What `why` asks about has no rows to put in order.
  const rest = read(wording.rest, wording.asksWhy ? { ...options, subject: null } : options);
  const empty = rest.question?.kind === 'help' ? null : rest.question;
  return { ...offeringWhole(spoken(rest, wording), raw.text, wording), text: raw.text, question: empty };
}

/** What a reading of the rest offers, with the words before and behind it: `drop campaign Foo` is mended to another `drop`. */
function offeringWhole(reading: Reading, text: string, { rest, said }: Wording): Reading {
  const inner = { start: rest.length - rest.trimStart().length, end: rest.trimEnd().length };
  const wordsIn = (at: (typeof said)[number]): string => text.slice(at.start, at.end).trim();
  const opening = said.filter(({ end }) => end <= inner.start).map(wordsIn);
  const closing = said.filter(({ start }) => start >= inner.end).map(wordsIn);
  const whole = (suggestion: Suggestion): Suggestion => ({
    ...suggestion,
    question: suggestion.question === '' ? '' : [...opening, suggestion.question, ...closing].join(' '),
  });
  return {
    ...reading,
    problems: reading.problems.map((one) => (one.code === 'not_offered' ? one : { ...one, suggestions: one.suggestions.map(whole) })),
    alternatives: reading.alternatives.map(whole),
    assumptions: reading.assumptions.map((one) => ({ ...one, alternatives: one.alternatives.map(whole) })),
  };
}

/** `reading` with the words that were read already as such. */
export function spoken(reading: Reading, { said }: Wording): Reading {
  const words = reading.words.filter(({ at }) => !said.some((one) => at.start < one.end && one.start < at.end));
  const own = said.map((at) => ({ text: reading.text.slice(at.start, at.end), meaning: 'about the question before', at }));
  return { ...reading, words: [...words, ...own].toSorted((a, b) => a.at.start - b.at.start) };
}
