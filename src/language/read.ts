/** Reads a text as a question: pure, deterministic, each word accounted for. */
import { createTokenInstance, type IToken } from 'chevrotain';
import type { MessageCstNode } from '../../grammar/cst.ts';
import { parse } from '../../grammar/parser.ts';
import { scan } from '../../grammar/scan.ts';
import type { Day } from '../base/day.ts';
import type { Problem } from '../base/problem.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Directory } from '../catalogue/directory.ts';
import { assemble } from './assemble.ts';
import { inContext } from './context.ts';
import { coverage } from './coverage.ts';
import { emptyDraft } from './draft.ts';
import { type Lexicon, makeLexicon } from './lexicon.ts';
import type { Reading } from './question.ts';
import { readItem } from './read-item.ts';
import { type Segment, segment } from './segment.ts';

export interface ReadOptions {
  readonly catalogue: Catalogue;
  readonly directory: Directory;
  /** Of the same catalogue and directory; made anew where it is not given. */
  readonly lexicon?: Lexicon;
  /** The brand's day at `now`. */
  readonly today: Day;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** A question may be this long, in UTF-16 units. */
export const longestQuestion = 1000;

/** What `text` asks. Never throws for any text: what cannot be read is in `problems`. */
export function read(text: string, options: ReadOptions): Reading {
  if (text.length > longestQuestion) return tooLong(text);
  const { catalogue, directory, today } = options;
  const lexicon = options.lexicon ?? makeLexicon(catalogue, directory);
  const { weekStart, dateOrder } = directory.brand;
  const pieces = scan(text);
  const segments = inContext(segment(text, pieces, lexicon));
  const draft = emptyDraft(text, lexicon, { today, weekStart, dateOrder, unit: 'day' });
  const { message, errors } = parse(segments.map((one) => tokenOf(text, one)));
  for (const error of errors) draft.problems.push(broken(error.token, text));
  if (errors.length === 0) {
    for (const item of (message as MessageCstNode).children.item ?? []) readItem(item, draft);
  }
  const question = assemble(draft);
  return {
    text,
    question,
    words: coverage(text, pieces, draft.meanings),
    assumptions: draft.assumptions,
    alternatives: draft.alternatives,
    problems: draft.problems,
  };
}

function tokenOf(text: string, { token, payload, start, end }: Segment): IToken {
  if (token === null) throw new Error('filler reached the parser');
  const made = createTokenInstance(token, text.slice(start, end), start, end - 1, 1, 1, start + 1, end);
  made.payload = payload;
  return made;
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
