/** How far two words are apart, and an index of words that are near. */

/** Damerau-Levenshtein distance (neighbours swapped count once); `limit + 1` where it is more than `limit`. */
export function distance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  // What both begin and end with is no edit.
  let start = 0;
  let [endOfLeft, endOfRight] = [left.length, right.length];
  while (start < endOfLeft && start < endOfRight && left.charCodeAt(start) === right.charCodeAt(start)) start += 1;
  while (endOfLeft > start && endOfRight > start && left.charCodeAt(endOfLeft - 1) === right.charCodeAt(endOfRight - 1)) {
    endOfLeft -= 1;
    endOfRight -= 1;
  }
  return between(left.slice(start, endOfLeft), right.slice(start, endOfRight), limit);
}

/** `distance` letter by letter. Three rows take turns: a question with typing errors is held against thousands of words. */
function between(left: string, right: string, limit: number): number {
  const width = right.length + 1;
  let [before, last, current] = rowsOf(width);
  for (let column = 0; column < width; column += 1) last[column] = column;
  for (let row = 1; row <= left.length; row += 1) {
    let least = row;
    current[0] = row;
    for (let column = 1; column < width; column += 1) {
      const same = left.charCodeAt(row - 1) === right.charCodeAt(column - 1);
      let cost = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      const swapped =
        left.charCodeAt(row - 1) === right.charCodeAt(column - 2) && left.charCodeAt(row - 2) === right.charCodeAt(column - 1);
      if (row > 1 && column > 1 && swapped) cost = Math.min(cost, at(before, column - 2) + 1);
      current[column] = cost;
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    [before, last, current] = [last, current, before];
  }
  return Math.min(at(last, right.length), limit + 1);
}

type Row = Uint16Array;

/** Words are rarely longer. */
const usualWidth = 64;
const usualRows: readonly [Row, Row, Row] = [new Uint16Array(usualWidth), new Uint16Array(usualWidth), new Uint16Array(usualWidth)];

/** Three rows, whatever they hold. */
function rowsOf(width: number): readonly [Row, Row, Row] {
  return width <= usualWidth ? usualRows : [new Uint16Array(width), new Uint16Array(width), new Uint16Array(width)];
}

function at(row: Row, column: number): number {
  return row[column] ?? 0;
}

export interface Near {
  readonly word: string;
  readonly distance: number;
}

/** So many words are remembered with what is near them: while somebody types, the same words are looked up with every key. */
const mostRemembered = 200;

interface Indexed {
  readonly word: string;
  /** One bit a letter: words whose sets differ by more than two letters an edit cannot be near. */
  readonly letters: number;
}

/** Words by length, each with the set of its letters, so that most are ruled out by two integers. */
export class NearWords {
  readonly #byLength = new Map<number, Indexed[]>();
  readonly #remembered = new Map<string, readonly Near[]>();

  constructor(words: Iterable<string>) {
    for (const word of words) {
      const list = this.#byLength.get(word.length) ?? [];
      list.push({ word, letters: lettersOf(word) });
      this.#byLength.set(word.length, list);
    }
  }

  /** The words at most `limit` from `word`, nearest first, in a fixed order. */
  near(word: string, limit: number): readonly Near[] {
    const key = `${String(limit)} ${word}`;
    const known = this.#remembered.get(key);
    if (known) return known;
    const found = this.#find(word, limit);
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size >= mostRemembered && oldest !== undefined) this.#remembered.delete(oldest);
    this.#remembered.set(key, found);
    return found;
  }

  #find(word: string, limit: number): readonly Near[] {
    const letters = lettersOf(word);
    const found: Near[] = [];
    for (let length = word.length - limit; length <= word.length + limit; length += 1) {
      for (const other of this.#byLength.get(length) ?? []) {
        if (bits(letters ^ other.letters) > 2 * limit) continue;
        const far = distance(word, other.word, limit);
        if (far <= limit) found.push({ word: other.word, distance: far });
      }
    }
    return found.sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1));
  }
}

function lettersOf(word: string): number {
  let set = 0;
  for (let index = 0; index < word.length; index += 1) set |= 1 << (word.charCodeAt(index) % 31);
  return set;
}

/** How many bits are set, by adding neighbours in parallel. */
function bits(set: number): number {
  let rest = set - ((set >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * Of `known` the one that `word` most likely means: at most a third of its letters away, or the shortest that holds it whole
 * (`csat` in `csat_score`); null where none is near.
 */
export function nearest(word: string, known: Iterable<string>): string | null {
  const typed = word.toLowerCase();
  const limit = Math.max(1, Math.floor(typed.length / 3));
  const scored = [...known].map((name) => {
    const far = distance(typed, name.toLowerCase(), limit);
    const holds = typed.length > 2 && name.toLowerCase().includes(typed);
    return { name, far: far <= limit ? far : holds ? limit + 1 : limit + 2 };
  });
  const near = scored.filter(({ far }) => far <= limit + 1);
  near.sort((a, b) => a.far - b.far || a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
  return near[0]?.name ?? null;
}
