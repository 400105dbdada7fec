/** From the numbers that were kept of a post to what is said below it. */
import type { Day } from '../../base/day.ts';
import type { Shown } from '../answer.ts';
import { finalDifferences, isDifferent, lateDifferences } from './differences.ts';
import { type PostedNumbers, postedNumbers } from './posted-numbers.ts';
import { type FollowUpWords, finalWords, lateWords } from './words.ts';

/** The numbers of `shown` as they are kept, `text` being JSON; null where it has none. */
export function keptOf(shown: Shown): { readonly text: string; readonly provisionalUntil: Day | null } | null {
  const numbers = postedNumbers(shown);
  return numbers === null ? null : { text: JSON.stringify(numbers), provisionalUntil: numbers.provisionalUntil };
}

/** What is said of the numbers in `text`, which `keptOf` gave, now that they are those of `shown`; null where there is nothing to say. */
export function followUpOf(kind: 'late' | 'final', text: string, shown: Shown): FollowUpWords | null {
  const posted = JSON.parse(text) as PostedNumbers;
  const now = postedNumbers(shown);
  if (now === null) return null;
  if (kind === 'final') return finalWords(finalDifferences(posted, now), posted);
  const differences = lateDifferences(posted, now);
  return isDifferent(differences) ? lateWords(differences) : null;
}
