/** `mcs instead of csat`, `replace facebook with sms`: what goes and what comes in its place. */
import type { Problem } from '../../base/problem.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import type { Span } from '../../base/span.ts';
import { emptyQuestion } from '../../language/empty-question.ts';
import type { MetricsQuestion, Reading } from '../../language/question.ts';
import { type ReadOptions, read } from '../../language/read.ts';
import type { MetricsPlan } from '../../plan/plan.ts';
import { questionFrom } from '../../plan/question-from.ts';
import { stands } from '../../plan/swapping.ts';
import { editOf } from './editing.ts';
import { spoken } from './rest-of.ts';
import { opening, wordingOf } from './wording.ts';

/** Two parts of a message; `come` null where nothing is said to come. */
export interface Swap {
  readonly gone: Span;
  readonly come: Span | null;
}

const inPlaceOf = String.raw`(?:instead of|rather than|in place of)`;
const notPicture = String.raw`(?!(?:the |my |that |this )?(?:chart|graph|picture|plot|view)\s)`;
const pointing = String.raw`(?!(?:that|it|this|them|those)\b)`;

function pattern(text: string): RegExp {
  return new RegExp(text, 'diu');
}

/** In this order: the words that part the two for certain before those that may stand in either. */
const patterns: readonly RegExp[] = [
  pattern(String.raw`${opening}(?:replace|swap|exchange|switch)(?: out)?\s+(?<gone>.+?)\s+(?:with|for)\s+(?<come>.+)$`),
  pattern(String.raw`${opening}(?:replace|swap|exchange)(?: out)?\s+(?<gone>.+?)\s+by\s+(?<come>.+)$`),
  pattern(
    String.raw`${opening}(?:change|turn)\s+(?:from\s+)?${notPicture}(?!(?:it|that|this|(?:the |my )?(?:dates?|time|range|period|date range|time frame|timeframe|days))\s)(?<gone>\S.*?)\s+(?:to|into)\s+(?<come>.+)$`,
  ),
  pattern(String.raw`${opening}switch\s+(?:from\s+)?${notPicture}(?<gone>.+?)\s+to\s+(?<come>.+)$`),
  pattern(String.raw`${opening}(?:replace|swap|exchange)\s+(?<gone>.+)$`),
  pattern(String.raw`${opening}(?:use\s+)?${inPlaceOf}\s+${pointing}(?<gone>[^,;:]+)[,;:]\s*(?<come>.+)$`),
  pattern(String.raw`${opening}(?:use\s+)?(?<come>\S.*?)\s*,?\s+${inPlaceOf}\s+${pointing}(?<gone>.+)$`),
  pattern(String.raw`${opening}${inPlaceOf}\s+${pointing}(?<gone>\S.*?)\s+(?:show|use|take|give|put|do)(?: me| us)?\s+(?<come>.+)$`),
  pattern(String.raw`${opening}${inPlaceOf}\s+${pointing}(?<gone>\S+)\s+(?<come>.+)$`),
];

/** What `text` puts in place of what; null where it replaces nothing. */
export function swapOf(text: string): Swap | null {
  for (const one of patterns) {
    const places = one.exec(text)?.indices?.groups;
    const [gone, come] = [places?.['gone'], places?.['come']];
    if (gone) return { gone: { start: gone[0], end: gone[1] }, come: come ? { start: come[0], end: come[1] } : null };
  }
  return null;
}

export interface SwapReading {
  readonly reading: Reading;
  readonly gone: MetricsQuestion;
  readonly come: MetricsQuestion;
}

/** Both parts as they are read in the thread of `base`. What goes has to be there; what is said behind it (`mcs instead of csat by agent`) comes. */
export function swapIn(raw: Reading, swap: Swap, base: MetricsPlan | null, options: ReadOptions): Result<SwapReading> {
  const first = swapAt(raw, swap, base, options);
  const longer = first.ok ? null : withNextWord(raw.text, swap);
  const next = longer === null ? first : swapIn(raw, longer, base, options);
  return next.ok ? next : first;
}

/** Nothing parts the two names of `instead of exposed rate csat score`: the next word may belong to the first. */
function withNextWord(text: string, { gone, come }: Swap): Swap | null {
  if (come === null || come.start < gone.end || text.slice(gone.end, come.start).trim() !== '') return null;
  const next = /^\S+\s+(?=\S)/u.exec(text.slice(come.start, come.end))?.[0];
  if (next === undefined) return null;
  return { gone: { start: gone.start, end: come.start + next.trimEnd().length }, come: { start: come.start + next.length, end: come.end } };
}

function swapAt(raw: Reading, { gone, come }: Swap, base: MetricsPlan | null, options: ReadOptions): Result<SwapReading> {
  const { text } = raw;
  const said = (at: Span): string => text.slice(at.start, at.end);
  if (come === null) return refused(nothingComes(said(gone), gone));
  const readings = [gone, come].map((at) => read(only(text, at), options));
  const [first, ...others] = readings.flatMap(({ problems }) => problems);
  if (first) return refused(first, ...others);
  const [old, next] = readings.map(({ question }) => editOf(question, { ...wordingOf(''), how: 'replace' }, '')?.of ?? emptyQuestion);
  if (!old || !next) throw new Error('a swap has two parts');
  const { main, rest } = parted(old);
  if (base !== null && !stands(main, questionFrom(base, options))) return refused(notThere(said(gone), gone, said(come)));
  const both = { start: Math.min(gone.start, come.start), end: Math.max(gone.end, come.end) };
  const between = { start: Math.min(gone.end, come.end), end: Math.max(gone.start, come.start) };
  const words = [{ start: 0, end: both.start }, between, { start: both.end, end: text.length }].filter((at) => said(at).trim() !== '');
  const spoke = words.map((at) => trimmed(text, at));
  const reading = spoken(
    { ...raw, words: readings.flatMap((one) => one.words), problems: [], alternatives: [] },
    { ...wordingOf(''), said: spoke },
  );
  return ok({
    reading: { ...reading, assumptions: readings[1]?.assumptions ?? [] },
    gone: main,
    come: {
      ...next,
      by: [...next.by, ...rest.by],
      filters: [...next.filters, ...rest.filters],
      time: next.time ?? rest.time,
      grain: next.grain ?? rest.grain,
      ranking: next.ranking ?? rest.ranking,
      compare: next.compare ?? rest.compare,
    },
  });
}

/** `text` with everything but a part of it as blanks: every word keeps its place. */
function only(text: string, { start, end }: Span): string {
  return `${' '.repeat(start)}${text.slice(start, end)}`;
}

function trimmed(text: string, { start, end }: Span): Span {
  const part = text.slice(start, end);
  return { start: start + part.length - part.trimStart().length, end: end - (part.length - part.trimEnd().length) };
}

/** The first kind of part that is named goes; what else is said beside it does not. */
function parted(of: MetricsQuestion): { readonly main: MetricsQuestion; readonly rest: MetricsQuestion } {
  const { metrics, sections, filters, by } = of;
  if (metrics.length + sections.length > 0)
    return { main: { ...emptyQuestion, metrics, sections }, rest: { ...of, metrics: [], sections: [] } };
  if (filters.length > 0) return { main: { ...emptyQuestion, filters }, rest: { ...of, filters: [] } };
  return by.length > 0 ? { main: { ...emptyQuestion, by }, rest: { ...of, by: [] } } : { main: of, rest: emptyQuestion };
}

function nothingComes(gone: string, at: Span): Problem {
  return {
    code: 'not_understood',
    message: `Nothing is said to come in place of \`${gone}\`, as in \`replace csat with mcs\`.`,
    at,
    suggestions: [],
  };
}

function notThere(gone: string, at: Span, come: string): Problem {
  const message = `\`${gone}\` is not in the question here, so that nothing can take its place.`;
  return { code: 'not_understood', message, at, suggestions: [`${come} instead`, come].map((question) => ({ label: question, question })) };
}
