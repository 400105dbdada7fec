/** Which brands can be asked about. */
import { listBrands } from '../data/directory.ts';
import type { Store } from '../store/store.ts';

/** The ids of the brands in `store`, in order. */
export async function brandIds(store: Store): Promise<readonly string[]> {
  return (await listBrands(store)).map(({ id }) => id);
}
