/** What is known of a brand, as far as rights show it. */
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { makeLexicon } from '../../language/lexicon.ts';
import type { Knowledge } from '../knowledge.ts';
import { limitDirectory } from './limit-directory.ts';
import { covers, everything, key, type Rights } from './rights.ts';

/** Sets of rights kept of one brand at most. */
const most = 50;

/** A brand known anew makes everything known anew. */
const kept = new WeakMap<Knowledge, Map<string, Knowledge>>();

/** `knowledge` as far as `rights` show it: the same value each time, and itself where they show the whole brand. */
export function knowledgeFor(knowledge: Knowledge, rights: Rights, catalogue: Catalogue): Knowledge {
  if (covers(rights, { ...everything, brands: [knowledge.directory.brand.id] })) return knowledge;
  const limited = kept.get(knowledge) ?? new Map<string, Knowledge>();
  kept.set(knowledge, limited);
  const name = key(rights);
  const before = limited.get(name);
  if (before) return before;
  const directory = limitDirectory(knowledge.directory, rights, knowledge.lobCurrencies);
  const made = { ...knowledge, directory, lexicon: makeLexicon(catalogue, directory) };
  limited.set(name, made);
  const [oldest] = limited.keys();
  if (limited.size > most && oldest !== undefined) limited.delete(oldest);
  return made;
}
