/** Answers that were given, so that they can be given again. */
import type { SqlValue } from '../base/statement.ts';
import type { Store } from './store.ts';

export interface KeptAnswer {
  readonly id: string;
  readonly brand: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly asker: string;
  /** Empty outside threads. */
  readonly thread: string;
  readonly question: string;
  /** JSON: what the answer follows from. */
  readonly plan: string;
  /** The clock's instant, ISO 8601. */
  readonly now: string;
}

const timeoutMs = 10_000;

/** Keeps `answer`. Throws where its id is taken. */
export async function saveAnswer(store: Pick<Store, 'writer'>, { brand, ...rest }: KeptAnswer): Promise<void> {
  await store.writer('answers').insert({ ...rest, brand_id: brand });
}

/** Forgets the answer called `id`. */
export async function dropAnswer(store: Pick<Store, 'writer'>, id: string): Promise<void> {
  await store.writer('answers').where({ id }).delete();
}

/** The answer called `id`, null where there is none. */
export async function loadAnswer(store: Pick<Store, 'read'>, id: string): Promise<KeptAnswer | null> {
  const text = 'select id, brand_id, at, asker, thread, question, plan, now from answers where id = ?';
  const [row] = await store.read({ text, bindings: [id] }, { timeoutMs });
  if (!row) return null;
  const told = (name: string): string => textOf(row[name] ?? null);
  return {
    id,
    brand: told('brand_id'),
    at: Number(row['at']),
    asker: told('asker'),
    thread: told('thread'),
    question: told('question'),
    plan: told('plan'),
    now: told('now'),
  };
}

function textOf(value: SqlValue): string {
  if (typeof value !== 'string') throw new TypeError('a kept answer holds something that is no text');
  return value;
}
