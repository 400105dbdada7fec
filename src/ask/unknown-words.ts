/** The words that nobody knew, with what each may have meant: what an administrator can add as synonyms. */

import { distance } from '../base/distance.ts';
import { ok, type Result } from '../base/result.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Directory } from '../catalogue/directory.ts';
import { listBrands, loadDirectory } from '../data/directory.ts';
import { memberDimensions } from '../language/lexicon.ts';
import { countRefusals, type RefusalCount } from '../store/refusals.ts';
import type { Store } from '../store/store.ts';
import { chooseBrand } from './prepare.ts';

/** A name of the catalogue or of the brand's data that a word is close to. */
export interface NearName {
  /** What is called so: `exposed_rate`, `device mobile tablet`, `campaign Summer Sale`. */
  readonly id: string;
  readonly word: string;
}

/** A word under whatever code it was refused. */
export interface UnknownWord extends Omit<RefusalCount, 'code'> {
  /** The closest first; none where nothing is close. */
  readonly near: readonly NearName[];
}

export interface Unknown {
  readonly words: readonly UnknownWord[];
  /** Refusals of every other kind, by code. */
  readonly refusals: readonly RefusalCount[];
}

const mostNear = 3;

/** What was refused of `brand` (null: the only one), the most frequent first. */
export async function unknownWords(store: Store, catalogue: Catalogue, brand: string | null): Promise<Result<Unknown>> {
  const chosen = chooseBrand(brand, await listBrands(store));
  if (!chosen.ok) return chosen;
  const counts = await countRefusals(store, chosen.value.id);
  const directory = await loadDirectory(store, chosen.value.id, { settleMinutes: 0 });
  const names = [...namesOf(catalogue), ...membersOf(directory)];
  const isWord = ({ code, word }: RefusalCount): boolean => word !== '' && (code === 'unknown_word' || code === 'unknown_value');
  return ok({
    words: wordsOf(counts.filter(isWord)).map((count) => ({ ...count, near: nearNames(count.word, names) })),
    refusals: counts.filter((count) => !isWord(count)),
  });
}

/** A word is one word, whether it was taken for a name of something or not. */
function wordsOf(counts: readonly RefusalCount[]): readonly Omit<RefusalCount, 'code'>[] {
  const words = new Map<string, Omit<RefusalCount, 'code'>>();
  for (const { word, times, last } of counts) {
    const before = words.get(word) ?? { word, times: 0, last: 0 };
    words.set(word, { word, times: before.times + times, last: Math.max(before.last, last) });
  }
  return [...words.values()].toSorted((a, b) => b.times - a.times || b.last - a.last || (a.word < b.word ? -1 : 1));
}

/** The live members of the brand, by their names. */
function membersOf(directory: Directory): readonly NearName[] {
  return memberDimensions.flatMap((dimension) =>
    directory.members(dimension).flatMap(({ name, deleted }) => {
      const noun = dimension.replaceAll('_', ' ');
      return deleted ? [] : [{ id: `${noun} ${name}`, word: name.toLowerCase() }];
    }),
  );
}

function namesOf(catalogue: Catalogue): readonly NearName[] {
  const metrics = catalogue.metrics.flatMap(({ id, words, shortForms }) =>
    [...words, ...shortForms.map(({ word }) => word)].map((word) => ({ id, word })),
  );
  const dimensions = catalogue.dimensions.flatMap(({ id, words, fixed }) => [
    ...words.map((word) => ({ id, word })),
    ...fixed.flatMap(({ value, words: also }) => [value, ...also].map((word) => ({ id: `${id} ${value}`, word }))),
  ]);
  return [...metrics, ...dimensions];
}

/** The names with a word at most a third of its letters away, each thing once. */
function nearNames(unknown: string, names: readonly NearName[]): readonly NearName[] {
  const limit = Math.max(1, Math.floor(unknown.length / 3));
  const scored = names
    .map((name) => ({ name, far: farness(unknown, name.word, limit) }))
    .filter(({ far }) => far <= limit)
    .toSorted((a, b) => a.far - b.far || a.name.word.length - b.name.word.length || (a.name.word < b.name.word ? -1 : 1));
  const things = new Map<string, NearName>();
  for (const { name } of scored) if (!things.has(name.id)) things.set(name.id, name);
  return [...things.values()].slice(0, mostNear);
}

/** To the whole name, to one of its words, or none where the one begins with the other (`convo`, `conversations`). */
function farness(unknown: string, name: string, limit: number): number {
  const words = [name, ...name.split(' ')];
  return Math.min(
    ...words.map((word) => {
      const begins = Math.min(word.length, unknown.length) >= 4 && (word.startsWith(unknown) || unknown.startsWith(word));
      return begins ? 0.5 : word.length < 4 ? limit + 1 : distance(unknown, word, limit);
    }),
  );
}
