/** Times, comparisons and rolling windows. */
import type { ComparisonCstNode, RollingCstNode, TimeCstNode, UnitBeforeCstNode } from '../../grammar/cst.ts';
import type { Grain } from '../base/day.ts';
import type { Span } from '../base/span.ts';
import { type Draft, spanOf, spliced } from './draft.ts';
import { amountOf, wordOf } from './payload.ts';
import type { CompareTerm } from './question.ts';
import { setCompare, setTransform } from './set-once.ts';
import { flag, mean, spanOfNode } from './take-down.ts';
import { addDays, shift } from './time/calendar.ts';
import type { TimeTrouble } from './time/calendar-form.ts';
import { uncountable } from './time/read-point.ts';
import { rangeInWords, readEnds, readTime, rollingUnits, type TimeReading } from './time/read-time.ts';
import { reportPartOfDay } from './time-trouble.ts';

/** A time of the question; a problem where there is no such time. */
export function readTimeItem(node: TimeCstNode, draft: Draft): void {
  const time = timeOf(node, draft);
  if (time) draft.times.push({ time, ends: readEnds(node, draft.time), at: spanOfNode(node), sameElapsed: false });
}

/** The time of a node; a problem is taken down where it cannot be. */
function timeOf(node: TimeCstNode, draft: Draft): TimeReading | null {
  const at = spanOfNode(node);
  const part = node.children.PartOfDay?.[0];
  if (part) reportPartOfDay(spanOf(part), draft);
  return takenDown(readTime(node, draft.time), at, draft);
}

function takenDown(time: TimeReading | TimeTrouble, at: Span, draft: Draft): TimeReading | null {
  if ('message' in time) {
    const question = spliced(draft.text, at, time.instead);
    draft.problems.push({ code: 'bad_time', message: time.message, at, suggestions: [{ label: time.instead, question }] });
    mean(draft, at, 'not understood');
    return null;
  }
  mean(draft, at, rangeInWords(time.from, time.to));
  return time;
}

/** A comparison with the previous unit, or with a range of its own. */
export function readComparison(node: ComparisonCstNode, draft: Draft): void {
  const { OverUnit, basis, SamePeriod, time, Versus } = node.children;
  const at = spanOfNode(node);
  const side = Versus?.[0] ? wordOf(Versus[0]) : '';
  if (Versus?.[0] && side !== '') flag(draft, 'moves', side, spanOf(Versus[0]));
  const parts = basis?.[0]?.children;
  const same = SamePeriod?.[0] ?? parts?.SamePeriod?.[0];
  const named = time?.[0] ?? parts?.time?.[0];
  const before = node.children.unitBefore?.[0] ?? parts?.unitBefore?.[0];
  const over = OverUnit?.[0] ?? (before?.children.Num ? undefined : before?.children.UnitBefore?.[0]);
  const unit = over && wordOf(over) !== 'day' ? (wordOf(over) as PreviousUnit) : same && named ? lastUnit(named) : null;
  if (same && named && isLongAgo(named)) {
    const question = spliced(draft.text, at, 'vs last year');
    const message = 'The same days are compared with one unit back: a week, a month, a quarter or a year.';
    draft.problems.push({ code: 'not_understood', message, at, suggestions: [{ label: 'vs last year', question }] });
    return;
  }
  const counted = before && unit === null ? countedBefore(before, draft, at) : null;
  if (counted) {
    setCompare(counted, draft);
    mean(draft, at, 'compared with so long a time before');
    return;
  }
  if (named && unit === null) {
    const range = timeOf(named, draft);
    if (range) setCompare({ ...rangeTerm(named, range), sameElapsed: same !== undefined, at }, draft);
    return;
  }
  const day = same !== undefined && wordOf(same) === 'day';
  if (OverUnit?.[0] && wordOf(OverUnit[0]) === 'day') flag(draft, 'day over day', '', at);
  setCompare({ kind: 'previous', unit: unit ?? 'period', ...(day ? { day } : {}), at }, draft);
  mean(draft, at, `compared with the previous ${unit ?? 'period'}`);
}

function rangeTerm(named: TimeCstNode, range: TimeReading): Pick<Extract<CompareTerm, { kind: 'range' }>, 'kind' | 'range' | 'before'> {
  const { start, end } = named.children;
  const last = start?.[0]?.children.lastUnits?.[0]?.children.Last[0];
  const isBefore = last !== undefined && /^(?:previous|prior|preceding)$/iu.test(last.image);
  // Dates from and to are written, also where they happen to be a whole month.
  const written = end === undefined ? range : { ...range, unit: null };
  return { kind: 'range', range: { ...written, at: spanOfNode(named) }, ...(isBefore ? { before: true } : {}) };
}

/** `vs the 4 weeks before`: so many units, up to the range; null where no number is said. */
function countedBefore({ children }: UnitBeforeCstNode, { time }: Draft, at: Span): CompareTerm | null {
  const { Num, Unit, UnitBefore } = children;
  const named = Unit?.[0] ?? UnitBefore?.[0];
  const [number] = Num ?? [];
  if (number === undefined || named === undefined) return null;
  const unit = { grain: wordOf(named) as Grain, count: amountOf(number).value };
  if (uncountable(unit.count, unit.grain) !== null) return null;
  const range = { from: shift(time.today, unit.grain, -unit.count), to: addDays(time.today, -1), phrase: null, unit, running: false, at };
  return { kind: 'range', range, sameElapsed: false, before: 'range', at };
}

/** `the same month two years ago` */
function isLongAgo({ children }: TimeCstNode): boolean {
  return children.start?.[0]?.children.countedUnits?.[0]?.children.Ago !== undefined;
}

type PreviousUnit = 'week' | 'month' | 'quarter' | 'year';

/** The unit of `same day last week`, `same period last year`; null for any other time. */
function lastUnit({ children }: TimeCstNode): PreviousUnit | null {
  const last = children.start?.[0]?.children.lastUnits?.[0]?.children;
  if (children.end || !last?.Unit?.[0] || last.Num) return null;
  const unit = wordOf(last.Unit[0]);
  return unit === 'week' || unit === 'month' || unit === 'quarter' || unit === 'year' ? unit : null;
}

/** `rolling 2 weeks` is a range of time; `7 day rolling average` makes each day show the days that end on it. */
export function readRolling(node: RollingCstNode, draft: Draft): void {
  const { Num, Unit, Rolling, Average, Total } = node.children;
  const at = spanOfNode(node);
  const count = Num?.[0] ? amountOf(Num[0]).value : 7;
  const grain = Unit?.[0] ? (wordOf(Unit[0]) as Grain) : 'day';
  const leads = Rolling?.[0] !== undefined && at.start === Rolling[0].startOffset;
  if (leads && Num && !Average && !Total) {
    const time = takenDown(rollingUnits(count, grain, draft.time.today), at, draft);
    if (time) draft.times.push({ time, ends: null, at, sameElapsed: false });
    return;
  }
  const days = { day: 1, week: 7, month: 30, quarter: 91, year: 365 }[grain] * count;
  setTransform({ kind: 'rolling', days, total: Total !== undefined, at }, draft);
  mean(draft, at, `rolling ${days} days`);
}

/** `rolling 7 day csat last 30 days`: beside another range it says how each of its days is counted. */
export function settleRolling(draft: Draft): void {
  const { times, transform } = draft;
  const use = times.find(({ time }) => /^rolling \d/u.test(time.phrase ?? ''));
  const days = use?.time.unit?.grain === 'day' ? use.time.unit.count : null;
  if (use === undefined || days === null || times.length !== 2 || transform !== null) return;
  times.splice(times.indexOf(use), 1);
  setTransform({ kind: 'rolling', days, total: false, at: use.at }, draft);
  mean(draft, use.at, `rolling ${String(days)} days`);
}
