/** What is measured of runs. */
export interface RunMeters {
  /** A run ended so many milliseconds after it was due. */
  ended(state: 'posted' | 'unknown' | 'failed', lagMs: number): void;
}

/** Measures nothing. */
export const noMeters: RunMeters = { ended: () => undefined };
