/** What came of a posting, whatever it is about: in words of the queue, and what its owner is told. */
import type { Knex } from 'knex';
import type { Log } from '../ask/log.ts';
import { newId } from '../base/identity.ts';
import type { PostingChange } from '../store/posting-queue.ts';
import type { PostingRow } from '../store/runs.ts';
import { insertTelling, type Telling } from '../store/tellings.ts';
import type { Delivered } from './deliver.ts';
import { endOfDay } from './following.ts';

/** A posting that ended this many processes is not tried again. */
export const mostClaims = 12;
export const endedAll = {
  state: 'refused',
  code: 'question',
  message: 'Each try ended the process that made it.',
} as const satisfies Delivered;

/** Failures in a row after which a schedule or an alert is paused. */
export const mostFailures = 5;

/** What comes of `doing`; what it throws is a fault of ours, logged, and due again. */
export async function delivered(row: PostingRow, log: Log, doing: () => Promise<Delivered>): Promise<Delivered> {
  if (row.claims > mostClaims) return endedAll;
  try {
    return await doing();
  } catch (error) {
    const id = newId();
    log.error({ fault: id, posting: row.id, error: String(error) }, 'a posting could not be delivered');
    return { state: 'failed', message: 'Something went wrong on our side.', id };
  }
}

/** How the row changes; it is due again where something failed that `retryMs` has a wait for. */
export function changeOf(
  row: PostingRow,
  came: Delivered,
  { at, version, retryMs }: { readonly at: number; readonly version: string; readonly retryMs: readonly number[] },
): PostingChange {
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

/** Writes down `text` for the owner; of one `what` he is told once, until it is forgotten. */
export type Tell = (what: string, text: string) => Promise<void>;

/** Tells the owner of a schedule or an alert, inside a transaction; `at` tells this time from every other. */
export function tellingOwner(
  transaction: Knex,
  about: Telling['about'],
  owner: { readonly id: string; readonly team: string; readonly asker: string },
  at: number,
): Tell {
  return (what, text) => insertTelling(transaction, tellingOf(about, owner, what, at, text));
}

/** What the owner of a schedule or an alert is to be told. */
export function tellingOf(
  about: Telling['about'],
  { id, team, asker }: { readonly id: string; readonly team: string; readonly asker: string },
  what: string,
  at: number,
  text: string,
): Telling {
  const cause = `tell:${id}:${what}:`;
  return { id: `${cause}${String(at)}`, cause, schedule: id, about, team, asker, text };
}
