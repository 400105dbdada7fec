/** Questions that come together are read in the order in which they came, a few at a time: the first must not wait for the last. */
import PQueue from 'p-queue';
import type { Ask } from '../../ask/outcome.ts';

/** Questions read at the same time: more would only share the processor. */
const atOnce = 4;
/** A question that takes longer, in milliseconds, waits for its database: then others go on beside it. */
const slowAfter = 500;

/** `ask`, begun for a few questions at a time. */
export function inOrder(ask: Ask): Ask {
  const queue = new PQueue({ concurrency: atOnce });
  return async (input) => {
    const leave = await place(queue);
    const timer = setTimeout(leave, slowAfter);
    try {
      return await ask(input);
    } finally {
      clearTimeout(timer);
      leave();
    }
  };
}

/** Waits for a place in `queue`; what leaves it again. */
function place(queue: PQueue): Promise<() => void> {
  return new Promise((enter) => {
    void queue.add(() => new Promise<void>((leave) => enter(leave)));
  });
}
