/** What the product does not have, with the reason and questions that work: as much as possible of what was asked. */
import type { Suggestion } from '../base/problem.ts';
import type { Span } from '../base/span.ts';
import { type Draft, type MetricUse, spliced } from './draft.ts';
import { holidayDate } from './holidays.ts';
import { holidays, notOffered } from './not-offered.ts';
import type { NotOffered } from './not-offered-entry.ts';

/** Adds to the draft a problem for each thing it asks for that there is not; a reason is given once. */
export function reportNotOffered(draft: Draft): void {
  for (const { what, at } of draft.notOffered) {
    const found = notOffered.find((one) => one.what === what);
    if (!found) throw new Error(`nothing is said about ${what}`);
    if (draft.problems.some(({ message }) => message === found.why)) continue;
    const questions = [...questionsLike(found, at, draft), ...found.instead];
    const suggestions = questions.map((question): Suggestion => ({ label: question, question }));
    draft.problems.push({ code: 'not_offered', message: found.why, at, suggestions });
  }
}

/** The question with something else in the place of what there is not. */
function questionsLike({ what, near: { swaps = [], behind } }: NotOffered, at: Span, draft: Draft): readonly string[] {
  // What is compared already is not compared once more.
  const swapped = [
    ...swaps.map((swap) => (draft.compare !== null && swap.startsWith('vs ') ? '' : swap)).map((swap) => spliced(draft.text, at, swap)),
    ...(what === holidays ? dated(draft) : []),
  ];
  const uses = draft.metrics.filter(({ metric }) => typeof metric === 'string');
  if (behind === undefined || uses.length === 0) return swapped;
  const names = uses.map((use) => nameOf(use, draft));
  return [...swapped, behind === '' ? withoutWords(uses, at, draft) : `${names.join(' and ')} ${behind}`];
}

/** The text with each holiday as its date; beside the same one, the last is that of the year before. None where one has no date here. */
function dated({ text, notOffered: asked, time }: Draft): readonly string[] {
  const places = asked.filter((one) => one.what === holidays).map(({ at }) => ({ at, name: text.slice(at.start, at.end).toLowerCase() }));
  const last = /\b(?:last|previous)(?: year's)? $/iu;
  const changes = places.map(({ at, name }) => {
    const before = last.exec(text.slice(0, at.start))?.[0] ?? '';
    const again = before !== '' && places.some((other) => other.name === name && other.at.start !== at.start);
    return { at: { start: at.start - (again ? before.length : 0), end: at.end }, date: holidayDate(name, time.today, again ? 1 : 0) };
  });
  if (changes.some(({ date }) => date === null)) return [];
  return [changes.toSorted((a, b) => b.at.start - a.at.start).reduce((soFar, { at, date }) => spliced(soFar, at, date ?? ''), text)];
}

/** The text without the words at `at`, its metrics by their whole names. */
function withoutWords(uses: readonly MetricUse[], at: Span, draft: Draft): string {
  const changes = [{ at, instead: '' }, ...uses.map((use) => ({ at: use.at, instead: nameOf(use, draft) }))];
  return changes
    .toSorted((a, b) => b.at.start - a.at.start)
    .reduce((soFar, change) => spliced(soFar, change.at, change.instead), draft.text);
}

function nameOf({ metric, at }: MetricUse, { lexicon, text }: Draft): string {
  const words = typeof metric === 'string' ? lexicon.catalogue.metric(metric)?.words : undefined;
  return words?.[0] ?? text.slice(at.start, at.end);
}

/** `conversions after exposure`: there is no such metric; what there is at that stage is named. */
export function reportNoStage(before: MetricUse, stage: string, at: Span, draft: Draft): void {
  const { catalogue } = draft.lexicon;
  const there = catalogue.metrics.filter(({ id }) => id.includes(`_${stage}`)).map(({ words, id }) => words[0] ?? id);
  const alike = [...there].sort((a, b) => likeness(b, before.word) - likeness(a, before.word));
  draft.problems.push({
    code: 'not_offered',
    message: `There is no metric \`${draft.text.slice(at.start, at.end)}\`. There are: ${there.join(', ')}.`,
    at,
    suggestions: alike.map((name) => ({ label: name, question: spliced(draft.text, at, name) })),
  });
}

/** How many words of a metric's name stem from those of `word`: `conversion rate …` is like `conversions`. */
function likeness(name: string, word: string): number {
  const stems = word.split(' ').map((part) => part.replace(/s$/u, ''));
  return name.split(' ').filter((part) => stems.includes(part)).length;
}
