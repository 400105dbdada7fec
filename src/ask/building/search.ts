/** Finding metrics, members and values by what someone types into the question builder, in what is in memory already. */
import { createHash } from 'node:crypto';
import { normal } from '../../../grammar/scan.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { DimensionId, MemberDimensionId } from '../../catalogue/dimension.ts';
import type { Directory } from '../../catalogue/directory.ts';
import { type MetricRef, metricKey } from '../../catalogue/metric.ts';
import { type Offer, offersOf } from '../../language/completion/offers.ts';
import type { Lexicon } from '../../language/lexicon.ts';
import { labelOf } from '../../plan/metric-ref.ts';
import type { Found } from './choice.ts';

/** The dimensions of the dashboard's search box. */
export const searched: readonly MemberDimensionId[] = ['lob', 'campaign', 'engagement', 'entry_point'];
/** The others that a form filters by, those with names behind those with a few values. */
export const otherDimensions: readonly DimensionId[] = ['device', 'source_type', 'goal_type', 'weekday', 'group', 'skill', 'agent'];

const longestId = 100;

/** The metrics that `typed` is in the name or a synonym of, the best first; all where nothing is typed. */
export function foundMetrics(typed: string, { catalogue }: Lexicon, most: number): readonly Found[] {
  const words = (id: string): readonly string[] => {
    const metric = catalogue.metric(id);
    return metric === undefined ? [] : [...metric.words, ...metric.shortForms.map(({ word }) => word)];
  };
  const all = catalogue.metrics.map(({ id, label }) => ({ item: id, texts: [normal(label), ...words(id)] }));
  return best(typed, all, most).map((id) => metricFound(id, catalogue));
}

/** `ref` as a form shows it. */
export function metricFound(ref: MetricRef, catalogue: Catalogue): Found {
  const definition = typeof ref === 'string' ? (catalogue.metric(ref)?.definition ?? '') : '';
  return { value: metricKey(ref), text: labelOf(ref, catalogue), says: definition };
}

/** The members of `dimensions` that `typed` is in the name of, the best first; the first of each where nothing is typed. */
export function foundMembers(typed: string, dimensions: readonly DimensionId[], lexicon: Lexicon, most: number): readonly Found[] {
  const { few, names } = offersOf(lexicon);
  const of = (dimension: DimensionId): readonly Offer[] => names.get(dimension) ?? few.filter((one) => one.kind === dimension);
  const offers = dimensions.flatMap(of);
  const all = offers.map((offer) => ({ item: offer, texts: [offer.lower, ...offer.synonyms] }));
  return best(typed, all, most).flatMap((offer) =>
    offer.dimension === null ? [] : (valueFound(offer.dimension, offer.text, lexicon.directory, offer.says) ?? []),
  );
}

/** The value `name` of `dimension` as a form shows it; null where the name stands for several members, or for none. */
export function valueFound(dimension: DimensionId, name: string, directory: Directory, says: string): Found | null {
  if (!isSearched(dimension)) return { value: `${dimension}:${name}`, text: name, says };
  const [member, ...others] = directory.named(dimension, name);
  return member === undefined || others.length > 0 ? null : { value: `${dimension}:${short(member.id)}`, text: name, says };
}

/** The dimension and stored name behind a value that a form gave; null where the data hold no such thing. */
export function nameBehind(
  value: string,
  { catalogue, directory }: Lexicon,
): { readonly dimension: DimensionId; readonly name: string } | null {
  const [, kind = '', id = ''] = /^([a-z_]+):(.+)$/su.exec(value) ?? [];
  const dimension = [...searched, ...otherDimensions].find((one) => one === kind);
  if (dimension === undefined) return null;
  if (!isSearched(dimension)) {
    const known = catalogue.dimensions.some((one) => one.id === dimension && one.fixed.some((fixed) => fixed.value === id));
    return known ? { dimension, name: id } : null;
  }
  const member = directory.members(dimension).find((one) => short(one.id) === id && !one.deleted);
  const name = member === undefined ? null : directory.label(dimension, member.id);
  return name === null ? null : { dimension, name };
}

const withMembers: readonly MemberDimensionId[] = [...searched, 'group', 'skill', 'agent'];

function isSearched(dimension: DimensionId): dimension is MemberDimensionId {
  return withMembers.some((one) => one === dimension);
}

/** An id as it stands, or what stands for one that is too long for an option. */
function short(id: string): string {
  return id.length <= longestId ? id : `#${createHash('sha256').update(id).digest('hex').slice(0, 40)}`;
}

interface Named<Item> {
  readonly item: Item;
  /** In lower case, the name first. */
  readonly texts: readonly string[];
}

/** Items that hold each word typed: those that begin with the text first, then those with words that do, then the rest. */
function best<Item>(typed: string, all: readonly Named<Item>[], most: number): readonly Item[] {
  const wanted = normal(typed.trim());
  const words = wanted.split(/\s+/u).filter((word) => word !== '');
  const ranks: [Item[], Item[], Item[]] = [[], [], []];
  for (const { item, texts } of all) {
    const text = texts.find((one) => words.every((word) => one.includes(word)));
    if (text === undefined) continue;
    const rank = text.startsWith(wanted) ? 0 : words.every((word) => ` ${text}`.includes(` ${word}`)) ? 1 : 2;
    ranks[rank].push(item);
    if (ranks[0].length >= most) break;
  }
  return ranks.flat().slice(0, most);
}
