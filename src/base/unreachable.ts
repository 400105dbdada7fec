/** Proves to the compiler that a switch names every case; throws where data broke that promise. */
export function unreachable(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
