/** The slices of a pie. */

/** Slices beyond this many cannot be compared by eye. */
const mostSlices = 6;

export interface Slice {
  readonly name: string;
  readonly value: number;
}

/** The parts above zero, largest first, at most six: the smallest are gathered as `Other`. Only for parts that make up a whole. */
export function pieSlices(names: readonly string[], values: readonly (number | null)[]): readonly Slice[] {
  const slices = names.map((name, index) => ({ name, value: values[index] ?? 0 })).filter((slice) => slice.value > 0);
  slices.sort((a, b) => b.value - a.value);
  if (slices.length <= mostSlices) return slices;
  const rest = slices.slice(mostSlices - 1);
  const other = { name: `Other (${rest.length})`, value: rest.reduce((sum, slice) => sum + slice.value, 0) };
  return [...slices.slice(0, mostSlices - 1), other];
}
