/** What a stand-in for asking has answered, kept as asking keeps it. */
import type { Answers, Origin } from '../../../src/ask/answers.ts';
import type { AskInput, AskOutcome } from '../../../src/ask/outcome.ts';
import type { Suggestion } from '../../../src/base/problem.ts';

export interface KeptOutcomes {
  readonly answers: Answers;
  /** Keeps `outcome`, and hands it on. */
  keep(input: AskInput, outcome: AskOutcome): AskOutcome;
}

/** Nothing kept yet. */
export function keptOutcomes(): KeptOutcomes {
  const kept = new Map<string, { readonly origin: Origin; readonly outcome: AskOutcome }>();
  const answers: Answers = {
    origin: (id) => Promise.resolve(kept.get(id)?.origin ?? null),
    replay: (id) => Promise.resolve(kept.get(id)?.outcome ?? null),
    recount: () => Promise.resolve(null),
    goOn: () => Promise.resolve(),
    receipt: () => Promise.resolve(null),
    offers: (id) => Promise.resolve(offeredIn(kept.get(id)?.outcome)),
    refuse: () => Promise.resolve(),
    copy: () => Promise.resolve(null),
    memberQuestion: () => Promise.resolve(null),
    judge: () => Promise.resolve(true),
  };
  return {
    answers,
    keep({ asker, thread, text }, outcome) {
      if (outcome.kind !== 'answer') return outcome;
      const { id } = outcome.shown.answer;
      kept.set(id, { outcome, origin: { asker, thread: thread ?? '', question: text, alone: outcome.alone !== undefined } });
      return outcome;
    },
  };
}

function offeredIn(outcome: AskOutcome | undefined): readonly Suggestion[] {
  return outcome?.kind === 'answer' ? outcome.shown.answer.alternatives : [];
}
