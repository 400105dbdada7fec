/** Outcomes of work that may fail. */
import { newId } from '../base/identity.ts';
import type { Result } from '../base/result.ts';
import { StatementEnded } from '../base/statement.ts';
import type { Shown } from '../present/answer.ts';
import type { Log } from './log.ts';
import type { AskOutcome, Fault } from './outcome.ts';

/** What `work` comes to. What we did wrong becomes an id in the log and in the outcome; work that whoever asked has cancelled is no wrong. */
export async function guarded<Outcome>(log: Log, work: () => Promise<Outcome>): Promise<Outcome | Fault> {
  try {
    return await work();
  } catch (error) {
    const id = newId();
    if (error instanceof StatementEnded && error.reason === 'cancelled') log.info({ fault: id }, 'a question was cancelled');
    else log.error({ err: error, fault: id }, 'a question was not answered');
    return { kind: 'fault', id };
  }
}

/** The answer, or the refusal of `question`. */
export function outcomeOf(given: Result<Shown>, question: string): AskOutcome {
  return given.ok ? { kind: 'answer', shown: given.value } : { kind: 'refused', question, problems: given.problems };
}
