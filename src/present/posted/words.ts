/** What is said below a post of numbers that are others by now. */
import { dayText } from '../../base/day-text.ts';
import { listText } from '../words.ts';
import type { Difference, Differences } from './differences.ts';
import type { PostedNumbers } from './posted-numbers.ts';

export interface FollowUpWords {
  readonly headline: string;
  /** One number each. */
  readonly lines: readonly string[];
  readonly small: string;
}

/** Numbers told one by one; of more, how many. */
const mostTold = 10;

/** Late data changed numbers of a post. */
export function lateWords(differences: Differences): FollowUpWords {
  const { changes, beyond } = differences;
  const [first] = changes;
  const small = 'Told once: what changes later is not told again.';
  if (changes.length === 1 && first !== undefined && !beyond)
    return { headline: `Late data changed a number of this post: ${changeText(first)}.`, lines: [], small };
  if (first === undefined) return { headline: 'Late data changed numbers of this post, in rows far down its table.', lines: [], small };
  const count = changes.length.toLocaleString('en-US');
  const numbers = changes.length === 1 ? 'a number' : `${count} numbers`;
  return { headline: `Late data changed ${numbers} of this post${whereText(differences)}:`, lines: toldLines(changes), small };
}

/** What was provisional in a post is final. */
export function finalWords(differences: Differences, posted: PostedNumbers, now: PostedNumbers): FollowUpWords {
  const { changes } = differences;
  const names = [...new Set(posted.columns.flatMap(({ provisional, name, id }) => (provisional && !id.includes('.') ? [name] : [])))];
  const shown = names.length > 3 ? 'the numbers of conversions and revenue' : listText(names);
  const small = `Provisional until ${dayText(posted.provisionalUntil ?? '')}; nothing of that range comes any more.`;
  if (changes.length === 0) return { headline: `Final, and as posted: ${shown}.`, lines: [], small };
  const of = now.of === 1 && changes.length === names.length ? '' : whereText(differences);
  return { headline: `Final: ${shown}. Changed since the post${of}:`, lines: toldLines(changes), small };
}

function toldLines(changes: readonly Difference[]): readonly string[] {
  const more = changes.length - mostTold;
  return [...changes.slice(0, mostTold).map(changeText), ...(more > 0 ? [`and ${more.toLocaleString('en-US')} more`] : [])];
}

/** `, in 3 of 14 rows and in the total`; nothing where there is only one row. */
function whereText({ rows, of, total, beyond }: Differences): string {
  const places = [
    ...(rows > 0 && of > 1 ? [`in ${rows.toLocaleString('en-US')} of ${of.toLocaleString('en-US')} rows`] : []),
    ...(total ? ['in the total'] : []),
    ...(beyond ? ['in rows further down'] : []),
  ];
  return places.length === 0 ? '' : `, ${listText(places)}`;
}

/** `Summer Sale: exposed 1,204 → 1,210` */
function changeText({ row, name, from, to }: Difference): string {
  const whose = row === '' ? '' : `${row}: `;
  if (to === null) return `${whose}${name} ${from ?? ''}, no longer among those shown`;
  return from === null ? `${whose}${name} ${to}, newly among those shown` : `${whose}${name} ${from} → ${to}`;
}
