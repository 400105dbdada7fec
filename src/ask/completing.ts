/**
 * Completion: of the likeliest words, metrics, times and names at a place those with which the text reads and can be planned, as it stands or
 * with a usual ending behind it; in a thread, what changes its question too. So many are tried as a key press has time for: not all there are.
 */

import { rangeText } from '../base/day-text.ts';
import { type Candidate, candidates } from '../language/completion/candidates.ts';
import type { Offer } from '../language/completion/offers.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { Question } from '../language/question.ts';
import { isMuchMended, type ReadOptions, read } from '../language/read.ts';
import { makePlan } from '../plan/make-plan.ts';
import type { Plan, PlanCompare, PlanTime } from '../plan/plan.ts';
import { quoted } from '../plan/words.ts';
import { moveOf, type ThreadTurn } from './thread/follow-up.ts';

export interface Completion {
  /** What is put in the place of the text from `start` to `end`. */
  readonly text: string;
  /** `metric`, `time`, `dimension`, a dimension's id for its values and names, else what the word does: `ranking`, `chart`. */
  readonly kind: string;
  /** What it is in words: a metric's first line, `campaign of LOB Sales`, `16–22 November 2026`. */
  readonly says: string;
  /** UTF-16 units, end excluded. */
  readonly start: number;
  readonly end: number;
}

/** What completing knows: as reading does, with the lexicon made already. */
export type CompleteOptions = ReadOptions & { readonly lexicon: Lexicon; readonly thread?: ThreadPlace | null };

/** The thread that the text is typed in. */
export interface ThreadPlace {
  readonly turn: ThreadTurn;
  /** Whether there is a change to take back. */
  readonly undoable: boolean;
}

const mostOffered = 16;
/** Questions that are read and planned for one completion: so many as they stand, and as many again with an ending. */
const mostTried = 24;
/** Where none of so many stands by itself, nothing does that fits the place: they go on. */
const mostInVain = 8;
/** So many endings are tried behind what others of its kind have gone on with another way. */
const fewEndings = 2;
/** What is longer goes on in nobody's head: nothing is offered, so that no key stroke waits. */
const longestCompleted = 500;
/** A question of up to so many characters counts as one. */
const usualLength = 120;
/** With more faults than this before the place nothing that stands there makes a question. */
const mostFaults = 2;

/** Endings that make a question of one that is still open, such as `alert me when exposed`. */
const usualEndings: readonly string[] = [
  ' by device',
  ' by exposed',
  ' above 10%',
  ' had the highest exposed',
  ' had the highest csat',
  ' drop last week',
  ' exposed',
  ' snapshot',
];

/**
 * What may stand at `cursor` (UTF-16 units) of `text`, likeliest first: with each the text is a question that is read, planned and has
 * data, or goes on to one. The word under the cursor is replaced; what follows stays. Empty where nothing fits, and for texts over 500 characters.
 */
export function complete(text: string, cursor: number, options: CompleteOptions): readonly Completion[] {
  if (text.length > longestCompleted) return [];
  const thread = options.thread ?? null;
  const possible = candidates(text, cursor, options.lexicon, thread !== null);
  const fitting = possible.filter(({ offer }) => offer.kind !== 'edit' || (thread !== null && (thread.undoable || offer.text !== 'undo')));
  // A question has one range: where one is said further on, trying others is in vain.
  const timed = saysTime(text.slice(Math.max(cursor, ...fitting.map(({ end }) => end))), options);
  const all = timed ? fitting.filter(({ offer, against }) => offer.kind !== 'time' || against) : fitting;
  if (isHopeless(text, Math.min(...all.map(({ start }) => start)), options)) return [];
  const found = new Map<Candidate, Completion>();
  const trying: Trying = { text, options, left: mostTried };
  for (const one of all) {
    if (found.size === mostOffered || trying.left <= 0 || (found.size === 0 && trying.left <= mostTried - mostInVain)) break;
    const completion = tried(one, one.offer.endings.length > 0 ? one.offer.endings : [''], trying);
    if (completion) found.set(one, completion);
  }
  const open = all.filter(({ fit }) => fit === 0);
  if (!open.some((one) => found.has(one))) goOn(open, found, { ...trying, left: mostTried });
  const ordered = all.flatMap((one) => found.get(one) ?? []);
  return firstOfEach(ordered, text).slice(0, mostOffered);
}

/** Whether words behind the place name a range. */
function saysTime(rest: string, options: CompleteOptions): boolean {
  if (rest.trim() === '') return false;
  const { question } = read(rest, { ...options, brief: true });
  const of = question?.kind === 'edit' ? question.of : question;
  return of !== null && 'time' in of && of.time !== null;
}

/** Whether the words before a place have faults that no word there mends, or so many misspelt ones that the question is asked back. */
function isHopeless(text: string, start: number, options: CompleteOptions): boolean {
  const lead = text.slice(0, start);
  if (isMuchMended(lead, options.lexicon)) return true;
  if (text.length <= usualLength) return false;
  const { problems } = read(lead, { ...options, brief: true });
  return problems.filter(({ at }) => at !== null && at.end < start - 1).length > mostFaults;
}

/** Of those that make the same text the first: `vs last year` and, behind `vs`, `last year`. */
function firstOfEach(ordered: readonly Completion[], text: string): readonly Completion[] {
  const made = new Map<string, Completion>();
  for (const one of ordered) {
    const whole = `${text.slice(0, one.start)}${one.text}`.toLowerCase();
    if (!made.has(whole)) made.set(whole, one);
  }
  return [...made.values()];
}

/** What fits best, and makes a question with words that are still to come. */
function goOn(open: readonly Candidate[], found: Map<Candidate, Completion>, trying: Trying): void {
  let endings = usualEndings;
  let most = usualEndings.length;
  for (const one of open) {
    if (found.size >= mostOffered) return;
    for (const ending of endings.slice(0, most)) {
      const completion = tried(one, [ending], trying);
      if (!completion) continue;
      found.set(one, completion);
      // What ended one question ends the next as well.
      endings = [ending, ...endings.filter((other) => other !== ending)];
      most = fewEndings;
      break;
    }
    if (trying.left <= 0) return;
  }
}

interface Trying {
  readonly text: string;
  readonly options: CompleteOptions;
  left: number;
}

/** The candidate in the first of its forms that makes a question with one of `endings`; null where none does. */
function tried(candidate: Candidate, endings: readonly string[], trying: Trying): Completion | null {
  const { offer, start, end } = candidate;
  const { text, options } = trying;
  const [lead, rest] = [text.slice(0, start), text.slice(end)];
  const gap = /^[\p{L}\p{N}"“„«`]/u.test(rest) ? ' ' : '';
  for (const form of formsOf(candidate, options.lexicon)) {
    for (const ending of endings) {
      if (trying.left <= 0) return null;
      // A long text takes as long to read as several short ones.
      trying.left -= Math.max(1, Math.ceil(text.length / usualLength));
      const plan = planOf(`${lead}${form}${ending}${gap}${rest}`, offer, options);
      if (plan === null) continue;
      const says = (ending.includes('last') ? null : datesOf(candidate, plan)) ?? offer.says;
      return { text: `${form}${gap}`, kind: offer.kind, says, start, end };
    }
  }
  return null;
}

/** A name as it is stored, in quotation marks where it reads as something else, with its dimension where that is not enough. */
function formsOf({ offer: { text, dimension }, quoted: inQuotes }: Candidate, { catalogue }: Lexicon): readonly string[] {
  if (dimension === null) return [text];
  if (inQuotes) return [quoted(text)];
  const nouns = catalogue.dimensions.flatMap(({ id, label }) => (id === dimension ? [label.toLowerCase()] : []));
  return [text, quoted(text), ...nouns.map((noun) => `${noun} ${quoted(text)}`)];
}

/** The plan of `question`, where it means what is offered and has data; null otherwise. */
function planOf(question: string, offer: Offer, options: CompleteOptions): Plan | null {
  const tried = planIn(question, options);
  if (tried === null) return null;
  const { plan, read: understood } = tried;
  if (offer.meant !== null && !JSON.stringify([understood, plan]).includes(JSON.stringify(offer.meant))) return null;
  if (plan.kind === 'help') return offer.text === 'help' || offer.kind === 'edit' ? plan : null;
  const dated = offer.kind === 'time' || offer.kind === 'comparison';
  return dated && ((understood !== null && isWithItself(understood, plan)) || !hasData(plan, options)) ? null : plan;
}

/** What `question` is read as and its plan, in a thread as there: a change that changes nothing is none; null where it does not stand. */
function planIn(question: string, { thread, ...options }: CompleteOptions): { readonly plan: Plan; readonly read: Question | null } | null {
  const brief = { ...options, brief: true };
  if (thread) {
    const move = moveOf(question, thread.turn, brief);
    if (!move.ok) return null;
    if (move.value.kind !== 'asked') return { plan: { kind: 'help', brand: options.directory.brand.id }, read: null };
    const { planned, reading, changed } = move.value;
    return changed === '' || planned.plan.kind === 'edit' ? null : { plan: planned.plan, read: reading.question };
  }
  const reading = read(question, brief);
  if (reading.problems.length > 0 || reading.question === null) return null;
  const planned = makePlan(reading.question, brief);
  return planned.ok ? { plan: planned.value.plan, read: reading.question } : null;
}

/** `last week vs last week`: what it would be compared with is another time than the one that is offered. */
function isWithItself(question: Question, plan: Plan): boolean {
  const of = question.kind === 'edit' ? question.of : question;
  const term = 'compare' in of ? of.compare : null;
  const time = timeOf(plan);
  return (
    term?.kind === 'range' &&
    time !== null &&
    term.range.from === time.from &&
    term.range.to >= time.to &&
    term.range.to !== compareOf(plan)?.to
  );
}

/** Whether the days of the plan, and those it compares with, are among those that there are data for, if only in part. */
function hasData(plan: Plan, { directory }: CompleteOptions): boolean {
  const { from, to } = directory.extent;
  if (from === null || to === null) return true;
  return [timeOf(plan), compareOf(plan)].every((range) => range === null || (range.to >= from && (range.from ?? from) <= to));
}

function datesOf({ offer: { kind }, against }: Candidate, plan: Plan): string | null {
  const [time, compare] = [timeOf(plan), compareOf(plan)];
  if (kind === 'comparison' || (kind === 'time' && against))
    return compare === null ? null : `compared with ${rangeText(compare.from, compare.to)}`;
  return kind === 'time' && time !== null ? rangeText(time.from, time.to) : null;
}

function timeOf(plan: Plan): PlanTime | null {
  if (plan.kind === 'schedule' || plan.kind === 'alert') return plan.of.time;
  if (plan.kind === 'edit') return plan.changes.time ?? null;
  return 'time' in plan ? plan.time : null;
}

function compareOf(plan: Plan): PlanCompare | null {
  if (plan.kind === 'schedule') return plan.of.compare;
  if (plan.kind === 'edit') return plan.changes.compare ?? null;
  return 'compare' in plan ? plan.compare : null;
}
