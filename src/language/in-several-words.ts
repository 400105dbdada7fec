/** Words that say what the language says in several: `busiest`, `a fortnight`, `last qtd`. Each of those stands where the word stood. */
import type { Piece } from '../../grammar/scan.ts';
import * as t from '../../grammar/tokens.ts';
import type { Lexicon } from './lexicon.ts';
import { forgiving } from './tolerance.ts';
import { longest } from './trie.ts';

const toDate = new Map([
  ['wtd', 'week'],
  ['mtd', 'month'],
  ['qtd', 'quarter'],
  ['ytd', 'year'],
]);

const agents = /^(?:agents?|reps?|who)$/u;

const before = new Set(['last', 'previous', 'prior']);

/** `pieces` with such words said in full. */
export function inSeveralWords(pieces: readonly Piece[], lexicon: Lexicon): readonly Piece[] {
  return pieces.flatMap((piece, at) => {
    const said = piece.kind === 'word' ? inFull(piece.norm, pieces, at, lexicon) : null;
    return said === null ? [piece] : said.map((norm): Piece => ({ ...piece, kind: /^\d/u.test(norm) ? 'number' : 'word', norm }));
  });
}

function inFull(norm: string, pieces: readonly Piece[], at: number, lexicon: Lexicon): readonly string[] | null {
  if (/^fortnights?$/u.test(norm)) return counted(pieces[at - 1]) ? null : ['2', 'weeks'];
  if (norm === 'busiest' || norm === 'quietest') {
    // Who asks when it was busiest means the conversations that were opened, and of agents those that they handled.
    const rank = norm === 'busiest' ? 'most' : 'least';
    if (pieces.some((_piece, other) => isMetric(pieces, other, lexicon))) return [rank];
    return pieces.some((piece) => agents.test(piece.norm)) ? [rank, 'handled', 'conversations'] : [rank, 'conversations'];
  }
  // `how much did Summer Sale earn`
  const earns = /^(?:earn|earns|earned)$/u.test(norm) || (/^(?:make|makes|made)$/u.test(norm) && asksHowMuch(pieces, at));
  if (earns && !pieces.some((_piece, other) => isMetric(pieces, other, lexicon))) return ['revenue'];
  // `vs last qtd`: as many days of the unit before.
  const unit = toDate.get(pieces[at + 1]?.norm ?? '');
  if (unit !== undefined && before.has(norm)) return ['same', 'period', 'last', unit];
  return toDate.has(norm) && before.has(pieces[at - 1]?.norm ?? '') ? [] : null;
}

/** `metric` in the place of `word`, which may say more than a metric: in the place of `busiest` stands what most is asked of. */
export function insteadOf(word: string, metric: string): string {
  const most = /^busiest$/iu.test(word) ? 'most ' : /^quietest$/iu.test(word) ? 'least ' : '';
  return `${most}${metric}`;
}

/** `two fortnights` are no two weeks. */
function counted(piece: Piece | undefined): boolean {
  return piece?.kind === 'number' || /^(?:two|three|four)$/u.test(piece?.norm ?? '');
}

function asksHowMuch(pieces: readonly Piece[], at: number): boolean {
  return pieces.slice(0, at).some(({ norm }, index) => norm === 'how' && pieces[index + 1]?.norm === 'much');
}

function isMetric(pieces: readonly Piece[], at: number, { phrases }: Lexicon): boolean {
  return longest(phrases, pieces, at, forgiving)?.found.entry?.token === t.Metric;
}
