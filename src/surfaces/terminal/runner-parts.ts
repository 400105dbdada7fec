/** The schedules of a session, and what runs them. */
import { awaitsIn } from '../../ask/awaited-day.ts';
import { brandVersion } from '../../ask/data-version.ts';
import type { Deliver } from '../../schedule/deliver.ts';
import { makeSchedules } from '../../schedule/make-schedules.ts';
import type { RunMeters } from '../../schedule/run-meters.ts';
import { type Runner, startRunner } from '../../schedule/runner.ts';
import { scheduleSource } from '../../schedule/schedule-source.ts';
import type { Schedules } from '../../schedule/schedules.ts';
import type { Source } from '../../schedule/source.ts';
import type { Scope } from '../../store/schedules.ts';
import type { Session } from './session.ts';

export interface RunnerParts {
  readonly schedules: Schedules;
  /** Runs what is due in Slack, in this process; left out where `parley work` does. */
  readonly runner?: (deliver: Deliver, meters: RunMeters) => Runner;
}

/** What the bot is given. */
export function runnerParts(session: Session): RunnerParts {
  const { store, clock, log, settings } = session;
  const schedules = makeSchedules(store, clock);
  if (!settings.runner) return { schedules };
  const runner = (deliver: Deliver, meters: RunMeters): Runner =>
    startRunner({ sources: sourcesOf(session, deliver, 'slack', meters), clock, log });
  return { schedules, runner };
}

/** What is due within `scope`. */
export function sourcesOf(session: Session, deliver: Deliver, scope: Scope, meters: RunMeters): readonly Source[] {
  const { store, catalogue, clock, log, settings } = session;
  const awaits = awaitsIn({ store, catalogue, clock, settings });
  const version = (brand: string): Promise<string> => brandVersion(store, brand);
  return [scheduleSource({ store, deliver, awaits, version, log, meters, scope })];
}
