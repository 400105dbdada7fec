/** Answers that were given, taken up again: by a button on them, by their id. */

import type { Clock } from '../base/clock.ts';
import { newId } from '../base/identity.ts';
import type { Suggestion } from '../base/problem.ts';
import { ok, type Result } from '../base/result.ts';
import { brandVersion } from '../data/brand-version.ts';
import { missingMetrics } from '../plan/missing-metrics.ts';
import type { ChartKind } from '../plan/plan.ts';
import type { Shown } from '../present/answer.ts';
import { offeredBy } from '../present/offered.ts';
import { type KeptAnswer, loadAnswer, saveAnswer } from '../store/answers.ts';
import { saveFeedback, type Verdict } from '../store/feedback.ts';
import type { Store } from '../store/store.ts';
import type { Asked, GiveParts } from './asked.ts';
import { giveAnswer } from './give.ts';
import { guarded, outcomeOf } from './guarded.ts';
import type { KeptPlan } from './keep.ts';
import { memberSnapshot } from './kinds/snapshot/member-snapshot.ts';
import type { Memory } from './knowledge.ts';
import type { Log } from './log.ts';
import type { AskOutcome, Fault, Refused } from './outcome.ts';
import { type Receipt, receiptOf } from './receipt.ts';

/** Who was given an answer, and where. */
export interface Origin {
  readonly asker: string;
  /** Empty outside threads. */
  readonly thread: string;
  /** Empty where texts are not kept. */
  readonly question: string;
  /** The other readings that the answer offered, in its order. */
  readonly alternatives: readonly Suggestion[];
}

export interface ReplayOptions {
  /** Another chart than the plan's; null: none. */
  readonly chart?: ChartKind | null;
}

export interface Answers {
  /** Who was given the answer called `id`; null where there is none. */
  origin(id: string): Promise<Origin | null>;
  /** The answer called `id` once more: the same plan on the same dates, with a note where the data have changed since. Null where there is none. */
  replay(id: string, options?: ReplayOptions): Promise<AskOutcome | null>;
  /** How the answer called `id` was made, its numbers as they are now; null where there is none. */
  receipt(id: string): Promise<{ readonly kind: 'receipt'; readonly receipt: Receipt } | Refused | Fault | null>;
  /** Keeps the answer called `id` once more for another place; its id there, null where there is none. */
  copy(id: string, to: Pick<Origin, 'asker' | 'thread'>): Promise<string | null>;
  /** The question for the snapshot of one member (by its id) of the snapshot called `id`, for the same days; null where there is none. */
  memberQuestion(id: string, member: string): Promise<string | null>;
  /** Keeps what `asker` thinks of the answer called `id`; false where he has said the same before. */
  judge(id: string, asker: string, verdict: Verdict): Promise<boolean>;
}

interface AnswersParts extends GiveParts {
  readonly store: Store;
  readonly log: Log;
  readonly clock: Clock;
}

/** The answers that `parts.store` keeps. */
export function answersOf(parts: AnswersParts, memory: Memory): Answers {
  const { store, catalogue, log } = parts;
  const again = async (row: KeptAnswer, options: ReplayOptions): Promise<{ readonly asked: Asked; readonly given: Result<Shown> }> => {
    const { version, ...kept } = keptIn(row);
    const { planned } = kept;
    const knowledge = await memory.of(row.brand, await brandVersion(store, row.brand));
    const asked: Asked = { ...kept, planned: drawnAs(planned, options), id: row.id, knowledge };
    const gone = missingMetrics(planned.plan, catalogue);
    if (gone) return { asked, given: { ok: false, problems: [gone] } };
    const given = await giveAnswer(asked, parts, { picture: false, signal: undefined });
    const changed = version !== undefined && version !== knowledge.version;
    return { asked, given: given.ok && changed ? ok(withNote(given.value, changedNote(row))) : given };
  };
  return {
    async origin(id) {
      const row = await loadAnswer(store, id);
      if (!row) return null;
      const { planned, reading } = keptIn(row);
      return { asker: row.asker, thread: row.thread, question: row.question, alternatives: offeredBy(planned, reading) };
    },
    async replay(id, options = {}) {
      const row = await loadAnswer(store, id);
      if (!row) return null;
      return guarded(log, async () => outcomeOf((await again(row, options)).given, row.question));
    },
    async copy(id, to) {
      const row = await loadAnswer(store, id);
      if (!row) return null;
      const copy = { ...row, ...to, id: newId() };
      await saveAnswer(store, copy);
      return copy.id;
    },
    async memberQuestion(id, member) {
      const row = await loadAnswer(store, id);
      if (!row) return null;
      const { planned, today } = keptIn(row);
      const { directory } = await memory.of(row.brand, await brandVersion(store, row.brand));
      return memberSnapshot(planned.plan, member, { catalogue, directory, today });
    },
    judge: (answer, asker, verdict) => saveFeedback(store, { answer, asker, verdict, at: parts.clock.now() }),
    async receipt(id) {
      const row = await loadAnswer(store, id);
      if (!row) return null;
      return guarded(log, async () => {
        const { asked, given } = await again(row, {});
        if (!given.ok) return { kind: 'refused' as const, question: row.question, problems: given.problems };
        return { kind: 'receipt' as const, receipt: await receiptOf(given.value, asked, parts) };
      });
    },
  };
}

function keptIn(row: KeptAnswer): KeptPlan {
  return JSON.parse(row.plan) as KeptPlan;
}

function drawnAs(planned: Asked['planned'], { chart }: ReplayOptions): Asked['planned'] {
  const { plan } = planned;
  return chart === undefined || plan.kind !== 'metrics' ? planned : { ...planned, plan: { ...plan, chart } };
}

function changedNote({ at }: KeptAnswer): string {
  const when = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  return `The data have changed since this answer was first given (${when} UTC): its numbers are those of now.`;
}

function withNote(shown: Shown, note: string): Shown {
  return { ...shown, answer: { ...shown.answer, notes: [...shown.answer.notes, note] }, footnotes: [...shown.footnotes, note] };
}
