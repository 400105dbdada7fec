/** A number per brand that grows whenever what is known of it may have changed: its members, its days, how far its data reach. */
import type { SqlRow } from '../base/statement.ts';
import type { Store } from '../store/store.ts';

/** Takes a brand's id; run in the transaction that makes the change. */
export const growVersion = `insert into brand_states (brand_id, first_at, last_at, rolled_to, reference_version) values (?, null, null, null, 1)
  on conflict (brand_id) do update set reference_version = brand_states.reference_version + 1`;

const timeoutMs = 30_000;
const columns = ['reference_version', 'first_at', 'last_at', 'rolled_to'] as const;

/** A text that is another one whenever the directory or the coverage of `brand` may be. */
export async function brandVersion(store: Pick<Store, 'read'>, brand: string): Promise<string> {
  const text = `select ${versionColumns('s')} from brand_states as s where brand_id = ?`;
  const [row] = await store.read({ text, bindings: [brand] }, { timeoutMs });
  return versionOf(row ?? {});
}

/** The columns that `versionOf` reads, of the table alias `states`. */
export function versionColumns(states: string): string {
  return columns.map((column) => `${states}.${column}`).join(', ');
}

/** The version in a row with the columns above; a brand without a state has one too. */
export function versionOf(row: SqlRow): string {
  return columns.map((column) => row[column] ?? '').join(' ');
}
