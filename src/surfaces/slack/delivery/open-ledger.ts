/** The ledger as the bot keeps it. */
import { randomUUID } from 'node:crypto';
import { type Ledger, ledgerIn } from '../../../store/ledger.ts';
import type { Store } from '../../../store/store.ts';

/** How long work stays with a process that gives no sign of life, in milliseconds; three signs in a row must have been missed. */
const leaseMs = 5000;

/** How often a process gives a sign of life and looks for what others left, in milliseconds. */
export const tendEveryMs = 1500;

/** The ledger in `store` for a process under a name of its own. */
export function openLedger(store: Store): Ledger {
  return ledgerIn(store, { owner: randomUUID(), leaseMs });
}
