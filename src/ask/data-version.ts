/** Whether a brand's data may be others than they were, and how far they reach. */
import type { Day } from '../base/day.ts';
import { brandVersion } from '../data/brand-version.ts';
import type { AskingParts } from './asking.ts';
import { rememberKnowledge } from './knowledge.ts';

export { brandVersion } from '../data/brand-version.ts';

/** The last complete day of a brand; null where there is none. */
export type CompleteTo = (brand: string) => Promise<Day | null>;

/** Looks it up in the store. */
export function completeToIn({ store, catalogue, settings }: Pick<AskingParts, 'store' | 'catalogue' | 'settings'>): CompleteTo {
  const memory = rememberKnowledge(store, catalogue, settings.settleMinutes);
  return async (brand) => {
    const { directory } = await memory.of(brand, await brandVersion(store, brand));
    return directory.extent.completeTo;
  };
}
