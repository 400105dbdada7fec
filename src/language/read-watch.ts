/** How often, when and where a question is posted, and the bound of a change. */
import type { ClockCstNode, MoveCstNode, PlaceCstNode, RecurrenceCstNode } from '../../grammar/cst.ts';
import { itemAt } from '../base/item.ts';
import type { Span } from '../base/span.ts';
import { type Draft, spanOf, spliced, type WatchUse } from './draft.ts';
import { amountOf, wordOf } from './payload.ts';
import { readTest } from './read-metric.ts';
import { flag, mean, spanOfNode } from './take-down.ts';

type Every = NonNullable<WatchUse['every']>;

/** The last three fields of a cron line: day of the month, month, day of the week. */
const units: Readonly<Record<string, Pick<Every, 'days' | 'unit'>>> = {
  day: { days: '* * *', unit: 'day' },
  weekday: { days: '* * 1-5', unit: 'day' },
  month: { days: '1 * *', unit: 'month' },
  quarter: { days: '1 1,4,7,10 *', unit: 'quarter' },
  year: { days: '1 1 *', unit: 'year' },
};

/** `every weekday`, `every Monday and Thursday`, `every month on the 15th`, `every first Monday`. */
export function readRecurrence(node: RecurrenceCstNode, draft: Draft): void {
  const { Every, OnDay = [] } = node.children;
  const word = wordOf(itemAt(Every, 0));
  const at = spanOfNode(node);
  const named = OnDay.map(wordOf);
  const [first = ''] = named;
  const weekdays = named.flatMap((name) => (name.startsWith('w') ? [Number(name.slice(1)) % 7] : []));
  const found = first.startsWith('d') ? onDay(Number(first.slice(1))) : often(word, weekdays, draft);
  if (found === null) {
    reportUnreadOften(word, at, draft);
    return;
  }
  draft.watch.every = { ...found, at };
  mean(draft, at, `posted again and again: ${found.days}`);
}

/** `every 2 weeks`, `every other day`: a number or a word, and what it counts. */
const counted = /^\s+(?:\d+|two|three|four|six|few|couple of|other|second|third) (?<unit>\p{L}+)/iu;

const nearestUnits = ['day', 'week', 'month', 'quarter', 'year'] as const;

/** How often is said, though not in a way that can be kept: the nearest that can. */
function reportUnreadOften(word: string, every: Span, draft: Draft): void {
  const match = counted.exec(draft.text.slice(every.end));
  const at = { start: every.start, end: every.end + (match?.[0].length ?? 0) };
  const unit = match?.groups?.['unit']?.toLowerCase() ?? (word === '' ? 'week' : word);
  const nearest = `every ${nearestUnits.find((one) => unit.startsWith(one)) ?? 'day'}`;
  draft.problems.push({
    code: 'not_understood',
    message: `A question is posted every day, every weekday, every Monday (or other days of the week), every week, month, quarter or year; \`${draft.text.slice(at.start, at.end)}\` is none of these.`,
    at,
    suggestions: [nearest, 'every Monday'].map((label) => ({ label, question: spliced(draft.text, at, label) })),
  });
}

function often(word: string, weekdays: readonly number[], { time }: Draft): Pick<Every, 'days' | 'unit'> | null {
  if (weekdays.length > 0) return onWeekdays([...new Set(weekdays)].sort());
  if (word === 'week') return onWeekdays([time.weekStart === 'sunday' ? 0 : 1]);
  if (word.includes(' ')) return { days: word, unit: 'other' };
  if (word.includes('#')) return { days: `* * ${word}`, unit: 'month' };
  return Object.hasOwn(units, word) ? (units[word] ?? null) : null;
}

function onWeekdays(days: readonly number[]): Pick<Every, 'days' | 'unit'> {
  const list = days.join(',');
  if (list === '0,1,2,3,4,5,6') return { days: '* * *', unit: 'day' };
  return { days: `* * ${list === '1,2,3,4,5' ? '1-5' : list}`, unit: days.length === 1 ? 'week' : 'day' };
}

function onDay(day: number): Pick<Every, 'days' | 'unit'> | null {
  return day >= 1 && day <= 31 ? { days: `${String(day)} * *`, unit: 'month' } : null;
}

/** `08:30 Europe/Berlin` */
export function readClock({ children }: ClockCstNode, draft: Draft): void {
  const [clock, zone] = [children.Clock?.[0], children.Zone?.[0]];
  if (clock) {
    const [hour = 0, minute = 0] = wordOf(clock).split(':').map(Number);
    const before = draft.watch.clock;
    if (before !== null && (before.hour !== hour || before.minute !== minute)) draft.watch.further ??= spanOf(clock);
    draft.watch.clock ??= { hour, minute, at: spanOf(clock) };
    mean(draft, spanOf(clock), `at ${wordOf(clock)}`);
  }
  if (zone) {
    draft.watch.zone = { name: wordOf(zone), at: spanOf(zone) };
    mean(draft, spanOf(zone), `zone ${wordOf(zone)}`);
  }
}

export function readPlace({ children }: PlaceCstNode, draft: Draft): void {
  for (const token of children.Place) {
    draft.watch.places.push({ name: wordOf(token), at: spanOf(token) });
    mean(draft, spanOf(token), `to ${wordOf(token)}`);
  }
}

/** `drops by more than 20 %`: a move, with its bound. */
export function readMove(node: MoveCstNode, draft: Draft): void {
  const { Moves, Num, test } = node.children;
  const word = itemAt(Moves, 0);
  flag(draft, 'moves', wordOf(word), spanOf(word));
  mean(draft, spanOf(word), wordOf(word) === '' ? 'moves' : `moves ${wordOf(word)}`);
  if (test?.[0]) readTest(test[0], null, spanOfNode(node), draft, true);
  if (Num?.[0]) {
    draft.watch.moved = { value: amountOf(Num[0]), at: spanOf(Num[0]) };
    mean(draft, spanOf(Num[0]), 'by so much');
  }
}
