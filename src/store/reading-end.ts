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
  const gone = signal === undefined ? closing : AbortSignal.any([signal, closing]);
  const ending = new AbortController();
  const reached = new Promise<never>((_, reject) => {
    ending.signal.addEventListener('abort', () =>
      reject(ending.signal.reason instanceof StatementEnded ? ending.signal.reason : new StatementEnded('cancelled')),
    );
  });
  // Nobody may be listening when the end comes; that is no fault.
  reached.catch(() => undefined);
  const timer = setTimeout(() => ending.abort(new StatementEnded('timeout')), timeoutMs);
  const leave = (): void => ending.abort(new StatementEnded('cancelled'));
  if (gone.aborted) leave();
  else gone.addEventListener('abort', leave);
  return {
    reached,
    forget: () => {
      clearTimeout(timer);
      gone.removeEventListener('abort', leave);
    },
  };
}
