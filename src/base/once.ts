/** A value that is made when it is first asked for. */

/** Gives what `make` gives, which is called at most once (again only where it threw). */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
