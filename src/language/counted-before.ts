/** A number that stands before what is ranked. */
import * as t from '../../grammar/tokens.ts';
import type { Payload } from './payload.ts';
import type { Segment } from './segment.ts';

/** `the 5 agents with the most conversations`: how many the ranking behind it shows. */
export function countedBefore(
  segments: readonly Segment[],
): { readonly at: number; readonly ranking: number; readonly amount: Payload } | null {
  const at = segments.findIndex(({ token }, index) => token === t.Num && isPlural(segments[index + 1]));
  const ranking = segments.findIndex(({ token }, index) => index > at && token === t.Superlative);
  const found = segments[at];
  const between = segments.slice(at + 2, Math.max(ranking, 0));
  if (found?.payload.kind !== 'amount' || found.payload.unit !== null || ranking < 0 || between.some(({ token }) => token !== null))
    return null;
  return { at, ranking, amount: found.payload };
}

function isPlural(segment: Segment | undefined): boolean {
  return segment?.payload.kind === 'noun' && segment.payload.plural;
}
