/** Which way a move went. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { MetricRef } from '../catalogue/metric.ts';

/** `move`, with better and worse as up or down by the direction of `metric`: better is down where lower is better. */
export function moveSide(move: string, metric: MetricRef | null, catalogue: Catalogue): string {
  if (move !== 'better' && move !== 'worse') return move;
  const lower = typeof metric === 'string' && catalogue.metric(metric)?.better === 'lower';
  return (move === 'better') === lower ? 'down' : 'up';
}
