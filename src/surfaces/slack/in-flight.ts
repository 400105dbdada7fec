/** The work that was acknowledged and is not done: a stop waits for it. */
import { setMaxListeners } from 'node:events';

export interface InFlight {
  /** Ends when the stop's deadline is over: questions are cancelled then. */
  readonly signal: AbortSignal;
  track(work: Promise<void>): Promise<void>;
  /** Pieces of work under way. */
  readonly count: () => number;
  /** Waits until all work is done, at most `deadlineMs`; then leaves what is left (`leave`) and cancels it. Returns how much that was. */
  settle(deadlineMs: number, leave: () => Promise<void>): Promise<number>;
}

/** An empty registry. */
export function inFlight(): InFlight {
  const running = new Set<Promise<void>>();
  const cancel = new AbortController();
  // All questions under way listen, and let go when they are answered.
  setMaxListeners(0, cancel.signal);
  return {
    signal: cancel.signal,
    async track(work) {
      running.add(work);
      try {
        await work;
      } finally {
        running.delete(work);
      }
    },
    count: () => running.size,
    async settle(deadlineMs, leave) {
      const { promise: late, stop } = after(deadlineMs);
      await Promise.race([drained(running), late]);
      stop();
      const left = running.size;
      await leave();
      cancel.abort();
      return left;
    },
  };
}

async function drained(running: ReadonlySet<Promise<void>>): Promise<void> {
  while (running.size > 0) await Promise.allSettled(running);
}

function after(milliseconds: number): { readonly promise: Promise<void>; readonly stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const promise = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  return { promise, stop: () => clearTimeout(timer) };
}
