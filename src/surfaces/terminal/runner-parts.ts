/** The schedules and alerts of a session, and what runs them. */
import type { Asking } from '../../ask/asking.ts';
import { awaitsIn } from '../../ask/awaited-day.ts';
import { brandVersion } from '../../data/brand-version.ts';
import { alertsOf } from '../../schedule/alerts/alerts.ts';
import { alertSource } from '../../schedule/alerts/source.ts';
import { makeSchedules } from '../../schedule/make-schedules.ts';
import { noMeters } from '../../schedule/run-meters.ts';
import { startRunner } from '../../schedule/runner.ts';
import { scheduleSource } from '../../schedule/schedule-source.ts';
import { alertsIn } from '../../store/alerts.ts';
import type { SlackDeps } from '../slack/start-slack.ts';
import type { Session } from './session.ts';

/** What is due by the session's clock is run in this process. */
export function runnerParts(
  { store, catalogue, clock, log, settings }: Session,
  { watch }: Pick<Asking, 'watch'>,
): Required<Pick<SlackDeps, 'schedules' | 'alerts' | 'runner'>> {
  const alerts = alertsIn(store);
  const awaits = awaitsIn({ store, catalogue, settings });
  const version = (brand: string): Promise<string> => brandVersion(store, brand);
  return {
    schedules: makeSchedules(store, clock),
    alerts: { kept: alertsOf({ store: alerts, clock }), watch, clock },
    runner: (deliver, announcer) => {
      const posts = scheduleSource({ store, deliver, awaits, version, log, meters: noMeters });
      return startRunner({ sources: [posts, alertSource({ watch, store: alerts, announcer, log })], clock, log });
    },
  };
}
