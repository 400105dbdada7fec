/** The sources of a test: schedules and what they post, and alerts where it has some. */
import type { Awaits } from '../../src/ask/awaited-day.ts';
import type { Log } from '../../src/ask/log.ts';
import type { Watch } from '../../src/ask/watching.ts';
import type { Announcer } from '../../src/schedule/alerts/announcer.ts';
import { alertPosts } from '../../src/schedule/alerts/posts.ts';
import { alertSource } from '../../src/schedule/alerts/source.ts';
import type { Deliver } from '../../src/schedule/deliver.ts';
import { type Pace, type Post, postingSource } from '../../src/schedule/posting-source.ts';
import { noMeters, type RunMeters } from '../../src/schedule/run-meters.ts';
import { schedulePosts } from '../../src/schedule/schedule-posts.ts';
import { scheduleSource } from '../../src/schedule/schedule-source.ts';
import type { Source } from '../../src/schedule/source.ts';
import { alertsIn } from '../../src/store/alerts.ts';
import type { Scope } from '../../src/store/schedules.ts';
import type { Store } from '../../src/store/store.ts';

export interface DueParts {
  readonly store: Store;
  readonly deliver: Deliver;
  readonly log: Log;
  /** Left out: nothing waits for data. */
  readonly awaits?: Awaits;
  readonly version?: (brand: string) => Promise<string>;
  readonly meters?: RunMeters;
  readonly scope?: Scope;
  readonly pace?: Partial<Pace>;
  readonly retryMs?: readonly number[];
  /** Left out: there are no alerts. */
  readonly alerts?: { readonly watch: Watch; readonly announcer: Announcer };
}

/** In this order: what the others find is posted by the last. */
export function dueSources({ store, deliver, log, scope = 'slack', pace = {}, ...more }: DueParts): readonly Source[] {
  const { awaits = () => Promise.resolve(null), version = () => Promise.resolve('1'), meters = noMeters, alerts } = more;
  const waits = more.retryMs === undefined ? {} : { retryMs: more.retryMs };
  const none: Post = ({ kind }) => Promise.reject(new Error(`nobody posts what has ${kind}`));
  const kept = alertsIn(store);
  const told = alerts === undefined ? { fired: none, cleared: none } : alertPosts({ ...alerts, store, alerts: kept, log, ...waits });
  const posts = { ...schedulePosts({ store, deliver, version, log, meters, ...waits }), ...told };
  return [
    scheduleSource({ store, awaits, log, scope }),
    ...(alerts === undefined ? [] : [alertSource({ ...alerts, store: kept, log, scope })]),
    postingSource({ store, deliver, posts, log, scope, pace }),
  ];
}

/** One that works on each of `sources` in turn. */
export function inTurn(sources: readonly Source[]): Source {
  return {
    name: sources.map(({ name }) => name).join(', '),
    async work(now, signal) {
      let done = 0;
      for (const source of sources) done += await source.work(now, signal);
      return done;
    },
  };
}
