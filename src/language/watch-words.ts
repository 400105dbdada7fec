/** The words of schedules and alerts, which mean something else in a plain question: `daily`, `at 9`, `for 3 days`, `me`. */
import type { TokenType } from 'chevrotain';
import * as t from '../../grammar/tokens.ts';
import { itemAt } from '../base/item.ts';
import { weekdays, workdays } from '../catalogue/dimensions.ts';
import { postingDays } from './posting-days.ts';
import type { Segment } from './segment.ts';
import { timeStarts } from './time-tokens.ts';
import { clockText, isNamedPlace } from './watch-pieces.ts';

/** `segments` with what stands in a schedule or an alert as tokens of its own, and in any other message as what it means there. */
export function watchWords(segments: readonly Segment[]): readonly Segment[] {
  const heard = segments.map((segment, index) => (isBareAlert(segments, index) ? none(segment) : segment));
  const said = heard.flatMap((segment, index) => setUp(isAsker(heard, index) ? as(segment, t.Place, 'me') : segment, index, heard));
  if (has(said, t.Alert)) return said.flatMap((segment, index) => inAlert(segment, index, said));
  const posted =
    isSentToAsker(said) ||
    has(said, t.Post) ||
    has(said, t.Clock) ||
    said.some(({ token, norm }) => token === t.Place && isNamedPlace(norm));
  const days = postingDays(said, posted);
  if (days !== null) return days.flatMap((segment, index) => inSchedule(segment, index, days, true));
  const filtered = !posted && said.some((_segment, index) => isFilter(said, index));
  const often = !filtered && said.some((segment, index) => isOften(segment, index, said) || (posted && monthlyOn(said, index) !== null));
  const spoken = posted && said.some(({ token, payload }) => token === t.GrainWord && payload.kind === 'word' && payload.value !== 'auto');
  const counted = posted && said.some((_segment, index) => unitAfter(said, index) !== null);
  if (often || spoken || counted) return said.flatMap((segment, index) => inSchedule(segment, index, said, often || counted));
  return said.flatMap((segment, index) => plainly(segment, index, said));
}

/** What sets up a post: `schedule csat weekly`, a `daily snapshot` that is to be posted, `each Monday`, `Mon-Fri 8:30`, `every night at 23:00`. */
function setUp(segment: Segment, index: number, all: readonly Segment[]): readonly Segment[] {
  const timed = has(all, t.Clock);
  const posted = timed || has(all, t.Post);
  const next = all[index + 1];
  const first = all.findIndex(({ token }) => token !== null) === index;
  if (segment.norm === 'schedule' && first && all.length > index + 1 && !has(all, t.List)) return [as(segment, t.Post, '')];
  const often = segment.token === t.Snapshot ? /^daily\b/iu.test(segment.text) && posted && !has(all, t.Every) : false;
  if (often) return [as(segment, t.Every, 'day'), segment];
  if (segment.token === t.Per && segment.norm === 'each' && next?.token === t.WeekdayName) return [as(segment, t.Every, '')];
  if (posted && isWorkWeek(all, index)) return [as(segment, t.Every, 'weekday')];
  if (posted && [1, 2].some((back) => isWorkWeek(all, index - back))) return [];
  const evening = /^(?:night|evening|afternoon)$/u;
  if (timed && segment.token === t.Every && valueOf(segment) === '' && evening.test(next?.norm ?? '')) return [as(segment, t.Every, 'day')];
  return timed && evening.test(segment.norm) && all[index - 1]?.token === t.Every ? [] : [segment];
}

/** `mon-fri`, `Monday to Friday` */
function isWorkWeek(all: readonly Segment[], index: number): boolean {
  const [first, joint, last] = [all[index], all[index + 1], all[index + 2]];
  const days = first?.token === t.WeekdayName && valueOf(first) === '1' && last?.token === t.WeekdayName && valueOf(last) === '5';
  return days && /^(?:-|–|to|through|thru|till|until)$/u.test(joint?.norm ?? '');
}

/** `monthly on the 1st at 9 to me` */
function isSentToAsker(segments: readonly Segment[]): boolean {
  const asker = segments.some((segment) => segment.token === t.Place && valueOf(segment) === 'me');
  const when = segments.some(({ token, norm }, index) => token === t.DayNumber || (norm === 'at' && segments[index + 1]?.token === t.Num));
  return asker && when && has(segments, t.GrainWord);
}

function has(segments: readonly Segment[], token: TokenType): boolean {
  return segments.some((segment) => segment.token === token);
}

function none(segment: Segment): Segment {
  return { ...segment, token: null };
}

function as(segment: Segment, token: TokenType, value: string): Segment {
  return { ...segment, token, payload: { kind: 'word', value } };
}

function valueOf({ payload }: Pick<Segment, 'payload'>): string {
  return payload.kind === 'word' ? payload.value : '';
}

/** `tell` and the like make an alert with a place behind them only. */
function isBareAlert(segments: readonly Segment[], index: number): boolean {
  const segment = segments[index];
  return segment?.token === t.Alert && valueOf(segment) === '' && segment.norm !== 'alert' && segments[index + 1]?.token !== t.Place;
}

/** `to me`, and `me` beside another place: `to #ops and me`. */
function isAsker(segments: readonly Segment[], index: number): boolean {
  const { token, text } = itemAt(segments, index);
  if (token !== null) return false;
  const said = text.toLowerCase().replaceAll(/\s+/gu, ' ');
  return said === 'to me' || (said === 'me' && segments[index - 1]?.token === t.And && segments[index - 2]?.token === t.Place);
}

/** `every Monday`, `every weekday`, `every 15th`, a cron line in quotes. */
function isOften(segment: Segment, index: number, segments: readonly Segment[]): boolean {
  if (segment.token !== t.Every) return false;
  const next = segments[index + 1];
  return valueOf(segment) !== '' || next?.token === t.WeekdayName || next?.token === t.DayNumber || cronOf(next) !== null;
}

/** `on every weekday last week`, `every Monday in November`: days of a range, where nothing else says that something is posted. */
function isFilter(segments: readonly Segment[], index: number): boolean {
  const segment = segments[index];
  const next = segments[index + 1];
  const often = segment?.token === t.Every && (valueOf(segment) === 'weekday' || next?.token === t.WeekdayName);
  if (!often && !(segment?.token === t.Per && next?.token === t.WeekdayName)) return false;
  if (!segments.slice(0, index).some(({ token }) => token !== null)) return false;
  const behind = segments.findIndex(({ token }, at) => at > index && token !== null && token !== t.WeekdayName && token !== t.And);
  const token = segments[behind]?.token ?? null;
  const timed = token !== null && (timeStarts.has(token) || token === t.Last || token === t.This);
  return (
    segments[index - 1]?.norm === 'on' ||
    segment.token === t.Per ||
    (timed && segments.slice(index, behind).every(({ norm }) => norm !== ','))
  );
}

/** `first Monday of the month` in what is posted, as a cron line has it; null where it is anything else. */
function monthlyOn(segments: readonly Segment[], index: number): string | null {
  const segment = segments[index];
  const named = segment?.token === t.First ? /^w(\d) (\d)$/.exec(valueOf(segment)) : null;
  const unit = segments.find(({ norm }, at) => at > index && norm !== 'the' && norm !== 'a');
  if (!named || unit?.token !== t.Unit || valueOf(unit) !== 'month') return null;
  return `${itemAt(cronDays, Number(named[1]) - 1)}#${named[2] ?? ''}`;
}

const cronDays = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];

/** The unit of `every week`. */
function unitAfter(segments: readonly Segment[], index: number): string | null {
  const next = segments[index + 1];
  return segments[index]?.token === t.Every && next?.token === t.Unit ? valueOf(next) : null;
}

/** `every agent`: each of them. */
function isEachOf(segment: Segment, next: Segment | undefined): boolean {
  return segment.token === t.Every && valueOf(segment) === '' && next?.token === t.Noun;
}

/** A cron line of five fields, as it stands in the sentence of a schedule that has no words. */
function cronOf(segment: Segment | undefined): string | null {
  const text = segment?.token === t.Unknown && segment.payload.kind === 'text' ? segment.payload.text : '';
  return /^[\d*/,-]+ [\d*/,-]+ [\d*/,?L-]+ [\dA-Za-z*/,-]+ [\dA-Za-z*/,#L-]+$/.test(text) ? text : null;
}

function inSchedule(segment: Segment, index: number, all: readonly Segment[], often: boolean): readonly Segment[] {
  const before = all[index - 1];
  const unit = unitAfter(all, index);
  if (unit !== null) return [as(segment, t.Every, unit)];
  if (unitAfter(all, index - 1) !== null) return [];
  if (isEachOf(segment, all[index + 1])) return [as(segment, t.Per, '')];
  const monthly = monthlyOn(all, index);
  if (monthly !== null) return [as(segment, t.Every, monthly)];
  if (segment.token === t.Unit && [index - 1, index - 2].some((at) => monthlyOn(all, at) !== null)) return [];
  const cron = segment.token === t.Every ? cronOf(all[index + 1]) : null;
  if (cron !== null) return [as(segment, t.Every, cron)];
  if (before?.token === t.Every && cronOf(segment) !== null) return [];
  if (segment.token === t.GrainWord && !often && isFirstGrain(all, index)) {
    const day = dayBehind(all, index);
    return [as(segment, t.Every, valueOf(segment)), ...(day === null ? [] : [as(segment, t.OnDay, dayOf(itemAt(all, day)))])];
  }
  if (segment.token === t.DayNumber && all.some((one, at) => one.token === t.GrainWord && dayBehind(all, at) === index))
    return [none(segment)];
  if (segment.token === t.ListedThing || isSameOften(segment, all)) return [none(segment)];
  if (isDayOf(all, index)) return [as(segment, t.OnDay, dayOf(segment))];
  const hour = segment.token === t.Num && before?.norm === 'at' ? hourOf(segment) : null;
  return [hour === null ? segment : as(segment, t.Clock, hour)];
}

/** `monthly revenue report on the 1st`: the day, where other words stand before it; null where there is none. */
function dayBehind(all: readonly Segment[], index: number): number | null {
  const grain = all[index];
  if (grain?.token !== t.GrainWord || valueOf(grain) !== 'month' || !isFirstGrain(all, index)) return null;
  const day = all.findIndex(({ token }, at) => token === t.DayNumber && at > index + 1 && fillers.has(all[at - 1]?.norm ?? ''));
  const month = [all[day + 1], all[day + 2]].some((one) => one?.token === t.MonthName);
  return day === -1 || month || isDayOf(all, day) ? null : day;
}

/** `weekly csat report every Monday`: how often it comes, said twice; `by week` cuts what is posted. */
function isSameOften(segment: Segment, all: readonly Segment[]): boolean {
  if (segment.token !== t.GrainWord || segment.norm === 'by' || segment.norm === 'per') return false;
  return all.some((one, index) => {
    if (one.token !== t.Every) return false;
    const [word, next] = [valueOf(one), all[index + 1]];
    const unit = word.includes('#')
      ? 'month'
      : word === 'weekday'
        ? 'day'
        : word !== ''
          ? word
          : next?.token === t.WeekdayName
            ? 'week'
            : '';
    return unit === valueOf(segment) && one.start !== segment.start;
  });
}

/** `Monday` of `every Monday`, `Thursday` of `every Monday and Thursday`, `15th` of `monthly on the 15th`. */
function isDayOf(all: readonly Segment[], index: number): boolean {
  const token = all[index]?.token;
  if (token !== t.WeekdayName && token !== t.DayNumber) return false;
  let before = index - 1;
  while (fillers.has(all[before]?.norm ?? '')) before -= 1;
  const last = all[before];
  if (last?.token === t.Every || (token === t.DayNumber && (last?.token === t.GrainWord || unitAfter(all, before - 1) !== null)))
    return true;
  return (last?.token === t.And || last?.norm === ',') && isDayOf(all, before - 1);
}

const fillers = new Set(['on', 'the']);

function dayOf({ payload }: Segment): string {
  return payload.kind === 'amount' ? `d${String(payload.value)}` : `w${valueOf({ payload })}`;
}

function isFirstGrain(all: readonly Segment[], index: number): boolean {
  return all.findIndex((one) => one.token === t.GrainWord && valueOf(one) !== 'auto') === index;
}

/** `at 9` */
function hourOf({ payload }: Segment): string | null {
  if (payload.kind !== 'amount' || payload.unit !== null || !Number.isInteger(payload.value)) return null;
  return payload.value >= 0 && payload.value <= 23 ? clockText(payload.value, 0) : null;
}

function onDays(segment: Segment, values: readonly string[]): Segment {
  return { ...segment, token: t.Value, payload: { kind: 'value', readings: [{ dimension: 'weekday', values }], quoted: false } };
}

/** Whether the weekday at `index` is one of `every Monday and Friday in November`. */
function isListed(all: readonly Segment[], index: number): boolean {
  if (isFilter(all, index - 1)) return true;
  return all[index - 1]?.token === t.And && all[index - 2]?.token === t.WeekdayName && isListed(all, index - 2);
}

const inRow = new Set(['in', 'row', 'consecutive', 'consecutively', 'straight', 'running', 'successive']);

/** Periods in a row: `for 3 days`, `2 days in a row`, `3 consecutive days`. */
function inAlert(segment: Segment, index: number, all: readonly Segment[]): readonly Segment[] {
  const periods = periodsAt(all, index);
  if (periods !== null) return [{ ...segment, token: t.Periods, payload: { kind: 'amount', value: periods, unit: null } }];
  const held = [index - 1, index - 2].some((at) => periodsAt(all, at) !== null && index < unitOf(all, at) + 1);
  if (
    held ||
    (inRow.has(segment.norm) &&
      all.slice(Math.max(0, index - 5), index).some((_one, at) => periodsAt(all, Math.max(0, index - 5) + at) !== null))
  )
    return segment.token === null ? [segment] : [none(segment)];
  return segment.token === t.ListedThing || segment.token === t.Every ? [none(segment)] : [segment];
}

/** Index of the unit behind the number at `at`; `at` itself where there is none. */
function unitOf(all: readonly Segment[], at: number): number {
  const next = inRow.has(all[at + 1]?.norm ?? '') ? at + 2 : at + 1;
  return all[next]?.token === t.Unit ? next : at;
}

function periodsAt(all: readonly Segment[], at: number): number | null {
  const segment = all[at];
  if (segment?.token !== t.Num || segment.payload.kind !== 'amount') return null;
  const unit = unitOf(all, at);
  if (unit === at) return null;
  const row = all[at + 1]?.norm !== all[unit]?.norm || inRow.has(all[unit + 1]?.norm ?? '');
  if (all[at - 1]?.norm !== 'for' && !row) return null;
  // Days are what an alert looks at unless it says weekly.
  const weekly = all.some(({ token, payload }) => token === t.GrainWord && payload.kind === 'word' && payload.value === 'week');
  const weeks = !weekly && valueOf(itemAt(all, unit)) === 'week';
  return weeks ? 7 * segment.payload.value : segment.payload.value;
}

/** `every week` counts by week, `send me` asks, and `here` says nothing. */
function plainly(segment: Segment, index: number, all: readonly Segment[]): readonly Segment[] {
  const unit = unitAfter(all, index);
  if (unit !== null) return [as(segment, t.GrainWord, unit)];
  if (isEachOf(segment, all[index + 1])) return [as(segment, t.Per, '')];
  if (unitAfter(all, index - 1) !== null) return [];
  if (isFilter(all, index))
    return [segment.token === t.Every && valueOf(segment) === 'weekday' ? onDays(segment, workdays) : none(segment)];
  if (segment.token === t.WeekdayName && isListed(all, index)) return [onDays(segment, [itemAt(weekdays, Number(valueOf(segment)) - 1)])];
  const named = segment.token === t.Place && isNamedPlace(segment.norm);
  const idle = segment.token === t.Post && !has(all, t.Clock);
  return idle || (segment.token === t.Place && !named) ? [none(segment)] : [segment];
}
