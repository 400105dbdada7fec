/** A cron line of five fields, read: which minutes of which days it means. */
import { itemAt } from '../base/item.ts';

export interface Cron {
  /** Minutes of the day that it means, in order: 540 is 09:00. */
  readonly minutes: readonly number[];
  /** Whether it means the day; `weekday` 0 is Sunday, `last` the last day of its month. */
  on(date: CalendarDate): boolean;
}

export interface CalendarDate {
  /** 1…12. */
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly last: number;
}

const names = {
  month: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
  weekday: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'],
} as const;

interface Bounds {
  readonly from: number;
  readonly to: number;
  readonly names: readonly string[];
}

const bounds = {
  minute: { from: 0, to: 59, names: [] },
  hour: { from: 0, to: 23, names: [] },
  day: { from: 1, to: 31, names: [] },
  month: { from: 1, to: 12, names: names.month },
  weekday: { from: 0, to: 7, names: names.weekday },
} as const satisfies Record<string, Bounds>;

type OnDate = (date: CalendarDate) => boolean;

/**
 * What `line` means; null where it is no cron line of five fields. Fields are lists of numbers, names (`MON`, `JAN`), ranges and steps; the day
 * of the month may be `L`, its last, the weekday `MON#1`, the first of its month, or `FRI#L` and `5L`, the last. Where day of the month and
 * weekday are both limited a day that fits either is meant, as cron has it.
 */
export function readCron(line: string): Cron | null {
  const fields = line.trim().toUpperCase().split(/\s+/u);
  if (fields.length !== 5) return null;
  const [minute, hour, month] = [
    numbersIn(itemAt(fields, 0), bounds.minute),
    numbersIn(itemAt(fields, 1), bounds.hour),
    numbersIn(itemAt(fields, 3), bounds.month),
  ];
  const [days, weekdays] = [anyOf(itemAt(fields, 2), onDay), anyOf(itemAt(fields, 4), onWeekday)];
  if (minute === null || hour === null || month === null || days === null || weekdays === null) return null;
  const either = !isOpen(itemAt(fields, 2)) && !isOpen(itemAt(fields, 4));
  return {
    minutes: [...hour].flatMap((hours) => [...minute].map((one) => hours * 60 + one)).toSorted((a, b) => a - b),
    on: (date) => month.has(date.month) && (either ? days(date) || weekdays(date) : days(date) && weekdays(date)),
  };
}

/** Fewest minutes between two times that `cron` means, as if it meant every day. */
export function leastMinutesApart({ minutes }: Cron): number {
  return Math.min(...minutes.map((minute, index) => (minutes[index + 1] ?? itemAt(minutes, 0) + 1440) - minute));
}

function isOpen(field: string): boolean {
  return field === '*' || field === '?';
}

/** The field as a test of days; null where one of its parts cannot be read. */
function anyOf(field: string, read: (part: string) => OnDate | null): OnDate | null {
  const parts = field.split(',').map(read);
  return parts.includes(null) ? null : (date) => parts.some((part) => part?.(date));
}

function onDay(part: string): OnDate | null {
  if (part === 'L') return ({ day, last }) => day === last;
  const days = numbersIn(part, bounds.day);
  return days && (({ day }) => days.has(day));
}

function onWeekday(part: string): OnDate | null {
  const [name = '', nth] = /^\dL$/u.test(part) ? [part.slice(0, 1), 'L'] : part.split('#');
  const weekdays = numbersIn(name, bounds.weekday);
  if (weekdays === null || (nth !== undefined && !/^[1-5L]$/u.test(nth))) return null;
  if (nth === undefined) return ({ weekday }) => weekdays.has(weekday) || (weekday === 0 && weekdays.has(7));
  const [wanted = 0, ...others] = weekdays;
  if (others.length > 0) return null;
  const fits =
    nth === 'L' ? ({ day, last }: CalendarDate) => day > last - 7 : ({ day }: CalendarDate) => Math.ceil(day / 7) === Number(nth);
  return (date) => date.weekday === wanted % 7 && fits(date);
}

/** `1,2-4,5/10`: the numbers; null where it cannot be read. */
function numbersIn(field: string, within: Bounds): ReadonlySet<number> | null {
  const found = new Set<number>();
  for (const part of field.split(',')) {
    const [, all, first = '', last, step] = /^(?:([*?])|(\d+|[A-Z]{3})(?:-(\d+|[A-Z]{3}))?)(?:\/(\d+))?$/u.exec(part) ?? [];
    const from = all === undefined ? numberOf(first, within) : within.from;
    const open = all !== undefined || (step !== undefined && last === undefined);
    const to = open ? within.to : numberOf(last ?? first, within);
    const by = Number(step ?? 1);
    if (from === null || to === null || by === 0) return null;
    // `FRI-MON` goes over the end of the week; hours and minutes go over none.
    if (from > to && within !== bounds.weekday) return null;
    const end = from > to ? to + 7 : to;
    for (let number = from; number <= end; number += by) found.add(number > within.to ? number - 7 : number);
  }
  return found;
}

function numberOf(text: string, { from, to, names: known }: Bounds): number | null {
  const number = /^\d+$/u.test(text) ? Number(text) : known.indexOf(text) === -1 ? -1 : known.indexOf(text) + from;
  return number >= from && number <= to ? number : null;
}
