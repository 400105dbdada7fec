/** The schedules and alerts of a session, and what runs them. */
import type { Asking } from '../../ask/asking.ts';
import { awaitsIn } from '../../ask/awaited-day.ts';
import { brandVersion, completeToIn } from '../../ask/data-version.ts';
import { alertsOf } from '../../schedule/alerts/alerts.ts';
import type { Announcer } from '../../schedule/alerts/announcer.ts';
import { alertSource } from '../../schedule/alerts/source.ts';
import type { Deliver } from '../../schedule/deliver.ts';
import { followingSource } from '../../schedule/following.ts';
import { makeSchedules } from '../../schedule/make-schedules.ts';
import type { RunMeters } from '../../schedule/run-meters.ts';
import { type Runner, startRunner } from '../../schedule/runner.ts';
import { scheduleSource } from '../../schedule/schedule-source.ts';
import type { Schedules } from '../../schedule/schedules.ts';
import type { Source } from '../../schedule/source.ts';
import { alertsIn } from '../../store/alerts.ts';
import type { Scope } from '../../store/schedules.ts';
import type { RoomAlerts } from '../slack/alerts/room-alerts.ts';
import type { Session } from './session.ts';

export interface RunnerParts {
  readonly schedules: Schedules;
  readonly alerts: RoomAlerts;
  /** Runs what is due in Slack, in this process; left out where `parley work` does. */
  readonly runner?: (deliver: Deliver, meters: RunMeters, announcer: Announcer) => Runner;
}

/** What the bot is given. */
export function runnerParts(session: Session, { watch }: Pick<Asking, 'watch'>): RunnerParts {
  const { store, clock, log, settings } = session;
  const schedules = makeSchedules(store, clock);
  const alerts = { kept: alertsOf({ store: alertsIn(store), clock }), watch, clock };
  if (!settings.runner) return { schedules, alerts };
  const runner = (deliver: Deliver, meters: RunMeters, announcer: Announcer): Runner => {
    const sources = [...sourcesOf(session, deliver, 'slack', meters), alertSourceOf(session, { watch }, announcer)];
    return startRunner({ sources, clock, log });
  };
  return { schedules, alerts, runner };
}

/** What is due within `scope`. */
export function sourcesOf(session: Session, deliver: Deliver, scope: Scope, meters: RunMeters): readonly Source[] {
  const { store, catalogue, clock, log, settings } = session;
  const awaits = awaitsIn({ store, catalogue, clock, settings });
  const version = (brand: string): Promise<string> => brandVersion(store, brand);
  const completeTo = completeToIn({ store, catalogue, settings });
  // What is found to be said is said by the other one: asked once, it comes first.
  return [
    followingSource({ store, deliver, version, completeTo, log, scope }),
    scheduleSource({ store, deliver, awaits, version, log, meters, scope }),
  ];
}

/** The alerts that `announcer` tells of. */
export function alertSourceOf({ store, log }: Session, { watch }: Pick<Asking, 'watch'>, announcer: Announcer): Source {
  return alertSource({ watch, store: alertsIn(store), announcer, log });
}
