/** Money in minor units, by exact decimal arithmetic. */

/** `value` × 10^`digits`, half up; `value` is plain decimal text without sign or exponent, empty for none (0). */
export function minorUnits(value: string, digits: number): number {
  const [whole = '', fraction = ''] = value.split('.');
  const kept = BigInt(`0${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`);
  // The first digit that is cut off decides alone.
  return Number(fraction.charAt(digits) >= '5' ? kept + 1n : kept);
}
