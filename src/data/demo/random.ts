/** Chance that repeats itself: the same seed always gives the same numbers, on every computer. */

export class Random {
  #state: number;

  constructor(seed: string) {
    let hash = 0x811c9dc5;
    for (let index = 0; index < seed.length; index++) hash = Math.imul(hash ^ seed.charCodeAt(index), 0x01000193);
    this.#state = hash >>> 0;
  }

  /** At least 0, under 1, evenly spread. */
  next(): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000;
  }

  /** True in `share` of all cases (0 to 1). */
  chance(share: number): boolean {
    return this.next() < share;
  }

  /** A number from `low` up to, not including, `high`. */
  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  /** A whole number, both ends included. */
  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1));
  }

  pick<Items extends readonly [unknown, ...unknown[]]>(items: Items): Items[number] {
    return items[Math.floor(this.next() * items.length)];
  }

  /** The place of one of `weights`, as often as it weighs. */
  index(weights: readonly number[]): number {
    let left = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    for (const [index, weight] of weights.entries()) {
      left -= weight;
      if (left < 0) return index;
    }
    return 0;
  }

  /** One of the names, as often as it weighs. */
  weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name {
    const entries = Object.entries(weights) as [Name, number][];
    const chosen = entries[this.index(entries.map(([, weight]) => weight))];
    if (chosen === undefined) throw new RangeError('nothing to choose from');
    return chosen[0];
  }

  /** Evenly spread around 0 with a deviation of 1 (the sum of twelve even draws is near enough to a bell). */
  bell(): number {
    let sum = -6;
    for (let draw = 0; draw < 12; draw++) sum += this.next();
    return sum;
  }

  /** A positive number with this median and a long tail upwards, as waiting times and amounts have. */
  skewed(median: number, spread: number): number {
    return median * Math.exp(spread * this.bell());
  }
}
