/** Alerts looked at: whenever numbers are complete. What is found then waits in the queue to be told. */
import type { Log } from '../../ask/log.ts';
import type { Watched } from '../../ask/watching.ts';
import type { AlertStore } from '../../store/alerts.ts';
import type { Scope } from '../../store/schedules.ts';
import { tellingOf } from '../outcome.ts';
import type { Source } from '../source.ts';
import { type Alert, alertOf } from './alert.ts';
import { asSeen, type Seeing } from './as-seen.ts';
import { evaluate, isDue } from './evaluate.ts';
import { pausedText } from './words.ts';

export interface AlertSourceParts extends Seeing {
  readonly store: AlertStore;
  readonly log: Log;
  /** Whose alerts: default those of Slack. */
  readonly scope?: Scope;
}

/** Milliseconds between two looks at the numbers. */
const lookEveryMs = 30_000;

/** The source of alerts for this process; several may look at once. */
export function alertSource(parts: AlertSourceParts): Source {
  let looked = Number.NEGATIVE_INFINITY;
  return {
    name: 'alerts',
    async work(now, signal) {
      if (now - looked < lookEveryMs) return 0;
      const found = await look(now, parts, signal);
      looked = now;
      return found;
    },
  };
}

/** Looks at all alerts that may have something new; how many had. */
async function look(now: number, parts: AlertSourceParts, signal: AbortSignal): Promise<number> {
  const { store, log, scope = 'slack' } = parts;
  // Of each brand, what one of its alerts told: how far the data are complete.
  const brands = new Map<string, Watched>();
  let found = 0;
  for (const row of await store.active(scope)) {
    if (signal.aborted) break;
    const alert = alertOf(row);
    try {
      const firing = await store.firing(alert.id);
      const known = brands.get(alert.brand);
      if (known && !isDue(alert, { ...known, grain: alert.grain }, firing, now)) continue;
      const watched = await asSeen(alert, null, parts);
      if (watched.ok) brands.set(alert.brand, watched.value);
      const outcome = watched.ok ? await evaluate(alert, watched.value, firing, now) : watched;
      if (!outcome.ok) await refuse(alert, outcome.problems[0]);
      else if (outcome.value !== null && (await store.record(outcome.value))) found += 1;
    } catch (error) {
      log.error({ alert: alert.id, error: String(error) }, 'an alert could not be looked at');
    }
  }
  return found;

  async function refuse(alert: Alert, { code, message }: { readonly code: string; readonly message: string }): Promise<void> {
    if (comesAndGoes(code)) {
      log.warn({ alert: alert.id, code }, 'an alert is looked at later');
      return;
    }
    await store.stop(alert, message, tellingOf('alert', alert, 'paused', alert.revision, pausedText(alert, message)));
  }
}

/** Whether a problem may be none another time. */
export function comesAndGoes(code: string): boolean {
  return code === 'timeout' || code === 'no_data';
}
