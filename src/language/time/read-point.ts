/** One point of a time expression: a day or a stretch of days, as the grammar's rule `point` reads it. */
import type { IToken } from 'chevrotain';
import type {
  CalendarUnitCstChildren,
  DateCstChildren,
  EdgeCstChildren,
  LastUnitsCstChildren,
  PointCstNode,
  ThisUnitCstChildren,
  YearOfCstNode,
} from '../../../grammar/cst.ts';
import type { Day, Grain, WeekStart } from '../../base/day.ts';
import { itemAt } from '../../base/item.ts';
import { amountOf, textOf, wordOf } from '../payload.ts';
import { addDays, addMonths, dayText, shift, unitAround, unitsBefore, weekdayOf, weekdayOnOrBefore, yearOf } from './calendar.ts';
import { type CalendarForm, daysOf, type TimeTrouble, unitDays, writtenForm } from './calendar-form.ts';

/** What a time is relative to. */
export interface TimeContext {
  readonly today: Day;
  readonly weekStart: WeekStart;
  readonly dateOrder: 'mdy' | 'dmy';
  /** The unit that the question ranks (`which day in the last 30`); null where none is. */
  readonly unit: Grain | null;
}

/** A point as days, with its relative phrase and calendar unit; `form` where it is a written date. */
export interface Point {
  readonly from: Day;
  readonly to: Day;
  readonly phrase: string | null;
  readonly unit: { readonly grain: Grain; readonly count: number } | null;
  readonly running: boolean;
  readonly form: CalendarForm | null;
  readonly weekday: WeekStart | null;
}

export type PointOrTrouble = Point | TimeTrouble;

export function isTrouble(point: object): point is TimeTrouble {
  return 'message' in point;
}

const weekdays: readonly WeekStart[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The point that the tree says, or why there is no such day. */
export function readPoint(node: PointCstNode, context: TimeContext): PointOrTrouble {
  const { children } = node;
  const { today } = context;
  if (children.NamedDay) return namedDay(wordOf(first(children.NamedDay)), today);
  if (children.ToDate) return runningUnit(grainOf(first(children.ToDate)), context);
  if (children.Recently) return lastDays(7, 'day', today);
  if (children.UnitAgo) return unitAgo(wordOf(first(children.UnitAgo)), context);
  if (children.WeekdayName) return latestWeekday(first(children.WeekdayName), today);
  if (children.Weekend) return latestWeekend(today);
  if (children.lastUnits) return readLast(first(children.lastUnits).children, context);
  if (children.thisUnit) return readThis(first(children.thisUnit).children, context);
  if (children.countedUnits) {
    const { Num, Unit, Ago } = first(children.countedUnits).children;
    return counted(amountOf(first(Num)).value, grainOf(first(Unit)), Ago !== undefined, context);
  }
  if (children.edge) return readEdge(first(children.edge).children, context);
  if (children.calendarUnit) return readCalendarUnit(first(children.calendarUnit).children, context);
  return readDate(first(children.date).children, context);
}

function first<Item>(items: readonly Item[] | undefined): Item {
  return itemAt(items, 0);
}

function grainOf(token: IToken): Grain {
  return grainNamed(wordOf(token));
}

function grainNamed(word: string): Grain {
  if (word === 'day' || word === 'week' || word === 'month' || word === 'quarter' || word === 'year') return word;
  throw new Error(`no unit of time: ${word}`);
}

function point(days: { readonly from: Day; readonly to: Day }, rest: Partial<Omit<Point, 'from' | 'to'>>): Point {
  return { phrase: null, unit: null, running: false, form: null, weekday: null, ...rest, from: days.from, to: days.to };
}

function oneDay(day: Day, phrase: string | null, rest: Partial<Point> = {}): Point {
  return point({ from: day, to: day }, { phrase, unit: { grain: 'day', count: 1 }, ...rest });
}

const namedDays: Readonly<Record<string, number>> = { today: 0, yesterday: -1, 'day before yesterday': -2, tomorrow: 1 };

function namedDay(name: string, today: Day): Point {
  return oneDay(addDays(today, namedDays[name] ?? 0), name, { running: name === 'today' });
}

function runningUnit(grain: Grain, { today, weekStart }: TimeContext): Point {
  const { from } = unitAround(today, grain, weekStart);
  return point({ from, to: today }, { phrase: grain === 'day' ? 'today' : `this ${grain}`, unit: { grain, count: 1 }, running: true });
}

function latestWeekday(token: IToken, today: Day): Point {
  const weekday = itemAt(weekdays, Number(wordOf(token)) - 1);
  const name = weekday.charAt(0).toUpperCase() + weekday.slice(1);
  return oneDay(weekdayOnOrBefore(addDays(today, -1), weekday), `last ${name}`, { weekday });
}

function latestWeekend(today: Day): Point {
  const sunday = weekdayOnOrBefore(addDays(today, -1), 'sunday');
  return point({ from: addDays(sunday, -1), to: sunday }, { phrase: 'last weekend' });
}

function weekendBefore({ from, to }: Point): Point {
  return point({ from: addDays(from, -7), to: addDays(to, -7) }, { phrase: 'weekend before last' });
}

/** The latest one before today is one ago. */
function weekdayAgo(weekday: WeekStart, count: number, today: Day): Point {
  const day = addDays(weekdayOnOrBefore(addDays(today, -1), weekday), -7 * (count - 1));
  const name = `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)}`;
  return oneDay(day, count === 1 ? `last ${name}` : `${String(count)} ${name}s ago`, { weekday });
}

function lastDays(count: number, grain: 'day', today: Day): Point {
  const days = { from: addDays(today, -count), to: addDays(today, -1) };
  return point(days, { phrase: `last ${count} ${grain}s`, unit: { grain, count } });
}

function readLast(parts: LastUnitsCstChildren, context: TimeContext): PointOrTrouble {
  const { today } = context;
  if (parts.WeekdayName) return latestWeekday(first(parts.WeekdayName), today);
  const hours = parts.Num && amountOf(first(parts.Num));
  if (hours?.unit === 'seconds') return wholeDays(hours.value);
  if (parts.Weekend && parts.Num) return manyWeekends(amountOf(first(parts.Num)).value);
  if (parts.Weekend) return latestWeekend(today);
  if (parts.MonthName) return latestUnit(Number(wordOf(first(parts.MonthName))), 1, today);
  if (parts.Quarter) return latestUnit(Number(wordOf(first(parts.Quarter))) * 3 - 2, 3, today);
  const grain = parts.Unit ? grainOf(first(parts.Unit)) : context.unit;
  if (grain === null)
    return { message: `\`last ${amountOf(first(parts.Num)).value}\` does not say of what: days, weeks, months.`, instead: 'last 7 days' };
  return lastUnits(parts.Num ? amountOf(first(parts.Num)).value : null, grain, context);
}

/** `last 48h` */
function wholeDays(seconds: number): TimeTrouble {
  const days = Math.ceil(seconds / 86_400);
  return { message: 'Days are counted whole: hours and minutes make no range.', instead: days === 1 ? 'yesterday' : `last ${days} days` };
}

function manyWeekends(count: number): TimeTrouble {
  const weeks = `last ${count} weeks`;
  return { message: `Several weekends are no one range: they are the weekends of the ${weeks}.`, instead: `${weeks} weekends only` };
}

/** `last March` in March is the one a year ago: the latest whole one. */
function latestUnit(month: number, months: number, today: Day): PointOrTrouble {
  const form: CalendarForm = { year: null, month, day: null, months };
  const days = unitDays(form, today);
  return days.to < today ? calendarPoint(form, today) : calendarPoint({ ...form, year: yearOf(days.from) - 1 }, today);
}

const mostDays = 40_000;

function lastUnits(asked: number | null, grain: Grain, { today, weekStart }: TimeContext): PointOrTrouble {
  const count = asked ?? 1;
  const trouble = uncountable(count, grain);
  if (trouble) return trouble;
  const word = count === 1 && asked === null ? grain : `${count} ${grain}${count === 1 ? '' : 's'}`;
  if (grain === 'day') return asked === null ? namedDay('yesterday', today) : lastDays(count, grain, today);
  return point(unitsBefore(today, grain, count, weekStart), { phrase: `last ${word}`, unit: { grain, count } });
}

const daysIn: Readonly<Record<Grain, number>> = { day: 1, week: 7, month: 31, quarter: 92, year: 366 };

/** Why there are no `count` units before today: they are none, or no whole number, or reach back beyond any calendar. */
export function uncountable(count: number, grain: Grain): TimeTrouble | null {
  if (Number.isInteger(count) && count > 0 && count * daysIn[grain] < mostDays) return null;
  return { message: `${count} is not a number of ${grain}s that can be counted.`, instead: 'last 7 days' };
}

function readThis(parts: ThisUnitCstChildren, context: TimeContext): PointOrTrouble {
  const { today, weekStart } = context;
  if (wordOf(first(parts.This)) === 'next') {
    const grain = parts.Unit ? grainOf(first(parts.Unit)) : 'week';
    const from = shift(unitAround(today, grain, weekStart).from, grain, 1);
    return point(unitAround(from, grain, weekStart), { phrase: `next ${grain}` });
  }
  if (parts.Unit) return runningUnit(grainOf(first(parts.Unit)), context);
  if (parts.MonthName)
    return calendarPoint({ year: yearOf(today), month: Number(wordOf(first(parts.MonthName))), day: null, months: 1 }, today);
  if (parts.Weekend) return latestWeekend(today);
  return latestWeekday(first(parts.WeekdayName), today);
}

function counted(count: number, grain: Grain, ago: boolean, context: TimeContext): PointOrTrouble {
  const { today, weekStart } = context;
  const trouble = uncountable(count, grain);
  if (trouble) return trouble;
  if (!ago) return lastUnits(count, grain, context);
  const days = unitAround(shift(today, grain, -count), grain, weekStart);
  return point(days, { phrase: `${count} ${grain}${count === 1 ? '' : 's'} ago`, unit: { grain, count: 1 } });
}

/** `a week ago`, `the month before last`, `the weekend before last`, `two Fridays ago` */
function unitAgo(word: string, context: TimeContext): PointOrTrouble {
  const [unit = '', count = '1', weeks = '1'] = word.split(' ');
  if (unit === 'weekend') return weekendBefore(latestWeekend(context.today));
  if (unit === 'weekday') return weekdayAgo(itemAt(weekdays, Number(count) - 1), Number(weeks), context.today);
  return counted(Number(count), grainNamed(unit), true, context);
}

/** `first week of March`: 7 days at that end; beginning and end: 10 days, of a week 3. */
function readEdge(parts: EdgeCstChildren, context: TimeContext): PointOrTrouble {
  // `the start of the month` is that of the one that runs.
  const whole = parts.Unit ? runningUnit(grainOf(first(parts.Unit)), context) : readPoint(first(parts.point), context);
  if (isTrouble(whole)) return whole;
  if (parts.WeekOf) return point(unitAround(whole.from, 'week', context.weekStart), { unit: { grain: 'week', count: 1 } });
  const word = wordOf(first(parts.First ?? parts.Final ?? parts.Beginning ?? parts.Ending));
  const named = /^w(\d)(?: (\d))?$/.exec(word);
  if (named) return weekdayIn(whole, Number(named[1]), named[2] === undefined ? null : Number(named[2]), context);
  const later = /^week (\d)$/.exec(word)?.[1];
  if (later !== undefined) return weekOf(whole, Number(later));
  const atStart = parts.First !== undefined || parts.Beginning !== undefined;
  const end = whole.running ? unitAround(whole.from, whole.unit?.grain ?? 'month', context.weekStart).to : whole.to;
  if (word === 'middle') return middleOf({ ...whole, to: end });
  if (word === 'half') return halfOf({ ...whole, to: end }, atStart);
  const [size, side] = edges[word] ?? [whole.unit?.grain === 'week' ? 3 : 10, atStart ? 'beginning' : 'end'];
  const days = atStart ? { from: whole.from, to: addDays(whole.from, size - 1) } : { from: addDays(end, 1 - size), to: end };
  const unit = word === 'day' ? ({ grain: 'day', count: 1 } as const) : null;
  return point(days, {
    phrase: whole.phrase === null ? null : `${atStart ? side.replace('last', 'first') : side} of ${whole.phrase}`,
    unit,
  });
}

/** How many days an edge has, and how its last ones are called. */
const edges: Readonly<Record<string, readonly [size: number, side: string]>> = { day: [1, 'last day'], week: [7, 'last week'] };

/** `first half of October`: to the 15th, and from the 16th on; of a year six months. */
function halfOf({ from, to, unit, phrase }: Point, atStart: boolean): PointOrTrouble {
  const middle = unit?.grain === 'year' ? addMonths(from, 6) : addDays(from, 15);
  if (unit?.count !== 1 || (unit.grain !== 'month' && unit.grain !== 'year'))
    return { message: 'Only a month and a year have halves.', instead: phrase ?? `${from} to ${to}` };
  const days = atStart ? { from, to: addDays(middle, -1) } : { from: middle, to };
  return point(days, { phrase: phrase === null ? null : `${atStart ? 'first' : 'second'} half of ${phrase}` });
}

/** `mid November`: the 10 days between its beginning and its end. */
function middleOf({ from, unit, phrase, to }: Point): PointOrTrouble {
  if (unit?.count !== 1 || unit.grain !== 'month')
    return { message: 'Only a month has a middle here.', instead: phrase ?? `${from} to ${to}` };
  const days = { from: addDays(from, 10), to: addDays(from, 19) };
  return point(days, { phrase: phrase === null ? null : `middle of ${phrase}` });
}

/** `second week of October`: the seven days behind the first seven. */
function weekOf({ from, phrase }: Point, nth: number): Point {
  const start = addDays(from, 7 * (nth - 1));
  const said = phrase === null ? null : `${itemAt(nths, nth - 1)} week of ${phrase}`;
  return point({ from: start, to: addDays(start, 6) }, { phrase: said });
}

const nths = ['first', 'second', 'third', 'fourth'];

/** `first Monday of November`: the `nth` of a stretch of days (from 1), else its last. */
function weekdayIn(whole: Point, day: number, nth: number | null, { weekStart }: TimeContext): Point {
  const weekday = itemAt(weekdays, day - 1);
  const end = whole.running ? unitAround(whole.from, whole.unit?.grain ?? 'month', weekStart).to : whole.to;
  const from = nth === null ? weekdayOnOrBefore(end, weekday) : addDays(weekdayOnOrAfter(whole.from, weekday), 7 * (nth - 1));
  const said = `${nth === null ? 'last' : itemAt(nths, nth - 1)} ${weekday}`;
  return point(
    { from, to: from },
    { phrase: whole.phrase === null ? null : `${said} of ${whole.phrase}`, unit: { grain: 'day', count: 1 } },
  );
}

function readYear(node: YearOfCstNode | undefined, today: Day): number | null {
  const parts = node?.children;
  if (parts?.YearNumber) return amountOf(first(parts.YearNumber)).value;
  if (parts?.Last) return yearOf(today) - 1;
  return parts?.This ? yearOf(today) : null;
}

function readCalendarUnit(parts: CalendarUnitCstChildren, context: TimeContext): PointOrTrouble {
  const { today } = context;
  const year = parts.YearNumber ? amountOf(first(parts.YearNumber)).value : readYear(parts.yearOf?.[0], today);
  if (parts.Quarter) return calendarPoint({ year, month: Number(wordOf(first(parts.Quarter))) * 3 - 2, day: null, months: 3 }, today);
  if (parts.Half) return calendarPoint({ year, month: Number(wordOf(first(parts.Half))) * 6 - 5, day: null, months: 6 }, today);
  if (parts.Unit) return numberedUnit(grainOf(first(parts.Unit)), amountOf(first(parts.Num)).value, year, context);
  return calendarPoint({ year: amountOf(first(parts.YearNumber)).value, month: 1, day: null, months: 12 }, today);
}

function numberedUnit(grain: Grain, number: number, year: number | null, { today, weekStart }: TimeContext): PointOrTrouble {
  if (grain === 'quarter' && number >= 1 && number <= 4) return calendarPoint({ year, month: number * 3 - 2, day: null, months: 3 }, today);
  if (grain !== 'week' || !Number.isInteger(number) || number < 1 || number > 53) {
    return { message: `There is no ${grain} ${number}.`, instead: `last ${grain}` };
  }
  let asked = year ?? yearOf(today);
  if (year === null && firstWeek(asked, weekStart, number) > today) asked -= 1;
  const from = firstWeek(asked, weekStart, number);
  if (number === 53 && from >= firstWeek(asked + 1, weekStart, 1)) return { message: `${asked} has no week 53.`, instead: 'week 52' };
  return point({ from, to: addDays(from, 6) }, { unit: { grain: 'week', count: 1 } });
}

/** The first day of week `number`: week 1 holds 4 January, so that at least four of its days lie in the year (ISO where weeks start on Monday). */
function firstWeek(year: number, weekStart: WeekStart, number: number): Day {
  const fourth = dayText(year, 1, 4);
  return addDays(weekdayOnOrBefore(fourth, weekStart), 7 * (number - 1));
}

function readDate(parts: DateCstChildren, context: TimeContext): PointOrTrouble {
  const { today } = context;
  if (parts.WrittenDate) return writtenDate(first(parts.WrittenDate), context);
  const day = parts.DayNumber ? amountOf(first(parts.DayNumber)).value : null;
  const month = parts.MonthName ? Number(wordOf(first(parts.MonthName))) : null;
  return calendarPoint({ year: readYear(parts.yearOf?.[0], today), month, day, months: 1 }, today);
}

function writtenDate(token: IToken, { today, dateOrder }: TimeContext): PointOrTrouble {
  const { text } = textOf(token);
  // Years of fewer digits have no ISO text of the usual length.
  const week = /^([1-9]\d{3})-?w(\d{1,2})$/.exec(text);
  if (week) return numberedUnit('week', Number(week[2]), Number(week[1]), { today, weekStart: 'monday', dateOrder, unit: null });
  const form = writtenForm(text, dateOrder);
  if (!form || (form.year ?? 1000) < 1000) return { message: `\`${token.image}\` is not a date.`, instead: 'yesterday' };
  return calendarPoint(form, today);
}

/** A written date as a point. */
export function calendarPoint(form: CalendarForm, today: Day): PointOrTrouble {
  const days = daysOf(form, today);
  if (isTrouble(days)) return days;
  return point(days, { form, unit: calendarUnit(form) });
}

function calendarUnit(form: CalendarForm): Point['unit'] {
  if (form.day !== null) return { grain: 'day', count: 1 };
  if (form.months === 12) return { grain: 'year', count: 1 };
  return form.months === 1 ? { grain: 'month', count: 1 } : { grain: 'quarter', count: form.months / 3 };
}

/** The next `weekday` on or after `day`. */
export function weekdayOnOrAfter(day: Day, weekday: WeekStart): Day {
  return weekdayOf(day) === weekday ? day : addDays(weekdayOnOrBefore(day, weekday), 7);
}
