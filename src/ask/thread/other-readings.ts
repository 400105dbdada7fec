/** What else a follow-up could have meant, as whole questions. */
import type { Suggestion } from '../../base/problem.ts';
import type { EditQuestion, Question } from '../../language/question.ts';
import { type ReadOptions, read } from '../../language/read.ts';
import { applyEdit } from '../../plan/edit.ts';
import type { MetricsPlan } from '../../plan/plan.ts';
import { filterText, sentence } from '../../plan/sentence.ts';
import { editOf, fitted, isAlone } from './editing.ts';
import { readingIn } from './rest-of.ts';
import { type Wording, wordingOf } from './wording.ts';

/** The thread's plan, as it was and less what the message takes away first, and the words that point back at it. */
export interface Threaded {
  readonly base: MetricsPlan;
  readonly from: MetricsPlan;
  readonly wording: Wording;
}

/** The plan where a name that the thread's plan explains means what it means elsewhere. */
export function otherReading(from: MetricsPlan, edit: EditQuestion, taken: EditQuestion, options: ReadOptions): readonly Suggestion[] {
  const own = edit.of.filters;
  if (own.every(({ dimension }, index) => taken.of.filters[index]?.dimension === dimension)) return [];
  const other = applyEdit(from, { ...taken, of: { ...taken.of, filters: own } }, options);
  if (!other.ok) return [];
  return [{ label: own.map(filterText).join(' and '), question: sentence(other.value.planned.plan, options) }];
}

/** Another reading of the message, as the question that the thread's plan becomes with it. */
export function wholeQuestion(
  { label, question: text }: Suggestion,
  { base, from, wording }: Threaded,
  options: ReadOptions,
): readonly Suggestion[] {
  const own = wordingOf(text);
  const other = readingIn(read(text, options), own, options);
  const edit = other.problems.length > 0 ? null : editOf(other.question, { ...own, how: wording.how }, text);
  const edited = edit === null ? null : applyEdit(from, fitted(edit, base, wording, { ...options, text }), options);
  return edited?.ok ? [{ label, question: sentence(edited.value.planned.plan, options) }] : [];
}

/** What a question of metrics alone would be in the thread: `csat` after `exposed by campaign last month` may be csat by campaign, too. */
export function threadReading(question: Question, base: MetricsPlan, options: ReadOptions): readonly Suggestion[] {
  if (question.kind !== 'metrics' || !isAlone(question)) return [];
  const edited = applyEdit(base, { kind: 'edit', how: 'replace', of: question }, options);
  const told = edited.ok ? sentence(edited.value.planned.plan, options) : null;
  return told === null ? [] : [{ label: told, question: told }];
}
