/** `what is visit-distinct`: questions about words that no other question knows. */
import { type Catalogue } from '../catalogue/catalogue.ts';
import { glossaryEntry } from '../catalogue/glossary.ts';
import type { DefineQuestion } from '../language/question.ts';

const asks =
  /^\s*(?:(?:what(?:'s|’s|s| is| are| does| do) the (?:difference between|meaning of)|what(?:'s|’s|s| is| are| does| do)|define|explain|(?:the )?(?:meaning|definition) of|(?:the )?difference between|what do you mean by|what is meant by)\s+)(?:an? |the )?(?<terms>.+?)(?:\s+means?)?(?:\s+(?:exactly|again|here))?[\s?!.]*$/iu;

/** The question where `text` asks what words mean and at least one of them is in the glossary; null otherwise. */
export function glossaryQuestion(text: string, catalogue: Catalogue): DefineQuestion | null {
  const told = asks.exec(text)?.groups?.['terms']?.replaceAll(/^["'“”„]|["'“”]$/gu, '');
  if (told === undefined) return null;
  const start = text.lastIndexOf(told);
  const at = { start, end: start + told.length };
  const whole = glossaryEntry(told);
  if (whole) return { kind: 'define', terms: [{ term: whole.term, metric: false, at }] };
  const terms = told.split(/\s*,\s*(?:and\s+)?|\s+(?:and|or|vs|versus)\s+/iu).map((word) => termOf(word, catalogue));
  const known = terms.flatMap((term) => (term === null ? [] : [{ ...term, at }]));
  return known.length === terms.length && known.some(({ metric }) => !metric) ? { kind: 'define', terms: known } : null;
}

function termOf(word: string, catalogue: Catalogue): { readonly term: string; readonly metric: boolean } | null {
  const wanted = word
    .trim()
    .toLowerCase()
    .replace(/^(?:an?|the) /u, '');
  const entry = glossaryEntry(wanted);
  if (entry?.term.toLowerCase() === wanted) return { term: entry.term, metric: false };
  const metric = catalogue.metrics.find(
    ({ words, shortForms }) => words.includes(wanted) || shortForms.some((short) => short.word === wanted),
  );
  if (metric) return { term: metric.id, metric: true };
  return entry ? { term: entry.term, metric: false } : null;
}
