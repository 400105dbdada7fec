/** The audit log: who was shown which answer, where and when. It is only ever added to. */
import type { Store } from './store.ts';

export interface AuditEntry {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly asker: string;
  /** The thread or channel; empty where there is none. */
  readonly place: string;
  /** Empty where no brand was open to the asker. */
  readonly brand: string;
  /** Id of the kept answer; empty where the question was not allowed. */
  readonly answer: string;
  readonly rows: number;
  readonly shownTo: 'room' | 'asker' | 'nobody';
}

/** Writes `entry` down. */
export async function saveAudit(store: Pick<Store, 'writer'>, { brand, rows, shownTo, ...rest }: AuditEntry): Promise<void> {
  await store.writer('audit').insert({ ...rest, brand_id: brand, row_count: rows, shown_to: shownTo });
}
