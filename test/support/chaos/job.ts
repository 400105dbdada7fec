/** What a process of `chaos` is told. */
export interface WorkerJob {
  readonly databaseUrl: string;
  /** What the schedules take for now, milliseconds since the epoch. */
  readonly now: number;
  readonly slack: { readonly botToken: string; readonly signingSecret: string; readonly apiUrl: string };
}
