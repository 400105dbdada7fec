/** `slowest`, `fastest`, `longest conversations`: rankings by a time, whose words say more than which end comes first. */
import type { MetricRef } from '../catalogue/metric.ts';
import type { Draft } from './draft.ts';
import type { RankingTerm } from './question.ts';

const durationOfConversations = 'avg_conversation_duration';

/** `ranking` as one from the top or the bottom: the slowest has the most of a time and the least of what is done in an hour. */
export function paced(ranking: RankingTerm, { text, metrics, lexicon }: Draft): RankingTerm {
  const [word = ''] = /\p{L}+(?:\s+\p{L}+)*/u.exec(text.slice(ranking.at.start, ranking.at.end).replace(/^(?:the|\d+)\s+/iu, '')) ?? [];
  const slow = /^slow/iu.test(word);
  if (!slow && !/^(?:fast|quick)/iu.test(word)) return /^(?:longest|shortest)/iu.test(word) ? lasting(ranking, text) : ranking;
  const metric = ranking.metric ?? metrics[0]?.metric ?? null;
  const unit = typeof metric === 'string' ? lexicon.catalogue.metric(metric)?.unit : undefined;
  if (unit === 'duration') return { ...ranking, rank: slow ? 'top' : 'bottom' };
  return { ...ranking, rank: slow ? 'worst' : 'best' };
}

/** `longest conversations` are those that last longest, not the most of them. */
function lasting(ranking: RankingTerm, text: string): RankingTerm {
  const conversations = /(?:conversations?|convs?|convos?|chats?)$/iu.test(text.slice(ranking.at.start, ranking.at.end));
  const counted = isCount(ranking.metric) && conversations;
  return counted ? { ...ranking, metric: durationOfConversations } : ranking;
}

function isCount(metric: MetricRef | null): boolean {
  return metric === 'opened_conversations' || metric === 'closed_conversations';
}
