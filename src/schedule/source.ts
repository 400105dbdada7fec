/** Where due work comes from: schedules, alerts, what both post. */
export interface Source {
  readonly name: string;
  /** Claims and does what is due at `now` (milliseconds since the epoch); how much it did. Rejects only where the database cannot be asked. */
  work(now: number, signal: AbortSignal): Promise<number>;
}
