/** Timing for the benchmarks: medians of many runs, and pairs that are run in turn so that a noisy machine disturbs both alike. */

export interface Timing {
  readonly median: number;
  readonly p99: number;
}

/** Milliseconds of `runs` runs of `work` after `warmUp` that are not counted. */
export async function time(work: () => unknown, runs = 30, warmUp = 5): Promise<Timing> {
  for (let run = 0; run < warmUp; run += 1) await work();
  const taken: number[] = [];
  for (let run = 0; run < runs; run += 1) taken.push(await once(work));
  return summary(taken);
}

/** Two pieces of work in turn; `ratio` is the median of the ratios pair by pair. */
export async function compare(
  ours: () => unknown,
  theirs: () => unknown,
  runs = 30,
  warmUp = 3,
): Promise<{ readonly ours: Timing; readonly theirs: Timing; readonly ratio: number }> {
  const taken: (readonly [number, number])[] = [];
  for (let run = -warmUp; run < runs; run += 1) {
    // Whoever comes second finds a warmer cache: they take turns at that too.
    const pair: readonly [number, number] =
      run % 2 === 0 ? [await once(ours), await once(theirs)] : swap([await once(theirs), await once(ours)]);
    if (run >= 0) taken.push(pair);
  }
  return {
    ours: summary(taken.map(([mine]) => mine)),
    theirs: summary(taken.map(([, other]) => other)),
    ratio: summary(taken.map(([mine, other]) => mine / other)).median,
  };
}

/** `12.3 ms`. */
export function ms(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`;
}

async function once(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function swap([first, second]: readonly [number, number]): readonly [number, number] {
  return [second, first];
}

function summary(values: readonly number[]): Timing {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { median: at(0.5), p99: at(0.99) };
}
