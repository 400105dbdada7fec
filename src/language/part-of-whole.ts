/** `what percent of prospects were exposed`: a part that follows its whole asks for the rate of the two, not for shares of members. */
import type { Draft } from './draft.ts';
import type { MetricTerm } from './question.ts';
import { rateBetween } from './read-metric.ts';

/** The part per its whole, as the rate that the catalogue has of the two, else per hundred; null where nothing of the kind is asked. */
export function partOfWhole(draft: Draft): MetricTerm | null {
  const { transform, text, lexicon } = draft;
  const [whole, part, ...more] = draft.metrics.filter(({ role }) => role === 'asked');
  if (transform?.kind !== 'share' || !whole) return null;
  // `what share of conversations were abandoned`: one metric in the words of both.
  const words = text.slice(whole.at.start, whole.at.end);
  const rate = typeof whole.metric === 'string' ? lexicon.catalogue.metric(whole.metric)?.rate : undefined;
  if (!part && rate && whole.at.start > transform.at.start && /^(?:conversations?|convos?|convs?|chats?)\s/iu.test(words))
    return { metric: rate, level: whole.level, at: whole.at };
  if (!part || more.length > 0 || whole.at.start < transform.at.end) return null;
  if (typeof whole.metric !== 'string' || typeof part.metric !== 'string' || whole.metric === part.metric) return null;
  if (/[,;&+/]|\b(?:and|or|vs|versus|by|per)\b/iu.test(text.slice(whole.at.end, part.at.start))) return null;
  const [counted, of] = [part.metric, whole.metric].map((id) => lexicon.catalogue.metric(id));
  if (counted?.unit !== 'count' || of?.unit !== 'count') return null;
  // Which conversations a rate is of it says itself.
  const named = whole.metric === 'opened_conversations' && !whole.word.includes('open') ? (counted.rate ?? null) : null;
  const metric = named ?? rateBetween(part.metric, whole.metric, draft) ?? { ratio: [part.metric, whole.metric] as const, per: 100 };
  return { metric, level: part.level ?? whole.level, at: part.at };
}
