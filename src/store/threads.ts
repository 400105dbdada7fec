/** The plans that threads have had. */
import type { Store } from './store.ts';

export interface KeptTurn {
  readonly brand: string;
  readonly thread: string;
  /** JSON: what the thread's answer follows from. */
  readonly plan: string;
  /** JSON: the members that the answer showed; null where it was not run. */
  readonly rows: string | null;
  /** A whole question, not a change of the one before. */
  readonly begins: boolean;
  /** What it changed, in words; null for a whole question. */
  readonly changed: string | null;
  readonly asker: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface Thread {
  /** The latest turn, which the next follow-up changes. */
  readonly last: KeptTurn;
  /** Who asked the question that has been changed since. */
  readonly begunBy: string;
  /** Who has had a hand in it: the asker and those who have changed it, in order of their names. */
  readonly people: readonly string[];
  /** How many turns there are. */
  readonly turns: number;
}

const timeoutMs = 10_000;

const peopleText = `select distinct asker from threads where brand_id = ? and thread = ? and position >= coalesce(
    (select max(first.position) from threads as first
      where first.brand_id = threads.brand_id and first.thread = threads.thread and first.begins = 1), 0)
  order by asker`;

/** Where the thread called `name` stands; null where it has no plan. */
export async function loadThread(store: Pick<Store, 'read'>, brand: string, name: string): Promise<Thread | null> {
  const text = `select plan, rows, begins, changed, asker, at,
      (select count(*) from threads as every where every.brand_id = threads.brand_id and every.thread = threads.thread) as turns,
      (select first.asker from threads as first where first.brand_id = threads.brand_id and first.thread = threads.thread
        and first.begins = 1 order by first.position desc limit 1) as begun_by
    from threads where brand_id = ? and thread = ? order by position desc limit 1`;
  const [[row], people] = await Promise.all([
    store.read({ text, bindings: [brand, name] }, { timeoutMs }),
    store.read({ text: peopleText, bindings: [brand, name] }, { timeoutMs }),
  ]);
  if (!row) return null;
  const told = (column: string): string => String(row[column] ?? '');
  const optional = (column: string): string | null => (row[column] === null ? null : told(column));
  return {
    last: {
      brand,
      thread: name,
      plan: told('plan'),
      rows: optional('rows'),
      begins: Number(row['begins']) === 1,
      changed: optional('changed'),
      asker: told('asker'),
      at: Number(row['at']),
    },
    begunBy: optional('begun_by') ?? told('asker'),
    people: people.map((one) => String(one['asker'])),
    turns: Number(row['turns']),
  };
}

/** Keeps `turn` as the latest of its thread. Two that come at once are both kept, one after the other. */
export async function saveTurn(store: Pick<Store, 'writer'>, { brand, thread, begins, ...rest }: KeptTurn): Promise<void> {
  const his = { brand_id: brand, thread };
  const turns = () => store.writer<{ position: number }>('threads');
  for (let kept = 0; kept === 0; ) {
    const [latest] = await turns().where(his).orderBy('position', 'desc').limit(1).select('position');
    const row = { ...his, ...rest, begins: begins ? 1 : 0, position: (latest?.position ?? 0) + 1 };
    // Another process may have taken the position in between: then the next one is free.
    const taken = await turns().insert(row).onConflict(['brand_id', 'thread', 'position']).ignore().returning('position');
    kept = taken.length;
  }
}

/** The latest turn of a thread was shown once more, with `rows`. */
export async function renewRows(store: Pick<Store, 'writer'>, brand: string, thread: string, rows: string | null): Promise<void> {
  const his = { brand_id: brand, thread };
  const latest = store.writer('threads').where(his).max('position');
  await store.writer('threads').where(his).where('position', latest).update({ rows });
}

/** Takes the latest turn of a thread away. */
export async function dropLastTurn(store: Pick<Store, 'writer'>, brand: string, thread: string): Promise<void> {
  const his = { brand_id: brand, thread };
  const latest = store.writer('threads').where(his).max('position');
  await store.writer('threads').where(his).where('position', latest).delete();
}

/** Forgets a thread's plans. */
export async function dropThread(store: Pick<Store, 'writer'>, brand: string, thread: string): Promise<void> {
  await store.writer('threads').where({ brand_id: brand, thread }).delete();
}
