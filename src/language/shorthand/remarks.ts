/** Remarks around a question, and what small words behind a metric make of it: `for my 2pm meeting`, `turns negative`, `of 100%`. */
import * as t from '../../../grammar/tokens.ts';
import { isOf } from '../neighbours.ts';
import type { Segment } from '../segment.ts';
import { timeStarts } from '../time-tokens.ts';
import { counting, plainNumber, type Rule, silent, worded } from './rule.ts';

const occasions =
  /^(?:meetings?|qbr|calls?|reviews?|standup|stand-up|deck|slides?|presentation|boss|manager|board|client|sync|colleague|newsletter)$/u;

/** `for my 2pm meeting`, `need it for the qbr` say what the numbers are for. */
export const occasion: Rule = ({ all, at, segment }) => {
  const led = (from: number): boolean => all.slice(Math.max(0, from - 4), from).some(({ norm, token }) => norm === 'for' && token === null);
  const isOccasion = (one: Segment | undefined): boolean => one !== undefined && isOf(one, t.Unknown) && occasions.test(one.norm);
  if (isOccasion(segment) && led(at)) return { out: [silent(segment)], end: at + 1 };
  const timed = isOf(segment, t.Clock, t.NamedDay, t.WeekdayName) && isOccasion(all[at + 1]);
  return timed && led(at) ? { out: [silent(segment)], end: at + 1 } : null;
};

/** `mcs turns negative`, `mcs is negative` */
export const sign: Rule = ({ all, at, segment, said }) => {
  const side = /^(?:negative|positive)$/u.exec(segment.norm)?.[0];
  if (!isOf(segment, t.Unknown)) return null;
  if (/^(?:turns?|turned)$/u.test(segment.norm) && /^(?:negative|positive)$/u.test(all[at + 1]?.norm ?? ''))
    return { out: [silent(segment)], end: at + 1 };
  if (side === undefined || !isOf(said.at(-1), t.Metric)) return null;
  return { out: [worded(segment, t.Comparator, side === 'negative' ? '<' : '>'), counting(segment, t.Num, 0)], end: at + 1 };
};

/** `csat of 100%`, `sessions are zero` */
export const exactly: Rule = ({ all, at, segment, said }) => {
  const number = all[at + 1];
  const joins = segment.token === null && /^(?:are|was|were|of|at)$/u.test(segment.norm);
  if (!joins || !number || number.payload.kind !== 'amount' || !isOf(number, t.Num) || !isOf(said.at(-1), t.Metric)) return null;
  // `at 80% or higher`, `average of 5 days`
  const open = isOf(all[at + 2], t.Or, t.And, t.Unit, t.Noun) || all[at + 2]?.norm === '+';
  const none = plainNumber(number) === 0;
  return (number.payload.unit === 'percent' || none) && !open && all[at - 1]?.token === t.Metric
    ? { out: [worded(segment, t.Comparator, '=')], end: at + 1 }
    : null;
};

/** `if anything is unusual` */
export const anything: Rule = ({ at, segment, said }) =>
  isOf(segment, t.Unknown) && /^(?:anything|something)$/u.test(segment.norm) && said.some((one) => isOf(one, t.Alert))
    ? { out: [silent(segment)], end: at + 1 }
    : null;

/** `campaigns are running` are those there are; which ran in a time is not kept. */
export const running: Rule = ({ all, at, segment, said }) => {
  const runs = /^(?:ran|running|active|live|run)$/u.test(segment.norm) && isOf(segment, t.Unknown, t.NotOffered);
  const last = said.at(-1);
  if (!runs || last?.payload.kind !== 'noun' || !last.payload.plural || said.some((one) => isOf(one, t.Metric))) return null;
  const timed = all.some(({ token }) => token !== null && (timeStarts.has(token) || token === t.Last || token === t.This));
  return { out: [timed ? worded(segment, t.NotOffered, 'what ran') : silent(segment)], end: at + 1 };
};
