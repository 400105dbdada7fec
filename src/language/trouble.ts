/** Words that cannot be read, as problems: what was not understood, where, the nearest known words, a question that works. */
import type { Piece } from '../../grammar/scan.ts';
import type { Problem, Suggestion } from '../base/problem.ts';
import type { Span } from '../base/span.ts';
import type { DimensionId } from '../catalogue/dimension.ts';
import { type Draft, type StrayUse, spliced } from './draft.ts';
import { type KnownName, type Lexicon, memberDimensions } from './lexicon.ts';
import type { Mended, Unsure } from './mend.ts';
import { notOffered } from './not-offered.ts';

/** So many problems are looked into; what stands behind them is only named. */
const mostExplained = 3;

/** Adds to the draft the problems of its stray words, but for those that have one already. `brief`: without what is near them. */
export function reportStrays(draft: Draft, brief: boolean): void {
  for (const [index, stray] of namesJoined(draft)
    .slice(0, 3 * mostExplained)
    .entries()) {
    const known = draft.problems.some(({ at }) => at !== null && at.start <= stray.at.start && at.end >= stray.at.end);
    if (!known) draft.problems.push(brief || index >= mostExplained ? named(stray) : problemOf(stray, draft));
  }
}

/** Unknown words one after the other behind a dimension are one name: `group Morning Shift`. */
function namesJoined(draft: Draft): readonly StrayUse[] {
  return draft.strays.reduce<readonly StrayUse[]>((joined, stray) => {
    const last = joined.at(-1);
    const gap = last && draft.text.slice(last.at.end, stray.at.start);
    const one = last?.kind === 'unknown' && stray.kind === 'unknown' && gap?.trim() === '' && dimensionBeside(last.at, draft) !== null;
    if (!last || !one) return [...joined, stray];
    const at = { start: last.at.start, end: stray.at.end };
    return [...joined.slice(0, -1), { ...last, text: draft.text.slice(at.start, at.end), at }];
  }, []);
}

/** A word that stands where nothing can be made of it. */
export function reportMisplaced(at: Span, draft: Draft): void {
  draft.problems.push(problemOf({ text: draft.text.slice(at.start, at.end), kind: 'misplaced', dimension: null, at }, draft));
}

function named({ text, at }: StrayUse): Problem {
  return { code: 'unknown_word', message: `\`${text}\` is not understood.`, at, suggestions: [] };
}

function problemOf(stray: StrayUse, draft: Draft): Problem {
  const { at, text, kind } = stray;
  if (kind === 'number')
    return problem('not_understood', `${text} is a number of nothing: the question does not say what it counts.`, at, draft, []);
  if (kind === 'misplaced') return problem('not_understood', `\`${text}\` does not fit in here.`, at, draft, []);
  const dimension = stray.dimension ?? dimensionBeside(at, draft);
  return dimension === null ? unknownWord(text, at, draft) : unknownValue(text, at, dimension, draft);
}

function unknownWord(text: string, at: Span, draft: Draft): Problem {
  const wider = widened(text, at, draft);
  if (wider.metrics.length > 0) {
    const said = draft.text.slice(wider.at.start, wider.at.end);
    const message = `\`${said}\` is no metric by itself. Near it: ${wider.metrics.map((word) => `\`${word}\``).join(', ')}.`;
    return problem('unknown_word', message, wider.at, draft, wider.metrics);
  }
  const near = nearTo(text, draft.lexicon);
  const also = near.length > 0 ? ` Near it: ${near.map((word) => `\`${word}\``).join(', ')}.` : '';
  return problem('unknown_word', `\`${text}\` is no metric, name or word that is known here.${also}`, at, draft, near);
}

/** A word that only stands inside metrics' names (`conversation rate`): with the metric beside it, the metrics that hold both. */
function widened(
  text: string,
  at: Span,
  { lexicon, metrics, text: whole }: Draft,
): { readonly at: Span; readonly metrics: readonly string[] } {
  const word = text.toLowerCase();
  if (!lexicon.vocabulary.has(word)) return { at, metrics: [] };
  const beside = metrics.find(({ at: metric }) => metric.end <= at.start && whole.slice(metric.end, at.start).trim() === '');
  const wide = beside ? { start: beside.at.start, end: at.end } : at;
  const typed = whole.slice(wide.start, wide.end).toLowerCase().split(/\s+/);
  const scored = lexicon.catalogue.metrics.flatMap(({ words }) => {
    const [first = ''] = words;
    const parts = words.flatMap((one) => one.split(' '));
    return parts.includes(word)
      ? [{ first, score: typed.filter((part) => parts.some((one) => one.startsWith(part) || part.startsWith(one))).length }]
      : [];
  });
  const most = Math.max(0, ...scored.map(({ score }) => score));
  const best = scored.filter(({ score }) => score === most && score >= typed.length).slice(0, 3);
  return { at: wide, metrics: best.map(({ first }) => first) };
}

function unknownValue(text: string, at: Span, dimension: DimensionId, draft: Draft): Problem {
  const { catalogue } = draft.lexicon;
  const label = catalogue.dimensions.find(({ id }) => id === dimension)?.label ?? dimension;
  const noun = label === 'LOB' ? label : label.toLowerCase();
  const known = draft.lexicon.names.get(dimension) ?? [];
  const alike = nearNames(text, known);
  const names = alike.length > 0 ? alike : known.slice(0, 8).map(({ name }) => name);
  const list = names.length > 0 ? ` ${alike.length > 0 ? 'Near it' : 'There are'}: ${names.join(', ')}.` : '';
  const own = draft.nouns.find(
    (one) => one.of === dimension && /^[\s"'“=]*$/.test(draft.text.slice(one.at.end, at.start)) && one.at.end <= at.start,
  );
  const instead = (alike.length > 0 ? names : names.slice(0, 2)).map((name) => ({ label: name, question: spliced(draft.text, at, name) }));
  const without = { start: own?.at.start ?? at.start, end: at.end };
  const less = { label: `without “${draft.text.slice(without.start, without.end)}”`, question: spliced(draft.text, without, '') };
  return {
    code: 'unknown_value',
    message: `There is no ${noun} \`${text}\` here.${list}`,
    at,
    suggestions: own ? [...instead, less] : [...(alike.length > 0 ? instead : []), less],
  };
}

function problem(code: Problem['code'], message: string, at: Span, { text }: Draft, near: readonly string[]): Problem {
  const replaced = near.map((word): Suggestion => ({ label: word, question: spliced(text, at, word) }));
  const without: Suggestion = { label: `without “${text.slice(at.start, at.end)}”`, question: spliced(text, at, '') };
  return { code, message, at, suggestions: [...replaced, without] };
}

/** The dimension whose noun stands just before or after a place. */
function dimensionBeside(at: Span, { nouns, text }: Draft): DimensionId | null {
  for (const { of, at: noun, plural } of nouns) {
    if (plural || of === 'day' || of === 'week' || of === 'month' || of === 'quarter' || of === 'year') continue;
    const between = noun.end <= at.start ? text.slice(noun.end, at.start) : at.end <= noun.start ? text.slice(at.end, noun.start) : 'x';
    if (/^[\s"'“=:]*(?:called|named|is|equals)?[\s"'“”=:]*$/i.test(between)) return of;
  }
  return null;
}

function nearNames(text: string, names: readonly KnownName[]): readonly string[] {
  const word = text.toLowerCase();
  const found: string[] = [];
  for (const { name, lower } of names) {
    if (found.length === 3) break;
    if (lower.includes(word) || (lower.length > 2 && word.includes(lower))) found.push(name);
  }
  return found;
}

/** Up to three known words near `text`: spelt alike, else names that hold it. */
function nearTo(text: string, lexicon: Lexicon): readonly string[] {
  const word = text.toLowerCase();
  const limit = word.length < 5 ? 1 : 2;
  const alike = lexicon.near.near(word, limit).filter(({ word: known }) => {
    const phrase = lexicon.phrases.next.get(known)?.found;
    const token = phrase?.entry?.token ?? null;
    return token !== null || (phrase?.readings.length ?? 0) > 0 || (lexicon.members.next.get(known)?.found ?? null) !== null;
  });
  if (alike.length > 0) return alike.slice(0, 3).map((near) => near.word);
  return word.length < 3 ? [] : memberDimensions.flatMap((dimension) => nearNames(word, lexicon.names.get(dimension) ?? [])).slice(0, 3);
}

/** A word with several near words: asked back. */
export function reportUnsure(unsure: readonly Unsure[], draft: Draft): void {
  for (const { piece, candidates } of unsure) {
    const at = { start: piece.start, end: piece.end };
    const text = draft.text.slice(at.start, at.end);
    draft.problems.push({
      code: 'ambiguous',
      message: `\`${text}\` could be ${candidates.map((word) => `\`${word}\``).join(' or ')}.`,
      at,
      suggestions: candidates.map((word) => ({ label: word, question: spliced(draft.text, at, word) })),
    });
  }
}

/** What the product does not have, with the reason and questions that work. */
export function reportNotOffered(what: string, at: Span, draft: Draft): void {
  const found = notOffered.find((one) => one.what === what);
  if (!found) throw new Error(`nothing is said about ${what}`);
  const suggestions = found.instead.map((question) => ({ label: question, question }));
  if (draft.problems.some(({ message }) => message === found.why)) return;
  draft.problems.push({ code: 'not_offered', message: found.why, at, suggestions });
}

/** Days are whole: a part of one cannot be asked for. */
export function reportPartOfDay(at: Span, draft: Draft): void {
  const question = spliced(draft.text, at, '');
  draft.problems.push({
    code: 'bad_time',
    message: `\`${draft.text.slice(at.start, at.end)}\` is a part of a day; days are counted whole.`,
    at,
    suggestions: [{ label: 'whole days', question }],
  });
}

/** Each mended word is said; where too much was mended to be sure, the whole question is asked back. */
export function reportMending(mended: readonly Mended[], pieces: readonly Piece[], draft: Draft): void {
  if (mended.length === 0) return;
  const words = pieces.filter(({ kind }) => kind === 'word').length;
  const { text } = draft;
  if (mended.length > 3 || mended.length * 2 > words) {
    const question = mended.reduceRight((soFar, { piece, to }) => spliced(soFar, piece, to), text);
    const [first] = mended;
    draft.problems.push({
      code: 'ambiguous',
      message: `Many words had to be put right. Is this the question: ${question}?`,
      at: first ? { start: first.piece.start, end: first.piece.end } : null,
      suggestions: [{ label: question, question }],
    });
    return;
  }
  for (const { piece, to } of mended) {
    draft.assumptions.push({ text: `\`${text.slice(piece.start, piece.end)}\` was read as \`${to}\`.`, alternatives: [] });
  }
}

/** So many suggestions are tried, so that a text of nothing but unknown words costs no more than a few readings. */
const mostTried = 5;

/** Only suggestions that can be read; where none of a problem's can, the question with every problem mended, else what always works. */
export function withWorking(problems: readonly Problem[], text: string, works: (question: string) => boolean): readonly Problem[] {
  let tried = 0;
  const tries = (question: string): boolean => {
    tried += 1;
    return tried <= mostTried && question !== '' && works(question);
  };
  const whole = problems.length > 2 ? '' : repaired(problems, text);
  const offered = problems.find(({ code }) => code === 'not_offered')?.suggestions;
  const mended: readonly Suggestion[] = offered === undefined && tries(whole) ? [{ label: whole, question: whole }] : [];
  const always: readonly Suggestion[] = [{ label: 'list metrics', question: 'list metrics' }];
  const fallback = offered ?? (mended.length > 0 ? mended : always);
  return problems.map((one) => {
    // With several problems, mending one leaves the others: only the whole mended can work.
    const kept = problems.length === 1 || one.code === 'not_offered' ? one.suggestions.filter(({ question }) => tries(question)) : [];
    return { ...one, suggestions: kept.length > 0 ? kept : fallback };
  });
}

/** `text` with each problem's first replacement in its place, or without the words that have none. */
function repaired(problems: readonly Problem[], text: string): string {
  const placed = problems.slice(0, mostTried).flatMap(({ at, suggestions }) => (at ? [{ at, label: suggestions[0]?.label ?? '' }] : []));
  placed.sort((a, b) => b.at.start - a.at.start);
  return placed.reduce((soFar, { at, label }) => spliced(soFar, at, isWord(label) ? label : ''), text);
}

/** A label that is a replacement rather than a description. */
function isWord(label: string): boolean {
  return !label.startsWith('without ');
}

/** Two ranges that do not meet: one of them, or one against the other. */
export function reportTimes({ times, text, problems }: Draft): void {
  const [first, second] = times;
  if (!first || !second) return;
  const said = (at: Span): string => text.slice(at.start, at.end);
  const without = (at: Span): Suggestion => ({ label: said(at === first.at ? second.at : first.at), question: spliced(text, at, '') });
  const versus = `${said(first.at)} vs ${said(second.at)}`;
  const compared = spliced(spliced(text, second.at, ''), first.at, versus);
  problems.push({
    code: 'ambiguous',
    message: `Two times stand in the question: ${said(first.at)} and ${said(second.at)}. Which one, or one against the other?`,
    at: second.at,
    suggestions: [without(second.at), without(first.at), { label: versus, question: compared }],
  });
}
