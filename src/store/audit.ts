/** The audit log: who was shown which answer, where and when. It is only ever added to. */
import type { Store } from './store.ts';

/**
 * A question in a thread, one answered to its asker alone, one asked by Home, a link's preview or a workflow's step; an answer taken up
 * again; a click that was refused.
 */
export type AuditedAct = 'ask' | 'private' | 'home' | 'preview' | 'step' | 'replay' | 'receipt' | 'click';

export interface AuditEntry {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly act: AuditedAct;
  readonly asker: string;
  /** The thread or channel; empty where there is none. */
  readonly place: string;
  /** Empty where no brand was open to the asker. */
  readonly brand: string;
  /** Id of the answer, which is its plan's; empty where there is none. */
  readonly answer: string;
  readonly rows: number;
  readonly shownTo: 'room' | 'asker' | 'nobody';
  /** Why nobody: the code of the refusal; empty where it was shown. */
  readonly code: string;
}

/** Writes `entry` down. */
export async function saveAudit(store: Pick<Store, 'writer'>, { brand, rows, shownTo, ...rest }: AuditEntry): Promise<void> {
  await store.writer('audit').insert({ ...rest, brand_id: brand, row_count: rows, shown_to: shownTo });
}
