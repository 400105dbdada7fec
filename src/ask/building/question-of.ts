/** From what was chosen in a form to the question it is, and from a question to the form that asks it. */
import type { Span } from '../../base/span.ts';
import { type MetricRef, metricKey } from '../../catalogue/metric.ts';
import type { Lexicon } from '../../language/lexicon.ts';
import type { MetricsQuestion, TimeTerm } from '../../language/question.ts';
import { read } from '../../language/read.ts';
import { blankPlan } from '../../plan/blank-plan.ts';
import { defaultOrder } from '../../plan/passes/ranking.ts';
import type { MetricsPlan, PlanFilter } from '../../plan/plan.ts';
import type { PlanContext } from '../../plan/planned.ts';
import { questionFrom } from '../../plan/question-from.ts';
import type { Choice, FormPart, FormProblem } from './choice.ts';
import { nameBehind, searched } from './search.ts';

/** Where each part stands in a question that nobody typed: planning says by its place what has to change. */
const places: Readonly<Record<FormPart, number>> = {
  metrics: 0,
  by: 1000,
  grain: 1001,
  time: 1002,
  members: 1003,
  others: 1004,
  kept: 1005,
  compare: 1006,
  chart: 1007,
};

function at(part: FormPart): Span {
  return { start: places[part], end: places[part] + 1 };
}

/** The part that a place in the question belongs to. */
export function partAt(span: Span | null): FormPart {
  const found = (Object.keys(places) as readonly FormPart[]).find((part) => places[part] === span?.start);
  return found ?? 'metrics';
}

export interface Building {
  readonly lexicon: Lexicon;
  readonly context: PlanContext;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The time that `typed` says by itself; null where it says none, or more than that. */
export function timeIn(typed: string, { lexicon, context, now }: Building): TimeTerm | null {
  const { catalogue, directory, today } = context;
  const [metric] = catalogue.metrics.flatMap(({ words }) => words.slice(0, 1));
  const { question, problems, words } = read(`${metric ?? ''} ${typed}`, { catalogue, directory, today, now, lexicon, brief: true });
  if (problems.length > 0 || question?.kind !== 'metrics' || question.time === null) return null;
  const { by, filters, having, compare, ranking, grain, metrics } = question;
  const more = by.length + filters.length + having.length + metrics.length > 1 || compare !== null || ranking !== null || grain !== null;
  return more || words.some(({ meaning }) => meaning === 'not part of the question') ? null : question.time;
}

/** The question of `choice`, which goes on from `plan` (null: from nothing); else what stands in the way, each at its part. */
export function questionOf(
  choice: Choice,
  plan: MetricsPlan | null,
  building: Building,
): { readonly question: MetricsQuestion | null; readonly problems: readonly FormProblem[] } {
  const { context } = building;
  const time = timeIn(choice.time, building);
  const metrics = choice.metrics.map((key) => refOf(key, plan, context));
  const filters = [...filtersOf(choice.members, 'members', building), ...filtersOf(choice.others, 'others', building)];
  const problems: readonly (FormProblem | null)[] = [
    metrics.length === 0 ? { part: 'metrics', message: 'Choose a metric.' } : null,
    metrics.includes(null) ? { part: 'metrics', message: 'One of these metrics is not to be had any more: choose again.' } : null,
    time === null
      ? { part: 'time', message: `“${choice.time}” is no time that is understood. Last week, 3 Nov to 10 Nov or Q3 are.` }
      : null,
    ...filters.map((filter) => ('message' in filter ? filter : null)),
  ];
  const found = problems.filter((problem) => problem !== null);
  if (time === null || found.length > 0) return { question: null, problems: found };
  const range = { from: time.from, to: time.to, phrase: time.phrase };
  const keys = new Set(choice.kept);
  const from = plan ?? blankPlan(context.directory.brand.id, range);
  const chosen = filters.flatMap((filter) => ('message' in filter ? [] : [filter]));
  const usual = plan === null || JSON.stringify(plan.order) === JSON.stringify(defaultOrder(plan));
  const changed: MetricsPlan = {
    ...from,
    metrics: metrics.filter((ref) => ref !== null),
    by: choice.by,
    grain: choice.grain,
    time: range,
    filters: from.filters.filter((_, index) => keys.has(`filter:${index}`)),
    having: from.having.filter((_, index) => keys.has(`having:${index}`)),
    limit: keys.has('limit') ? from.limit : null,
    transform: keys.has('transform') ? from.transform : null,
    compare: null,
    output: null,
  };
  const ordered = { ...changed, order: usual || !keys.has('order') ? defaultOrder(changed) : from.order };
  const question = placed(questionFrom(ordered, context));
  return { question: { ...question, ...rest(choice, plan, time, chosen, question.filters) }, problems: [] };
}

/** What the form says in words of its own, over what it keeps. */
function rest(
  choice: Choice,
  plan: MetricsPlan | null,
  time: TimeTerm,
  chosen: readonly ChosenFilter[],
  kept: MetricsQuestion['filters'],
): Pick<MetricsQuestion, 'time' | 'filters' | 'compare' | 'chart'> {
  return {
    time: { ...time, at: at('time') },
    filters: [...kept, ...chosen.map(({ part, ...filter }) => ({ ...filter, at: at(part) }))],
    compare: compareOf(choice, plan),
    chart: choice.chart === null ? null : { chart: choice.chart, at: at('chart') },
  };
}

/** Metrics keep their order, all else stands at its part. */
function placed(question: MetricsQuestion): MetricsQuestion {
  return {
    ...question,
    by: question.by.map((term) => ({ ...term, at: at('by') })),
    grain: question.grain && { ...question.grain, at: at('grain') },
    filters: question.filters.map((term) => ({ ...term, at: at('kept') })),
    having: question.having.map((term) => ({ ...term, at: at('kept') })),
    order: question.order.map((term) => ({ ...term, at: at('kept') })),
    ranking: question.ranking && { ...question.ranking, at: at('kept') },
    transform: question.transform && { ...question.transform, at: at('kept') },
  };
}

function compareOf({ compare }: Choice, plan: MetricsPlan | null): MetricsQuestion['compare'] {
  if (compare === null) return null;
  if (compare !== 'own') {
    const unit = compare.replace('previous ', '') as 'period' | 'week' | 'month' | 'quarter' | 'year';
    return { kind: 'previous', unit, at: at('compare') };
  }
  if (!plan?.compare) return null;
  const { from, to } = plan.compare;
  return {
    kind: 'range',
    range: { from, to, phrase: null, unit: null, running: false, at: at('compare') },
    sameElapsed: false,
    at: at('compare'),
  };
}

function refOf(key: string, plan: MetricsPlan | null, { catalogue }: PlanContext): MetricRef | null {
  return plan?.metrics.find((ref) => metricKey(ref) === key) ?? catalogue.metric(key)?.id ?? null;
}

type ChosenFilter = PlanFilter & { readonly part: FormPart };

/** The values of a field as filters, one for each dimension. */
function filtersOf(values: readonly string[], part: 'members' | 'others', { lexicon }: Building): readonly (ChosenFilter | FormProblem)[] {
  const byDimension = new Map<PlanFilter['dimension'], string[]>();
  for (const value of values) {
    const behind = nameBehind(value, lexicon);
    const fits = behind !== null && searched.some((one) => one === behind.dimension) === (part === 'members');
    if (!fits) return [{ part, message: 'One of these is not to be had any more: choose again.' }];
    byDimension.set(behind.dimension, [...(byDimension.get(behind.dimension) ?? []), behind.name]);
  }
  return [...byDimension].map(([dimension, names]) => ({ dimension, op: 'in' as const, values: names.toSorted(), part }));
}
