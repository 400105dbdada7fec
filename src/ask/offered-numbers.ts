/** The numbers of an answer's other readings, to stand beside them. */
import type { Result } from '../base/result.ts';
import { StatementEnded } from '../base/statement.ts';
import type { Shown } from '../present/answer.ts';
import { leadNumber } from '../present/lead-number.ts';

/** Readings that are counted at most, and how long they may take together, in milliseconds: the answer waits for them. */
const most = 5;
export const patienceMs = 400;

export interface Offering {
  /** The answer to a question; null where there is none to be shown. */
  readonly give: (question: string, signal: AbortSignal) => Promise<Result<Shown> | null>;
  /** Told of what went wrong: the answer itself is good. */
  readonly failed: (error: unknown) => void;
  /** Ends the counting. */
  readonly signal: AbortSignal | undefined;
}

/** The first number of each other reading of `shown`, in their order; null where there is none in time. Never rejects. */
export function offeredNumbers(
  { answer: { plan, alternatives } }: Shown,
  { give, failed, signal: ended }: Offering,
): Promise<readonly (string | null)[]> {
  if (plan.kind !== 'metrics') return Promise.resolve([]);
  const signal = AbortSignal.any([AbortSignal.timeout(patienceMs), ...(ended === undefined ? [] : [ended])]);
  return Promise.all(
    alternatives.slice(0, most).map(async ({ question }) => {
      try {
        const given = await give(question, signal);
        return given?.ok === true ? leadNumber(given.value) : null;
      } catch (error) {
        if (!(error instanceof StatementEnded)) failed(error);
        return null;
      }
    }),
  );
}
