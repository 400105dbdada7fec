/** Reads a text as a question: pure, deterministic, each word accounted for. */
import { type CstNode, type IToken } from 'chevrotain';
import type { MessageCstNode } from '../../grammar/cst.ts';
import { parse } from '../../grammar/parser.ts';
import { scan } from '../../grammar/scan.ts';
import * as t from '../../grammar/tokens.ts';
import type { Day, Grain } from '../base/day.ts';
import type { Problem } from '../base/problem.ts';
import type { Span } from '../base/span.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Directory } from '../catalogue/directory.ts';
import type { MetricRef } from '../catalogue/metric.ts';
import { assemble } from './assemble.ts';
import { sayAssumptions } from './assumptions.ts';
import { boundsBehind } from './bound-behind.ts';
import { inContext } from './context.ts';
import { coverage } from './coverage.ts';
import { emptyDraft } from './draft.ts';
import { inSeveralWords } from './in-several-words.ts';
import { inTheName } from './in-the-name.ts';
import { leftOutBehind } from './left-out-behind.ts';
import { type Lexicon, makeLexicon } from './lexicon.ts';
import { listedMetrics } from './listed-metrics.ts';
import { isMuch, mend } from './mend.ts';
import { isManaged } from './other-kinds.ts';
import type { Reading } from './question.ts';
import { readItem } from './read-item.ts';
import { settleRolling } from './read-when.ts';
import { reportNotOffered } from './report-not-offered.ts';
import { type Segment, segment, tokenOf } from './segment.ts';
import { writtenOut } from './shorthand/shorthand.ts';
import { spanOfNode } from './take-down.ts';
import { longest, strict } from './trie.ts';
import { reportMending, reportStrays, reportUnsure } from './trouble.ts';
import { watchWords } from './watch-words.ts';
import { wholeNumbers } from './whole-numbers.ts';

export interface ReadOptions {
  readonly catalogue: Catalogue;
  readonly directory: Directory;
  /** Of the same catalogue and directory; made anew where it is not given. */
  readonly lexicon?: Lexicon;
  /** The brand's day at `now`. */
  readonly today: Day;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Only whether the text can be read is asked: what is near its unknown words is not looked for. */
  readonly brief?: boolean;
  /** What a bound or an order is about where the text names nothing: the first metric of the thread's plan. */
  readonly subject?: MetricRef | null;
}

/** So many places where the grammar breaks off are named. */
const mostErrors = 5;

/** A question may be this long, in UTF-16 units. */
export const longestQuestion = 1000;

/** What `text` asks. Never throws for any text: what cannot be read is in `problems`, with questions that may do instead; whether they do is not tried here. */
export function read(text: string, options: ReadOptions): Reading {
  if (text.length > longestQuestion) return tooLong(text);
  const lexicon = options.lexicon ?? makeLexicon(options.catalogue, options.directory);
  const bare = unquoted(text, lexicon);
  const reading = readOnce(bare, { ...options, lexicon });
  return severalAsked(bare === text ? reading : withMarks(reading, text), (part) =>
    isWhole(readOnce(part, { ...options, lexicon, brief: true })),
  );
}

/** A message that stands in quotation marks as a whole, or is quoted as a chat does (`> csat by agent`): the marks as blanks, unless it is a name. */
function unquoted(text: string, { members }: Lexicon): string {
  if (/^\s*>\s*\p{L}/u.test(text)) return text.replace('>', ' ');
  const [only, ...others] = scan(text);
  if (only?.kind !== 'quoted' || others.length > 0 || !/\s/u.test(only.norm)) return text;
  const inner = scan(only.norm);
  if (longest(members, inner, 0, strict)?.end === inner.length) return text;
  return `${' '.repeat(only.start + 1)}${text.slice(only.start + 1, only.end - 1)}${' '.repeat(text.length - only.end + 1)}`;
}

/** A reading of `text` without its marks, with those marks: they are no part of the question. */
function withMarks(reading: Reading, text: string): Reading {
  const marks = [...text.matchAll(/[>\p{P}`]/gu)].flatMap(({ 0: mark, index }) =>
    reading.text.startsWith(mark, index) ? [] : [{ mark, index }],
  );
  const words = marks.map(({ mark, index }) => ({
    text: mark,
    meaning: 'not part of the question',
    at: { start: index, end: index + mark.length },
  }));
  return { ...reading, text, words: [...reading.words, ...words].toSorted((a, b) => a.at.start - b.at.start) };
}

/** Whether so many words of `text` are misspelt that it is asked back, whatever else it says. */
export function isMuchMended(text: string, lexicon: Lexicon): boolean {
  const { pieces, mended } = mend(scan(text), lexicon);
  return isMuch(mended, pieces);
}

/** So many parts of a message are tried as questions of their own. */
const mostParts = 5;

/** Several whole questions in one message are asked back, a button each. Where no mark parts them for certain, only if together they make none. */
function severalAsked(reading: Reading, isQuestion: (part: string) => boolean): Reading {
  const unclear = reading.problems.some(({ code }) => code === 'ambiguous');
  const parts = partsOf(reading.text, unclear ? /\?|[.!;]\s|\n|\band(?=\s+(?:how|what|which|who)\b)/giu : /\?/g).map((part) =>
    part.replace(/^[\s,]*(?:and|also|then)\b/i, '').trim(),
  );
  const said = parts.filter(Boolean);
  if (said.length < 2) return reading;
  const questions = said.slice(0, mostParts).filter(isQuestion);
  if (questions.length < 2) return reading;
  const problem: Problem = {
    code: 'ambiguous',
    message: `There are ${String(questions.length)} questions in one message. Which one first?`,
    at: null,
    suggestions: questions.map((question) => ({ label: question, question })),
  };
  return { ...reading, question: null, problems: [problem] };
}

/** `text` cut at each `mark` that stands outside quotation marks. */
function partsOf(text: string, mark: RegExp): readonly string[] {
  const names = scan(text).filter(({ kind }) => kind === 'quoted');
  const cuts = [...text.matchAll(mark)].filter(({ index }) => !names.some(({ start, end }) => index >= start && index < end));
  const starts = [0, ...cuts.map(({ index, 0: cut }) => index + cut.length)];
  return starts.map((start, at) => text.slice(start, cuts[at]?.index ?? text.length));
}

/** Whether a reading can be answered by itself. */
function isWhole({ problems, question }: Reading): boolean {
  if (problems.length > 0 || question === null || question.kind === 'edit' || question.kind === 'help') return false;
  return (
    question.kind !== 'metrics' ||
    question.metrics.length + question.sections.length + question.having.length > 0 ||
    (question.ranking?.metric ?? null) !== null
  );
}

function readOnce(text: string, { directory, today, lexicon, subject, brief }: ReadOptions & { readonly lexicon: Lexicon }): Reading {
  const { weekStart, dateOrder } = directory.brand;
  const { pieces: put, mended, unsure } = mend(scan(text), lexicon);
  const pieces = inSeveralWords(put, lexicon);
  const segments = inContext(leftOutBehind(boundsBehind(writtenOut(watchWords(wholeNumbers(inTheName(segment(text, pieces, lexicon))))))));
  const draft = emptyDraft(text, lexicon, { today, weekStart, dateOrder, unit: rankedUnit(segments) }, subject ?? null);
  const { message, errors } = parse(segments.map((one) => tokenOf(text, one)));
  for (const item of (message as MessageCstNode).children.item ?? []) {
    if (errors.length === 0 || !isBroken(item)) readItem(item, draft);
  }
  for (const error of errors.slice(0, mostErrors)) draft.problems.push(broken(error.token, text));
  settleRolling(draft);
  reportUnsure(unsure, draft);
  reportNotOffered(draft);
  reportStrays(draft, pieces, brief ?? false);
  reportMending(mended, pieces, draft);
  const metrics = listedMetrics(text, lexicon.catalogue);
  const question = metrics ?? assemble(draft);
  const managed = metrics !== null || isManaged(text);
  if (!managed) sayAssumptions(draft, question);
  return {
    text,
    question,
    words: coverage(text, pieces, draft.meanings, clausesOf(message as MessageCstNode, segments)),
    // What is listed whole: metrics about something, and schedules and alerts, which words do not change.
    assumptions: managed ? [] : draft.assumptions,
    alternatives: managed ? [] : draft.alternatives,
    problems: managed ? [] : inOrder(draft.problems),
  };
}

/** The places of the words of each clause. */
function clausesOf({ children }: MessageCstNode, segments: readonly Segment[]): readonly (readonly Span[])[] {
  return (children.item ?? []).map((item) => {
    const at = spanOfNode(item);
    return segments.filter(({ start, end }) => start >= at.start && end <= at.end);
  });
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((a, b) => (a.at?.start ?? 0) - (b.at?.start ?? 0));
}

/** `which day in the last 30`: what a bare number of the last counts. */
function rankedUnit(segments: readonly Segment[]): Grain | null {
  const index = segments.findIndex(({ token }) => token === t.Which);
  const unit = segments[index + 1];
  if (index < 0 || unit?.token !== t.Unit || unit.payload.kind !== 'word') return null;
  return unit.payload.value as Grain;
}

/** Whether the parser had to guess in a part of the tree. */
function isBroken(node: CstNode): boolean {
  if (node.recoveredNode === true) return true;
  return Object.values(node.children).some((parts) =>
    parts.some((part) => ('children' in part ? isBroken(part) : part.isInsertedInRecovery === true)),
  );
}

function broken(token: IToken, text: string): Problem {
  const start = Number.isNaN(token.startOffset) ? text.length : token.startOffset;
  const at = { start: Math.min(start, text.length), end: Math.min((token.endOffset ?? start) + 1 || text.length, text.length) };
  const word = text.slice(at.start, at.end);
  const place = word === '' ? 'The end of the question' : `\`${word}\``;
  return { code: 'not_understood', message: `${place} does not fit what stands before it.`, at, suggestions: [] };
}

function tooLong(text: string): Reading {
  const message = `A question may have ${longestQuestion.toLocaleString('en-US')} characters; this one has ${text.length.toLocaleString('en-US')}.`;
  return {
    text,
    question: null,
    words: [{ text, meaning: 'not read: too long', at: { start: 0, end: text.length } }],
    assumptions: [],
    alternatives: [],
    problems: [{ code: 'too_large', message, at: { start: longestQuestion, end: text.length }, suggestions: [] }],
  };
}
