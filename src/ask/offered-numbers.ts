/** The numbers of an answer's other readings, to stand beside them. */
import type { Result } from '../base/result.ts';
import { StatementEnded } from '../base/statement.ts';
import type { Shown } from '../present/answer.ts';
import { leadNumber } from '../present/lead-number.ts';

/** Readings that are counted at most, and how long they may take together, in milliseconds: the answer waits for them. */
const most = 5;
export const patienceMs = 400;

/** The first number of each other reading of `shown`, in their order; null where `give` has none in time. */
export function offeredNumbers(
  { answer: { plan, alternatives } }: Shown,
  give: (question: string, signal: AbortSignal) => Promise<Result<Shown> | null>,
): Promise<readonly (string | null)[]> {
  if (plan.kind !== 'metrics') return Promise.resolve([]);
  const signal = AbortSignal.timeout(patienceMs);
  return Promise.all(
    alternatives.slice(0, most).map(async ({ question }) => {
      try {
        const given = await give(question, signal);
        return given?.ok === true ? leadNumber(given.value) : null;
      } catch (error) {
        if (error instanceof StatementEnded) return null;
        throw error;
      }
    }),
  );
}
