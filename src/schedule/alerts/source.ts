/** The work that alerts make: looking at numbers that are complete, and telling what was found. */
import type { Log } from '../../ask/log.ts';
import type { Watch, Watched } from '../../ask/watching.ts';
import { newId } from '../../base/identity.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import type { AlertStore, PostingRow } from '../../store/alerts.ts';
import type { Source } from '../source.ts';
import { type Alert, alertOf, eventOf } from './alert.ts';
import type { Announcer, Told } from './announcer.ts';
import { evaluate, isDue } from './evaluate.ts';

export interface AlertSourceParts {
  readonly watch: Watch;
  readonly store: AlertStore;
  readonly announcer: Announcer;
  readonly log: Log;
  /** This process. */
  readonly owner?: string;
}

/** Milliseconds between two looks at the numbers; what is to be told is looked for each time. */
const lookEveryMs = 30_000;

const leaseMs = 120_000;
const mostTries = 8;

/** Looks at numbers that are complete and tells what was found; several processes may do so at once. */
export function alertSource(parts: AlertSourceParts): Source {
  const { store, announcer, log, owner = newId() } = parts;
  let looked = Number.NEGATIVE_INFINITY;
  return {
    name: 'alerts',
    async work(now, signal) {
      let found = 0;
      if (now - looked >= lookEveryMs) {
        found = await look(now, parts, signal);
        looked = now;
      }
      return found + (await tellAll());

      async function tellAll(): Promise<number> {
        for (let told = 0; ; told += 1) {
          const posting = signal.aborted ? null : await store.take(owner, now, leaseMs, announcer.serves);
          if (posting === null) return told;
          await tellOne(posting, now, parts).catch(async (error: unknown) => {
            log.error({ posting: posting.id, error }, 'an alert could not be told');
            await store.settle(posting.id, { ...posting, lease_until: now + waitMs(posting.tries) });
          });
        }
      }
    },
  };

  function waitMs(tries: number): number {
    return Math.min(2 ** tries, 60) * 60_000;
  }

  async function tellOne(posting: PostingRow, now: number, { watch }: AlertSourceParts): Promise<void> {
    const [row, event] = [await store.get(posting.alert), await store.event(posting.event)];
    const { destination: to } = posting;
    const under = event?.kind === 'cleared' ? await store.lastFired(posting.alert, to) : null;
    // Where nobody was told of the firing, nobody is told of its end.
    if (row === null || event === null || row.state === 'paused' || row.muted !== 0 || (event.kind === 'cleared' && under === null)) {
      await store.settle(posting.id, { ...posting, state: 'refused' });
      return;
    }
    const alert = alertOf(row);
    const watched = await readFor(alert, to, watch, announcer);
    const told: Told = watched.ok
      ? await announcer.announce({ id: posting.id, alert, event: eventOf(event), watched: watched.value, to, under })
      : { state: 'refused', message: watched.problems[0].message };
    await settle(posting, told, alert, now);
  }

  async function settle(posting: PostingRow, told: Told, alert: Alert, now: number): Promise<void> {
    if (told.state === 'posted') {
      await store.settle(posting.id, { state: 'posted', channel: told.channel, ts: told.ts, lease_until: 0 });
      return;
    }
    if (told.state === 'failed' && posting.tries < mostTries) {
      log.warn({ posting: posting.id, why: told.message }, 'an alert is told later');
      await store.settle(posting.id, { ...posting, lease_until: now + waitMs(posting.tries) });
      return;
    }
    const why = told.state === 'unknown' ? 'Slack’s answer was lost, so that nobody knows whether its message arrived.' : told.message;
    const paused = told.state === 'refused';
    await announcer.tell(alert, pausedText(alert, why, paused), `${posting.id}:owner`);
    if (paused) await store.change(alert.id, { state: 'paused', paused_why: why });
    await store.settle(posting.id, { ...posting, state: told.state === 'unknown' ? 'unknown' : 'refused', lease_until: 0 });
  }
}

function pausedText({ sentence }: Alert, why: string, paused: boolean): string {
  return `Your alert “${sentence}” ${paused ? 'is paused' : 'met a fault'}: ${why}`;
}

/** The alert as its owner may still see it, and everybody at `to`; a problem where that is no longer the same. */
export async function readFor(alert: Alert, to: string | null, watch: Watch, announcer: Announcer): Promise<Result<Watched>> {
  const { rights, room } = await announcer.rights(alert, to);
  const read = await watch({ text: alert.sentence, brand: alert.brand, asker: alert.asker, thread: null, rights, room, kept: false });
  if (!read.ok) return read;
  const { canonical, alone } = read.value;
  if (alone !== null) return closed('What it watches is no longer open to everybody where it is told.');
  return canonical === alert.sentence ? ok(read.value) : closed('What it watches is no longer open to its owner as a whole.');
}

function closed(message: string): ReturnType<typeof refused> {
  return refused({ code: 'not_allowed', message, at: null, suggestions: [] });
}

/** Looks at all alerts of this process that may have something new; how many had. */
async function look(now: number, { watch, store, announcer, log }: AlertSourceParts, signal: AbortSignal): Promise<number> {
  // Of each brand, what one of its alerts told: how far the data are complete.
  const brands = new Map<string, Watched>();
  let found = 0;
  for (const row of await store.list(null)) {
    if (signal.aborted) break;
    const alert = alertOf(row);
    if (alert.state === 'paused' || !alert.to.some(announcer.serves)) continue;
    try {
      const firing = await store.firing(alert.id);
      const known = brands.get(alert.brand);
      if (known && !isDue(alert, { ...known, grain: alert.grain }, firing, now)) continue;
      const watched = await readFor(alert, null, watch, announcer);
      if (watched.ok) brands.set(alert.brand, watched.value);
      const outcome = watched.ok ? await evaluate(alert, watched.value, firing, now) : watched;
      if (!outcome.ok) await refuse(alert, outcome.problems[0]);
      else if (outcome.value !== null && (await store.record(outcome.value))) found += 1;
    } catch (error) {
      log.error({ alert: alert.id, error }, 'an alert could not be looked at');
    }
  }
  return found;

  async function refuse(alert: Alert, problem: { readonly code: string; readonly message: string }): Promise<void> {
    if (problem.code === 'timeout' || problem.code === 'no_data') {
      log.warn({ alert: alert.id, code: problem.code }, 'an alert is looked at later');
      return;
    }
    await announcer.tell(alert, pausedText(alert, problem.message, true), `run:alert:${alert.id}:${alert.judgedTo}:paused`);
    await store.change(alert.id, { state: 'paused', paused_why: problem.message });
  }
}
