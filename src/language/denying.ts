/** Words that leave out or deny what stands behind them. Without such a word a question asks for the opposite, so none is mended or dropped. */
import * as t from '../../grammar/tokens.ts';
import { clausePhrases } from './clause-phrases.ts';

const leavingOut = new Set(clausePhrases.flatMap(({ token, phrases }) => (token === t.Not ? phrases : [])));
const denying = new Set([
  'never',
  'none',
  'neither',
  'nor',
  'dont',
  'doesnt',
  'didnt',
  'isnt',
  'arent',
  'wasnt',
  'werent',
  'wont',
  'cannot',
]);

/** Whether `words` leave out the values and names that follow: `without`, `other than`. */
export function leavesOut(words: string): boolean {
  return leavingOut.has(words.trim().toLowerCase());
}

/** Whether `words` turn what follows into its opposite: `without`, `other than`, `don't`, `never`. */
export function isNegation(words: string): boolean {
  const typed = words.trim().toLowerCase();
  return leavesOut(typed) || denying.has(typed) || /^\p{L}+n['’]t$/u.test(typed);
}
