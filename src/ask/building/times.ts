/** Times that the question builder offers: the usual ones, and whatever is typed that is one. */
import { rangeText } from '../../base/day-text.ts';
import type { Found } from './choice.ts';
import { type Building, timeIn } from './question-of.ts';

/** In the order to offer them in. */
const usualTimes: readonly string[] = [
  'last 7 days',
  'yesterday',
  'today',
  'last week',
  'this week',
  'last 14 days',
  'last 30 days',
  'last month',
  'this month',
  'last 90 days',
  'last quarter',
  'this quarter',
  'this year',
  'last year',
];

/** `time` with its dates; null where it says no time. */
export function timeFound(time: string, here: Building): Found | null {
  const term = time.length > 100 ? null : timeIn(time, here);
  return term === null ? null : { value: time, text: time, says: rangeText(term.from, term.to) };
}

/** The times for what was typed: as it stands where it is one, then the usual ones that hold it. */
export function foundTimes(typed: string, here: Building): readonly Found[] {
  const wanted = typed.trim().toLowerCase();
  const usual = usualTimes.filter((time) => time.includes(wanted));
  const own = wanted === '' || usual.includes(wanted) ? [] : [typed.trim()];
  return [...own, ...usual].flatMap((time) => timeFound(time, here) ?? []);
}
