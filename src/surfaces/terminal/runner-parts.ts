/** The schedules and alerts of a session, and what runs them. */
import type { Asking } from '../../ask/asking.ts';
import { awaitsIn } from '../../ask/awaited-day.ts';
import { brandVersion, completeToIn } from '../../ask/data-version.ts';
import type { Watch } from '../../ask/watching.ts';
import { alertsOf } from '../../schedule/alerts/alerts.ts';
import type { Announcer } from '../../schedule/alerts/announcer.ts';
import { alertPosts } from '../../schedule/alerts/posts.ts';
import { alertSource } from '../../schedule/alerts/source.ts';
import type { Deliver } from '../../schedule/deliver.ts';
import { followingSource } from '../../schedule/following.ts';
import { makeSchedules } from '../../schedule/make-schedules.ts';
import { postingSource } from '../../schedule/posting-source.ts';
import type { RunMeters } from '../../schedule/run-meters.ts';
import { type Runner, startRunner } from '../../schedule/runner.ts';
import { schedulePosts } from '../../schedule/schedule-posts.ts';
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
  const runner = (deliver: Deliver, meters: RunMeters, announcer: Announcer): Runner =>
    startRunner({ sources: sourcesOf(session, { deliver, watch, announcer, meters, scope: 'slack' }), clock, log });
  return { schedules, alerts, runner };
}

export interface DueParts {
  readonly deliver: Deliver;
  readonly watch: Watch;
  readonly announcer: Announcer;
  readonly meters: RunMeters;
  readonly scope: Scope;
}

/** What is due within a scope. In this order: what the others find is posted by the last. */
export function sourcesOf(session: Session, parts: DueParts): readonly Source[] {
  const { store, catalogue, clock, log, settings } = session;
  const { deliver, scope } = parts;
  const awaits = awaitsIn({ store, catalogue, clock, settings });
  const completeTo = completeToIn({ store, catalogue, settings });
  return [
    followingSource({ store, deliver, version: (brand) => brandVersion(store, brand), completeTo, log, scope }),
    scheduleSource({ store, awaits, log, scope }),
    ...alertSourcesOf(session, parts),
  ];
}

/** What alerts find, and whatever is due to be posted. */
export function alertSourcesOf(session: Session, { deliver, watch, announcer, meters, scope }: DueParts): readonly [Source, Source] {
  const { store, log } = session;
  const alerts = alertsIn(store);
  const posts = {
    ...schedulePosts({ store, deliver, version: (brand) => brandVersion(store, brand), log, meters }),
    ...alertPosts({ store, alerts, watch, announcer, log }),
  };
  // A terminal takes any number of lines at once.
  const pace = scope === 'terminal' ? { apartMs: 0 } : {};
  return [alertSource({ watch, store: alerts, announcer, log, scope }), postingSource({ store, deliver, posts, log, scope, pace })];
}
