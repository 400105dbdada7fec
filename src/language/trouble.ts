/** Words that cannot be read, as problems: what was not understood, where, the nearest known words, a question that works. */
import type { Piece } from '../../grammar/scan.ts';
import { distance } from '../base/distance.ts';
import type { Problem, Suggestion } from '../base/problem.ts';
import type { Span } from '../base/span.ts';
import type { DimensionId } from '../catalogue/dimension.ts';
import { isNegation, leavesOut } from './denying.ts';
import { type Draft, has, type StrayUse, spliced } from './draft.ts';
import { type KnownName, type Lexicon, memberDimensions } from './lexicon.ts';
import { isMuch, type Mended, nearAt, type Unsure } from './mend.ts';
import { changeUnbound } from './moves.ts';
import { deniesNothing, followsOrder, includedAnyway, nothingLeftOut, unsortable } from './unfit.ts';

/** So many problems are looked into; what stands behind them is only named. */
const mostExplained = 3;

/** Adds to the draft the problems of its stray words, but for those that have one already. `brief`: without what is near them. */
export function reportStrays(draft: Draft, pieces: readonly Piece[], brief: boolean): void {
  // A word is looked for beside what the words before it may be.
  const mended = [...pieces];
  for (const [index, stray] of namesJoined(draft)
    .filter((one) => one.kind !== 'negation' || !isBeforeStray(one, draft))
    .slice(0, 3 * mostExplained)
    .entries()) {
    const known = draft.problems.some(({ at }) => at !== null && at.start <= stray.at.start && at.end >= stray.at.end);
    if (!known)
      draft.problems.push(brief || index >= mostExplained ? named(stray) : problemOf(stray, draft, nearStray(stray, mended, draft)));
  }
}

/** `not frobnicate`: the word itself is what is not understood. */
function isBeforeStray({ at }: StrayUse, { strays, text }: Draft): boolean {
  return strays.some((other) => other.kind !== 'negation' && other.at.start >= at.end && text.slice(at.end, other.at.start).trim() === '');
}

/** The words near a stray one, the first of which takes its place in `mended`. */
function nearStray({ at, text, kind }: StrayUse, mended: Piece[], { lexicon }: Draft): readonly string[] {
  const index = mended.findIndex(({ start, end }) => start === at.start && end === at.end);
  const piece = mended[index];
  if (kind !== 'unknown' || piece === undefined || isNegation(text)) return [];
  const near = nearAt(mended, index, lexicon);
  const [first] = near;
  if (first !== undefined) mended[index] = { ...piece, norm: first };
  return near.length > 0 ? near : namesNear(text, lexicon);
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
  draft.problems.push(misplaced(draft.text.slice(at.start, at.end), at, draft));
}

function named({ text, at }: StrayUse): Problem {
  return { code: 'unknown_word', message: `\`${text}\` is not understood.`, at, suggestions: [] };
}

function misplaced(text: string, at: Span, draft: Draft): Problem {
  if (isNegation(text)) return leavesOut(text) ? nothingLeftOut(text, at, draft) : deniesNothing(text, at);
  if (/^incl/iu.test(text)) return includedAnyway(text, at, draft);
  if (/^<?@/u.test(text)) return problem('unknown_word', mentions(text), at, draft, []);
  return problem('not_understood', `\`${text}\` does not fit in here.`, at, draft, []);
}

function problemOf(stray: StrayUse, draft: Draft, near: readonly string[]): Problem {
  const { at, text, kind } = stray;
  switch (kind) {
    case 'number':
      return numberOfNothing(text, at, draft);
    case 'bound':
      return boundless(text, at, draft);
    case 'versus':
      return problem('not_understood', `Nothing stands behind \`${text}\`: against what?`, at, draft, ['vs previous period']);
    case 'misplaced':
      return misplaced(text, at, draft);
    case 'negation':
      return nothingLeftOut(text, at, draft);
    case 'unknown': {
      if (isNegation(text)) return leavesOut(text) ? nothingLeftOut(text, at, draft) : deniesNothing(text, at);
      if (followsOrder(at, draft.text)) return unsortable(text, at, draft);
      const odd = oddWord(text);
      if (odd !== null) return problem('unknown_word', odd, at, draft, []);
      const dimension = stray.dimension ?? dimensionBeside(at, draft);
      const by = dimension !== null && text.length < 4 && near.includes('by');
      return dimension === null || by ? unknownWord(text, at, draft, by ? ['by'] : near) : unknownValue(text, at, dimension, draft);
    }
  }
}

/** Days further back than this are said as months or dates. */
const mostDays = 400;

function numberOfNothing(text: string, at: Span, draft: Draft): Problem {
  if (/%$|pct$|percent$/iu.test(text) && (has(draft, 'moves') || has(draft, 'change'))) return changeUnbound(at, null, draft);
  if (/\bat\s*$/iu.test(draft.text.slice(0, at.start)))
    return problem('not_understood', `${text} is no time of day, as 9:00 or 17:30 are.`, at, draft, ['9:00']);
  const days = Number(text);
  const counts = Number.isInteger(days) && days > 1 && days <= mostDays && draft.times.length === 0;
  const ways = [...(counts ? [`last ${text} days`, `top ${text}`] : []), `above ${text}`];
  const said = ways.map((way) => `\`${way}\``);
  return problem(
    'not_understood',
    `${text} is a number of nothing here. Say what it counts, as in ${[said.slice(0, -1).join(', '), ...said.slice(-1)].filter((part) => part !== '').join(' or ')}.`,
    at,
    draft,
    counts ? ways : [],
  );
}

/** `exposed above`: no number says above what. */
function boundless(text: string, at: Span, draft: Draft): Problem {
  const use = draft.metrics.findLast(({ at: metric }) => metric.end <= at.start) ?? draft.metrics[0];
  const metric = typeof use?.metric === 'string' ? draft.lexicon.catalogue.metric(use.metric) : undefined;
  const bound = metric?.unit === 'percent' ? '20%' : metric?.unit === 'duration' ? '5 minutes' : '100';
  const example = [metric?.words[0] ?? 'exposed', text, bound].join(' ');
  return problem('not_understood', `No number stands behind \`${text}\`, as in \`${example}\`.`, at, draft, []);
}

function unknownWord(text: string, at: Span, draft: Draft, near: readonly string[]): Problem {
  const wider = widened(text, at, draft);
  if (wider.metrics.length > 0) {
    const said = draft.text.slice(wider.at.start, wider.at.end);
    const message = `\`${said}\` is no metric by itself. Near it: ${wider.metrics.map((word) => `\`${word}\``).join(', ')}.`;
    return problem('unknown_word', message, wider.at, draft, wider.metrics);
  }
  const cuts = /\b(?:by|per)\s*$/iu.test(draft.text.slice(0, at.start)) ? cutsOf(draft) : null;
  if (cuts !== null)
    return unknownCut(
      text,
      at,
      near.filter((word) => cuts.includes(word.toLowerCase())),
      draft,
    );
  const also = near.length > 0 ? ` Near it: ${near.map((word) => `\`${word}\``).join(', ')}.` : '';
  return problem('unknown_word', `\`${text}\` is no metric, name or word that is known here.${also}`, at, draft, near);
}

/** `by frobnicate`: what there is to break down by. */
function unknownCut(text: string, at: Span, known: readonly string[], draft: Draft): Problem {
  const dimensions = draft.lexicon.catalogue.dimensions.map(({ label }) => (label === label.toUpperCase() ? label : label.toLowerCase()));
  const most = Math.floor(text.length * 0.45);
  const near = known.length > 0 ? known : cutsOf(draft).filter((cut) => distance(text.toLowerCase(), cut, most) <= most);
  const also = near.length > 0 ? `Near it: ${near.map((cut) => `\`${cut}\``).join(', ')}.` : `There are: ${dimensions.join(', ')}.`;
  const { text: whole } = draft;
  const without = { start: whole.slice(0, at.start).search(/\b(?:by|per)\s*$/iu), end: at.end };
  return {
    code: 'unknown_word',
    message: `\`${text}\` is nothing that numbers are broken down by here. ${also}`,
    at,
    suggestions: [
      ...(near.length > 0 ? near : ['campaign', 'device']).map((cut) => ({ label: cut, question: spliced(whole, at, cut) })),
      { label: `without “${whole.slice(without.start, without.end)}”`, question: spliced(whole, without, '') },
    ],
  };
}

/** What may stand behind `by`: dimensions and units of time. */
function cutsOf({ lexicon: { catalogue } }: Draft): readonly string[] {
  return [...catalogue.dimensions.map(({ label }) => label.toLowerCase()), 'day', 'week', 'month', 'quarter', 'year'];
}

/** What is no word at all, by what it is. */
function oddWord(text: string): string | null {
  if (text.trim() === '') return 'Nothing stands between the quotation marks.';
  if (/^<[@!]/u.test(text)) return mentions(text);
  if (/^<#/u.test(text)) return `\`${text}\` is a channel, which a question cannot be about.`;
  return /^<?(?:https?|mailto|tel):/iu.test(text) ? `\`${text}\` is a link, which is not looked into.` : null;
}

function mentions(text: string): string {
  return `\`${text}\` mentions somebody, whom a question cannot be about.`;
}

/** A word that only stands inside metrics' names (`conversation rate`): with the metric beside it, the metrics that hold both. */
function widened(
  text: string,
  at: Span,
  { lexicon, metrics, text: whole }: Draft,
): { readonly at: Span; readonly metrics: readonly string[] } {
  const word = text.toLowerCase();
  const isInMetric = lexicon.catalogue.metrics.some(({ words }) => words.some((one) => one.includes(word)));
  if (!isInMetric || !lexicon.vocabulary.has(word)) return { at, metrics: [] };
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
  const behind = draft.nouns.find(
    (one) => one.of === dimension && one.at.start >= at.end && /^\s*$/.test(draft.text.slice(at.end, one.at.start)),
  );
  const without = { start: own?.at.start ?? at.start, end: behind?.at.end ?? at.end };
  const split = { label: `by ${noun}`, question: spliced(draft.text, without, `by ${noun}`) };
  const less = { label: `without “${draft.text.slice(without.start, without.end)}”`, question: spliced(draft.text, without, '') };
  return {
    code: 'unknown_value',
    message: `There is no ${noun} \`${text}\` here.${list}`,
    at,
    suggestions: own ? [...instead, less] : [...(alike.length > 0 ? instead : [split]), less],
  };
}

function problem(code: Problem['code'], message: string, at: Span, { text }: Draft, near: readonly string[]): Problem {
  const replaced = near.map((word): Suggestion => ({ label: word, question: spliced(text, at, word) }));
  const said = text.slice(at.start, at.end);
  const without: Suggestion = { label: `without “${said}”`, question: spliced(text, at, '') };
  return { code, message, at, suggestions: isNegation(said) ? replaced : [...replaced, without] };
}

/** The dimension whose noun stands just before or after a place. */
function dimensionBeside(at: Span, { nouns, text }: Draft): DimensionId | null {
  for (const { of, at: noun, plural, asked } of nouns) {
    // `which device frobnicates` names none.
    if (plural || asked || of === 'day' || of === 'week' || of === 'month' || of === 'quarter' || of === 'year') continue;
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
    if (holds(lower, word) || (lower.length > 2 && word.includes(lower))) found.push(name);
  }
  return found;
}

/** Whether a name holds `word`; three letters inside another word (`por` in `support`) are no sign of it. */
function holds(name: string, word: string): boolean {
  return word.length > 3 ? name.includes(word) : name.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word));
}

/** Up to three names that hold `text`. */
function namesNear(text: string, lexicon: Lexicon): readonly string[] {
  const word = text.toLowerCase();
  return word.length < 3 ? [] : memberDimensions.flatMap((dimension) => nearNames(word, lexicon.names.get(dimension) ?? [])).slice(0, 3);
}

/** A word with several near words: asked back. */
export function reportUnsure(unsure: readonly Unsure[], draft: Draft): void {
  for (const { piece, candidates } of unsure) {
    const at = { start: piece.start, end: piece.end };
    const text = draft.text.slice(at.start, at.end);
    const said = new Set(draft.text.toLowerCase().split(/\s+/u));
    draft.problems.push({
      code: 'ambiguous',
      message: `\`${text}\` could be ${candidates.map((word) => `\`${word}\``).join(' or ')}.`,
      at,
      // Nobody asks for the same twice.
      suggestions: [...candidates.filter((word) => !said.has(word)), ''].map((word) => ({
        label: word === '' ? `without “${text}”` : word,
        question: spliced(draft.text, at, word),
      })),
    });
  }
}

/** Each mended word is said; where too much was mended to be sure, the whole question is asked back. */
export function reportMending(mended: readonly Mended[], pieces: readonly Piece[], draft: Draft): void {
  if (mended.length === 0) return;
  const { text } = draft;
  if (isMuch(mended, pieces)) {
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
