/** What could stand next: names of metrics, dimensions, values and members, and the words of the language. */
import { nextTokens } from '../../grammar/parser.ts';
import { scan } from '../../grammar/scan.ts';
import * as t from '../../grammar/tokens.ts';
import type { Lexicon } from './lexicon.ts';
import { segment, tokenOf } from './segment.ts';

export interface Completion {
  /** What is put in the place of the text from `start` to `end`. */
  readonly text: string;
  /** What it is: `metric`, `campaign`, `time`. */
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

interface Offer {
  readonly text: string;
  readonly lower: string;
  readonly kind: string;
}

const mostOffered = 20;

const times = ['today', 'yesterday', 'last week', 'last month', 'last 7 days', 'last 30 days', 'this week', 'this month', 'mtd', 'ytd'];
const clauses = ['vs previous period', 'vs last year', 'over time', 'as csv', 'as table', 'top 5', 'week over week'];

/**
 * The continuations of `text` at `cursor` (UTF-16 units), likeliest first: those that go on with the longest run of words before it.
 * After `by` and `per` dimensions only; after a dimension's noun its members only.
 */
export function complete(text: string, cursor: number, lexicon: Lexicon): readonly Completion[] {
  const before = text.slice(0, cursor);
  const pieces = scan(before).slice(-4);
  const last = pieces.at(-1);
  const fresh = last === undefined || last.end < before.length;
  const offers = offersFor(lexicon);
  if (fresh) return follow(before, '', before.length, offers, cursor, lexicon);
  for (const piece of pieces) {
    const typed = before.slice(piece.start).toLowerCase();
    const found = follow(before.slice(0, piece.start), typed, piece.start, offers, cursor, lexicon);
    if (found.length > 0) return found;
  }
  return [];
}

function follow(
  lead: string,
  typed: string,
  start: number,
  offers: readonly Offer[],
  cursor: number,
  lexicon: Lexicon,
): readonly Completion[] {
  const kinds = kindsAfter(lead, lexicon);
  const found: Completion[] = [];
  for (const { text, lower, kind } of offers) {
    if (found.length === mostOffered) break;
    const fits = lower.startsWith(typed) && lower !== typed && (kinds === null || kinds.has(kind));
    if (fits) found.push({ text, kind, start, end: cursor });
  }
  return found;
}

/** So many words before the cursor decide what may follow; clauses stand in any order. */
const mostLooked = 2;

/** The kinds that may follow: null for all. A dimension's noun is followed by its own members. */
function kindsAfter(lead: string, lexicon: Lexicon): ReadonlySet<string> | null {
  const last = segment(lead, scan(lead), lexicon)
    .filter(({ token }) => token !== null)
    .slice(-mostLooked);
  const noun = last.at(-1)?.payload;
  if (noun?.kind === 'noun' && last.at(-1)?.token === t.Noun) return new Set([noun.dimension, 'time', 'clause']);
  const next = nextTokens(last.map((one) => tokenOf(lead, one)));
  if (next.size === 0 || next.has(t.NotOffered)) return null;
  const kinds = [
    ...(next.has(t.Noun) ? ['dimension'] : []),
    ...(next.has(t.Metric) && !next.has(t.Noun) ? ['metric'] : []),
    ...(next.has(t.NamedDay) ? ['time'] : []),
    ...(next.has(t.Value) && !next.has(t.Noun) ? lexicon.names.keys() : []),
  ];
  return new Set(kinds);
}

function offersFor({ catalogue, names }: Lexicon): readonly Offer[] {
  const offer =
    (kind: string) =>
    (text: string): Offer => ({ text, lower: text.toLowerCase(), kind });
  return [
    ...catalogue.metrics.map(({ id }) => offer('metric')(id.replaceAll('_', ' '))),
    ...times.map(offer('time')),
    ...catalogue.dimensions.map(({ label }) => offer('dimension')(label.toLowerCase())),
    ...clauses.map(offer('clause')),
    ...[...names].flatMap(([dimension, known]) => known.map(({ name }) => offer(dimension)(name))),
  ];
}
