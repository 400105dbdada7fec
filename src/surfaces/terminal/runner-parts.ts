/** The schedules of a session, and what runs them. */
import { awaitsIn } from '../../ask/awaited-day.ts';
import { brandVersion } from '../../data/brand-version.ts';
import { makeSchedules } from '../../schedule/make-schedules.ts';
import { noMeters } from '../../schedule/run-meters.ts';
import { startRunner } from '../../schedule/runner.ts';
import { scheduleSource } from '../../schedule/schedule-source.ts';
import type { SlackDeps } from '../slack/start-slack.ts';
import type { Session } from './session.ts';

/** What is due by the session's clock is run in this process. */
export function runnerParts({ store, catalogue, clock, log, settings }: Session): Required<Pick<SlackDeps, 'schedules' | 'runner'>> {
  const awaits = awaitsIn({ store, catalogue, settings });
  const version = (brand: string): Promise<string> => brandVersion(store, brand);
  return {
    schedules: makeSchedules(store, clock),
    runner: (deliver) => startRunner({ sources: [scheduleSource({ store, deliver, awaits, version, log, meters: noMeters })], clock, log }),
  };
}
