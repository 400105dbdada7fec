/** The days on which something is posted, said without `every`: `fridays at 9`, `weekly on Friday`, `9am weekdays`. */
import * as t from '../../grammar/tokens.ts';
import { weekdays, workdays } from '../catalogue/dimensions.ts';
import { isOf } from './neighbours.ts';
import type { Segment } from './segment.ts';
import { timeStarts } from './time-tokens.ts';

/** `segments` of what is posted, with its days as a recurrence in place of `weekly` and the like; null where no day stands alone. */
export function postingDays(segments: readonly Segment[], posted: boolean): readonly Segment[] | null {
  if (!posted || segments.some((segment, at) => isOf(segment, t.Every) && !isOf(segments[at + 1], t.Unit))) return null;
  const days = segments.map((_segment, at) => dayAt(segments, at));
  const first = days.findIndex((day) => day !== null);
  if (first < 0) return null;
  const grain = segments.findIndex((segment) => isWeekOrDay(segment));
  return segments.flatMap((segment, at) => {
    const day = days[at] ?? null;
    if (day === 'weekday') return [said(segment, t.Every, day)];
    if (day !== null) return at === first ? [said(segment, t.Every, ''), said(segment, t.OnDay, day)] : [said(segment, t.OnDay, day)];
    const often = at === grain || isOf(segment, t.Every) || (isOf(segments[at - 1], t.Every) && isOf(segment, t.Unit));
    return [often ? { ...segment, token: null } : segment];
  });
}

function said(segment: Segment, token: Segment['token'], value: string): Segment {
  return { ...segment, token, payload: { kind: 'word', value } };
}

/** `w5` for a Friday on which something is posted, `weekday` for all workdays; null where the word is no such day. */
function dayAt(all: readonly Segment[], at: number): string | null {
  const segment = all[at];
  if (segment === undefined) return null;
  const [before, after] = [all[at - 1], all[at + 1]];
  if (isOf(before, t.Not, t.Only, t.By, t.Per, t.Last, t.This, t.Since, t.From, t.Versus) || isOf(after, t.Only)) return null;
  if (isRangeEnd(all, at)) return null;
  if (segment.token === t.WeekdayName && segment.payload.kind === 'word') {
    const clock = isOf(after, t.Clock) || (after?.norm === 'at' && isOf(all[at + 2], t.Clock, t.Num));
    return isWeekly(all) && (before?.norm === 'on' || clock) ? `w${segment.payload.value}` : null;
  }
  const values = valuesOf(segment);
  if (values === null || !segment.norm.endsWith('s') || isTimed(all, at) || !isSet(all)) return null;
  if (values.length === workdays.length) return 'weekday';
  const index = weekdays.findIndex((day) => day === values[0]);
  return values.length === 1 && index >= 0 ? `w${String(index + 1)}` : null;
}

/** `Monday to Friday` */
function isRangeEnd(all: readonly Segment[], at: number): boolean {
  const ends = [
    [at + 1, at + 2],
    [at - 1, at - 2],
  ] as const;
  return ends.some(([joint, end]) => isOf(all[joint], t.To) && isOf(all[end], t.WeekdayName, t.Value));
}

function valuesOf({ token, payload }: Segment): readonly string[] | null {
  if (token === t.Noun && payload.kind === 'noun' && payload.dimension === 'weekday') return workdays;
  if (token !== t.Value || payload.kind !== 'value') return null;
  const [reading] = payload.readings;
  return reading?.dimension === 'weekday' ? reading.values : null;
}

/** `mondays in October`, `fridays last month`: days of a range. */
function isTimed(all: readonly Segment[], at: number): boolean {
  const next = all.slice(at + 1).find(({ token }) => token !== null)?.token ?? null;
  return next !== null && (timeStarts.has(next) || next === t.Last || next === t.This);
}

/** Whether a time of day, a place or `weekly` says that it is posted: `send me` alone only asks. */
function isSet(all: readonly Segment[]): boolean {
  const hour = all.some((segment, at) => isOf(segment, t.Clock) || (isOf(segment, t.Num) && all[at - 1]?.norm === 'at'));
  const place = all.some(({ token, norm }) => token === t.Place && norm.startsWith('#'));
  return hour || place || all.some((segment) => isWeekOrDay(segment)) || all.some(({ norm }) => norm.startsWith('remind'));
}

function isWeekly(all: readonly Segment[]): boolean {
  return all.some((segment, at) => grainOf(segment) === 'week' || (isOf(segment, t.Every) && isUnit(all[at + 1], 'week')));
}

function isUnit(segment: Segment | undefined, unit: string): boolean {
  return segment?.token === t.Unit && segment.payload.kind === 'word' && segment.payload.value === unit;
}

function isWeekOrDay(segment: Segment): boolean {
  return ['week', 'day'].includes(grainOf(segment) ?? '');
}

function grainOf({ token, payload }: Segment): string | null {
  return token === t.GrainWord && payload.kind === 'word' ? payload.value : null;
}
