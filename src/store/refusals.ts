/** What was refused and why: the words that nobody knew yet. */
import type { Store } from './store.ts';

export interface KeptRefusal {
  readonly id: string;
  readonly brand: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly asker: string;
  /** The public code of the problem. */
  readonly code: string;
  /** The words at its place; empty where it has none, or where texts are not kept. */
  readonly word: string;
  readonly question: string;
}

/** How often something was refused, and when last. */
export interface RefusalCount {
  readonly code: string;
  readonly word: string;
  readonly times: number;
  readonly last: number;
}

const timeoutMs = 10_000;

/** Keeps the problems of one refused question. */
export async function saveRefusals(store: Pick<Store, 'writer'>, refusals: readonly KeptRefusal[]): Promise<void> {
  if (refusals.length > 0) await store.writer('refusals').insert(refusals.map(({ brand, ...rest }) => ({ ...rest, brand_id: brand })));
}

/** What was refused of `brand`, the most frequent first: by code and word. */
export async function countRefusals(store: Pick<Store, 'read'>, brand: string): Promise<readonly RefusalCount[]> {
  const text = `select code, word, count(*) as times, max(at) as last from refusals where brand_id = ?
    group by code, word order by count(*) desc, max(at) desc, code, word`;
  const rows = await store.read({ text, bindings: [brand] }, { timeoutMs });
  return rows.map((row) => ({
    code: String(row['code']),
    word: String(row['word']),
    times: Number(row['times']),
    last: Number(row['last']),
  }));
}
