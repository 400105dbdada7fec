/** What a phrase means by itself in a lexicon: what an administrator’s words are held against. */
import type { TokenType } from 'chevrotain';
import { scan } from '../../grammar/scan.ts';
import * as t from '../../grammar/tokens.ts';
import { glossaryEntry } from '../catalogue/glossary.ts';
import { type Known, thingOf } from '../catalogue/own/known-phrase.ts';
import type { Lexicon } from './lexicon.ts';
import { type Segment, segment } from './segment.ts';

/** What `phrase` means in `lexicon`; null where a word of it means nothing there. */
export function knownPhrase(phrase: string, lexicon: Lexicon): Known | null {
  const segments = segment(phrase, scan(phrase), lexicon);
  const [only, ...others] = segments;
  if (!only || segments.some(({ token }) => token === t.Unknown)) return glossaryMeaning(phrase);
  if (others.length === 0) return (only.token === t.NotOffered ? glossaryMeaning(phrase) : null) ?? meaningOf(only);
  const tokens = segments.flatMap(({ token }) => token ?? []);
  const together = isRatio(tokens) || (tokens.length === 1 && tokens[0] === t.Metric);
  return { thing: null, says: 'several words', how: together ? 'together' : 'pieces' };
}

function glossaryMeaning(phrase: string): Known | null {
  const entry = glossaryEntry(phrase);
  return entry ? { thing: null, says: `${entry.term}, a word of the glossary`, how: 'whole' } : null;
}

/** A metric per another, or per so many of another. */
function isRatio(tokens: readonly TokenType[]): boolean {
  const [top, per, ...below] = tokens.filter((token) => token !== t.Num);
  return top === t.Metric && per === t.Per && below.length === 1 && below[0] === t.Metric;
}

function meaningOf({ token, payload }: Segment): Known {
  if (token === t.NotOffered) return { thing: null, says: 'something that is not offered', how: 'not offered' };
  switch (payload.kind) {
    case 'metric':
      return { thing: thingOf('metric', payload.id), says: payload.id.replaceAll('_', ' '), how: 'whole' };
    case 'noun':
      return { thing: thingOf('dimension', payload.dimension), says: `the dimension ${payload.dimension}`, how: 'whole' };
    case 'value': {
      const [first, ...more] = payload.readings.map(({ dimension, values }) => ({ dimension, name: values.join(' or ') }));
      if (!first) throw new Error('a value without a reading');
      return {
        thing: more.length > 0 ? null : thingOf(first.dimension, first.name),
        says: `${first.dimension} ${first.name}`,
        how: 'whole',
      };
    }
    case 'word':
    case 'amount':
    case 'text':
      return { thing: null, says: token === null ? 'a small word that is passed over' : 'a word of the language', how: 'whole' };
  }
}
