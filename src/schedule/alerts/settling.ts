/** What comes of what an alert tells, and of the alert: all in one transaction, with what its owner is to be told. */
import type { Knex } from 'knex';
import { closePlace, pauseAlert } from '../../store/alerts.ts';
import { clearFailures, countFailure, endEvent } from '../../store/run-ends.ts';
import type { PostingRow } from '../../store/runs.ts';
import { forgetTellings } from '../../store/tellings.ts';
import type { Delivered } from '../deliver.ts';
import { changeOf, mostFailures, type Tell, tellingOwner } from '../outcome.ts';
import type { SettlingParts } from '../settling.ts';
import { failingText } from '../words.ts';
import type { Alert } from './alert.ts';
import { closedText, failedText, nowhereLeft, pausedText, unknownText } from './words.ts';

type Refused = Extract<Delivered, { readonly state: 'refused' }>;

/** Notes what came of the posting, where this process still holds it. */
export async function settleAlert(
  row: PostingRow,
  alert: Alert,
  came: Delivered,
  at: number,
  { store, queue, retryMs }: SettlingParts,
): Promise<void> {
  const change = changeOf(row, came, { at, version: '', retryMs });
  await queue.settle(row, change, async (transaction) => {
    if (change.retryIn !== undefined) return;
    const tell = tellingOwner(transaction, 'alert', alert, row.due_at);
    if (came.state === 'unknown') await tell(`unknown:${row.id}`, unknownText(alert));
    if (came.state === 'failed') await tell('failed', failedText(alert, came.message));
    if (came.state === 'refused') await refuse(came, row.place, alert, transaction, tell, store.dialect);
    const end = await endEvent(transaction, store.dialect, row);
    if (end === 'failed') await countEvent(alert, transaction, tell);
    else if (end === 'posted' && came.state === 'posted') {
      await clearFailures(transaction, 'alerts', alert.id);
      await forgetTellings(transaction, alert.id);
    }
  });
}

/** A place that takes nothing is told nothing more; what no place can mend pauses the alert. */
async function refuse(
  { code, message }: Refused,
  place: string,
  alert: Alert,
  transaction: Knex.Transaction,
  tell: Tell,
  dialect: SettlingParts['store']['dialect'],
): Promise<void> {
  if (code === 'owner_gone' || code === 'question') {
    const paused = await pauseAlert(transaction, alert.id, message);
    // Who is gone is told nothing.
    if (paused && code === 'question') await tell('paused', pausedText(alert, message));
    return;
  }
  const left = await closePlace(transaction, dialect, alert.id, place, message);
  if (left.length > 0) await tell(`${code}:${place}`, closedText(alert, message));
  else if (await pauseAlert(transaction, alert.id, `${message} ${nowhereLeft}`)) await tell('paused', pausedText(alert, message));
}

async function countEvent(alert: Alert, transaction: Knex.Transaction, tell: Tell): Promise<void> {
  const failures = await countFailure(transaction, 'alerts', alert.id);
  if (failures < mostFailures) return;
  const why = failingText(failures);
  if (await pauseAlert(transaction, alert.id, why)) await tell('paused', pausedText(alert, why));
}
