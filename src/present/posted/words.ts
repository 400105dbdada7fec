/** What is said below a post of numbers that are others by now. */
import { dayText } from '../../base/day-text.ts';
import { listText } from '../words.ts';
import { type Difference, type Differences, isFinal, type RowDifferences } from './differences.ts';
import type { PostedNumbers } from './posted-numbers.ts';

export interface FollowUpWords {
  readonly headline: string;
  /** One row each. */
  readonly lines: readonly string[];
  readonly small: string;
}

/** Lines told; of more, how many. */
const mostTold = 10;

/** Numbers of a single row that the headline holds. */
const mostInLine = 3;

/** Late data changed numbers of a post. */
export function lateWords(differences: Differences): FollowUpWords {
  const small = 'Told once: what changes later is not told again.';
  if (differences.rows.length === 0)
    return { headline: 'Late data changed numbers of this post, in rows far down its table.', lines: [], small };
  return { ...toldIn(differences, `Late data changed ${countText(differences)} of this post`), small };
}

/** What was provisional in a post is final. */
export function finalWords(differences: Differences, posted: PostedNumbers): FollowUpWords {
  const names = posted.columns.filter(isFinal).map(({ name }) => name);
  const shown = names.length > 3 ? 'the numbers of conversions and revenue' : listText(names);
  const small = `Provisional until ${dayText(posted.provisionalUntil ?? '')}, which is over.`;
  if (differences.rows.length === 0) return { headline: `Final, as posted: ${shown}.`, lines: [], small };
  return { ...toldIn(differences, `Final: ${shown}. Since the post, ${countText(differences)} changed`), small };
}

/** `head` with what changed behind it, or below it where that is much: a line for each row, of a single one for each number. */
function toldIn(differences: Differences, head: string): Pick<FollowUpWords, 'headline' | 'lines'> {
  const { rows } = differences;
  const where = whereText(differences);
  const [only] = rows;
  if (rows.length === 1 && only !== undefined && only.numbers.length <= mostInLine)
    return { headline: `${head}${where}: ${rowText(only)}.`, lines: [] };
  const texts =
    rows.length > 1 ? rows.map(rowText) : rows.flatMap(({ numbers, ...row }) => numbers.map((one) => rowText({ ...row, numbers: [one] })));
  const more = texts.length - mostTold;
  return { headline: `${head}${where}:`, lines: [...texts.slice(0, mostTold), ...(more > 0 ? [`and ${number(more)} more`] : [])] };
}

function countText({ rows }: Differences): string {
  const count = rows.reduce((sum, { numbers }) => sum + numbers.length, 0);
  return count === 1 ? 'a number' : `${number(count)} numbers`;
}

/** `, in 3 of 14 rows and in the total`; nothing where there is only one row. */
function whereText({ rows, of, beyond }: Differences): string {
  const named = rows.filter(({ name, isTotal }) => name !== '' && !isTotal).length;
  const places = [
    ...(named === 0 ? [] : [`in ${number(named)} of ${number(of)} ${of === 1 ? 'row' : 'rows'}`]),
    ...(rows.some(({ isTotal }) => isTotal) ? ['in the total'] : []),
    ...(beyond ? ['in rows further down'] : []),
  ];
  return places.length === 0 ? '' : `, ${listText(places)}`;
}

/** `Summer Sale: exposed 1,204 → 1,210, exposed rate 51.2% → 51.3%` */
function rowText({ name, numbers }: RowDifferences): string {
  const whose = name === '' ? '' : `${name}: `;
  const state = numbers.every(({ from }) => from === null)
    ? 'new, '
    : numbers.every(({ to }) => to === null)
      ? 'no longer shown, was '
      : '';
  return `${whose}${state}${numbers.map(numberText).join(', ')}`;
}

function numberText({ name, from, to }: Difference): string {
  return from === null || to === null ? `${name} ${to ?? from ?? ''}` : `${name} ${from} → ${to}`;
}

function number(count: number): string {
  return count.toLocaleString('en-US');
}
