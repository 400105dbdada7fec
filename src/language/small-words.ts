/** Small words that say something in certain company only: `than`, `up`, `brand`, `low`. */
import * as t from '../../grammar/tokens.ts';
import { butOf } from './negation.ts';
import { as, isLevel, isOf } from './neighbours.ts';
import type { Segment } from './segment.ts';

/** How a metric stands, behind `why`. */
const states = new Set(['low', 'high', 'bad', 'good', 'poor', 'weak', 'strong', 'slow', 'long', 'short']);

/** `exposures up more than 20%` */
const ways = new Set(['up', 'down']);

const sides = new Map([
  ['more', '>'],
  ['fewer', '<'],
  ['less', '<'],
]);

/** The small word at `at` as the token that its neighbours make of it; null where it is none. `after`: the next segment that is not filler. */
export function smallWord(all: readonly Segment[], at: number, before: readonly Segment[], after: number): Segment | null {
  const segment = all[at];
  const next = all[after];
  if (segment === undefined) return null;
  if (segment.norm === 'brand' && isLevel(all, at) && isOf(before.at(-1), t.Metric))
    return as(segment, t.LevelSuffix, { kind: 'word', value: 'brand' });
  if (segment.norm === 'than') {
    const side = isOf(next, t.Metric) ? sideOf(all, before) : undefined;
    if (side !== undefined) return as(segment, t.Comparator, { kind: 'word', value: side });
    return isOf(next, t.Value) && outdoes(all.slice(0, at), before) ? as(segment, t.Equals) : null;
  }
  const but = butOf(segment, next, all, before);
  if (but !== null) return but;
  const moves = segment.token === null && ways.has(segment.norm) && isOf(next, t.Comparator, t.Num) && isOf(before.at(-1), t.Metric);
  return moves ? as(segment, t.Moves, { kind: 'word', value: segment.norm }) : null;
}

/** `why is csat low` */
export function isState({ token, norm }: Segment, before: readonly Segment[]): boolean {
  return token === t.Unknown && states.has(norm) && before.some((one) => one.token === t.Why);
}

/** `more away time than online time`: one metric held against another. */
function sideOf(all: readonly Segment[], before: readonly Segment[]): string | undefined {
  const left = before.at(-1);
  if (!isOf(left, t.Metric)) return undefined;
  return sides.get(all[all.findIndex(({ start }) => start === left?.start) - 1]?.norm ?? '');
}

/** `who had more transfers than Dana`: rows held against one member, which no condition says. */
function outdoes(said: readonly Segment[], before: readonly Segment[]): boolean {
  return said.some(({ norm }) => sides.has(norm)) && !before.some(({ token }) => token === t.Value);
}
