/** Words that say what the language says in several: `busiest`, `earned`. Each of those stands where the word stood. */
import type { Piece } from '../../grammar/scan.ts';
import * as t from '../../grammar/tokens.ts';
import type { Lexicon } from './lexicon.ts';
import { forgiving } from './tolerance.ts';
import { longest } from './trie.ts';

const works = /^(?:work|works|worked)$/u;
const agents = /^(?:agents?|reps?|who)$/u;

/** `pieces` with such words said in full. */
export function inSeveralWords(pieces: readonly Piece[], lexicon: Lexicon): readonly Piece[] {
  return pieces.flatMap((piece, at) => {
    const said = piece.kind === 'word' ? inFull(piece.norm, pieces, at, lexicon) : null;
    return said === null ? [piece] : said.map((norm): Piece => ({ ...piece, norm }));
  });
}

function inFull(norm: string, pieces: readonly Piece[], at: number, lexicon: Lexicon): readonly string[] | null {
  if (norm === 'busiest' || norm === 'quietest') {
    // Who asks when it was busiest means the conversations that were opened, and of agents those that they handled.
    const rank = norm === 'busiest' ? 'most' : 'least';
    if (pieces.some((_piece, other) => isMetric(pieces, other, lexicon))) return [rank];
    return pieces.some((piece) => agents.test(piece.norm)) ? [rank, 'handled', 'conversations'] : [rank, 'conversations'];
  }
  // `how many hours did Dana work`
  const asked = works.test(norm) && pieces[at - 1]?.norm !== 'hours' && pieces.slice(0, at).some((piece) => asksHowLong(piece, pieces));
  if (asked) return ['logged', 'in', 'time'];
  if (norm === 'hours' && pieces.slice(at + 2).some((piece) => works.test(piece.norm))) return ['many'];
  // `how much did Summer Sale earn`
  const earns = /^(?:earn|earns|earned)$/u.test(norm) || (/^(?:make|makes|made)$/u.test(norm) && asksHowMuch(pieces, at));
  if (earns && !pieces.some((_piece, other) => isMetric(pieces, other, lexicon))) return ['revenue'];
  return null;
}

/** `metric` in the place of `word`, which may say more than a metric: in the place of `busiest` stands what most is asked of. */
export function insteadOf(word: string, metric: string): string {
  const most = /^busiest$/iu.test(word) ? 'most ' : /^quietest$/iu.test(word) ? 'least ' : '';
  return `${most}${metric}`;
}

/** `hours` of `how many hours`, `long` of `how long`. */
function asksHowLong({ norm }: Piece, pieces: readonly Piece[]): boolean {
  return (norm === 'hours' || norm === 'long') && pieces.some((piece) => piece.norm === 'how');
}

function asksHowMuch(pieces: readonly Piece[], at: number): boolean {
  return pieces.slice(0, at).some(({ norm }, index) => norm === 'how' && pieces[index + 1]?.norm === 'much');
}

function isMetric(pieces: readonly Piece[], at: number, { phrases }: Lexicon): boolean {
  return longest(phrases, pieces, at, forgiving)?.found.entry?.token === t.Metric;
}
