/** What people do with schedules. Whoever calls checks that the schedule is open to the person: `asker`, `team`. */
import type { Result } from '../base/result.ts';
import type { SchedulePlan } from '../plan/plan.ts';
import type { Run, Schedule } from './schedule.ts';

/** What a schedule is made of; the limits have defaults. */
export interface NewSchedule {
  readonly brand: string;
  /** `slack:TEAM:USER`, or `terminal`. */
  readonly asker: string;
  /** Empty in the terminal. */
  readonly team: string;
  /** The canonical sentence of what is posted. */
  readonly sentence: string;
  readonly plan: SchedulePlan;
  /** Where `plan.schedule.to` leads: ids. */
  readonly to: readonly string[];
  readonly catchUpMs?: number;
  readonly waitMs?: number;
  readonly tellFinal?: boolean;
  readonly csv?: boolean;
}

/** What is left out stays as it is. */
export type ScheduleChange = Partial<Pick<NewSchedule, 'sentence' | 'plan' | 'to' | 'catchUpMs' | 'waitMs' | 'tellFinal' | 'csv'>>;

/** Which schedules are listed: in order of their next run; what is left out does not narrow. */
export interface Listed {
  readonly brand?: string;
  readonly team?: string;
  readonly asker?: string;
}

export interface Schedules {
  create(made: NewSchedule): Promise<Result<Schedule>>;
  list(which: Listed): Promise<readonly Schedule[]>;
  get(id: string): Promise<Schedule | null>;
  /** Null inside where there is no such schedule. */
  change(id: string, change: ScheduleChange): Promise<Result<Schedule | null>>;
  /** `why` null: a person paused it. */
  pause(id: string, why: string | null): Promise<Schedule | null>;
  resume(id: string): Promise<Schedule | null>;
  /** True where it was there. Its runs go with it. */
  remove(id: string): Promise<boolean>;
  /** A run beside those of the recurrence, due at once; null where there is no such schedule. */
  runNow(id: string): Promise<Run | null>;
  /** The next `count` instants, milliseconds since the epoch; fewer where there are no more. */
  next(schedule: Pick<Schedule, 'cron' | 'zone'>, count: number): readonly number[];
  /** The latest first. */
  lastRuns(id: string, count: number): Promise<readonly Run[]>;
}
