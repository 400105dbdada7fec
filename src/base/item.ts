/** The item at `index` of a list that holds one there, whatever its type can say. Throws where it holds none: that is a fault of the program. */
export function itemAt<Item>(items: readonly Item[] | undefined, index: number): Item {
  const item = items?.[index];
  if (item === undefined) throw new RangeError(`no item at ${String(index)}`);
  return item;
}
