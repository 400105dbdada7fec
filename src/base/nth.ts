/** The item of `list` at `index`, counted from 0; throws where there is none: for places that are known to be filled. */
export function nth<T>(list: ArrayLike<T>, index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`no item ${String(index)} among ${String(list.length)}`);
  return item;
}
