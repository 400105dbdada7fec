/** Who has which phrase: a word means one thing, and what it means already it keeps. */
import type { Remark } from './additions.ts';
import { type KnownPhrase, thingOf } from './known-phrase.ts';

export interface Claim {
  readonly phrase: string;
  /** `metric`, or a dimension for its values. */
  readonly kind: string;
  readonly id: string;
  readonly path: readonly string[];
  readonly key: boolean;
}

export class Claims {
  readonly remarks: Remark[] = [];
  readonly notes: Remark[] = [];
  readonly #known: KnownPhrase;
  readonly #taken = new Map<string, { readonly thing: string; readonly id: string }>();

  constructor(known: KnownPhrase) {
    this.#known = known;
  }

  /** Whether the phrase is new and free; false with a remark where it means something else, without where it means this already. */
  claim({ phrase, kind, id, path, key }: Claim): boolean {
    const thing = thingOf(kind, id);
    const place = keyOf(phrase);
    const other = this.#taken.get(place);
    if (other !== undefined && other.thing !== thing)
      return this.#refuse(path, key, `“${phrase}” is given to ${other.id} in this file too; a word can mean one thing`);
    const known = this.#known(phrase);
    if (known?.thing === thing && known.how === 'whole') return false;
    if (known !== null && kind === 'metric' && (known.how === 'together' || known.how === 'not offered')) {
      const was = known.how === 'together' ? 'was read word by word' : 'was answered with “not offered”';
      this.notes.push({ path, key, message: `“${phrase}” ${was} so far; from now on it is ${id}` });
    } else if (known !== null) {
      const how = known.how === 'pieces' ? 'is read word by word already' : `already means ${known.says}`;
      // A metric keeps its own name; a short form of it can be given away.
      const takes = kind === 'metric' && known.thing?.startsWith('metric ') === true && known.says !== phrase;
      const mend = takes ? `to give it to ${id}, write it under defaults (${phrase}: ${id})` : 'choose other words';
      return this.#refuse(path, key, `“${phrase}” ${how}; ${mend}`);
    }
    this.#taken.set(place, { thing, id });
    return other === undefined;
  }

  #refuse(path: readonly string[], key: boolean, message: string): false {
    this.remarks.push({ path, key, message });
    return false;
  }
}

/** As questions are read: marks between words do not matter. */
function keyOf(phrase: string): string {
  return phrase.replace(/[^\p{L}\p{N}\p{M}%]+/gu, ' ').trim();
}
