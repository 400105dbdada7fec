/** The ledger as the bot keeps it. */
import { randomUUID } from 'node:crypto';
import { systemClock } from '../../../base/clock.ts';
import { type Ledger, ledgerIn } from '../../../store/ledger.ts';
import type { Store } from '../../../store/store.ts';

/** How long work stays with a process that gives no sign of life, in milliseconds. */
const leaseMs = 30_000;

/** The ledger in `store` for a process under a name of its own. Leases run by the computer's clock, whatever the questions take for now. */
export function openLedger(store: Store): Ledger {
  return ledgerIn(store, { owner: randomUUID(), leaseMs, now: () => systemClock.now() });
}
