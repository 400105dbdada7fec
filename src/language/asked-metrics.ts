/** Which metrics a question asks for: those named, as the words around them make them. */
import type { Span } from '../base/span.ts';
import { addsUp } from '../catalogue/catalogue.ts';
import type { MetricRef } from '../catalogue/metric.ts';
import { type Draft, has } from './draft.ts';
import { partOfWhole } from './part-of-whole.ts';
import type { MetricTerm } from './question.ts';
import type { ValueFilter } from './resolve-values.ts';

/** Metrics asked for; those that are only tested or ranked by are left to the plan, which takes them where nothing else is named. */
export function askedMetrics(draft: Draft, values: readonly ValueFilter[]): readonly MetricTerm[] {
  const parted = partOfWhole(draft);
  if (parted !== null) return [parted];
  const ranks = draft.ranking !== null;
  const asked = draft.metrics.filter((use) => (use.role === 'asked' || (use.role === 'by' && !ranks)) && !isSubject(use, draft));
  const rate = has(draft, 'rate') || isShareOfAll(draft);
  const terms = asked.map(({ metric, level, at }) => ({ metric: rate ? rateOf(metric, draft) : metric, level, at }));
  const closers = draft.flags.find(({ kind }) => kind === 'closers');
  if (closers) return closedBy(terms, closers.at);
  const close = draft.flags.find(({ kind }) => kind === 'close');
  const agents = closesByAgent(draft, values);
  const bare = asked.every(({ metric, word }) => metric === 'opened_conversations' && !word.includes('open'));
  if (close && bare) {
    const metric = agents && close.value === 'closed_conversations' ? 'closed_by_agent' : close.value;
    return [{ metric, level: null, at: close.at, ...(metric === 'closed_by_agent' ? { instead: 'closed_conversations' } : {}) }];
  }
  return terms.map((term) =>
    agents && term.metric === 'closed_conversations' ? { ...term, metric: 'closed_by_agent', instead: 'closed_conversations' } : term,
  );
}

/** `conversations by who closed them`: the three who may. */
function closedBy(terms: readonly MetricTerm[], at: Span): readonly MetricTerm[] {
  const others = terms.filter(({ metric }) => metric !== 'opened_conversations' && metric !== 'closed_conversations');
  const three = ['closed_by_agent', 'closed_by_consumer', 'closed_by_system'].map((metric) => ({ metric, level: null, at }));
  return [...others, ...three];
}

const allConversations = /(?:%|percent|percentage) of(?: all)?(?: the| our)? (?:conversations?|convos?|convs?|chats?)\b/iu;

/** `what % of conversations were abandoned` asks for the rate of the count that follows, not for shares of members. */
export function isShareOfAll({ transform, metrics, text, lexicon }: Draft): boolean {
  if (transform?.kind !== 'share' || !allConversations.test(text)) return false;
  const counted = metrics.filter(
    ({ metric, at, word }) => at.start > transform.at.start && (metric !== 'opened_conversations' || word.includes('open')),
  );
  return (
    counted.length > 0 &&
    counted.every(({ metric }) => typeof metric === 'string' && (lexicon.catalogue.metric(metric)?.rate ?? null) !== null)
  );
}

const participles = new Set(['handled', 'closed', 'abandoned', 'interactive', 'transferred']);

/** `conversations that the day team handled`: the noun of the metric that follows, parted from it by a name. */
function isSubject({ metric, word, at }: Draft['metrics'][number], { metrics, text }: Draft): boolean {
  if (metric !== 'opened_conversations' || word.includes('open')) return false;
  const next = metrics.find((other) => other.at.start >= at.end);
  if (next === undefined || !participles.has(text.slice(next.at.start, next.at.end).toLowerCase())) return false;
  return !/[,;&+/]|\b(?:and|or|vs|versus)\b/iu.test(text.slice(at.end, next.at.start));
}

/** An agent, or `who` or `which agent`, as the subject of `close` is the agent that closed. */
export function closesByAgent(draft: Draft, values: readonly ValueFilter[]): boolean {
  if (has(draft, 'who')) return true;
  const asked = draft.nouns.some(({ of, asked: subject }) => subject && of === 'agent');
  return asked || (has(draft, 'close') && values.some(({ filter }) => filter.dimension === 'agent'));
}

function rateOf(metric: MetricRef, { lexicon }: Draft): MetricRef {
  return typeof metric === 'string' ? (lexicon.catalogue.metric(metric)?.rate ?? metric) : metric;
}

/** Of what adds up, the part of a day; a rate is that of the summed parts anyway. */
export function perDay(term: MetricTerm, { lexicon }: Draft): MetricTerm {
  const { metric } = term;
  return typeof metric === 'string' && addsUp(metric, lexicon.catalogue) ? { ...term, metric: { ratio: [metric, 'days'], per: 1 } } : term;
}

/** `average transfers per day`: of what adds up the part of a day, as `average daily` says. */
export function averagePerDay({ flags, grain, lexicon, text }: Draft, metrics: readonly MetricTerm[]): Draft['flags'][number] | undefined {
  const average = flags.find(({ kind }) => kind === 'average');
  const daily = grain?.grain === 'day' && /^(?:per|a|each) day$/iu.test(text.slice(grain.at.start, grain.at.end));
  const adds = metrics.length > 0 && metrics.every(({ metric }) => typeof metric === 'string' && addsUp(metric, lexicon.catalogue));
  return daily && adds ? average : undefined;
}
