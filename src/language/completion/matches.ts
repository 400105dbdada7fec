/** What goes on with the letters that are typed. */
import type { DimensionId } from '../../catalogue/dimension.ts';
import type { Lexicon } from '../lexicon.ts';
import { type Offer, offersOf } from './offers.ts';

export interface Matching {
  readonly offer: Offer;
  /** 0: it begins so, 1: another word for it does, 2: a word of it does, 3: it holds what is typed. */
  readonly match: number;
}

export interface Typed {
  /** More than one word: they must begin it. */
  readonly several: boolean;
  /** Behind a quotation mark: names only. */
  readonly quoted: boolean;
  /** The dimension that was named. */
  readonly noun: DimensionId | null;
}

/** So many names of one dimension are looked at; fewer where nothing asks for them. */
const mostNames = { asked: 40, other: 5 } as const;

/** The offers that `typed` (lower case) goes on to, of names the shortest. */
export function matches(typed: string, { several, quoted, noun }: Typed, lexicon: Lexicon): readonly Matching[] {
  const { few, names } = offersOf(lexicon);
  const worst = several ? 1 : 3;
  const named = [...names].flatMap(([dimension, offers]) =>
    matching(offers, typed, worst, dimension === noun || typed !== '' ? mostNames.asked : mostNames.other),
  );
  return [...(quoted ? [] : matching(few, typed, worst, few.length)), ...named];
}

function matching(offers: readonly Offer[], typed: string, worst: number, most: number): readonly Matching[] {
  const best: Matching[] = [];
  const rest: Matching[] = [];
  for (const offer of offers) {
    const match = matchOf(offer, typed);
    if (match === null || match > worst) continue;
    if (match === 0) best.push({ offer, match });
    else if (rest.length < most) rest.push({ offer, match });
    if (best.length === most) break;
  }
  return [...best, ...rest].slice(0, most);
}

const apart = /[^\p{L}\p{N}]/u;

/** How `typed` stands in an offer; null where it does not. What is typed whole is not offered. */
function matchOf({ lower, synonyms }: Offer, typed: string): number | null {
  if (lower === typed) return null;
  if (lower.startsWith(typed)) return 0;
  if (synonyms.some((word) => word.startsWith(typed))) return 1;
  const inside = lower.indexOf(typed);
  if (inside < 0) return null;
  if (apart.test(lower.charAt(inside - 1))) return 2;
  return typed.length > 2 ? 3 : null;
}
