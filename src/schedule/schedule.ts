/** A question that is posted again and again, its runs, and what each run posts. */
import type { SchedulePlan } from '../plan/plan.ts';

export interface Schedule {
  /** Short: `newId()`. */
  readonly id: string;
  readonly brand: string;
  /** Whose it is: `slack:TEAM:USER`, or `terminal`. */
  readonly asker: string;
  /** Empty in the terminal. */
  readonly team: string;
  /** The canonical sentence of what is posted, read anew at every run. */
  readonly sentence: string;
  /** As it was made. */
  readonly plan: SchedulePlan;
  /** Five fields. */
  readonly cron: string;
  /** IANA. */
  readonly zone: string;
  /** Slack ids of channels (C…, G…, D…) and people (U…, W…), or `terminal`. */
  readonly to: readonly string[];
  readonly state: 'active' | 'paused' | 'ended';
  /** Why it was paused or ended; null: by a person. */
  readonly pausedWhy: string | null;
  /** Milliseconds since the epoch; null where it never comes again or does not run. */
  readonly nextAt: number | null;
  /** Failed runs in a row. */
  readonly failures: number;
  /** Milliseconds: the latest run that was missed is caught up within this. */
  readonly catchUpMs: number;
  /** Milliseconds that a run waits for complete data; then it posts with a note. */
  readonly waitMs: number;
  /** The owner wants to be told when provisional numbers are final. */
  readonly tellFinal: boolean;
  /** The numbers are posted as a CSV file, too. */
  readonly csv: boolean;
}

/** due: claimed, work begins; waiting: for data, or for the next try. */
export type RunState = 'due' | 'waiting' | 'working' | 'posted' | 'unknown' | 'failed' | 'missed';

export interface Run {
  /** `run:SCHEDULE:DUE`. */
  readonly id: string;
  readonly scheduleId: string;
  readonly dueAt: number;
  readonly state: RunState;
  /** In words what a person should know of it; empty where all went well. */
  readonly note: string;
  readonly postings: readonly RunPosting[];
}

/** What is known of one destination of a run. */
export interface RunPosting {
  /** `run:SCHEDULE:DUE:N`, also the id of its work in the ledger. */
  readonly id: string;
  readonly to: string;
  readonly state: 'due' | 'posted' | 'unknown' | 'refused' | 'failed';
  readonly note: string;
  /** Where it stands; empty unless it was posted. */
  readonly channel: string;
  readonly ts: string;
  /** The kept answer's id; empty unless it was posted. */
  readonly answer: string;
}

/** One destination of one run, as a surface is handed it. */
export interface Posting {
  readonly id: string;
  readonly schedule: Schedule;
  /** Milliseconds since the epoch: relative phrases are read at this instant. */
  readonly dueAt: number;
  readonly to: string;
  /** It is caught up after the time it was due. */
  readonly late: boolean;
  /** Sentences to be shown with the answer: that it is late, that a day is not complete. */
  readonly notes: readonly string[];
}
