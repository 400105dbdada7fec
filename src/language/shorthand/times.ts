/** Short forms of times: `w45`, `l30d`, `q3'26`, `weeks 44-46`, `a fortnight`, `vs prior 30`, `vs last ytd`. */
import * as t from '../../../grammar/tokens.ts';
import { as, isOf } from '../neighbours.ts';
import { againstAverage } from '../not-offered.ts';
import type { Segment } from '../segment.ts';
import { timeStarts } from '../time-tokens.ts';
import { counting, isWord, joined, plainNumber, type Rule, saidAt, silent, worded } from './rule.ts';

/** `w45`, `wk46`, `kw 46` */
export const weekNumber: Rule = ({ all, at, segment }) => {
  if (!isOf(segment, t.Unknown)) return null;
  const number = /^(?:w|wk|cw|kw)(\d{1,2})$/u.exec(segment.norm)?.[1];
  if (number !== undefined) return { out: [worded(segment, t.Unit, 'week'), counting(segment, t.Num, Number(number))], end: at + 1 };
  const isWeek = /^(?:cw|kw)$/u.test(segment.norm) && plainNumber(all[at + 1]) !== null;
  return isWeek ? { out: [worded(segment, t.Unit, 'week')], end: at + 1 } : null;
};

const letters = new Map([
  ['d', 'day'],
  ['w', 'week'],
  ['m', 'month'],
]);

/** `l30d` */
export const lastSoMany: Rule = ({ at, segment }) => {
  const [, count, letter = ''] = (isOf(segment, t.Unknown) ? /^l(\d{1,3})([dwm])$/u.exec(segment.norm) : null) ?? [];
  if (count === undefined) return null;
  const unit = worded(segment, t.Unit, letters.get(letter));
  return { out: [worded(segment, t.Last), counting(segment, t.Num, Number(count)), unit], end: at + 1 };
};

/** `q3'26`, `q3 26` */
export const yearOfQuarter: Rule = ({ all, at, segment }) => {
  const [, half, number, year] = (isOf(segment, t.Unknown) ? /^(?:q([1-4])|h([12]))'(\d\d)$/u.exec(segment.norm) : null) ?? [];
  if (year !== undefined) {
    const unit = half === undefined ? worded(segment, t.Half, number) : worded(segment, t.Quarter, half);
    return { out: [unit, counting(segment, t.YearNumber, 2000 + Number(year))], end: at + 1 };
  }
  const next = all[at + 1];
  const digits = /^2\d$/u.test(next?.norm ?? '') ? plainNumber(next) : null;
  const counts = isOf(all[saidAt(all, at + 2)], t.Unit, t.Noun, t.Metric, t.MonthName, t.Superlative);
  if (!isOf(segment, t.Quarter, t.Half) || next === undefined || digits === null || counts) return null;
  return { out: [segment, counting(next, t.YearNumber, 2000 + digits)], end: at + 2 };
};

/** `weeks 44-46`, `week 45 to 47` */
export const weeksToWeek: Rule = ({ all, at, segment }) => {
  if (!isWord(segment, t.Unit, 'week')) return null;
  const [first, joint, last] = [all[at + 1], all[at + 2], all[at + 3]];
  const isRange = joint !== undefined && (isOf(joint, t.To, t.Until) || /^(?:-|–|—)$/u.test(joint.norm));
  if (!first || !last || !isRange || plainNumber(first) === null || plainNumber(last) === null || isOf(all[at + 4], t.Unit)) return null;
  return { out: [segment, first, as(joint, t.To), worded(last, t.Unit, 'week'), last], end: at + 4 };
};

/** `a fortnight` is two weeks. */
export const fortnight: Rule = ({ at, segment, said }) => {
  if (!isOf(segment, t.Unknown) || !/^fortnights?$/u.test(segment.norm) || isOf(said.at(-1), t.Num)) return null;
  return { out: [counting(segment, t.Num, 2), worded(segment, t.Unit, 'week')], end: at + 1 };
};

/** `mid-november`, `early-october` */
export const partOfMonth: Rule = ({ all, at, segment }) => {
  const [dash, month] = [all[at + 1], all[at + 2]];
  const hyphened = dash?.norm === '-' && dash.start === segment.end && month?.start === dash.end && isOf(month, t.MonthName);
  return isOf(segment, t.Beginning, t.Ending) && hyphened ? { out: [segment, silent(dash)], end: at + 2 } : null;
};

/** `yesterday afternoon`; a post every Monday morning is one of that day. */
export const partOfDay: Rule = ({ all, at, segment, said }) => {
  if (!isOf(segment, t.Unknown) || !/^(?:morning|afternoon|evening|night)s?$/u.test(segment.norm)) return null;
  if (!isOf(all[at - 1], t.NamedDay, t.WeekdayName, t.WrittenDate, t.OnDay)) return null;
  const posted = segment.norm === 'morning' && said.some((one) => isOf(one, t.Every));
  return { out: [posted ? silent(segment) : worded(segment, t.PartOfDay)], end: at + 1 };
};

/** `last 30 days vs prior 30` */
export const priorSoMany: Rule = ({ all, at, segment, said }) => {
  const number = all[at + 1];
  const count = plainNumber(number);
  if (!isOf(segment, t.Last) || !isOf(said.at(-1), t.Versus) || !number || count === null) return null;
  if (isOf(all[saidAt(all, at + 2)], t.Unit, t.MonthName)) return null;
  const same = said.some((one, index) => plainNumber(one) === count && isOf(said[index + 1], t.Unit));
  return same ? { out: [as(joined(segment, number, segment.text), t.PreviousPeriod)], end: at + 2 } : null;
};

/** `ytd vs last ytd` */
export const toDateBefore: Rule = ({ all, at, segment, said }) => {
  const next = all[at + 1];
  if (!isOf(segment, t.Last) || !isOf(said.at(-1), t.Versus) || !next || !isOf(next, t.ToDate)) return null;
  return { out: [worded(segment, t.SamePeriod), segment, as(next, t.Unit)], end: at + 2 };
};

/** `csat same week last year`: of the week that runs, where no other time is said. */
export const sameUnit: Rule = ({ all, at, segment, said }) => {
  const same = isOf(segment, t.Versus) ? all[at + 1] : segment;
  const unit = isOf(same, t.SamePeriod) ? /^same (week|month|quarter)$/iu.exec(same?.text ?? '')?.[1] : undefined;
  const timed = said.some((one) => isOf(one, t.Unit, t.NamedDay, t.ToDate, t.MonthName, t.WeekdayName, t.Quarter, t.YearNumber, t.Weekend));
  if (unit === undefined || timed || isOf(said.at(-1), t.Versus)) return null;
  return { out: [worded(segment, t.This), worded(segment, t.Unit, unit.toLowerCase()), segment], end: at + 1 };
};

/** `weekend vs weekdays` sets days of the week against each other, not the last weekend. */
export const weekendsApart: Rule = ({ all, at, segment, said }) => {
  const next = saidAt(all, at + 1);
  const other = isOf(said.at(-1), t.Versus) ? said.at(-2) : isOf(all[next], t.Versus) ? all[saidAt(all, next + 1)] : undefined;
  const days = other !== undefined && /^(?:weekdays?|workdays?|business|working)$/u.test(other.norm);
  if (!isOf(segment, t.Weekend) || !days) return null;
  const readings = [{ dimension: 'weekday' as const, values: ['saturday', 'sunday'] }];
  return { out: [as(segment, t.Value, { kind: 'value', readings, quoted: false })], end: at + 1 };
};

/** `last week vs 4 week average` */
export const averageOfWeeks: Rule = ({ all, at, segment }) => {
  const rest = [1, 2, 3, 4].map((step) => all[at + step]);
  const from = isOf(rest[0], t.Last) || /^(?:the|a|our)$/u.test(rest[0]?.norm ?? '') ? 1 : 0;
  const [count, unit, average] = rest.slice(from);
  if (!isOf(segment, t.Versus) || !isOf(count, t.Num) || !isOf(unit, t.Unit) || !average || !isOf(average, t.Average)) return null;
  const whole: Segment = joined(segment, average, segment.text);
  return { out: [worded(whole, t.NotOffered, againstAverage)], end: at + from + 4 };
};

/** `the difference between last week and the week before` is one of times, and no definition. */
export const differenceOfTimes: Rule = ({ all, at, segment }) => {
  const next = all[saidAt(all, at + 1)];
  const timed = isOf(next, t.Last, t.This) || timeStarts.has(next?.token ?? t.Unknown);
  if (!isOf(segment, t.Define) || !/\bdiff(?:erence)? between$/iu.test(segment.text) || !timed) return null;
  const and = all.findIndex((one, index) => index > at && isOf(one, t.And));
  const change = worded(segment, t.Change);
  return isOf(all[saidAt(all, and + 1)], t.UnitBefore, t.PreviousPeriod)
    ? { out: [change], end: at + 1 }
    : { out: [change, worded(segment, t.Between)], end: at + 1 };
};
