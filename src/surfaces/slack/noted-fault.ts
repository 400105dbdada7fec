/** A fault of ours in the log. */
import { randomUUID } from 'node:crypto';
import type { Log } from '../../ask/log.ts';
import { codeOf } from './patience.ts';

/**
 * Logs `error` as `happened`, without bodies or texts, and has `say` tell whoever waits for it; where that fails too, it is logged under the
 * same id. Never rejects.
 */
export async function noteFault(error: unknown, happened: string, log: Log, say: (id: string) => Promise<unknown>): Promise<void> {
  const fault = randomUUID().slice(0, 8);
  log.error({ fault, code: codeOf(error), stack: error instanceof Error ? error.stack : undefined }, happened);
  try {
    await say(fault);
  } catch (second) {
    log.error({ fault, code: codeOf(second) }, 'nor could that be said');
  }
}
