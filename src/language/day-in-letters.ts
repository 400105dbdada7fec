/** `the first of November`, `november the second`: a day of a month in letters. */
import type { Piece } from '../../grammar/scan.ts';
import * as t from '../../grammar/tokens.ts';
import type { Lexicon } from './lexicon.ts';
import type { NumberMeaning } from './number.ts';

const ones = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const teens = 'eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(' ');
const days: ReadonlyMap<string, number> = new Map([...ones, ...teens].map((word, index) => [word, index + 1] as const));

const light = new Set(['of', 'the', 'day']);
const joints = new Set(['to', 'until', 'till', 'through', 'and', '-', '–']);

/** The day that piece `at` names beside the name of a month; null where it names none. */
export function dayInLetters(pieces: readonly Piece[], at: number, { phrases }: Lexicon): NumberMeaning | null {
  const value = days.get(pieces[at]?.norm ?? '');
  if (value === undefined) return null;
  const isMonth = (index: number): boolean => phrases.next.get(pieces[index]?.norm ?? '')?.found?.entry?.token === t.MonthName;
  const past = (index: number, step: 1 | -1): number => (light.has(pieces[index]?.norm ?? '') ? past(index + step, step) : index);
  const next = past(at + 1, 1);
  // `from the first to the tenth of november`
  const end = joints.has(pieces[next]?.norm ?? '') ? past(next + 1, 1) : -1;
  const ranged = end > 0 && days.has(pieces[end]?.norm ?? '') && isMonth(past(end + 1, 1));
  if (!isMonth(next) && !isMonth(past(at - 1, -1)) && !ranged) return null;
  return { token: t.DayNumber, payload: { kind: 'amount', value, unit: null } };
}
