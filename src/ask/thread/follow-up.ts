/** What a message means in a thread: a question of its own, or a change of the thread's plan. Pure: the thread comes in as a value. */
import type { Problem } from '../../base/problem.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import { emptyQuestion } from '../../language/empty-question.ts';
import { isManaged } from '../../language/other-kinds.ts';
import type { EditQuestion, MetricsQuestion, Reading } from '../../language/question.ts';
import { longestQuestion, type ReadOptions, read } from '../../language/read.ts';
import { changesBetween, changesFromPanel, panelChanges } from '../../plan/changes.ts';
import { applyEdit, applySwap } from '../../plan/edit.ts';
import { makePlan } from '../../plan/make-plan.ts';
import type { MetricsPlan, Plan, SnapshotPlan } from '../../plan/plan.ts';
import type { Planned } from '../../plan/planned.ts';
import { sentence } from '../../plan/sentence.ts';
import { aboutThread } from './about-thread.ts';
import { afterWhy, basisOf, editedSnapshot, reduced, whyFrom } from './basis.ts';
import { defined, meaningOf } from './defined.ts';
import { editOf, fitted, isLeftOut, rateMissing } from './editing.ts';
import { type Freed, freedBy, freedPlan } from './freeing.ts';
import { readable, sparing, type Trial, withMetrics, withWorking, withWorkingReadings } from './offers.ts';
import { otherReading, threadReading, wholeQuestion } from './other-readings.ts';
import { rearranged, rearrangedBy } from './rearranging.ts';
import { readingIn, spoken } from './rest-of.ts';
import { rowFilter, type ThreadRows } from './rows.ts';
import { shiftedTime } from './shifting.ts';
import { swapIn, swapOf } from './swap.ts';
import { inThread } from './thread-refusal.ts';
import { nothingSaid, unsaidOf } from './unsaid.ts';
import { denialOf, type Wording, wordingOf } from './wording.ts';

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

/** Whether `text` can only be understood with the rows of the last result; what is too long to be read is not looked through. */
export function needsRows(text: string): boolean {
  return text.length <= longestQuestion && wordingOf(text).row !== null;
}

/**
 * What `text` means after `turn` (null: outside a thread, or at its start). Problems are those of reading and planning, each with its
 * place; whatever is offered with them, or as another reading, was read and planned in the same thread.
 */
export function followUp(text: string, turn: ThreadTurn | null, options: ReadOptions): Result<Move> {
  const move = moveOf(text, turn, options);
  const works = (question: string): boolean => changesSomething(moveOf(question, turn, { ...options, brief: true }));
  if (move.ok) return move.value.kind === 'asked' ? ok({ ...move.value, ...withWorkingReadings(move.value, sparing(works)) }) : move;
  const fares = (question: string): Trial => {
    const tried = moveOf(question, turn, options);
    if (!tried.ok) return { works: false, problems: tried.problems, sentence: null };
    const stands = tried.value.kind === 'asked' && tried.value.changed === null;
    return { works: changesSomething(tried), problems: [], sentence: stands ? sentence(tried.value.planned.plan, options) : null };
  };
  const problems = withWorking(move.problems, text, { works, fares, readable: () => (turn === null ? readable(text, options) : []) });
  if (turn === null) return refused(...problems);
  const { question } = read(text, { ...options, brief: true });
  return refused(...inThread(problems, turn.planned.plan, question, works, options));
}

/** Whether a move is a question that can stand: no help, and no edit that leaves the plan as it is. */
function changesSomething(move: Result<Move>): boolean {
  if (!move.ok || move.value.kind !== 'asked' || move.value.changed === '') return false;
  const { kind } = move.value.planned.plan;
  return kind !== 'edit' && kind !== 'help';
}

/** As `followUp`; what is offered with it is not tried. */
export function moveOf(text: string, turn: ThreadTurn | null, given: ReadOptions): Result<Move> {
  if (text.length > longestQuestion) return asked(read(text, given), given);
  const base = turn === null ? null : basisOf(turn.planned, given);
  const options = { ...given, subject: base?.metrics[0] ?? null, named: turn?.planned.named ?? null };
  const raw = defined(read(text, options), options);
  const swap = swapOf(text);
  // `change the friday report to 4pm` is about a schedule, unless the thread shows a snapshot.
  const manages = turn?.planned.plan.kind !== 'snapshot' && isManaged(text);
  if (swap !== null && !manages) return swapped(raw, swap, base, turn, options);
  // Most questions: words that point back could change nothing.
  if (turn === null && (isWhole(raw) || standsAlone(raw))) return asked(raw, options);
  const wording = wordingOf(text);
  if (wording.command !== null && turn !== null) return ok({ kind: wording.command, reading: spoken(raw, wording) });
  const meaning = meaningOf(raw, base);
  if (meaning !== null) return asked(meaning, options);
  const freed = freedBy(text, base ?? nothing);
  if (freed !== null) return turn === null ? refused(nothingSaid(text)) : takenAway(raw, freed, base, turn, options);
  if (base !== null && turn?.planned.plan.kind !== 'snapshot') {
    const how = rearrangedBy(text, base);
    if (how !== null) return movedOn(raw, base, rearranged(base, how, options), options);
  }
  const unsaid = base === null ? null : unsaidOf(text, base, turn?.planned.plan.kind === 'snapshot', options);
  if (unsaid !== null) return refused(unsaid);
  const denial = base === null ? null : denialOf(text);
  const denied = denial === null ? null : moveIn(raw, denial, { base, turn }, options);
  return denied !== null && takesAway(denied) ? denied : moveIn(raw, wording, { base, turn }, options);
}

/** Whether a `no` took something out of the thread's question; where it did not, it says something else. */
function takesAway(move: Result<Move>): boolean {
  return move.ok && move.value.kind === 'asked' && move.value.changed !== null && move.value.changed !== '';
}

interface Standing {
  readonly base: MetricsPlan | null;
  readonly turn: ThreadTurn | null;
}

function moveIn(raw: Reading, given: Wording, { base, turn }: Standing, options: ReadOptions): Result<Move> {
  const { text } = raw;
  const wording = given.again && base !== null && isLeftOut(raw.question, base) ? { ...given, how: 'add' as const } : given;
  // `vs last week exposures by campaign`: what is compared first is a question of its own, not set against the thread's.
  if (wording.against && isCompared(raw)) return asked(raw, options);
  const reading = readingIn(raw, wording, options);
  const said = reading.problems.length > 0 ? null : editOf(reading.question, wording, text);
  const shifted = base === null || said === null ? ok(null) : shiftedTime(base, wording, text, options);
  if (!shifted.ok) return shifted;
  const edit = said && { ...said, of: { ...said.of, time: shifted.value ?? said.of.time } };
  if (edit === null || isWhole(raw) || (base === null && standsAlone(raw))) return standing(raw, base, options) ?? asked(reading, options);
  if (base === null || turn === null) return withoutThread(raw, reading, edit, wording, options);
  const rateless = rateMissing(edit, base, wording, options);
  if (rateless !== null) return refused(rateless);
  if (wording.asksWhy) {
    const taken = takenFrom(edit, { base, turn, wording, text }, options);
    if (!taken.ok) return taken;
    const move = asked({ ...reading, question: whyFrom(base, taken.value, options) }, options);
    if (!move.ok || move.value.kind !== 'asked') return move;
    return ok({ ...move.value, planned: { ...move.value.planned, basis: afterWhy(base, taken.value, wording, options) } });
  }
  const { plan } = turn.planned;
  if (plan.kind === 'snapshot' && isOfPanel(edit.of))
    return panelChanged(plan, asked({ ...reading, question: editedSnapshot(plan, edit, options) }, options));
  return changed(reading, edit, { base, turn, wording, text }, options);
}

/** A change that nothing was asked before. Of what is taken away only names can be said without it: they are left out. */
function withoutThread(raw: Reading, reading: Reading, edit: EditQuestion, wording: Wording, options: ReadOptions): Result<Move> {
  if (wording.shift !== null || wording.both || wording.row !== null) return refused(nothingSaid(raw.text));
  // `same for mobile`: the words that point back are no words of a question.
  const bare = edit.of.metrics.length + edit.of.sections.length === 0;
  const points = wording.refers && bare && raw.problems.length > 0 && reading.problems.length === 0;
  if (wording.how === null && points) return asked({ ...reading, question: edit }, options);
  if (wording.how === null) return asked(raw, options);
  if (edit.how !== 'remove') return asked({ ...reading, question: edit }, options);
  const filters = edit.of.filters.map((term) => (term.op === 'in' ? { ...term, op: 'not_in' as const } : term));
  if (filters.length === 0 || JSON.stringify({ ...edit.of, filters: [] }) !== JSON.stringify(emptyQuestion))
    return refused(nothingSaid(raw.text));
  return asked({ ...reading, question: { ...edit, how: 'replace', of: { ...edit.of, filters } } }, options);
}

/** Whether a part of a question can be said of a panel too. */
function isOfPanel({ metrics, by, grain }: MetricsQuestion): boolean {
  return metrics.length + by.length === 0 && grain === null;
}

function isCompared({ problems, question }: Reading): boolean {
  return (
    problems.length === 0 &&
    question?.kind === 'metrics' &&
    question.compare !== null &&
    question.metrics.length + question.sections.length > 0
  );
}

/** One part of the thread's question in place of another; without a thread what comes is asked by itself. */
function swapped(
  raw: Reading,
  swap: NonNullable<ReturnType<typeof swapOf>>,
  base: MetricsPlan | null,
  turn: ThreadTurn | null,
  options: ReadOptions,
): Result<Move> {
  const swapping = swapIn(raw, swap, base, options);
  if (!swapping.ok) return swapping;
  const { reading, gone, come } = swapping.value;
  if (base === null || turn === null)
    return come.metrics.length > 0 ? asked({ ...reading, question: come }, options) : refused(nothingSaid(raw.text));
  const { plan } = turn.planned;
  if (plan.kind === 'snapshot' && isOfPanel(come) && isOfPanel(gone))
    return panelChanged(
      plan,
      asked({ ...reading, question: editedSnapshot(plan, { kind: 'edit', how: 'replace', of: come }, options) }, options),
    );
  const edited = applySwap(base, gone, come, options);
  return edited.ok ? ok({ kind: 'asked', reading, planned: edited.value.planned, changed: edited.value.changed }) : edited;
}

const nothing = { by: [], filters: [], limit: null };

/** The thread's question without a filter or its comparison. */
function takenAway(raw: Reading, freed: Freed, base: MetricsPlan | null, { planned }: ThreadTurn, options: ReadOptions): Result<Move> {
  const plan = planned.plan.kind === 'snapshot' ? planned.plan : base;
  if (plan === null) return refused(nothingSaid(raw.text));
  return movedOn(raw, plan, freedPlan(plan, freed, options), options);
}

/** The thread at `next` instead of `plan`, by a message that was read as a whole. */
function movedOn(raw: Reading, plan: MetricsPlan | SnapshotPlan, next: Result<Planned>, options: ReadOptions): Result<Move> {
  if (!next.ok) return next;
  const at = { start: 0, end: raw.text.length };
  const words = [{ text: raw.text, meaning: 'about the question before', at }];
  const reading: Reading = { text: raw.text, question: null, words, assumptions: [], alternatives: [], problems: [] };
  const after = next.value.plan;
  const changed =
    plan.kind === 'metrics' && after.kind === 'metrics'
      ? changesBetween(plan, after, options)
      : plan.kind === 'snapshot' && after.kind === 'snapshot'
        ? panelChanges(plan, after)
        : '';
  return ok({ kind: 'asked', reading, planned: next.value, changed });
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
  const move = asked({ ...raw, question: aboutThread(raw.question, base, raw.text, options) }, options);
  if (base === null || !move.ok || move.value.kind !== 'asked') return move;
  const { planned } = move.value;
  const own = sentence(planned.plan, options);
  const others = threadReading(raw.question, base, options).filter(({ question }) => question !== own);
  const alternatives = [...planned.alternatives, ...others];
  return ok({ ...move.value, planned: { ...planned, alternatives } });
}

interface Changing {
  readonly base: MetricsPlan;
  readonly turn: ThreadTurn;
  readonly wording: Wording;
  readonly text: string;
}

/** `edit` as it fits the thread, with the row of its last result that is pointed at as a filter. */
function takenFrom(edit: EditQuestion, { base, turn, wording, text }: Changing, options: ReadOptions): Result<EditQuestion> {
  const fitting = fitted(edit, base, wording, { ...options, text });
  if (wording.row === null) return ok(fitting);
  const row = rowFilter(wording.row, base, turn.rows);
  if (!row.ok) return row;
  return ok(row.value === null ? fitting : { ...fitting, of: { ...fitting.of, filters: [...fitting.of.filters, row.value] } });
}

function changed(reading: Reading, edit: EditQuestion, changing: Changing, options: ReadOptions): Result<Move> {
  const { base, turn, wording } = changing;
  const fitting = takenFrom(edit, changing, options);
  if (!fitting.ok) return fitting;
  const taken = fitting.value;
  const from = reduced(base, taken, wording, options);
  if (!from.ok) return from;
  const edited = applyEdit(from.value, taken, options);
  if (!edited.ok) return edited;
  const { planned } = edited.value;
  const { plan } = planned;
  if (plan.kind !== 'metrics') throw new Error(`a metrics plan became ${plan.kind}`);
  // Said alone, another reading of a follow-up would edit the thread once more: it is offered as the whole question that it makes.
  const whole = (some: Reading['alternatives']) => some.flatMap((one) => wholeQuestion(one, { base, from: from.value, wording }, options));
  const told = sentence(plan, options);
  const offered = [...planned.alternatives, ...otherReading(from.value, edit, taken, options), ...whole(reading.alternatives)];
  const alternatives = [...new Map(offered.map((one) => [one.question, one])).values()].filter(({ question }) => question !== told);
  const assumptions = reading.assumptions.map((one) => ({ ...one, alternatives: whole(one.alternatives) }));
  const changes = turn.planned.plan.kind === 'snapshot' ? changesFromPanel : changesBetween;
  const others = { ...reading, assumptions, alternatives: [] };
  return ok({ kind: 'asked', reading: others, planned: { ...planned, alternatives }, changed: changes(base, plan, options) });
}

function panelChanged(before: SnapshotPlan, move: Result<Move>): Result<Move> {
  if (!move.ok || move.value.kind !== 'asked' || move.value.planned.plan.kind !== 'snapshot') return move;
  return ok({ ...move.value, changed: panelChanges(before, move.value.planned.plan) });
}

function asked(reading: Reading, options: ReadOptions): Result<Move> {
  const [first, ...others] = reading.problems;
  if (first) return refused(first, ...others, ...unplanned(reading, options));
  if (reading.question === null) return refused(nothingSaid(reading.text));
  const planned = makePlan(reading.question, options);
  if (!planned.ok) return planned;
  if (changesNothing(planned.value.plan)) return refused(nothingSaid(reading.text));
  const alternatives = [...planned.value.alternatives, ...withMetrics(reading.question, options)];
  return ok({ kind: 'asked', reading, planned: { ...planned.value, alternatives }, changed: null });
}

/** `by rate instead`, where nothing was asked before that could be one. */
function changesNothing(plan: Plan): boolean {
  return plan.kind === 'edit' && Object.keys(plan.changes).length === 0;
}

/** What stands in the way of the part that could be read, at places that reading has nothing against. That a metric is missing may be the unknown word's fault. */
function unplanned({ question, problems }: Reading, options: ReadOptions): readonly Problem[] {
  if (question === null) return [];
  const planned = makePlan(question, options);
  if (planned.ok) return [];
  return planned.problems.filter(
    ({ code, at }) =>
      code !== 'no_metric' && at !== null && problems.every((one) => one.at === null || one.at.end <= at.start || at.end <= one.at.start),
  );
}
