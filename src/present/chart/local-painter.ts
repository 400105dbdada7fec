/** Draws charts in a thread of this process, one after the other, so that nothing else waits for them. */
import { Worker } from 'node:worker_threads';
import type { Sketch } from './draw.ts';
import type { ChartPainter } from './painter.ts';
import { sketchOf } from './sketch.ts';
import type { Done, Job } from './worker.ts';

interface Waiting {
  readonly job: Job;
  readonly resolve: (png: Uint8Array) => void;
  readonly reject: (fault: Error) => void;
}

interface LocalPainterOptions {
  /** A picture that takes longer is given up and the thread replaced. */
  readonly timeoutMs?: number;
}

/** A painter with a thread of its own, started at the first picture. A thread that dies takes only the picture it was drawing with it. */
export function localPainter({ timeoutMs = 10_000 }: LocalPainterOptions = {}): ChartPainter {
  const queue: Waiting[] = [];
  let worker: Worker | null = null;
  let current: Waiting | null = null;
  let timer: NodeJS.Timeout | null = null;
  let closed = false;
  let next = 1;

  const start = (): Worker => {
    const made = startWorker();
    made.on('message', (done: Done) => {
      settle(made, 'png' in done ? done.png : new Error(`the chart could not be drawn: ${done.fault}`));
    });
    made.on('error', (cause) => {
      lose(made, new Error('the drawing thread failed', { cause }));
    });
    made.on('exit', () => {
      lose(made, new Error('the drawing thread ended'));
    });
    return made;
  };

  const settle = (from: Worker, outcome: Uint8Array | Error) => {
    if (from !== worker || current === null) return;
    const { resolve, reject } = current;
    current = null;
    if (timer !== null) clearTimeout(timer);
    from.unref(); // an idle thread must not keep the process alive
    if (outcome instanceof Error) reject(outcome);
    else resolve(outcome);
    advance();
  };

  const lose = (from: Worker, fault: Error) => {
    if (from !== worker) return;
    worker = null;
    const lost = current;
    current = null;
    if (timer !== null) clearTimeout(timer);
    lost?.reject(fault);
    advance();
  };

  const advance = () => {
    if (current !== null || closed) return;
    current = queue.shift() ?? null;
    if (current === null) return;
    worker ??= start();
    const busy = worker;
    busy.ref();
    timer = setTimeout(() => {
      lose(busy, new Error(`the chart was not drawn within ${timeoutMs} ms`));
      void busy.terminate();
    }, timeoutMs);
    busy.postMessage(current.job);
  };

  const enqueue = (sketch: Sketch): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      queue.push({ job: { id: next, sketch }, resolve, reject });
      next += 1;
      advance();
    });

  return {
    async paint(spec, options) {
      if (closed) throw new Error('the painter is closed');
      return enqueue(sketchOf(spec, options));
    },
    async close() {
      closed = true;
      const ended = worker;
      worker = null;
      if (timer !== null) clearTimeout(timer);
      for (const one of [current, ...queue.splice(0)]) one?.reject(new Error('the painter is closed'));
      current = null;
      await ended?.terminate();
    },
  };
}

/** The thread's program stands beside this file: compiled as JavaScript, in development as TypeScript, whose loader a thread does not inherit. */
function startWorker(): Worker {
  const here = import.meta.url;
  if (here.endsWith('.js')) return new Worker(new URL('./worker.js', here));
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const program = JSON.stringify(new URL('./worker.ts', here).href);
  return new Worker(`import(${loader}).then(({ register }) => { register(); return import(${program}); });`, { eval: true });
}
