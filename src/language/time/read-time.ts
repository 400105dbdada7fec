/** A time expression as a term of the question: dates resolved, with the relative phrase it can be saved as. */

import type { PointCstNode, TimeCstNode } from '../../../grammar/cst.ts';
import type { Day, Grain } from '../../base/day.ts';
import { dayText } from '../../base/day-text.ts';
import { itemAt } from '../../base/item.ts';
import { textOf, wordOf } from '../payload.ts';
import type { TimeTerm } from '../question.ts';
import { addDays, monthOf, shift, unitOf, yearOf } from './calendar.ts';
import { completed, dayFirst, type TimeTrouble } from './calendar-form.ts';
import { calendarPoint, isTrouble, type Point, readPoint, type TimeContext, uncountable, weekdayOnOrAfter } from './read-point.ts';

export type TimeReading = Omit<TimeTerm, 'at'>;

/** The days that the tree says, or why they cannot be. */
export function readTime({ children }: TimeCstNode, context: TimeContext): TimeReading | TimeTrouble {
  const { point, start, end } = children;
  const { today } = context;
  if (children.AllTime) return { from: null, to: today, phrase: 'until today', unit: null, running: false };
  const swapped = monthFirst(children, context);
  if (swapped) return swapped;
  if (children.Since) return since(one(point, context), context, wordOf(itemAt(children.Since, 0)) === 'after');
  if (children.Until) return until(one(point, context), 0);
  if (children.Before) return until(one(point, context), 1);
  if (end) return checked(range(one(start, context), one(end, context), context), today);
  if (children.From) return since(one(start, context), context);
  const found = one(start, context);
  if (isTrouble(found)) return found;
  return checked(reading(found), today);
}

/** The start and the end of a range as times of their own; null where there is one point, or where an end is none by itself. */
export function readEnds({ children }: TimeCstNode, context: TimeContext): readonly [TimeReading, TimeReading] | null {
  if (!children.end) return null;
  const [start, end] = [one(children.start, context), one(children.end, context)];
  return isTrouble(start) || isTrouble(end) ? null : [reading(start), reading(end)];
}

function reading({ from, to, phrase, unit, running }: Point): TimeReading {
  return { from, to, phrase, unit, running };
}

function one(nodes: readonly PointCstNode[] | undefined, context: TimeContext): Point | TimeTrouble {
  return readPoint(itemAt(nodes, 0), context);
}

/** `13/11/2026` where the month comes first: the dates with the day first, where those are ones. */
function monthFirst(
  { Since, Until, Before, point = [], start = [], end = [] }: TimeCstNode['children'],
  { dateOrder }: TimeContext,
): TimeTrouble | null {
  const dates = [...point, ...start, ...end].flatMap(({ children }) => children.date?.[0]?.children.WrittenDate ?? []);
  const turned = dates.map((token) => dayFirst(textOf(token).text, dateOrder));
  if (!turned.some((one) => one?.turned === true) || turned.includes(null)) return null;
  const opening = Since?.[0] ?? Until?.[0] ?? Before?.[0];
  const [wrong] = dates.filter((_token, index) => turned[index]?.turned);
  return {
    message: `There is no month ${String(Number(wrong?.image.split('/')[0]))}: dates are written month first here.`,
    instead: `${opening ? `${opening.image} ` : ''}${turned.map((one) => one?.text ?? '').join(' to ')}`,
  };
}

function since(start: Point | TimeTrouble, { today }: TimeContext, after = false): TimeReading | TimeTrouble {
  if (isTrouble(start)) return start;
  if (after) {
    const from = addDays(start.to, 1);
    return checked({ from, to: today, phrase: `since ${from}`, unit: null, running: false }, today);
  }
  const phrase = start.phrase === null ? `since ${start.from}` : `since ${start.phrase}`;
  return checked({ from: start.from, to: today, phrase, unit: null, running: false }, today);
}

function until(end: Point | TimeTrouble, exclude: 0 | 1): TimeReading | TimeTrouble {
  if (isTrouble(end)) return end;
  const to = exclude === 1 ? addDays(end.from, -1) : end.to;
  return {
    from: null,
    to,
    phrase: end.phrase === null ? null : `${exclude === 1 ? 'before' : 'until'} ${end.phrase}`,
    unit: null,
    running: false,
  };
}

function range(start: Point | TimeTrouble, end: Point | TimeTrouble, context: TimeContext): TimeReading | TimeTrouble {
  let [from, to] = [start, end];
  const forms = [isTrouble(from) ? null : from.form, isTrouble(to) ? null : to.form] as const;
  if (forms[0] && forms[1]) {
    const [first, last] = completed(forms[0], forms[1], context.today);
    from = calendarPoint(first, context.today);
    to = calendarPoint(last, context.today);
  }
  if (isTrouble(from)) return from;
  if (isTrouble(to)) return to;
  const ends = to.weekday === null ? to.to : weekdayOnOrAfter(from.from, to.weekday);
  const phrase = from.phrase !== null || to.phrase !== null ? `${from.phrase ?? from.from} to ${to.phrase ?? to.to}` : null;
  const days = { from: from.from, to: ends };
  const unit = days.from <= days.to ? unitOf(days, context.weekStart) : null;
  return { ...days, phrase, unit: unit?.grain === 'day' || unit?.grain === 'week' ? null : unit, running: false };
}

function checked(term: TimeReading | TimeTrouble, today: Day): TimeReading | TimeTrouble {
  if (isTrouble(term)) return term;
  const { from, to } = term;
  if (from !== null && to < from) {
    return {
      message: `The range ends before it starts: it starts on ${dayText(from)} and ends on ${dayText(to)}.`,
      instead: `${to} to ${from}`,
    };
  }
  if (from !== null && from > today) {
    return {
      message: `${from === to ? dayText(from) : `${dayText(from)} to ${dayText(to)}`} lies in the future; the data end today.`,
      instead: 'last 7 days',
    };
  }
  return term;
}

/** `16 to 22 November 2026`, `3 November 2026`, `up to 3 November 2026`. */
export function rangeInWords(from: Day | null, to: Day): string {
  if (from === null) return `up to ${dayText(to)}`;
  if (from === to) return dayText(to);
  const known = yearOf(from) !== yearOf(to) ? 0 : monthOf(from) === monthOf(to) ? 2 : 1;
  // What the end says as well, the year or the month with it, is left out of the start.
  const start = dayText(from).split(' ');
  return `${start.slice(0, start.length - known).join(' ')} to ${dayText(to)}`;
}

/** `count` units of days that end yesterday: 7 days to a week, calendar months to the rest; or why there are none. */
export function rollingUnits(count: number, grain: Grain, today: Day): TimeReading | TimeTrouble {
  const trouble = uncountable(count, grain);
  if (trouble) return trouble;
  const from = shift(today, grain, -count);
  const phrase = `rolling ${count} ${grain}${count === 1 ? '' : 's'}`;
  const days = grain === 'day' ? count : grain === 'week' ? 7 * count : null;
  return { from, to: addDays(today, -1), phrase, unit: days === null ? null : { grain: 'day', count: days }, running: false };
}
