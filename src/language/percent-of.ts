/** A percent sign beside a count: its rate. */
import type { TokenType } from 'chevrotain';
import type { Piece } from '../../grammar/scan.ts';
import * as t from '../../grammar/tokens.ts';
import type { Metric } from '../catalogue/metric.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import { forgiving } from './tolerance.ts';
import { longest } from './trie.ts';

const percents = new Set(['%', 'percent', 'percentage', 'pct']);

/** `% abandoned`: the rate of the count that follows, or its share (`% closed by bots`) where it has none. */
export function percentOf(pieces: readonly Piece[], at: number, lexicon: Lexicon): (Entry & { readonly end: number }) | null {
  if (!percents.has(pieces[at]?.norm ?? '')) return null;
  const entry = longest(lexicon.phrases, pieces, at + 1, forgiving)?.found.entry;
  if (entry?.token !== t.Metric || entry.payload.kind !== 'metric') return null;
  const metric = lexicon.catalogue.metric(entry.payload.id);
  return metric?.unit === 'count' ? { token: rateOrShare(metric), payload: { kind: 'word', value: '' }, end: at + 1 } : null;
}

function rateOrShare({ rate }: Metric): TokenType {
  return rate === null ? t.Share : t.ByRate;
}

/** `away % by agent` */
export function percentBehind(
  { norm }: Piece,
  before: readonly Entry[],
  { catalogue }: Lexicon,
): (Entry & { readonly end: number }) | null {
  const last = before.at(-1);
  if (!percents.has(norm) || last?.payload.kind !== 'metric' || last.token !== t.Metric) return null;
  const metric = catalogue.metric(last.payload.id);
  if (metric === undefined) return null;
  // Behind a rate it says only how that is written.
  return metric.unit === 'count' || metric.rate ? { token: rateOrShare(metric), payload: { kind: 'word', value: '' }, end: 0 } : null;
}
