/** What reading and planning need to know of a brand, loaded when it changed and kept otherwise. */
import { type Zone, zone } from '../base/zone.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Coverage } from '../catalogue/coverage.ts';
import type { Directory } from '../catalogue/directory.ts';
import { loadCoverage } from '../data/coverage.ts';
import { loadDirectory, loadLobCurrencies } from '../data/directory.ts';
import { type Lexicon, makeLexicon } from '../language/lexicon.ts';
import type { Store } from '../store/store.ts';

export interface Knowledge {
  /** Another text whenever the brand's data may be others. */
  readonly version: string;
  readonly directory: Directory;
  readonly lexicon: Lexicon;
  readonly coverage: Coverage;
  /** The brand's days and hours; what it looked up stays looked up. */
  readonly zone: Zone;
  /** The currencies found in each LOB, by its id. */
  readonly lobCurrencies: ReadonlyMap<string, readonly string[]>;
}

/** What asking remembers of brands. */
export interface Memory {
  /** What is known of the brand called `id` at `version`: the same value until an import or a rollup has made another version. */
  of(id: string, version: string): Promise<Knowledge>;
  /** What was known when the brand called `id` (null: the only one ever asked about) was last asked about, which may be out of date; null where it never was. */
  latest(id: string | null): Knowledge | null;
}

/** A memory over `store`, empty at first. */
export function rememberKnowledge(store: Store, catalogue: Catalogue, settleMinutes: number): Memory {
  const kept = new Map<string, { readonly version: string; readonly knowledge: Promise<Knowledge> }>();
  const loaded = new Map<string, Knowledge>();
  return {
    of: async (id, version) => {
      const last = kept.get(id);
      if (last?.version === version) return last.knowledge;
      const loading = load(store, catalogue, { id, version }, settleMinutes);
      kept.set(id, { version, knowledge: loading });
      loading.catch(() => kept.delete(id));
      const knowledge = await loading;
      loaded.set(id, knowledge);
      return knowledge;
    },
    latest: (id) => {
      if (id !== null) return loaded.get(id) ?? null;
      const [only = null, ...others] = loaded.values();
      return others.length === 0 ? only : null;
    },
  };
}

async function load(
  store: Store,
  catalogue: Catalogue,
  { id, version }: { readonly id: string; readonly version: string },
  settleMinutes: number,
): Promise<Knowledge> {
  const [directory, coverage, lobCurrencies] = await Promise.all([
    loadDirectory(store, id, { settleMinutes }),
    loadCoverage(store, id),
    loadLobCurrencies(store, id),
  ]);
  return { version, directory, coverage, lobCurrencies, lexicon: makeLexicon(catalogue, directory), zone: zone(directory.brand.timeZone) };
}
