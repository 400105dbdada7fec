/**
 * Looks at numbers that were posted: whether late data made them others, and whether what was provisional is final. What is to be said is
 * written down as a posting of its own, once, and is said by whoever posts what is due.
 */
import type { Log } from '../ask/log.ts';
import { newId } from '../base/identity.ts';
import { forgetNumbers, settleLook, takeLook, type WatchedPosting } from '../store/posted-numbers.ts';
import type { PostingRow } from '../store/runs.ts';
import { loadSchedule, type Scope } from '../store/schedules.ts';
import type { Store } from '../store/store.ts';
import type { Deliver, FollowUpKind, PostedNumbers, Recounted } from './deliver.ts';
import { followUpOf } from './due.ts';
import { scheduleOf } from './rows.ts';
import type { Schedule } from './schedule.ts';
import type { Source } from './source.ts';

export interface FollowingParts {
  readonly store: Pick<Store, 'writer' | 'transaction' | 'dialect'>;
  readonly deliver: Pick<Deliver, 'recount'>;
  /** Which data of the brand are there: another text when they may be others. */
  readonly version: (brand: string) => Promise<string>;
  /** The last complete day of the brand. */
  readonly completeTo: (brand: string) => Promise<string | null>;
  readonly log: Log;
  /** Whose schedules: default those of Slack. */
  readonly scope?: Scope;
  readonly pace?: { readonly leaseMs?: number; readonly now?: () => number };
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** So long after it was posted a message is followed: the longest cross-session window is 31 days, and producers may be days late. */
export const followedMs = 35 * dayMs;

/** Looks at most in one pass: what is due for the first time must not wait for what is old. */
const mostLooks = 20;

const usualLeaseMs = 60_000;

/** When a message that was posted at `postedAt` is looked at next: soon after it was posted, ever more rarely then. */
export function nextLook(postedAt: number, now: number): number {
  return now + Math.min(12 * 60 * minuteMs, Math.max(10 * minuteMs, (now - postedAt) / 24));
}

/** Before this no clock on earth has seen the end of `day`. */
export function endOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) + dayMs - 14 * 60 * minuteMs;
}

/** The source of what is to be said of numbers that were posted. */
export function followingSource({ store, deliver, version, completeTo, log, scope = 'slack', pace = {} }: FollowingParts): Source {
  const owner = newId();
  const { leaseMs = usualLeaseMs } = pace;

  const late = async (posted: PostedNumbers): Promise<Recounted> => {
    try {
      return await deliver.recount(posted);
    } catch (error) {
      log.warn({ answer: posted.answer, error: String(error) }, 'whether late data changed a post is not known; it is looked at again');
      return 'gone';
    }
  };

  const look = async (row: WatchedPosting, schedule: Schedule, now: number): Promise<number> => {
    const seen = await version(schedule.brand);
    const posted = postedOf('late', row, schedule);
    const isNew = row.told_late === 0 && row.version !== seen;
    const came = isNew ? await late(posted) : 'same';
    const followUps: PostingRow[] = came === 'changed' ? [followUpOf(row, 'late', now)] : [];
    if (await isFinal(row, schedule, now)) followUps.push(followUpOf(row, 'final', now));
    const done = (row.told_late === 1 || came === 'changed') && (row.provisional_until === null || row.told_final === 1);
    return settleLook(store, row, owner, {
      version: came === 'gone' ? row.version : seen,
      lookAt: done ? null : nextLook(row.posted_at, now),
      followUps,
    });
  };

  /** Its owner wants to be told, and no visit of the range can bring another conversion. */
  const isFinal = async (row: WatchedPosting, { tellFinal, brand }: Schedule, now: number): Promise<boolean> => {
    const { provisional_until: until, final_at: finalAt, told_final: told } = row;
    if (!tellFinal || told === 1 || until === null || finalAt === null || now < finalAt) return false;
    const complete = await completeTo(brand);
    return complete !== null && complete >= until;
  };

  let forgotten = Number.NEGATIVE_INFINITY;
  return {
    name: 'late data',
    async work(now, signal) {
      if (now - forgotten >= dayMs) {
        await forgetNumbers(store, now - followedMs);
        forgotten = now;
      }
      let made = 0;
      for (let looks = 0; looks < mostLooks && !signal.aborted; looks += 1) {
        const taken = await takeLook(store, { at: now, owner, leaseMs, scope, ...pace });
        if (taken === null) break;
        const kept = await loadSchedule(store, taken.schedule);
        if (kept !== null) made += await look(taken, scheduleOf(kept), now);
      }
      return made;
    },
  };
}

/** What was posted, as a surface is handed it. */
export function postedOf(kind: FollowUpKind, row: WatchedPosting, schedule: Schedule): PostedNumbers {
  const { place: to, channel, ts, answer, numbers: text, provisional_until: provisionalUntil } = row;
  return { kind, schedule, to, channel, ts, answer, numbers: { text, provisionalUntil } };
}
