/** What a message means in a thread: a question of its own, or a change of the thread's plan. Pure: the thread comes in as a value. */
import type { Problem, Suggestion } from '../../base/problem.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import type { EditQuestion, Question, Reading } from '../../language/question.ts';
import { type ReadOptions, read } from '../../language/read.ts';
import { changesBetween, panelChanges } from '../../plan/changes.ts';
import { applyEdit } from '../../plan/edit.ts';
import { makePlan } from '../../plan/make-plan.ts';
import type { MetricsPlan, SnapshotPlan } from '../../plan/plan.ts';
import type { Planned } from '../../plan/planned.ts';
import { questionFrom } from '../../plan/question-from.ts';
import { filterText, sentence } from '../../plan/sentence.ts';
import { glossaryQuestion } from '../glossary-question.ts';
import { basisOf, editedSnapshot, reduced, whyFrom } from './basis.ts';
import { editOf, fitted } from './editing.ts';
import { rowFilter, type ThreadRows } from './rows.ts';
import { type Wording, wordingOf } from './wording.ts';

/** Where a thread stands. */
export interface ThreadTurn {
  readonly planned: Planned;
  /** Cells of the last result; null where it was not run. */
  readonly rows: ThreadRows | null;
}

export type Move =
  /** A question that was read and planned; `changed` says what it changed in the thread, null where it stands for itself. */
  | { readonly kind: 'asked'; readonly reading: Reading; readonly planned: Planned; readonly changed: string | null }
  | { readonly kind: 'undo' | 'reset'; readonly reading: Reading };

/** Whether `text` can only be understood with the rows of the last result. */
export function needsRows(text: string): boolean {
  return wordingOf(text).row !== null;
}

/** What `text` means after `turn` (null: outside a thread, or at its start). Problems are those of reading and planning. */
export function followUp(text: string, turn: ThreadTurn | null, options: ReadOptions): Result<Move> {
  const raw = defined(read(text, options), options);
  // Most questions: words that point back could change nothing.
  if (turn === null && (isWhole(raw) || standsAlone(raw))) return asked(raw, options);
  const wording = wordingOf(text);
  if (wording.command !== null && turn !== null) return ok({ kind: wording.command, reading: spoken(raw, wording) });
  const base = turn === null ? null : basisOf(turn.planned.plan, options);
  const reading = readingIn(raw, wording, options);
  const edit = reading.problems.length > 0 ? null : editOf(reading.question, wording, text);
  if (edit === null || isWhole(raw) || (base === null && standsAlone(raw))) return standing(raw, base, options) ?? asked(reading, options);
  if (base === null || turn === null) return wording.how === null ? asked(raw, options) : asked({ ...reading, question: edit }, options);
  if (wording.asksWhy)
    return asked({ ...reading, question: whyFrom(base, fitted(edit, base, wording, { ...options, text }), options) }, options);
  const { plan } = turn.planned;
  if (plan.kind === 'snapshot' && edit.of.metrics.length + edit.of.by.length === 0 && edit.of.grain === null)
    return panelChanged(plan, asked({ ...reading, question: editedSnapshot(plan, edit) }, options));
  return changed(reading, edit, { base, turn, wording, text }, options);
}

/** A question what a word of the glossary means is one even where the language knows no such word. */
function defined(reading: Reading, { catalogue }: ReadOptions): Reading {
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

/** The words that point back are taken out before the rest is read; `vs last year` sets no member against another, so it stays whole. */
function readingIn(raw: Reading, wording: Wording, options: ReadOptions): Reading {
  if (wording.said.length === 0) return raw;
  const rest = readRest(raw, wording, options);
  const members = rest.question !== null && 'filters' in rest.question && rest.question.filters.length > 0;
  const named = rest.question?.kind === 'edit' && rest.question.of.filters.length > 0;
  return wording.against && !members && !named ? raw : rest;
}

/** Read as it stands, the message asks why, or what a word means: no follow-up, whatever words it begins with. */
function isWhole({ problems, question }: Reading): boolean {
  return problems.length === 0 && (question?.kind === 'why' || question?.kind === 'define');
}

/** Where no plan is there to be changed, numbers that are asked for whole are a question, whatever words point back; `csat too` is none. */
function standsAlone({ problems, question }: Reading): boolean {
  if (problems.length > 0 || question?.kind !== 'metrics') return false;
  const { metrics, sections, by, filters, time, grain } = question;
  return metrics.length + sections.length > 0 && (by.length + filters.length > 0 || time !== null || grain !== null);
}

/** The message as a question of its own; null where it has problems, which then may be told better without the words of a follow-up. */
function standing(raw: Reading, base: MetricsPlan | null, options: ReadOptions): Result<Move> | null {
  if (raw.problems.length > 0 || raw.question === null) return null;
  return asked({ ...raw, question: aboutThread(raw.question, base, options) }, options);
}

/** `alert me if that …`: an alert without a metric is about the thread's. */
function aboutThread(question: Question, base: MetricsPlan | null, options: ReadOptions): Question {
  if (question.kind !== 'alert' || base === null || question.of.metrics.length > 0) return question;
  const of = { ...questionFrom(base, options), time: question.of.time };
  return { ...question, of, metric: question.metric ?? of.metrics[0] ?? null };
}

interface Changing {
  readonly base: MetricsPlan;
  readonly turn: ThreadTurn;
  readonly wording: Wording;
  readonly text: string;
}

function changed(reading: Reading, edit: EditQuestion, { base, turn, wording, text }: Changing, options: ReadOptions): Result<Move> {
  const fitting = fitted(edit, base, wording, { ...options, text });
  const row = wording.row === null ? ok(null) : rowFilter(wording.row, base, turn.rows);
  if (!row.ok) return row;
  const filters = row.value === null ? fitting.of.filters : [...fitting.of.filters, row.value];
  const whole: EditQuestion = { ...fitting, of: { ...fitting.of, filters } };
  const from = reduced(base, whole, wording, options);
  if (!from.ok) return from;
  const edited = applyEdit(from.value, whole, options);
  if (!edited.ok) return edited;
  const { planned } = edited.value;
  const { plan } = planned;
  if (plan.kind !== 'metrics') throw new Error(`a metrics plan became ${plan.kind}`);
  const alternatives = [...planned.alternatives, ...otherReading(from.value, edit, whole, options)];
  return ok({ kind: 'asked', reading, planned: { ...planned, alternatives }, changed: changesBetween(base, plan, options) });
}

/** The plan where a name that the thread's plan explains means what it means elsewhere. */
function otherReading(from: MetricsPlan, edit: EditQuestion, taken: EditQuestion, options: ReadOptions): readonly Suggestion[] {
  const own = edit.of.filters;
  if (own.every(({ dimension }, index) => taken.of.filters[index]?.dimension === dimension)) return [];
  const other = applyEdit(from, { ...taken, of: { ...taken.of, filters: own } }, options);
  if (!other.ok) return [];
  return [{ label: own.map(filterText).join(' and '), question: sentence(other.value.planned.plan, options) }];
}

function panelChanged(before: SnapshotPlan, move: Result<Move>): Result<Move> {
  if (!move.ok || move.value.kind !== 'asked' || move.value.planned.plan.kind !== 'snapshot') return move;
  return ok({ ...move.value, changed: panelChanges(before, move.value.planned.plan) });
}

function asked(reading: Reading, options: ReadOptions): Result<Move> {
  const [first, ...others] = reading.problems;
  if (first) return refused(first, ...others);
  if (reading.question === null) return refused(nothingSaid(reading.text));
  const planned = makePlan(reading.question, options);
  return planned.ok ? ok({ kind: 'asked', reading, planned: planned.value, changed: null }) : planned;
}

function nothingSaid(text: string): Problem {
  return {
    code: 'not_understood',
    message: 'That speaks of an answer before, and there is none here.',
    at: { start: 0, end: text.length },
    suggestions: [],
  };
}

/** The message without the words that were read already; alone they are no question, and no problem either. */
function readRest(raw: Reading, wording: Wording, options: ReadOptions): Reading {
  if (!/[\p{L}\p{N}]/u.test(wording.rest))
    return { ...spoken(raw, wording), question: null, problems: [], assumptions: [], alternatives: [] };
  const rest = read(wording.rest, options);
  const empty = rest.question?.kind === 'help' ? null : rest.question;
  return { ...spoken(rest, wording), text: raw.text, question: empty };
}

function spoken(reading: Reading, { said }: Wording): Reading {
  const words = reading.words.filter(({ at }) => !said.some((one) => at.start < one.end && one.start < at.end));
  const own = said.map((at) => ({ text: reading.text.slice(at.start, at.end), meaning: 'about the question before', at }));
  return { ...reading, words: [...words, ...own].toSorted((a, b) => a.at.start - b.at.start) };
}
