/** What comes of a posting, and of its schedule: all in one transaction, with what its owner is to be told. */
import type { Knex } from 'knex';
import { keepNumbers } from '../store/posted-numbers.ts';
import type { PostingChange, PostingQueue } from '../store/posting-queue.ts';
import { clearFailures, countFailure, endRun, type RunEnd, stopSchedule } from '../store/run-ends.ts';
import type { PostingRow } from '../store/runs.ts';
import type { Store } from '../store/store.ts';
import { forgetTellings, insertTelling } from '../store/tellings.ts';
import type { Delivered, RefusedCode } from './deliver.ts';
import { endOfDay, nextLook } from './following.ts';
import type { Schedule } from './schedule.ts';
import { failedText, failingText, pausedByItselfText, refusedText, unknownText } from './words.ts';

export interface SettlingParts {
  readonly store: Pick<Store, 'dialect'>;
  readonly queue: PostingQueue;
  /** Milliseconds before the second and the third try. */
  readonly retryMs: readonly number[];
}

/** A posting that ended this many processes is not tried again. */
export const mostClaims = 12;
export const endedAll = {
  state: 'refused',
  code: 'question',
  message: 'Each try ended the process that made it.',
} as const satisfies Delivered;

/** Failed runs in a row after which a schedule is paused. */
const mostFailures = 5;

const stops: Partial<Record<RefusedCode, 'paused' | 'ended'>> = {
  channel_gone: 'paused',
  archived: 'paused',
  owner_gone: 'ended',
};

/** Notes what came of the posting; how its run ended by it, null where it did not, or where another holds the posting. */
export async function settlePosting(
  row: PostingRow,
  schedule: Schedule,
  came: Delivered,
  { at, version }: { readonly at: number; readonly version: string },
  { store, queue, retryMs }: SettlingParts,
): Promise<RunEnd | null> {
  const change = changeOf(row, came, at, version, retryMs);
  let end: RunEnd | null = null;
  await queue.settle(row, change, async (transaction) => {
    if (change.retryIn !== undefined) return;
    if (came.state === 'posted' && came.numbers !== undefined)
      await keepNumbers(transaction, {
        posting: row.id,
        numbers: came.numbers.text,
        provisional_until: came.numbers.provisionalUntil,
        look_at: nextLook(at, at),
        at,
      });
    const tell = (what: string, text: string): Promise<void> =>
      insertTelling(transaction, {
        id: `tell:${schedule.id}:${what}:${String(row.due_at)}`,
        cause: `tell:${schedule.id}:${what}:`,
        schedule: schedule.id,
        team: schedule.team,
        asker: schedule.asker,
        text,
      });
    if (came.state === 'unknown') await tell(`unknown:${row.id}`, unknownText(schedule, row.due_at));
    if (came.state === 'failed') await tell('failed', failedText(schedule, row.due_at, schedule.zone, came.message));
    if (came.state === 'refused') await refuse(came, row.place, schedule, transaction, tell);
    end = await endRun(transaction, store.dialect, row, change.note ?? '');
    if (end === 'failed') await countRun(schedule, transaction, tell);
    else if (end !== null) {
      await clearFailures(transaction, schedule.id);
      await forgetTellings(transaction, schedule.id);
    }
  });
  return end;
}

type Tell = (what: string, text: string) => Promise<void>;

async function refuse(
  { code, message }: Extract<Delivered, { state: 'refused' }>,
  place: string,
  schedule: Schedule,
  transaction: Knex.Transaction,
  tell: Tell,
): Promise<void> {
  const stop = stops[code];
  if (stop !== undefined) await stopSchedule(transaction, schedule.id, stop, message);
  // Nobody is left to be told.
  if (stop !== 'ended')
    await tell(`${code}:${place}`, stop === undefined ? refusedText(schedule, message) : pausedByItselfText(schedule, message));
}

async function countRun(schedule: Schedule, transaction: Knex.Transaction, tell: Tell): Promise<void> {
  const failures = await countFailure(transaction, schedule.id);
  if (failures < mostFailures) return;
  const why = failingText(failures);
  if (await stopSchedule(transaction, schedule.id, 'paused', why)) await tell('paused', pausedByItselfText(schedule, why));
}

function changeOf(row: PostingRow, came: Delivered, at: number, version: string, retryMs: readonly number[]): PostingChange {
  switch (came.state) {
    case 'posted':
      return {
        ...{ state: 'posted', channel: came.channel, ts: came.ts, answer: came.answer, posted_at: at, version },
        final_at: typeof came.numbers?.provisionalUntil === 'string' ? endOfDay(came.numbers.provisionalUntil) : null,
      };
    case 'unknown':
      return { state: 'unknown', note: 'It is not known whether it arrived.' };
    case 'refused':
      return { state: 'refused', code: came.code, note: came.message };
    case 'failed': {
      const tries = row.tries + 1;
      const retryIn = retryMs[row.tries];
      const note = `${came.message} (fault ${came.id})`;
      return retryIn === undefined ? { state: 'failed', tries, note } : { tries, retryIn, note: row.note };
    }
  }
}
