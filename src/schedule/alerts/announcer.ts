/** What a surface does for alerts: it knows who may see what, and says things once. */
import type { Rights } from '../../ask/access/rights.ts';
import type { Watched } from '../../ask/watching.ts';
import type { Delivered } from '../deliver.ts';
import type { Alert, AlertEvent } from './alert.ts';

/** A message that an event is to be told by, to one destination. */
export interface AlertPosting {
  /** Also the id of its work in the ledger, by which it is sent once. */
  readonly id: string;
  readonly alert: Alert;
  readonly event: AlertEvent;
  readonly watched: Watched;
  readonly to: string;
  /** The message that told of the firing; null: there is none. */
  readonly under: { readonly channel: string; readonly ts: string } | null;
}

export interface Announcer {
  /** What the owner may see, and everybody at `to` (null: nobody else). Rejects where that cannot be looked up. */
  rights(alert: Pick<Alert, 'asker' | 'team'>, to: string | null): Promise<{ readonly rights: Rights; readonly room: Rights }>;
  /** Repeatable: the message is there once. */
  announce(posting: AlertPosting): Promise<Delivered>;
}
