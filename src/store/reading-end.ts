/** When a reading has to end: its time is over, or whoever asked has gone. */
import { setMaxListeners } from 'node:events';
import { type ReadOptions, StatementEnded } from '../base/statement.ts';

export interface ReadingEnd {
  /** Rejects with StatementEnded when the end has come; never resolves. */
  readonly reached: Promise<never>;
  /** Lets go of the timer and the signals. */
  forget(): void;
}

/** What ends every reading of a store. All that read or wait to read listen to it, and let go when they are done: they may be many. */
export function closingOfAll(): AbortController {
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  return closing;
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
