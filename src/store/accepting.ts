/** Accepting deliveries: those that come together are written together, since each transaction costs more than what is in it. */
import type { Knex } from 'knex';
import { rowsOf } from './deliveries.ts';
import type { Store } from './store.ts';

export interface Delivered {
  readonly keys: readonly [string, ...string[]];
  /** JSON: what was delivered. */
  readonly body: string;
  readonly acknowledged: boolean;
}

interface Waiting extends Delivered {
  readonly resolve: (accepted: boolean) => void;
  readonly reject: (error: unknown) => void;
}

export interface AcceptingOptions {
  readonly owner: string;
  /** The instant so many milliseconds from now, as SQL. */
  readonly instant: (later?: number) => Knex.Raw;
  readonly leaseMs: number;
}

/** Written in one transaction at most. */
const mostTogether = 100;

/** Writes a delivery and its work down; false where one of its keys was taken before. */
export function accepting(store: Pick<Store, 'transaction'>, options: AcceptingOptions): (delivered: Delivered) => Promise<boolean> {
  const waiting: Waiting[] = [];
  let writing = false;

  const write = async (together: readonly Waiting[]): Promise<void> => {
    try {
      const accepted = await store.transaction((transaction) => acceptAll(transaction, together, options));
      for (const one of together) one.resolve(accepted.has(one));
    } catch (error) {
      const [only, ...others] = together;
      // What cannot be written must not keep others from being written.
      if (others.length > 0) for (const one of together) await write([one]);
      else only?.reject(error);
    }
  };

  const writeAll = async (): Promise<void> => {
    writing = true;
    while (waiting.length > 0) await write(waiting.splice(0, mostTogether));
    writing = false;
  };

  return (delivered) =>
    new Promise((resolve, reject) => {
      waiting.push({ ...delivered, resolve, reject });
      if (!writing) void writeAll();
    });
}

/** Those of `all` whose keys were all free. Keys are taken in order, and of a delivery that lost one no further ones. */
async function acceptAll<One extends Delivered>(
  transaction: Knex.Transaction,
  all: readonly One[],
  { owner, instant, leaseMs }: AcceptingOptions,
): Promise<ReadonlySet<One>> {
  let left = all;
  const most = Math.max(...all.map(({ keys }) => keys.length));
  for (let place = 0; place < most; place += 1) {
    const wanted = new Map<string, One>();
    for (const one of left) {
      const key = one.keys[place];
      if (key !== undefined && !wanted.has(key)) wanted.set(key, one);
    }
    const free = await take(transaction, wanted, instant());
    left = left.filter((one) => {
      const key = one.keys[place];
      return key === undefined || (free.has(key) && wanted.get(key) === one);
    });
  }
  const rows = left.map(({ keys: [id], body, acknowledged }) => ({
    id,
    body,
    owner,
    lease_until: instant(leaseMs),
    acknowledged: acknowledged ? 1 : 0,
    attempts: 1,
    at: instant(),
  }));
  if (rows.length > 0) await transaction('work').insert(rows);
  return new Set(left);
}

/** The keys of `wanted` that were free. Each process takes them in the same order, so that none waits for another that waits for it. */
async function take(transaction: Knex.Transaction, wanted: ReadonlyMap<string, Delivered>, at: Knex.Raw): Promise<ReadonlySet<string>> {
  const rows = [...wanted].sort(([one], [other]) => (one < other ? -1 : 1));
  if (rows.length === 0) return new Set();
  const written: unknown = await transaction.raw(
    `insert into deliveries (id, at, work) values ${rows.map(() => '(?, ?, ?)').join(', ')} on conflict (id) do nothing returning id`,
    rows.flatMap(([key, { keys }]) => [key, at, keys[0]]),
  );
  return new Set((rowsOf(written) as readonly { readonly id: string }[]).map(({ id }) => id));
}
