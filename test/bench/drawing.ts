/** A chart drawn warm, and how long the event loop waits meanwhile. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { localPainter } from '../../src/present/chart/local-painter.ts';
import { benchChart } from './bench-chart.ts';
import { ms, time } from './measure.ts';

/** Prints the time of one picture of 800 × 450 at twice the pixels. */
export async function benchDrawing(): Promise<void> {
  const painter = localPainter();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  try {
    const options = { theme: 'light', width: 800, height: 450 } as const;
    await painter.paint(benchChart, options);
    delay.enable();
    const taken = await time(() => painter.paint(benchChart, options));
    delay.disable();
    console.log(
      `chart, 800 × 450 @2x, warm: median ${ms(taken.median)}, p99 ${ms(taken.p99)} (goal: under 60 ms); event loop held up at most ${ms(delay.max / 1e6)} (goal: 20 ms)`,
    );
  } finally {
    await painter.close();
  }
}
