/** Every word that can mean something: the language's own, the catalogue's and the names of a brand's data, in two tries. */
import type { TokenType } from 'chevrotain';
import * as t from '../../grammar/tokens.ts';
import { NearWords } from '../base/distance.ts';
import type { Catalogue, MemberWords } from '../catalogue/catalogue.ts';
import type { DimensionId, MemberDimensionId } from '../catalogue/dimension.ts';
import { groupWords } from '../catalogue/dimensions.ts';
import type { Directory, Member } from '../catalogue/directory.ts';
import { foreignValues } from './foreign-values.ts';
import { holidays, notOffered } from './not-offered.ts';
import type { Payload, ValueReading } from './payload.ts';
import { fillerPhrases, phraseGroups } from './phrases.ts';
import { emptyNode, keyOf, longest, type Node, nodeAt, strict } from './trie.ts';

/** What a phrase of the catalogue or the language means. */
export interface Entry {
  /** Null: filler. */
  readonly token: TokenType | null;
  readonly payload: Payload;
}

export interface Meaning {
  entry: Entry | null;
  readonly readings: ValueReading[];
}

export interface MemberName {
  readonly dimension: MemberDimensionId;
  /** The stored name, or the label where the text says `Name (Parent)`. */
  readonly name: string;
  readonly deleted: boolean;
  /** The whole name reads as something else (`Top 10`, `Exposed`): only with its dimension named or in quotes. */
  readonly shadowed: boolean;
}

export interface Lexicon {
  readonly phrases: Node<Meaning>;
  /** The words of dimensions alone: what `which` asks for. */
  readonly nouns: Node<Meaning>;
  readonly members: Node<MemberName[]>;
  readonly catalogue: Catalogue;
  readonly directory: Directory;
  /** Every single word of both tries, for mending and completion. */
  readonly vocabulary: ReadonlySet<string>;
  readonly near: NearWords;
  /** The live names of each dimension, as stored and in lower case. */
  readonly names: ReadonlyMap<DimensionId, readonly KnownName[]>;
}

export interface KnownName {
  readonly name: string;
  readonly lower: string;
}

export const memberDimensions: readonly MemberDimensionId[] = ['lob', 'campaign', 'engagement', 'entry_point', 'group', 'agent', 'skill'];

/** The lexicon of a catalogue and a brand's directory; make it once and keep it as long as both stand. */
export function makeLexicon(catalogue: Catalogue, directory: Directory): Lexicon {
  const phrases = emptyNode<Meaning>();
  addLanguage(phrases);
  for (const [word, dimension] of foreignValues) {
    addEntry(phrases, word, { token: t.Foreign, payload: { kind: 'noun', dimension, plural: false } });
  }
  addMetrics(phrases, catalogue);
  // After the metrics: what is not offered may be a metric of the administrator's own.
  for (const { what, phrases: list } of notOffered) {
    for (const phrase of list) addEntry(phrases, phrase, { token: t.NotOffered, payload: { kind: 'word', value: what } });
  }
  const nouns = emptyNode<Meaning>();
  addDimensions(phrases, nouns, catalogue);
  for (const filler of fillerPhrases) addEntry(phrases, filler, { token: null, payload: { kind: 'word', value: '' } });
  const members = emptyNode<MemberName[]>();
  for (const dimension of memberDimensions) {
    for (const member of directory.members(dimension)) addMember(members, phrases, member, directory);
  }
  for (const further of catalogue.memberWords) addMemberWords(members, further, directory);
  const vocabulary = new Set<string>();
  collect(phrases, vocabulary);
  collect(members, vocabulary);
  return {
    phrases,
    nouns,
    members,
    catalogue,
    directory,
    vocabulary,
    near: new NearWords(vocabulary),
    names: knownNames(catalogue, directory),
  };
}

function knownNames(catalogue: Catalogue, directory: Directory): ReadonlyMap<DimensionId, readonly KnownName[]> {
  const known = (names: readonly string[]): readonly KnownName[] => names.map((name) => ({ name, lower: name.toLowerCase() }));
  const live = (dimension: MemberDimensionId): readonly string[] =>
    directory.members(dimension).flatMap(({ name, deleted }) => (deleted ? [] : [name]));
  return new Map<DimensionId, readonly KnownName[]>([
    ...catalogue.dimensions.map(({ id, fixed }) => [id, known(fixed.map(({ value }) => value))] as const),
    ...memberDimensions.map((dimension) => [dimension, known(live(dimension))] as const),
  ]);
}

function addLanguage(root: Node<Meaning>): void {
  for (const group of phraseGroups) {
    for (const phrase of group.phrases) addEntry(root, phrase, { token: group.token, payload: { kind: 'word', value: group.value } });
  }
}

/** The first meaning of a phrase stays: the language's own words before the catalogue's. */
function addEntry(root: Node<Meaning>, phrase: string, entry: Entry): void {
  const meaning = meaningAt(root, phrase);
  meaning.entry ??= entry;
}

function addReading(root: Node<Meaning>, phrase: string, reading: ValueReading): void {
  meaningAt(root, phrase).readings.push(reading);
}

function meaningAt(root: Node<Meaning>, phrase: string): Meaning {
  const node = nodeAt(root, keyOf(phrase));
  node.found ??= { entry: null, readings: [] };
  return node.found;
}

function addMetrics(root: Node<Meaning>, catalogue: Catalogue): void {
  for (const { id, words } of catalogue.metrics) {
    for (const word of words) addEntry(root, word, { token: t.Metric, payload: { kind: 'metric', id, word, short: null } });
  }
  for (const { id, shortForms } of catalogue.metrics) {
    for (const { word, instead } of shortForms) {
      addEntry(root, word, { token: t.Metric, payload: { kind: 'metric', id, word, short: instead } });
    }
  }
}

function addDimensions(root: Node<Meaning>, nouns: Node<Meaning>, catalogue: Catalogue): void {
  for (const { id, plural, words, values, fixed } of catalogue.dimensions) {
    const nounsOf = [...words, id.replaceAll('_', ' ')];
    // `campaign names` are the campaigns.
    const named = values === 'member' ? nounsOf.flatMap((word) => [`${word} name`, `${word} names`]) : [];
    for (const word of [...nounsOf, ...named]) {
      const many = word === plural.toLowerCase() || word.endsWith('s');
      const entry: Entry = { token: t.Noun, payload: { kind: 'noun', dimension: id, plural: many } };
      addEntry(root, word, entry);
      addEntry(nouns, word, entry);
    }
    for (const { value, words: synonyms } of fixed) {
      if (id === 'hour' || value === 'unknown') continue;
      for (const word of new Set([value, ...synonyms])) addReading(root, word, { dimension: id, values: [value] });
    }
  }
  for (const { word, dimension, values } of groupWords) addReading(root, word, { dimension, values });
}

function addMember(root: Node<MemberName[]>, phrases: Node<Meaning>, member: Member, directory: Directory): void {
  const key = keyOf(member.name);
  if (key.length === 0) return;
  const label = directory.label(member.dimension, member.id);
  const { dimension, name, deleted } = member;
  const names = namesAt(root, key);
  if (!names.some((other) => other.dimension === dimension && other.name === name)) {
    names.push({ dimension, name, deleted, shadowed: isShadowed(member.name, phrases) });
  }
  // `homepage`, `nightshift`: a name of two words typed as one.
  const joined = key.join('');
  if (key.length === 2 && joined.length > 5 && !phrases.next.has(joined))
    namesAt(root, [joined]).push({ dimension, name, deleted, shadowed: false });
  // `the bot` is one of the Bots.
  const single = name.toLowerCase().replace(/s$/u, '');
  if (key.length === 1 && joined.length > 3 && single !== joined && !phrases.next.has(single) && !root.next.has(single))
    namesAt(root, [single]).push({ dimension, name, deleted, shadowed: false });
  if (label !== null && label !== member.name) namesAt(root, keyOf(label)).push({ dimension, name: label, deleted, shadowed: false });
}

/** Synonyms of a member, where the brand has it. A name that the data hold wins over a synonym. */
function addMemberWords(root: Node<MemberName[]>, { words, ...named }: MemberWords, directory: Directory): void {
  const [member] = directory.named(named.dimension, named.name);
  if (!member) return;
  const { dimension, deleted } = member;
  const own = member.name.toLowerCase() === named.name.toLowerCase();
  const name = own ? member.name : (directory.label(dimension, member.id) ?? member.name);
  for (const word of words) {
    const names = namesAt(root, keyOf(word));
    if (names.length === 0) names.push({ dimension, name, deleted, shadowed: false });
  }
}

function namesAt(root: Node<MemberName[]>, key: readonly string[]): MemberName[] {
  const node = nodeAt(root, key);
  node.found ??= [];
  return node.found;
}

/** Whether the whole name reads as keywords, metrics, times and numbers. */
function isShadowed(name: string, phrases: Node<Meaning>): boolean {
  const pieces = keyOf(name).map((norm) => ({
    kind: /^[$€£]?\d/.test(norm) ? ('number' as const) : ('word' as const),
    norm,
    start: 0,
    end: 0,
  }));
  let at = 0;
  let before: TokenType | null = null;
  while (at < pieces.length) {
    if (pieces[at]?.kind === 'number') {
      at += 1;
      continue;
    }
    const found = longest(phrases, pieces, at, strict);
    const token = found?.found.entry?.token ?? null;
    const { payload } = found?.found.entry ?? {};
    if (!found || token === null || (payload?.kind === 'word' && payload.value === holidays)) return false;
    // A dimension's noun is a reading only by itself or in a breakdown: `Day Team` is a name.
    const whole = at === 0 && found.end === pieces.length;
    if (token === t.Noun && !whole && before !== t.By && before !== t.Per) return false;
    before = token;
    at = found.end;
  }
  return true;
}

function collect<Found>(node: Node<Found>, into: Set<string>): void {
  for (const [word, child] of node.next) {
    into.add(word);
    collect(child, into);
  }
}
