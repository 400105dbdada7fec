/** Loads the demo brand with a bar on the terminal. */
import { demoBrand } from '../../ask/demo-brand.ts';
import { Ended, exit } from './exit.ts';
import { complain } from './io.ts';
import { makeProgress } from './progress.ts';
import type { Session } from './session.ts';

const labels = { events: 'Making the demo brand', datasets: 'Rolling up its days' } as const;

/** Brings the demo brand up to the clock's now. Returns how many events that were; throws Ended at Ctrl-C (a later run completes it). */
export async function loadDemoBrand({ io, store, clock }: Session): Promise<number> {
  const progress = makeProgress(io, clock);
  try {
    const loaded = await demoBrand(store, {
      clock,
      signal: io.signal,
      onProgress: ({ step, done, total }) => progress.show(labels[step], done, total, `${done} of ${total} days`),
    });
    if (loaded.interrupted) throw new Ended(exit.fault, 'Stopped. What was loaded is kept; the same command completes it.');
    if (loaded.events > 0) progress.end();
    if (loaded.events > 0)
      complain(io, `The demo brand Aurora Outfitters (aurora) is loaded: ${loaded.events.toLocaleString('en-US')} new events.`);
    return loaded.events;
  } finally {
    progress.end();
  }
}
