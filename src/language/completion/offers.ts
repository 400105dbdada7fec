/** Everything that a completion may offer, made once for a lexicon: words, metrics, dimensions, values, names. */
import type { TokenType } from 'chevrotain';
import { normal, scan } from '../../../grammar/scan.ts';
import * as t from '../../../grammar/tokens.ts';
import type { DimensionId } from '../../catalogue/dimension.ts';
import type { Directory, Member } from '../../catalogue/directory.ts';
import { type Lexicon, memberDimensions } from '../lexicon.ts';
import { segment } from '../segment.ts';
import { type OfferedWord, offeredWords, type WordKind } from './words.ts';

export type OfferKind = WordKind | 'metric' | 'dimension' | DimensionId;

export interface Offer {
  readonly text: string;
  readonly kind: OfferKind;
  readonly says: string;
  readonly lower: string;
  /** Other words for it, in lower case. */
  readonly synonyms: readonly string[];
  /** What it begins with for the grammar. */
  readonly token: TokenType;
  readonly endings: readonly string[];
  readonly behind: OfferedWord['behind'];
  /** What the question must hold where it was understood: the metric's id, the dimension's id, the stored name. */
  readonly meant: string | null;
  /** The dimension that the value or name belongs to. */
  readonly dimension: DimensionId | null;
}

export interface Offers {
  /** Words, metrics, dimensions and fixed values, in the order to offer them in. */
  readonly few: readonly Offer[];
  /** The live names of each dimension, the shortest first. */
  readonly names: ReadonlyMap<DimensionId, readonly Offer[]>;
}

const made = new WeakMap<Lexicon, Offers>();

/** The offers of `lexicon`; the same value each time. */
export function offersOf(lexicon: Lexicon): Offers {
  const known = made.get(lexicon);
  if (known) return known;
  const offers = {
    few: [...wordOffers(lexicon), ...metricOffers(lexicon), ...dimensionOffers(lexicon), ...valueOffers(lexicon)],
    names: namesOf(lexicon),
  };
  made.set(lexicon, offers);
  return offers;
}

function offer(text: string, kind: OfferKind, says: string, token: TokenType, more: Partial<Offer>): Offer {
  return { text, kind, says, token, lower: normal(text), synonyms: [], endings: [], behind: null, meant: null, dimension: null, ...more };
}

function wordOffers(lexicon: Lexicon): readonly Offer[] {
  return offeredWords.map(({ text, kind, says, endings, behind }) => {
    const token = segment(text, scan(text), lexicon).find((one) => one.token !== null)?.token ?? t.Unknown;
    return offer(text, kind, says, token, { endings, behind });
  });
}

function metricOffers({ catalogue }: Lexicon): readonly Offer[] {
  return catalogue.metrics.map(({ id, label, definition, words, shortForms }) => {
    const synonyms = [...words, ...shortForms.map(({ word }) => word)];
    return offer(id.replaceAll('_', ' '), 'metric', `${label}: ${firstSentence(definition)}`, t.Metric, { synonyms, meant: id });
  });
}

/** The dimensions that the data have members of. */
function dimensionOffers({ catalogue, directory }: Lexicon): readonly Offer[] {
  return catalogue.dimensions.flatMap(({ id, label, plural, words, fixed }) => {
    const values = namesIn(id, directory) ?? fixed.map(({ value }) => value);
    if (values.length === 0) return [];
    const listed = `${values.slice(0, mostListed).join(', ')}${values.length > mostListed ? ', …' : ''}`;
    const says = `${String(values.length)} ${inProse(values.length === 1 ? label : plural)}: ${listed}`;
    return [offer(label.toLowerCase(), 'dimension', says, t.Noun, { synonyms: words, meant: id })];
  });
}

function valueOffers({ catalogue, directory }: Lexicon): readonly Offer[] {
  const goals = new Set(directory.members('campaign').flatMap(({ goalType, deleted }) => (deleted ? [] : [goalType])));
  return catalogue.dimensions.flatMap(({ id, label, fixed }) =>
    fixed
      .filter(({ value }) => id !== 'hour' && value !== 'unknown' && (id !== 'goal_type' || goals.has(value)))
      .map(({ value, words }) => offer(value, id, inProse(label), t.Value, { synonyms: words, meant: value, dimension: id })),
  );
}

function namesOf({ directory, catalogue }: Lexicon): Offers['names'] {
  const further = new Map(catalogue.memberWords.map(({ dimension, name, words }) => [`${dimension} ${normal(name)}`, words]));
  const live = (dimension: Member['dimension']): readonly Offer[] =>
    directory
      .members(dimension)
      .filter(({ deleted, name }) => !deleted && name.trim() !== '')
      .map((member) => {
        const name = directory.label(dimension, member.id) ?? member.name;
        const synonyms = further.get(`${dimension} ${normal(name)}`) ?? [];
        return offer(name, dimension, described(member, directory), t.Value, { synonyms, meant: name, dimension });
      })
      .toSorted((a, b) => a.text.length - b.text.length || (a.text < b.text ? -1 : 1));
  return new Map(memberDimensions.map((dimension) => [dimension, live(dimension)]));
}

/** `campaign of LOB Sales`, `engagement of campaign Summer Sale`, `agent` */
function described({ dimension, parentId }: Member, directory: Directory): string {
  const kind = dimension === 'lob' ? 'LOB' : dimension.replaceAll('_', ' ');
  const above = dimension === 'campaign' ? 'lob' : dimension === 'engagement' ? 'campaign' : null;
  const parent = above === null || parentId === null ? null : directory.label(above, parentId);
  return parent === null ? kind : `${kind} of ${above === 'lob' ? 'LOB' : 'campaign'} ${parent}`;
}

/** The live names that the data hold for a dimension; null where its values are fixed. */
function namesIn(id: DimensionId, directory: Directory): readonly string[] | null {
  if (id === 'currency') return directory.currencies;
  const member = memberDimensions.find((dimension) => dimension === id);
  return member === undefined ? null : directory.members(member).flatMap(({ name, deleted }) => (deleted ? [] : [name]));
}

const mostListed = 3;

function firstSentence(text: string): string {
  return /^.*?[.](?=\s|$)/u.exec(text)?.[0] ?? text;
}

function inProse(label: string): string {
  return label.startsWith('LOB') ? label : label.toLowerCase();
}
