/** Median, and the median distance from it. */

/** Of the median, the least spread: values that never moved would make any move unusual. */
const leastShare = 0.01;

/** The middle of `values`, of an even number the mean of the middle two. Throws where there are none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new RangeError('no values have no median');
  return (low + high) / 2;
}

/** The median absolute deviation of `values` from `middle`, at least 1 % of its size. */
export function spreadAround(middle: number, values: readonly number[]): number {
  return Math.max(median(values.map((value) => Math.abs(value - middle))), Math.abs(middle) * leastShare);
}
