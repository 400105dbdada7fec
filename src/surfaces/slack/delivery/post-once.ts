/** Messages that are posted once, whoever does the work and however often it is begun. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../../../ask/log.ts';
import type { Ledger, Posted } from '../../../store/ledger.ts';
import { type AtWork, takeSlot } from './at-work.ts';

/** A call that shows something to people. */
export interface Posting {
  readonly channel: string;
  /** The type of its metadata; empty where it has none. */
  readonly type: string;
  /** Which part of a long answer it is; null for a message that is no part. */
  readonly part: number | null;
  /** The message whose place it takes; left out: none. */
  readonly replaces?: string;
  /** Resolves when it may be sent. */
  turn(): Promise<void>;
  /** Sends it at once, marked with `key` where it can be; rejects where no answer came within `callMs`. */
  send(key: string): Promise<Response>;
  /** What Slack took: its timestamp (empty where it has none) and its channel, which is another than asked for where that names a person. Null where it took nothing. */
  taken(response: Response): Promise<Pick<Posted, 'channel' | 'ts'> | null>;
  /** Where the message stands that carries `key`, null where there is none; undefined where Slack does not tell. */
  look(key: string): Promise<Pick<Posted, 'channel' | 'ts'> | null | undefined>;
}

export interface PostOnceParts {
  readonly ledger: Ledger;
  readonly log: Log;
  /** Milliseconds that one call may take, its wait for a turn not counted. */
  readonly callMs: number;
  /** Milliseconds before each look at whether a message arrived whose answer was lost. */
  readonly again: readonly number[];
}

/** Slack's answer to the posting, or that of the earlier time. Rejects where it may not be sent, or may have been and nobody can tell. */
export async function postOnce(work: AtWork, posting: Posting, parts: PostOnceParts): Promise<Response> {
  if (work.abandoned) throw new Error('this work is for another process to do');
  const { channel } = posting;
  const slot = takeSlot(work, posting.type, posting.part);
  const key = `${work.id}#${slot}`;
  const known = work.known.get(slot);
  if (known?.state === 'posted') return answerOf(known);

  const settle = async (state: Posted['state'], there: Partial<Pick<Posted, 'channel' | 'ts'>> = {}): Promise<Posted> => {
    const posted: Posted = { slot, channel, ts: '', ...there, state };
    work.known.set(slot, { ...posted, age: 0 });
    await parts.ledger.settle(work.id, posted);
    return posted;
  };
  /** What came of a message whose answer nobody has: null where it is not there and may be sent. */
  const arrived = async (): Promise<Response | null> => {
    const there = await posting.look(key);
    if (there === null) return null;
    if (there !== undefined) return answerOf(await settle('posted', there));
    await settle('lost');
    parts.log.warn({ work: work.id, channel }, 'it is not known whether a message arrived; it is not sent again');
    throw new Error('Slack may have the message already');
  };

  if (known !== undefined) {
    // Whoever announced it may live and be sending it.
    if (known.state === 'sending') await pause(Math.max(0, parts.callMs - known.age));
    const before = await arrived();
    if (before !== null) return before;
  }
  for (const wait of [...parts.again, null]) {
    await posting.turn();
    if (!(await parts.ledger.announce(work.id, slot, channel, posting.replaces))) throw new Error('this work went to another process');
    const response = await posting.send(key).catch((error: unknown) => {
      // Nobody was there to take it.
      if (wasRefused(error)) work.taken.delete(slot);
      if (wait === null || wasRefused(error)) throw error;
      return null;
    });
    if (response !== null && response.status < 500) {
      const there = await posting.taken(response.clone());
      if (there === null) work.taken.delete(slot);
      else await settle('posted', there);
      return response;
    }
    if (wait === null) break;
    await pause(wait);
    const there = await arrived();
    if (there !== null) return there;
  }
  throw new Error('Slack took the message at no try');
}

function answerOf({ channel, ts }: Posted): Response {
  return Response.json({ ok: true, channel, ts, message: {} });
}

/** A connection that was refused has carried nothing. */
export function wasRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
}
