/** What comes of a posting, and of its schedule: all in one transaction, with what its owner is to be told. */
import type { Knex } from 'knex';
import { keepNumbers } from '../store/posted-numbers.ts';
import type { PostingQueue } from '../store/posting-queue.ts';
import { clearFailures, countFailure, endRun, type RunEnd, stopSchedule } from '../store/run-ends.ts';
import type { PostingRow } from '../store/runs.ts';
import type { Store } from '../store/store.ts';
import { forgetTellings } from '../store/tellings.ts';
import type { Delivered, RefusedCode } from './deliver.ts';
import { nextLook } from './following.ts';
import { changeOf, mostFailures, type Tell, tellingOwner } from './outcome.ts';
import type { Schedule } from './schedule.ts';
import { failedText, failingText, pausedByItselfText, refusedText, unknownText } from './words.ts';

export interface SettlingParts {
  readonly store: Pick<Store, 'dialect'>;
  readonly queue: PostingQueue;
  /** Milliseconds before the second and the third try. */
  readonly retryMs: readonly number[];
}

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
  const change = changeOf(row, came, { at, version, retryMs });
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
    const tell = tellingOwner(transaction, 'schedule', schedule, row.due_at);
    if (came.state === 'unknown') await tell(`unknown:${row.id}`, unknownText(schedule, row.due_at));
    if (came.state === 'failed') await tell('failed', failedText(schedule, row.due_at, schedule.zone, came.message));
    if (came.state === 'refused') await refuse(came, row.place, schedule, transaction, tell);
    end = await endRun(transaction, store.dialect, row, change.note ?? '');
    if (end === 'failed') await countRun(schedule, transaction, tell);
    else if (end !== null) {
      await clearFailures(transaction, 'schedules', schedule.id);
      await forgetTellings(transaction, schedule.id);
    }
  });
  return end;
}

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
  const failures = await countFailure(transaction, 'schedules', schedule.id);
  if (failures < mostFailures) return;
  const why = failingText(failures);
  if (await stopSchedule(transaction, schedule.id, 'paused', why)) await tell('paused', pausedByItselfText(schedule, why));
}
