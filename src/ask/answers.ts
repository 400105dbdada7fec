/** Answers that were given, taken up again: by a button on them, by their id. */

import type { Clock } from '../base/clock.ts';
import { newId } from '../base/identity.ts';
import type { Suggestion } from '../base/problem.ts';
import { ok, type Result } from '../base/result.ts';
import { brandVersion } from '../data/brand-version.ts';
import { missingMetrics } from '../plan/missing-metrics.ts';
import type { ChartKind } from '../plan/plan.ts';
import type { Shown } from '../present/answer.ts';
import { asOfText } from '../present/as-of-text.ts';
import { offeredBy } from '../present/offered.ts';
import { type KeptAnswer, loadAnswer, saveAnswer } from '../store/answers.ts';
import { saveFeedback, type Verdict } from '../store/feedback.ts';
import type { Store } from '../store/store.ts';
import { loadThread } from '../store/threads.ts';
import { auditIn, type Reader } from './access/audit.ts';
import { knowledgeFor } from './access/knowledge-for.ts';
import { isLimited } from './access/readable.ts';
import { notYours } from './access/refusals.ts';
import { isWhollyOpen, reread } from './access/reread.ts';
import { everything, isBrandOpen, type Rights } from './access/rights.ts';
import type { Asked, GiveParts } from './asked.ts';
import { giveAnswer } from './give.ts';
import { guarded, outcomeOf } from './guarded.ts';
import type { KeptPlan } from './keep.ts';
import { memberSnapshot } from './kinds/snapshot/member-snapshot.ts';
import type { Memory } from './knowledge.ts';
import type { Log } from './log.ts';
import type { AskOutcome, Fault, Refused } from './outcome.ts';
import { type Receipt, receiptOf } from './receipt.ts';
import { keepTurn } from './thread/in-thread.ts';

/** Who was given an answer, and where. */
export interface Origin {
  readonly asker: string;
  /** Empty outside threads. */
  readonly thread: string;
  /** Empty where texts are not kept. */
  readonly question: string;
  /** Nobody but the asker was given it. */
  readonly alone: boolean;
}

export interface ReplayOptions {
  /** Another chart than the plan's; null: none. */
  readonly chart?: ChartKind | null;
  /** Who reads it now: it is given only as far as it is open to him (`not_allowed`). Left out: the operator. */
  readonly reader?: Reader;
}

export interface RecountOptions {
  /** Who is told of it; the operator where left out. */
  readonly reader?: Reader;
  /** Null, too, where a day was still running when it was given: its numbers grow by themselves. */
  readonly over: boolean;
  /** It is told, not only looked at: then it is written down who was. */
  readonly told: boolean;
}

export interface Answers {
  /** Who was given the answer called `id`; null where there is none. */
  origin(id: string): Promise<Origin | null>;
  /** The answer called `id` once more: the same plan on the same dates, with a note where the data have changed since. Null where there is none. */
  replay(id: string, options?: ReplayOptions): Promise<AskOutcome | null>;
  /**
   * The answer called `id` over the data of now, to be held against what was posted of it. Null where there is none, where not all of it is
   * open to `reader` any more, or where it cannot be given. Rejects where the store cannot be asked.
   */
  recount(id: string, options: RecountOptions): Promise<Shown | null>;
  /** Lets the thread called `thread` go on from the answer called `id`, on the dates that it gave, where the thread has no plan of its own yet. */
  goOn(id: string, thread: string): Promise<void>;
  /** How the answer called `id` was made, its numbers as they are now, as far as it is open to `reader`; null where there is none. */
  receipt(id: string, reader?: Reader): Promise<{ readonly kind: 'receipt'; readonly receipt: Receipt } | Refused | Fault | null>;
  /** The other readings that the answer called `id` offered, in its order; none where they are not open to `rights`. */
  offers(id: string, rights: Rights): Promise<readonly Suggestion[]>;
  /** Writes down that a click of `who` on the answer called `id`, if it is one, was refused. */
  refuse(id: string, who: Omit<Reader, 'rights'>): Promise<void>;
  /** Keeps the answer called `id` once more for another place; its id there, null where there is none. */
  copy(id: string, to: Pick<Origin, 'asker' | 'thread'>): Promise<string | null>;
  /** The question for the snapshot of one member (by its id) of the snapshot called `id`, for the same days; null where there is none that is open to `rights`. */
  memberQuestion(id: string, member: string, rights: Rights): Promise<string | null>;
  /** Keeps what `asker` thinks of the answer called `id`; false where he has said the same before. */
  judge(id: string, asker: string, verdict: Verdict): Promise<boolean>;
}

interface AnswersParts extends GiveParts {
  readonly store: Store;
  readonly log: Log;
  readonly clock: Clock;
}

/** Ids are no longer; what is, comes from a button edited by hand. */
const longestId = 100;

/** The answers that `parts.store` keeps. */
export function answersOf(parts: AnswersParts, memory: Memory): Answers {
  const { store, catalogue, clock, log } = parts;
  const audit = auditIn(store, clock);
  const again = async (row: KeptAnswer, { chart, reader }: ReplayOptions): Promise<Again | null> => {
    const kept = keptIn(row);
    const gone = missingMetrics(kept.planned.plan, catalogue);
    const known = await memory.of(row.brand, await brandVersion(store, row.brand));
    const read = reread(row, kept, reader?.rights ?? everything, known, catalogue);
    if (read === null) return null;
    const asked: Asked = { ...read.asked, planned: drawnAs(read.asked.planned, chart) };
    if (gone) return { asked, given: { ok: false, problems: [gone] } };
    const given = await giveAnswer(asked, parts, { picture: false, signal: undefined });
    // Whoever sees a part only is not told of changes that may be in the rest.
    const changed = kept.version !== undefined && kept.version !== known.version && !isLimited(asked.knowledge.directory);
    return { asked, given: given.ok && changed ? ok(withNote(given.value, changedNote(row))) : given };
  };
  return {
    async origin(id) {
      const row = await loadAnswer(store, id);
      if (!row) return null;
      return { asker: row.asker, thread: row.thread, question: row.question, alone: keptIn(row).alone !== undefined };
    },
    async replay(id, options = {}) {
      const row = await loadAnswer(store, id);
      if (!row) return null;
      return guarded(log, async () => {
        const made = await again(row, options);
        const outcome: AskOutcome = made === null ? notOpen : outcomeOf(made.given, made.asked.question);
        return audit.shown(options.reader ?? {}, { act: 'replay', brand: row.brand, answer: id }, outcome);
      });
    },
    async recount(id, { reader, over, told }) {
      const row = await loadAnswer(store, id);
      if (!row) return null;
      const kept = keptIn(row);
      if (over && isRunning(kept)) return null;
      // Whoever sees less now would take what is left out for a change.
      if (!isWhollyOpen(kept, row.brand, reader?.rights ?? everything)) return null;
      const made = await again(row, reader === undefined ? {} : { reader });
      if (made?.given.ok !== true) return null;
      const { value: shown } = made.given;
      if (told) await audit.shown(reader ?? {}, { act: 'replay', brand: row.brand, answer: id }, { kind: 'answer', shown });
      return shown;
    },
    async goOn(id, thread) {
      const row = await loadAnswer(store, id);
      if (!row || (await loadThread(store, row.brand, thread)) !== null) return;
      const { planned, reading } = keptIn(row);
      const turn = { reading, planned: onItsDates(planned), changed: null };
      await keepTurn(turn, { brand: row.brand, thread, asker: row.asker, at: clock.now(), rows: null }, store);
    },
    async offers(id, rights) {
      const row = await loadAnswer(store, id);
      if (!row) return [];
      const kept = keptIn(row);
      return isWhollyOpen(kept, row.brand, rights) ? offeredBy(kept.planned, kept.reading) : [];
    },
    async refuse(id, who) {
      const row = id.length > longestId ? null : await loadAnswer(store, id);
      await audit.refused(who, { act: 'click', brand: row?.brand ?? '', answer: row?.id ?? '' }, 'not_allowed');
    },
    async copy(id, to) {
      const row = await loadAnswer(store, id);
      if (!row) return null;
      const copy = { ...row, ...to, plan: JSON.stringify({ ...keptIn(row), alone: undefined }), id: newId() };
      await saveAnswer(store, copy);
      return copy.id;
    },
    async memberQuestion(id, member, rights) {
      const row = await loadAnswer(store, id);
      if (!row || !isBrandOpen(rights, row.brand)) return null;
      const { planned, today } = keptIn(row);
      const { directory } = knowledgeFor(await memory.of(row.brand, await brandVersion(store, row.brand)), rights, catalogue);
      return memberSnapshot(planned.plan, member, { catalogue, directory, today });
    },
    judge: (answer, asker, verdict) => saveFeedback(store, { answer, asker, verdict, at: clock.now() }),
    async receipt(id, reader) {
      const row = await loadAnswer(store, id);
      if (!row) return null;
      return guarded(log, async () => {
        const made = await again(row, reader === undefined ? {} : { reader });
        return audit.shown(reader ?? {}, { act: 'receipt', brand: row.brand, answer: id }, await receiptIn(made));
      });
    },
  };

  async function receiptIn(made: Again | null): Promise<Refused | { readonly kind: 'receipt'; readonly receipt: Receipt }> {
    if (made === null) return notOpen;
    const { asked, given } = made;
    if (!given.ok) return { kind: 'refused', question: asked.question, problems: given.problems };
    return { kind: 'receipt', receipt: await receiptOf(given.value, asked, parts) };
  }
}

/** A kept answer on its way to a reader. */
interface Again {
  readonly asked: Asked;
  readonly given: Result<Shown>;
}

const notOpen: Refused = { kind: 'refused', question: '', problems: [notYours] };

function keptIn(row: KeptAnswer): KeptPlan {
  return JSON.parse(row.plan) as KeptPlan;
}

/** With the dates themselves: whoever replies on another day means those that he sees. */
function onItsDates(planned: Asked['planned']): Asked['planned'] {
  const { plan } = planned;
  return plan.kind === 'metrics' || plan.kind === 'snapshot'
    ? { ...planned, plan: { ...plan, time: { ...plan.time, phrase: null } } }
    : planned;
}

/** Whether an answer was given while a day of its range was running. */
function isRunning({ planned: { plan }, today }: KeptPlan): boolean {
  return (plan.kind === 'metrics' || plan.kind === 'snapshot') && plan.time.to >= today;
}

function drawnAs(planned: Asked['planned'], chart: ReplayOptions['chart']): Asked['planned'] {
  const { plan } = planned;
  return chart === undefined || plan.kind !== 'metrics' ? planned : { ...planned, plan: { ...plan, chart } };
}

function changedNote({ at }: KeptAnswer): string {
  return `The data have changed since this answer was first given (${asOfText(new Date(at).toISOString())}): its numbers are those of now.`;
}

function withNote(shown: Shown, note: string): Shown {
  return { ...shown, answer: { ...shown.answer, notes: [...shown.answer.notes, note] }, footnotes: [...shown.footnotes, note] };
}
