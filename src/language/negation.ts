/** `no` and `without`: what they leave out, and where they are only a word to begin with. */
import * as t from '../../grammar/tokens.ts';
import { as, type Company, isOf } from './neighbours.ts';
import type { Segment } from './segment.ts';

const none = new Set(['no', 'without', 'zero', '0']);

/** So few words leave out only what is taken from something named before: `all campaigns but`, `every agent save`. */
const taking = new Set(['but', 'save']);
const everyone = new Set(['all', 'any', 'every', 'each', 'everything', 'nothing']);
const everybody = new Set(['everyone', 'everybody', 'anyone', 'anybody', 'team', 'teams']);

/** `but` as a word that leaves out what stands at `after`; null where it only turns to another thing (`but mobile`, `but only mobile`). */
export function butOf(segment: Segment, after: Segment | undefined, all: readonly Segment[], before: readonly Segment[]): Segment | null {
  if (!taking.has(segment.norm) || !isOf(after, t.Value, t.WeekdayName, t.Noun)) return null;
  const at = all.indexOf(segment);
  // Of a name that stands in several dimensions the likelier one tells, unless all of something are named.
  const every = all.slice(0, at).some(({ norm }) => everyone.has(norm));
  const dimensions = dimensionsOf(after).slice(0, every ? undefined : 1);
  const people = dimensions.includes('agent') && all.slice(0, at).some(({ norm }) => norm.split(' ').some((word) => everybody.has(word)));
  const whole = people || everyone.has(all[at - 1]?.norm ?? '') || before.some((one, index) => holds(one, dimensions, before[index + 1]));
  return whole ? as(segment, t.Not) : null;
}

/** Whether `one` names one of `dimensions`, and has no value of its own (`campaign Summer Sale but Win Back`). */
function holds(one: Segment, dimensions: readonly string[], next: Segment | undefined): boolean {
  return !isOf(one, t.Value) && !isOf(next, t.Value) && dimensionsOf(one).some((dimension) => dimensions.includes(dimension));
}

function dimensionsOf(segment: Segment | undefined): readonly string[] {
  const payload = segment?.payload;
  if (isOf(segment, t.WeekdayName)) return ['weekday'];
  if (isOf(segment, t.Unit, t.GrainWord)) return payload?.kind === 'word' && payload.value === 'day' ? ['weekday'] : [];
  if (payload?.kind === 'noun') return [payload.dimension];
  return payload?.kind === 'value' ? payload.readings.map(({ dimension }) => dimension) : [];
}

/** `no conversions`, `without revenue` say a condition in one word: its bound stands behind it. */
export function noneOf(found: Segment): readonly Segment[] {
  const isNone = found.token === t.Comparator && none.has(found.text.toLowerCase());
  return isNone ? [as(found, t.Num, { kind: 'amount', value: 0, unit: null })] : [];
}

/**
 * Before a metric `no` and `without` ask for none of it. `no, exposed` corrects, as a `no` alone and one before a whole message
 * (`no by device`) do: they are filler. Any other takes away what stands behind it, or does not fit in.
 */
export function readNot(reader: Company, segment: Segment, at: number, before: readonly Segment[]): Segment | null {
  const follower = reader.after(at);
  const next = reader.at(follower);
  const isNo = segment.norm === 'no';
  if (isNo && (next === undefined || isParted(reader, at, follower))) return null;
  if (none.has(segment.norm) && isOf(next, t.Metric) && reader.at(at + 1)?.norm !== ',') {
    const bounded = isOf(reader.at(reader.after(follower)), t.Comparator) || (before.length === 0 && !isNo);
    return bounded ? segment : as(segment, t.Comparator, { kind: 'word', value: '=' });
  }
  return isNo && before.length === 0 && (isOf(next, t.By, t.Per) || reader.startsTime(follower)) ? null : segment;
}

/** `zero conversions` as a condition in one word; null where the number has another part to play. */
export function readZero(reader: Company, segment: Segment, at: number, before: readonly Segment[]): Segment | null {
  const isZero = /^(?:zero|0)$/u.test(segment.norm) && isOf(reader.at(reader.after(at)), t.Metric);
  if (
    !isZero ||
    isOf(reader.at(at - 1), t.Per, t.By) ||
    isOf(before.at(-1), t.Comparator, t.And, t.BetweenAmounts, t.Between, t.Per, t.Top, t.Superlative, t.Moves)
  )
    return null;
  return as(segment, t.Comparator, { kind: 'word', value: '=' });
}

/** Whether a mark that ends a phrase stands between two places. */
function isParted(reader: Company, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at += 1) if (pauses.has(reader.at(at)?.norm ?? '')) return true;
  return false;
}

const pauses = new Set([',', ';', '.', '!', '?', ':', '-', '–', '—', '…']);
