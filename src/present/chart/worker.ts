/** The thread that draws: takes sketches, gives PNG files back. */
import { parentPort } from 'node:worker_threads';
import { draw, type Sketch } from './draw.ts';

/** What the painter posts. */
export interface Job {
  readonly id: number;
  readonly sketch: Sketch;
}

/** What comes back: the file, or why there is none. */
export type Done = { readonly id: number; readonly png: Uint8Array } | { readonly id: number; readonly fault: string };

parentPort?.on('message', (job: Job) => {
  const done = perform(job);
  parentPort?.postMessage(done);
});

function perform({ id, sketch }: Job): Done {
  try {
    return { id, png: new Uint8Array(draw(sketch)) };
  } catch (cause) {
    return { id, fault: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) };
  }
}
