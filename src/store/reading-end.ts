/** When a reading has to end: its time is over, or whoever asked has gone. */
import { type ReadOptions, StatementEnded } from '../base/statement.ts';

export interface ReadingEnd {
  /** Rejects with StatementEnded when the end has come; never resolves. */
  readonly reached: Promise<never>;
  /** Lets go of the timer and the signals. */
  forget(): void;
}

/** The end of one reading. `closing`: a signal that ends every reading of a store. */
export function readingEnd({ timeoutMs, signal }: ReadOptions, closing: AbortSignal): ReadingEnd {
  let end: (reason: StatementEnded['reason']) => void = () => undefined;
  const reached = new Promise<never>((_, reject) => {
    end = (reason) => reject(new StatementEnded(reason));
  });
  // Nobody may be listening when the end comes; that is no fault.
  reached.catch(() => undefined);
  const timer = setTimeout(() => end('timeout'), timeoutMs);
  const leave = (): void => end('cancelled');
  const leaving = signal === undefined ? [closing] : [signal, closing];
  for (const one of leaving) one.addEventListener('abort', leave);
  if (leaving.some(({ aborted }) => aborted)) leave();
  return {
    reached,
    forget: () => {
      clearTimeout(timer);
      for (const one of leaving) one.removeEventListener('abort', leave);
    },
  };
}
