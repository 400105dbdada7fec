/** The order of the rows and how many of them: what is ranked, what is sorted, else the metric or time itself. */
import { dimensionOf } from '../../catalogue/dimensions.ts';
import { type MetricRef, metricKey } from '../../catalogue/metric.ts';
import type { MetricsQuestion, OrderTerm, RankingTerm } from '../../language/question.ts';
import { type Draft, decided, guessed, type Pass, troubled } from '../draft.ts';
import { isDimension } from '../level.ts';
import { distinct, labelOf, metricOf, standing } from '../metric-ref.ts';
import type { MetricsPlan, PlanLimit, PlanOrder } from '../plan.ts';
import type { PlanContext } from '../planned.ts';

/** Chooses `order` and `limit`. Best and worst go by the metric's own direction; where it has none they are asked back. */
export const rankingPass: Pass = (draft, context) => {
  const { catalogue } = context;
  const { question } = draft;
  const ranking = question.ranking && {
    ...question.ranking,
    metric: question.ranking.metric && standing(question.ranking.metric, catalogue),
  };
  const [names = 'name'] = draft.plan.by;
  const terms = question.order.map((term) => ({ ...term, by: term.by === 'name' ? names : standing(term.by, catalogue) }));
  const sorted = terms.map((term): PlanOrder => ({ by: metricKey(term.by), direction: term.direction }));
  const next = withRatios(draft, [...(ranking?.metric ? [ranking.metric] : []), ...terms.map((term) => term.by)]);
  const unknown = terms.find(({ by }) => typeof by === 'string' && !isOrder(by, context));
  if (unknown) return unordered(next, unknown);
  if (ranking === null) return decided(next, { order: sorted.length > 0 ? distinctOrder(sorted) : defaultOrder(next.plan) });
  const limited = decided(next, { limit: limitOf(ranking) });
  if (ranking.n !== null && (ranking.n < 1 || !Number.isInteger(ranking.n))) return uncountable(limited, ranking);
  if (ranking.per !== null && next.plan.by.length < 2) return unnested(limited, ranking);
  const ranked = rankedBy(limited, ranking);
  if (ranked === null) return decided(limited, { order: distinctOrder(sorted) });
  const direction = directionOf(ranking, ranked, context);
  if (direction === null) return undirected(limited, ranking, ranked, context);
  return overall(decided(limited, { order: distinctOrder([{ by: metricKey(ranked), direction }, ...sorted]) }), ranking);
};

/** With a grain the rows of a ranking are those of the whole range: which one leads each month is another table. */
function overall(draft: Draft, { n, per, of }: RankingTerm): Draft {
  const { by, grain } = draft.plan;
  const [dimension] = by;
  if (n === null || per !== null || grain === null || dimension === undefined || of === null) return draft;
  const { label, plural } = dimensionOf(dimension);
  const text = `Ranked over the whole range, and shown by ${grain}: another ${lowered(label)} may lead in one ${grain}.`;
  const at = { start: 0, end: 0 };
  // What is only ranked by is asked for once nothing is ranked.
  const metrics = draft.plan.metrics.map((metric) => ({ metric, level: null, at }));
  const all = { ...draft.question, ranking: null, metrics, sections: [], by: by.map((one) => ({ dimension: one, at })) };
  return guessed(draft, text, [{ label: `all ${lowered(plural)} by ${grain}`, question: all }]);
}

function lowered(name: string): string {
  return name.replace(/^[A-Z](?=[a-z])/u, (letter) => letter.toLowerCase());
}

/** The order where nothing is said: time ascending over time, week and clock order by weekday and hour, else the first metric descending. */
export function defaultOrder({ by, grain, metrics }: Pick<MetricsPlan, 'by' | 'grain' | 'metrics'>): readonly PlanOrder[] {
  const [dimension, ...others] = by;
  const [metric] = metrics;
  if (grain !== null) return [{ by: 'time', direction: 'asc' }];
  if (dimension === undefined || metric === undefined) return [];
  const largest: PlanOrder = { by: metricKey(metric), direction: 'desc' };
  if (dimension !== 'weekday' && dimension !== 'hour') return [largest];
  return [{ by: dimension, direction: 'asc' }, ...(others.length > 0 ? [largest] : [])];
}

/** What is ranked by: the ranking's metric, else the first one; null where an explicit order says it already. */
function rankedBy(draft: Draft, ranking: RankingTerm): MetricRef | null {
  if (ranking.byChange) return 'change';
  if (ranking.metric !== null) return ranking.metric;
  return draft.question.order.length > 0 ? null : (draft.plan.metrics[0] ?? null);
}

/** Which way `ref` is ranked; null for best and worst of a metric that is neither better high nor better low. */
export function directionOf(ranking: RankingTerm, ref: MetricRef, { catalogue }: PlanContext): 'asc' | 'desc' | null {
  const { rank } = ranking;
  if (rank === 'top') return 'desc';
  if (rank === 'bottom') return 'asc';
  const metric = typeof ref === 'string' && ref !== 'change' ? metricOf(ref, catalogue) : null;
  if (metric === null) return rank === 'best' ? 'desc' : 'asc';
  if (metric.better === 'neither') return null;
  return (metric.better === 'higher') === (rank === 'best') ? 'desc' : 'asc';
}

/** How many rows a ranking shows; null where it shows all. */
export function limitOf({ n, per }: RankingTerm): PlanLimit | null {
  if (n === null) return null;
  return per === null ? n : { n, per };
}

function undirected(draft: Draft, ranking: RankingTerm, ref: MetricRef, { catalogue }: PlanContext): Draft {
  const choice = (rank: 'top' | 'bottom'): MetricsQuestion => ({ ...draft.question, ranking: { ...ranking, rank } });
  return troubled(draft, {
    code: 'ambiguous',
    message: `${labelOf(ref, catalogue)} is neither better high nor better low: highest or lowest?`,
    at: ranking.at,
    mends: [
      { label: 'highest', question: choice('top') },
      { label: 'lowest', question: choice('bottom') },
    ],
  });
}

function isOrder(by: string, { catalogue }: PlanContext): boolean {
  return catalogue.metric(by) !== undefined || isDimension(by) || ['time', 'change', 'change_rate'].includes(by);
}

function unordered(draft: Draft, term: OrderTerm): Draft {
  const order = draft.question.order.filter((other) => other.at !== term.at);
  return troubled(draft, {
    code: 'not_understood',
    message:
      term.by === 'name'
        ? 'There are no names to sort by: nothing is broken down.'
        : 'The order names nothing that is shown: a metric, a breakdown, time or the change.',
    at: term.at,
    mends: [{ label: 'in the usual order', question: { ...draft.question, order } }],
  });
}

function unnested(draft: Draft, ranking: RankingTerm): Draft {
  return troubled(draft, {
    code: 'not_understood',
    message: 'A ranking within each member needs two breakdowns: what is ranked, and what it is ranked within.',
    at: ranking.at,
    mends: [{ label: 'one ranking', question: { ...draft.question, ranking: { ...ranking, per: null } } }],
  });
}

function uncountable(draft: Draft, ranking: RankingTerm): Draft {
  return troubled(draft, {
    code: 'not_understood',
    message: `A ranking shows a whole number of rows, at least one, not ${String(ranking.n)}.`,
    at: ranking.at,
    mends: [5, null].map((n) => ({
      label: n === null ? 'all' : `top ${String(n)}`,
      question: { ...draft.question, ranking: { ...ranking, n } },
    })),
  });
}

/** Ratios made on the fly join `metrics`: a key alone would not say how they are scaled. */
function withRatios(draft: Draft, refs: readonly MetricRef[]): Draft {
  return decided(draft, { metrics: distinct([...draft.plan.metrics, ...refs.filter((ref) => typeof ref !== 'string')]) });
}

function distinctOrder(order: readonly PlanOrder[]): readonly PlanOrder[] {
  return order.filter((entry, index) => order.findIndex((other) => other.by === entry.by) === index);
}
