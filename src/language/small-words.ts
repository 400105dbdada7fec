/** Small words that say something in certain company only: `than`, `up`, `brand`, `low`. */
import * as t from '../../grammar/tokens.ts';
import { butOf } from './negation.ts';
import { as, isLevel, isOf } from './neighbours.ts';
import type { Segment } from './segment.ts';

/** How a metric stands, behind `why`. */
const states = new Set([
  'low',
  'high',
  'bad',
  'good',
  'poor',
  'weak',
  'strong',
  'slow',
  'long',
  'short',
  'negative',
  'positive',
  'terrible',
  'flat',
]);

const sorts = new Set(['rank', 'sort', 'order', 'arrange']);

/** `exposures up more than 20%` */
const ways = new Set(['up', 'down']);

const sides = new Map([
  ['more', '>'],
  ['fewer', '<'],
  ['less', '<'],
]);

const amounts = new Map([
  ['more', 'up'],
  ['greater', 'up'],
  ['bigger', 'up'],
  ['higher', 'up'],
  ['fewer', 'down'],
  ['less', 'down'],
  ['smaller', 'down'],
  ['lower', 'down'],
  ['better', 'better'],
  ['worse', 'worse'],
]);

/** Which way `said` sets what it is about against a time that follows: `higher csat than last week`. */
function moreOrLess(said: readonly Segment[]): string | undefined {
  return said.map(({ norm }) => amounts.get(norm)).findLast((way) => way !== undefined);
}

/** The small word at `at` as the token that its neighbours make of it; null where it is none. `after`: the next segment that is not filler; `timed`: a time begins there. */
export function smallWord(all: readonly Segment[], at: number, before: readonly Segment[], after: number, timed: boolean): Segment | null {
  const segment = all[at];
  const next = all[after];
  if (segment === undefined) return null;
  if (segment.norm === 'brand' && isLevel(all, at) && isOf(before.at(-1), t.Metric))
    return as(segment, t.LevelSuffix, { kind: 'word', value: 'brand' });
  if (segment.norm === 'than') {
    // `more transfers than closed conversations`, `more transfers than 20`
    const side = isOf(next, t.Metric, t.Num) ? sideOf(all, before) : undefined;
    if (side !== undefined) return as(segment, t.Comparator, { kind: 'word', value: side });
    const way = timed ? moreOrLess(all.slice(0, all.indexOf(segment))) : undefined;
    if (way !== undefined) return as(segment, t.Versus, { kind: 'word', value: way });
    return isOf(next, t.Value) && outdoes(all.slice(0, at), before) ? as(segment, t.Equals) : null;
  }
  if (segment.token === t.Unknown && /^(?:first|1st)$/u.test(segment.norm) && isOf(next, t.Num) && isOf(all[after + 1], t.Unit))
    return as(segment, t.Last, { kind: 'word', value: '' });
  if (isOf(segment, t.To) && isOf(next, t.Metric) && isOf(before.at(-1), t.Metric) && all.some(isRatio)) return as(segment, t.Slash);
  // `rank groups by ccplh`: a list of them in that order.
  if (sorts.has(segment.norm) && isOf(next, t.Noun) && before.length === 0 && all.some((one) => isOf(one, t.By)))
    return as(segment, t.List, { kind: 'word', value: '' });
  const but = butOf(segment, next, all, before);
  if (but !== null) return but;
  return segment.token === null && ways.has(segment.norm) && isBounded(all, after, before)
    ? as(segment, t.Moves, { kind: 'word', value: segment.norm })
    : null;
}

/** `up more than 20%`, `down by 10%`; `exposed up 10`. */
function isBounded(all: readonly Segment[], after: number, before: readonly Segment[]): boolean {
  const at = isOf(all[after], t.By) ? after + 1 : after;
  const bound = all[at];
  const percent = bound?.payload.kind === 'amount' && bound.payload.unit === 'percent';
  const points = /\b(?:points?|pts|pp)$/iu.test(bound?.text ?? '');
  return isOf(bound, t.Comparator) || (isOf(bound, t.Num) && (percent || points || isOf(before.at(-1), t.Metric)));
}

/** `why is csat low` */
export function isState({ token, norm }: Segment, before: readonly Segment[]): boolean {
  return token === t.Unknown && states.has(norm) && before.some((one) => one.token === t.Why);
}

/** `ratio of views to accepted offers` */
export function isRatio({ token, norm }: Segment): boolean {
  return token === t.Unknown && norm === 'ratio';
}

/** `fewer exposures than last week`: what `than` makes of the two says it. */
export function leadsThan({ token, norm }: Segment, behind: readonly Segment[]): boolean {
  return token === t.Unknown && amounts.has(norm) && behind.some((one) => one.norm === 'than');
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
