/** What reading and planning need to know of a brand, loaded when it changed and kept otherwise. */
import { type Zone, zone } from '../base/zone.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Coverage } from '../catalogue/coverage.ts';
import type { Directory } from '../catalogue/directory.ts';
import { brandVersion } from '../data/brand-version.ts';
import { loadCoverage } from '../data/coverage.ts';
import { loadDirectory } from '../data/directory.ts';
import { type Lexicon, makeLexicon } from '../language/lexicon.ts';
import type { Store } from '../store/store.ts';

export interface Knowledge {
  readonly directory: Directory;
  readonly lexicon: Lexicon;
  readonly coverage: Coverage;
  /** The brand's days and hours; what it looked up stays looked up. */
  readonly zone: Zone;
}

/** Gives what is known of a brand; the same value until an import or a rollup changed the brand's data. */
export type KnowledgeOf = (brand: string) => Promise<Knowledge>;

export function rememberKnowledge(store: Store, catalogue: Catalogue, settleMinutes: number): KnowledgeOf {
  const kept = new Map<string, { readonly version: string; readonly knowledge: Promise<Knowledge> }>();
  return async (brand) => {
    const version = await brandVersion(store, brand);
    const last = kept.get(brand);
    if (last?.version === version) return last.knowledge;
    const knowledge = load(store, catalogue, brand, settleMinutes);
    kept.set(brand, { version, knowledge });
    knowledge.catch(() => kept.delete(brand));
    return knowledge;
  };
}

async function load(store: Store, catalogue: Catalogue, brand: string, settleMinutes: number): Promise<Knowledge> {
  const [directory, coverage] = await Promise.all([loadDirectory(store, brand, { settleMinutes }), loadCoverage(store, brand)]);
  return { directory, coverage, lexicon: makeLexicon(catalogue, directory), zone: zone(directory.brand.timeZone) };
}
