/** What people do with alerts: make, list, silence, take away. */
import type { Watched } from '../../ask/watching.ts';
import type { Clock } from '../../base/clock.ts';
import { newId } from '../../base/identity.ts';
import { ok, type Result } from '../../base/result.ts';
import { bucketAfter } from '../../plan/time-buckets.ts';
import type { AlertRow, AlertStore } from '../../store/alerts.ts';
import { type Alert, type AlertEvent, alertOf, eventOf } from './alert.ts';
import { type BackTest, backTest } from './back-test.ts';
import { lastComplete } from './condition-of.ts';

export interface AlertsParts {
  readonly store: AlertStore;
  readonly clock: Clock;
}

/** Whose an alert is, and whom it tells. */
export interface Making {
  readonly asker: string;
  readonly team: string;
  readonly to: readonly string[];
}

export interface Made {
  readonly alert: Alert;
  readonly past: BackTest;
}

export interface Alerts {
  /** Keeps what was read. It looks first at the last complete period: where the condition is met in it, it fires at once. */
  make(watched: Watched, making: Making): Promise<Result<Made>>;
  /** Another sentence or other destinations for an alert that is there; it begins anew. */
  edit(id: string, watched: Watched, to: readonly string[]): Promise<Result<Made>>;
  get(id: string): Promise<Alert | null>;
  /** The asker's, the oldest first. */
  list(asker: string): Promise<readonly Alert[]>;
  /** Cells of the members that fire, with the day since when. */
  firing(id: string): Promise<readonly { readonly member: readonly unknown[]; readonly since: string }[]>;
  /** The latest first. */
  events(id: string, limit: number): Promise<readonly AlertEvent[]>;
  event(id: string): Promise<AlertEvent | null>;
  pause(id: string): Promise<void>;
  /** What happened meanwhile is not told; who fires in the last complete period and nobody was told of is. */
  resume(id: string): Promise<void>;
  /** False where it is not there. */
  remove(id: string): Promise<boolean>;
  /** False where somebody did before. */
  acknowledge(event: string, by: string): Promise<boolean>;
  /** Until then nobody is told; what still fires then is told once more. */
  snooze(id: string, until: number): Promise<void>;
  /** Unmuted it goes on as after a pause. */
  mute(id: string, muted: boolean): Promise<void>;
}

export function alertsOf({ store, clock }: AlertsParts): Alerts {
  return {
    async make(watched, { asker, team, to }) {
      const past = await backTest(watched);
      if (!past.ok) return past;
      const row = await store.insert({
        id: newId(),
        asker,
        team,
        ...watching(watched, to),
        state: 'active',
        paused_why: null,
        muted: 0,
        snoozed_until: 0,
        made_at: clock.now(),
      });
      return ok({ alert: alertOf(row), past: past.value });
    },
    async edit(id, watched, to) {
      const past = await backTest(watched);
      if (!past.ok) return past;
      await store.begin(id, { ...watching(watched, to), state: 'active', paused_why: null });
      const row = await store.get(id);
      if (row === null) throw new Error(`no alert ${id}`);
      return ok({ alert: alertOf(row), past: past.value });
    },
    async get(id) {
      const row = await store.get(id);
      return row === null ? null : alertOf(row);
    },
    list: async (asker) => (await store.list(asker)).map(alertOf),
    firing: async (id) =>
      (await store.firing(id)).map(({ member, since }) => ({ member: JSON.parse(member) as readonly unknown[], since })),
    events: async (id, limit) => (await store.events(id, limit)).map(eventOf),
    async event(id) {
      const row = await store.event(id);
      return row === null ? null : eventOf(row);
    },
    pause: (id) => store.silence(id, { state: 'paused', paused_why: null }, false),
    resume: (id) => store.resume(id),
    remove: (id) => store.remove(id),
    acknowledge: (event, by) => store.acknowledge(event, by),
    snooze: (id, until) => store.silence(id, { snoozed_until: until }, true),
    mute: (id, muted) => (muted ? store.silence(id, { muted: 1 }, false) : store.change(id, { muted: 0, hushed: 1 })),
  };
}

function watching(watched: Watched, to: readonly string[]): Pick<AlertRow, 'brand' | 'sentence' | 'grain' | 'destinations' | 'judged_to'> {
  const { brand, canonical, grain } = watched;
  const last = lastComplete(watched);
  // Without data the first period that will be complete is the first to be judged.
  const before = last === null ? '0000-01-01' : bucketAfter(last, grain, -1);
  return { brand, sentence: canonical, grain, destinations: JSON.stringify(to), judged_to: before };
}
