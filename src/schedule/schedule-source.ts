/** Schedules that are due: claimed, and held until their data are complete. What they post then waits in the queue. */
import type { Awaits } from '../ask/awaited-day.ts';
import type { Log } from '../ask/log.ts';
import { claimDue, forgetRuns, missHeld, postpone, type RunRow, readyRuns, release } from '../store/runs.ts';
import { loadSchedule, type Scope } from '../store/schedules.ts';
import type { Store } from '../store/store.ts';
import { claimOf, lateMs } from './due.ts';
import type { Source } from './source.ts';
import { lateText, missedText, waitedText, waitingText } from './words.ts';

export interface SchedulesParts {
  readonly store: Pick<Store, 'writer' | 'transaction' | 'dialect'>;
  readonly awaits: Awaits;
  readonly log: Log;
  /** Whose schedules are run: default those of Slack. */
  readonly scope?: Scope;
}

/** Milliseconds between two looks at whether data are complete. */
const lookMs = 60_000;

/** Rows that are worked on together. */
const together = 50;

/** Runs are listed for less than this. */
const dayMs = 24 * 3_600_000;
const keptMs = 90 * dayMs;

/** The source of due schedules for this process. Whatever instruction it ends at, another goes on from there. */
export function scheduleSource({ store, awaits, log, scope = 'slack' }: SchedulesParts): Source {
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
    else if (now < due_at + row.wait_ms) await postpone(store, run, now + lookMs, [...late, waitingText].join('\n'));
    else await release(store, run, [...late, ...(awaited === 'untold' ? [] : [waitedText(awaited.day)])].join('\n'));
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
      // What is made ready counts where it is posted.
      return 0;
    },
  };
}
