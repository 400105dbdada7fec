/** The work of schedules: claims what is due, waits for data, posts, tells owners. Whatever instruction it ends at, another goes on from there. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Awaits } from '../ask/awaited-day.ts';
import type { Log } from '../ask/log.ts';
import { newId } from '../base/identity.ts';
import { postingQueue } from '../store/posting-queue.ts';
import { claimDue, forgetRuns, missHeld, type PostingRow, postpone, type RunRow, readyRuns, release } from '../store/runs.ts';
import { loadSchedule, type Scope } from '../store/schedules.ts';
import type { Store } from '../store/store.ts';
import type { Deliver, Delivered } from './deliver.ts';
import { claimOf, lateMs } from './due.ts';
import { isFollowUp, sayFollowUp } from './follow-ups.ts';
import { scheduleOf } from './rows.ts';
import type { RunMeters } from './run-meters.ts';
import type { Schedule } from './schedule.ts';
import { endedAll, mostClaims, settlePosting } from './settling.ts';
import type { Source } from './source.ts';
import { tellOwners } from './telling.ts';
import { lateText, missedText, waitedText, waitingText } from './words.ts';

export interface SchedulesParts {
  readonly store: Pick<Store, 'writer' | 'transaction' | 'dialect'>;
  readonly deliver: Deliver;
  readonly awaits: Awaits;
  /** Which data of the brand are there: another text when they may be others. */
  readonly version: (brand: string) => Promise<string>;
  readonly log: Log;
  readonly meters: RunMeters;
  /** Whose schedules are run: default those of Slack. */
  readonly scope?: Scope;
  readonly pace?: Partial<Pace>;
}

export interface Pace {
  /** Postings at once in this process. */
  readonly atOnce: number;
  /** Milliseconds that work stays with a process that gives no sign of life. */
  readonly leaseMs: number;
  /** Milliseconds between two messages in one place. */
  readonly apartMs: number;
  /** Milliseconds before the second and the third try. */
  readonly retryMs: readonly number[];
  /** Milliseconds between two looks at whether data are complete. */
  readonly lookMs: number;
  /** Milliseconds since the epoch, for leases and pauses; the database's clock where left out. */
  readonly now?: () => number;
}

const usual: Pace = { atOnce: 4, leaseMs: 30_000, apartMs: 1100, retryMs: [15_000, 60_000], lookMs: 60_000 };

/** Rows that are worked on together. */
const together = 50;

const turnMs = 150;

/** Runs are listed for less than this. */
const dayMs = 24 * 3_600_000;
const keptMs = 90 * dayMs;

/** The source of due schedules for this process. */
export function scheduleSource({ store, deliver, awaits, version, log, meters, ...given }: SchedulesParts): Source {
  const pace = { ...usual, ...given.pace };
  const owner = newId();
  const { scope = 'slack' } = given;
  const options = { owner, scope, ...pace };
  const queue = postingQueue(store, options);
  const underWay = new Set<PostingRow>();
  const settling = { store, queue, retryMs: pace.retryMs };

  const makeReady = async (run: RunRow, now: number): Promise<void> => {
    const row = await loadSchedule(store, run.schedule);
    if (row === null) return;
    const { schedule, due_at } = run;
    // Nothing ran while it waited.
    if (now - due_at > Math.max(row.catch_up_ms, row.wait_ms) + lateMs) return missHeld(store, { schedule, due_at }, missedText);
    const late = run.late === 1 ? [lateText(due_at, row.zone)] : [];
    // One that cannot be told holds up no other.
    const awaited = await awaits(row.sentence, row.brand_id, run.due_at).catch((error: unknown) => {
      log.error({ schedule: run.schedule, error: String(error) }, 'whether data are complete is not known');
      return 'untold' as const;
    });
    if (awaited === null || (awaited !== 'untold' && awaited.isComplete)) await release(store, run, late.join('\n'));
    else if (now < due_at + row.wait_ms) await postpone(store, run, now + pace.lookMs, [...late, waitingText].join('\n'));
    else await release(store, run, [...late, ...(awaited === 'untold' ? [] : [waitedText(awaited.day)])].join('\n'));
  };

  const deliverOne = async (row: PostingRow, schedule: Schedule, now: number): Promise<Delivered> => {
    if (row.claims > mostClaims) return endedAll;
    const said = row.note === '' ? [] : row.note.split('\n');
    const saysSo = said.some((note) => note.startsWith('Late: '));
    // It may have been claimed in time, and nothing ran since.
    const late = saysSo || now - row.due_at > schedule.waitMs + lateMs;
    const notes = late && !saysSo ? [lateText(row.due_at, schedule.zone), ...said] : said;
    try {
      return await deliver.post({ id: row.id, schedule, dueAt: row.due_at, to: row.place, late, notes });
    } catch (error) {
      const id = newId();
      log.error({ fault: id, posting: row.id, error: String(error) }, 'a posting could not be delivered');
      return { state: 'failed', message: 'Something went wrong on our side.', id };
    }
  };

  const post = async (row: PostingRow, now: number): Promise<void> => {
    const kept = await loadSchedule(store, row.schedule);
    // Deleted in between, with its runs.
    if (kept === null) return;
    const schedule = scheduleOf(kept);
    if (isFollowUp(row)) return sayFollowUp(row, schedule, now, { ...settling, deliver });
    // Before the numbers are read: data that come in between count as late.
    const seen = await version(schedule.brand);
    const came = await deliverOne(row, schedule, now);
    const end = await settlePosting(row, schedule, came, { at: now, version: seen }, settling);
    if (end !== null) meters.ended(end, now - row.due_at);
  };

  const postAll = async (now: number, signal: AbortSignal): Promise<number> => {
    let posted = 0;
    while (!signal.aborted) {
      const taken = await queue.take();
      if (taken === 'none') break;
      if (taken === 'later') {
        await pause(turnMs);
        continue;
      }
      underWay.add(taken);
      try {
        await post(taken, now);
        posted += 1;
      } catch (error) {
        log.warn({ posting: taken.id, error: String(error) }, 'what came of a posting could not be noted; it is looked at again');
        await pause(turnMs);
      } finally {
        underWay.delete(taken);
      }
    }
    return posted;
  };

  let kept = Number.NEGATIVE_INFINITY;
  const forget = async (now: number): Promise<void> => {
    if (now - kept < dayMs) return;
    await forgetRuns(store, now - keptMs);
    kept = now;
  };

  return {
    name: 'schedules',
    async work(now, signal) {
      await forget(now);
      for (let claimed = together; claimed > 0 && !signal.aborted; )
        claimed = await claimDue(store, { now, limit: together, scope }, (row) => claimOf(row, now));
      for (let ready = together; ready === together && !signal.aborted; ) {
        const runs = await readyRuns(store, { now, limit: together, scope });
        for (const run of runs) await makeReady(run, now);
        ready = runs.length;
      }
      const sign = setInterval(() => void queue.renew([...underWay]).catch(() => undefined), pace.leaseMs / 3);
      try {
        const all = await Promise.allSettled(Array.from({ length: pace.atOnce }, () => postAll(now, signal)));
        const failed = all.find((one) => one.status === 'rejected');
        if (failed !== undefined) throw failed.reason;
        const told = signal.aborted ? 0 : await tellOwners(store, deliver, options);
        return all.reduce((sum, one) => sum + (one.status === 'fulfilled' ? one.value : 0), told);
      } finally {
        clearInterval(sign);
      }
    },
  };
}
