/** Further words for dimensions and their members. */
import { nearest } from '../../base/distance.ts';
import type { MemberWords } from '../catalogue.ts';
import type { Dimension, DimensionId, MemberDimensionId } from '../dimension.ts';
import type { Additions } from './additions.ts';
import type { Claims } from './claims.ts';

export interface Cuts {
  readonly dimensions: readonly Dimension[];
  readonly memberWords: readonly MemberWords[];
  /** A sentence for each word that is new. */
  readonly says: readonly string[];
}

/** The dimensions with their further words, and the words of members that only the data know; what is wrong goes to `claims`. */
export function withSynonyms({ dimensions, members }: Additions['synonyms'], base: readonly Dimension[], claims: Claims): Cuts {
  const says: string[] = [];
  const memberWords: MemberWords[] = [];
  const add = (words: readonly string[], kind: string, id: string, path: readonly string[]): readonly string[] => {
    const free = words.filter((phrase, index) => claims.claim({ phrase, kind, id, path: [...path, String(index)], key: false }));
    if (free.length > 0) says.push(`${kind === 'dimension' ? id : `${kind} ${id}`}: also called ${free.join(', ')}`);
    return free;
  };
  const changed = base.map((dimension): Dimension => {
    const { id } = dimension;
    const own = add(dimensions[id] ?? [], 'dimension', id, ['synonyms', 'dimensions', id]);
    let fixed = dimension.fixed;
    for (const [name, words] of Object.entries(members[id] ?? {})) {
      const path = ['synonyms', 'members', id, name];
      if (dimension.values === 'member') {
        memberWords.push({ dimension: id as MemberDimensionId, name, words: add(words, id, name, path) });
        continue;
      }
      const value = fixed.find((one) => one.value === name.toLowerCase())?.value;
      if (value === undefined || !isNamed(id, value)) claims.remarks.push({ path, key: true, message: noValue(dimension, name) });
      else {
        const free = add(words, id, value, path);
        fixed = fixed.map((one) => (one.value === value ? { ...one, words: [...one.words, ...free] } : one));
      }
    }
    // `which squads` asks for several, `which squad` for one.
    const plurals = own.filter((phrase) => !phrase.endsWith('s')).map((phrase) => `${phrase}s`);
    return { ...dimension, words: [...dimension.words, ...own, ...plurals], fixed };
  });
  return { dimensions: changed, memberWords, says };
}

/** Values that questions can name by a word. */
function isNamed(dimension: DimensionId, value: string): boolean {
  return dimension !== 'hour' && value !== 'unknown';
}

function noValue({ id, fixed }: Dimension, name: string): string {
  const known = fixed.map(({ value }) => value).filter((value) => isNamed(id, value));
  if (known.length === 0) return `members of ${id} can have no synonyms; leave ${id} out`;
  const near = nearest(name, known);
  return `there is no ${id} ${name}; ${near === null ? `there are ${known.join(', ')}` : `did you mean ${near}?`}`;
}
