/** An administrator’s words beside the names that the data hold: what a file alone cannot tell. */
import { nearest } from '../base/distance.ts';
import { type Catalogue, dashboard } from '../catalogue/catalogue.ts';
import type { Directory, Member } from '../catalogue/directory.ts';
import { listBrands, loadDirectory } from '../data/directory.ts';
import { memberDimensions } from '../language/lexicon.ts';
import type { Store } from '../store/store.ts';

/** A sentence for each member that no brand has, and for each word that is also the name of a member. */
export async function nameNotes(store: Store, catalogue: Catalogue): Promise<readonly string[]> {
  const further = furtherWords(catalogue);
  if (further.size === 0 && catalogue.memberWords.length === 0) return [];
  const brands = await listBrands(store);
  const directories = await Promise.all(brands.map(({ id }) => loadDirectory(store, id, { settleMinutes: 0 })));
  return [...strangers(catalogue, directories), ...directories.flatMap((directory) => namesakes(catalogue, further, directory))];
}

function strangers({ memberWords }: Catalogue, directories: readonly Directory[]): readonly string[] {
  return memberWords
    .filter(({ dimension, name }) => directories.every((directory) => directory.named(dimension, name).length === 0))
    .map(({ dimension, name, words }) => {
      const known = directories.flatMap((directory) => directory.members(dimension).map((member) => member.name));
      const near = nearest(name, known);
      const guess = near === null ? '' : ` (the nearest is “${near}”)`;
      return `No brand has a ${dimension.replaceAll('_', ' ')} “${name}”${guess}: ${words.join(', ')} will be known when it does.`;
    });
}

function namesakes({ memberWords }: Catalogue, further: ReadonlyMap<string, string>, directory: Directory): readonly string[] {
  const synonyms = new Map(memberWords.flatMap(({ dimension, name, words }) => words.map((word) => [word, `${dimension} ${name}`])));
  return memberDimensions.flatMap((dimension) =>
    directory.members(dimension).flatMap((member) => {
      const word = member.name.toLowerCase();
      const [metric, synonym] = [further.get(word), synonyms.get(word)];
      const named = `${said(member)} of ${directory.brand.id}`;
      if (synonym !== undefined) return [`“${word}” is the name of ${named}: the synonym of ${synonym} gives way to it there.`];
      return metric === undefined
        ? []
        : [`“${word}” now means ${metric}: ${named} is found in quotes, or behind the word ${dimension.replaceAll('_', ' ')}.`];
    }),
  );
}

function said({ dimension, name }: Member): string {
  return `${dimension.replaceAll('_', ' ')} “${name}”`;
}

/** The words that `catalogue` has beyond the dashboard’s, each with what it means; those of members aside. */
function furtherWords(catalogue: Catalogue): ReadonlyMap<string, string> {
  const usual = wordsOf(dashboard);
  return new Map([...wordsOf(catalogue)].filter(([word]) => !usual.has(word)));
}

function wordsOf({ metrics, dimensions }: Catalogue): ReadonlyMap<string, string> {
  return new Map([
    ...metrics.flatMap(({ id, words }) => words.map((word) => [word, id] as const)),
    ...dimensions.flatMap(({ id, words, fixed }) => [
      ...words.map((word) => [word, id] as const),
      ...fixed.flatMap(({ value, words: also }) => also.map((word) => [word, `${id} ${value}`] as const)),
    ]),
  ]);
}
